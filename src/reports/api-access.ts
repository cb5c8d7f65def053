import { ROLES } from '#kernel/actor.ts'
import type { Access } from '#web/access.ts'

/** Whoever works on dossiers reads the figures of their own units; an administrator's right is none. */
export const FIGURE_READERS: Access = ROLES.filter((role) => role !== 'systemAdmin' && role !== 'businessAdmin')

/** Who may come through each door of `reportApi`; which units they read is narrowed behind it. */
export const REPORT_API_ACCESS: Readonly<Record<string, Access>> = {
  'GET /api/v1/reports': FIGURE_READERS,
  'GET /api/v1/reports/:form': FIGURE_READERS,
  'GET /api/v1/report-filings': FIGURE_READERS,
  'GET /api/v1/report-filings/:id': FIGURE_READERS,
}
