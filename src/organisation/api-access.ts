import { ROLES } from '#kernel/actor.ts'
import type { Access } from '#web/access.ts'

/** Who may come through each door of `organisationApi`: whoever holds a role; what they find is narrowed behind it. */
export const ORGANISATION_API_ACCESS: Readonly<Record<string, Access>> = {
  'GET /api/v1/units': ROLES,
  'GET /api/v1/units/:id': ROLES,
  'GET /api/v1/units/:id/staff': ROLES,
  'GET /api/v1/units/:id/calendar': ROLES,
}
