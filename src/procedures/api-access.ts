import { ROLES } from '#kernel/actor.ts'
import type { Access } from '#web/access.ts'

/** Who may come through each door of `procedureApi`: whoever holds a role. */
export const PROCEDURE_API_ACCESS: Readonly<Record<string, Access>> = {
  'GET /api/v1/procedures': ROLES,
  'GET /api/v1/procedures/:code': ROLES,
}
