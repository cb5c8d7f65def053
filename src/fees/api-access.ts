import { ROLES } from '#kernel/actor.ts'
import type { Access } from '#web/access.ts'
import { COLLECTORS } from './domain/rights.ts'

/** Who may come through each door of `feeApi`; what they find behind it is narrowed by the books. */
export const FEE_API_ACCESS: Readonly<Record<string, Access>> = {
  'GET /api/v1/dossiers/:id/fees': ROLES.filter((role) => role !== 'systemAdmin' && role !== 'businessAdmin'),
  'POST /api/v1/fees/commands/takeCash': COLLECTORS,
  'POST /api/v1/payments/callbacks/:gateway': 'public',
}
