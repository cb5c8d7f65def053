import type { Role } from '#kernel/actor.ts'

/** Whoever holds dossiers or watches over those who do; what they see is narrowed by unit. */
export const MONITORING_ROLES: readonly Role[] = [
  'receptionOfficer', 'centerDirector', 'caseOfficer', 'unitHead', 'agencyLeader', 'recordsClerk', 'reformCoordinator', 'inspector',
]

/** Who may come through each door of `monitoringApi`. */
export const MONITORING_API_ACCESS: Readonly<Record<string, readonly Role[]>> = {
  'GET /api/v1/monitoring/dossiers': MONITORING_ROLES,
  'GET /api/v1/monitoring/slips': MONITORING_ROLES,
  'POST /api/v1/monitoring/slips': ['unitHead', 'agencyLeader', 'centerDirector'],
  'POST /api/v1/monitoring/slips/:id/answer': MONITORING_ROLES,
}
