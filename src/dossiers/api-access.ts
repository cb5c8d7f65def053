import { ROLES } from '#kernel/actor.ts'
import type { Access } from '#web/access.ts'
import { INPUTS } from './inputs.ts'

/** Everybody with a duty in the office; administrators of the machine have none in dossiers. */
const ON_DUTY: Access = ROLES.filter((role) => role !== 'systemAdmin' && role !== 'businessAdmin')

/** Who may come through each door of `dossierApi`; what they find behind it is narrowed by `may` and the queries. */
export const DOSSIER_API_ACCESS: Readonly<Record<string, Access>> = {
  ...Object.fromEntries(Object.keys(INPUTS).map((name) => [`POST /api/v1/dossiers/commands/${name}`, ON_DUTY])),
  'POST /api/v1/guidances': ON_DUTY,
  'GET /api/v1/dossiers': ON_DUTY,
  'GET /api/v1/dossiers/:id': ON_DUTY,
  'GET /api/v1/dossiers/:id/history': ON_DUTY,
  'GET /api/v1/filing-preview': ON_DUTY,
  'POST /api/v1/files': ON_DUTY,
  'GET /api/v1/files/:id': ON_DUTY,
  'POST /api/v1/look-up': 'public',
}
