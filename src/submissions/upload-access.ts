import type { Access } from '#web/access.ts'

/** Who may come through the doors of uploads. */
export const UPLOAD_ACCESS: Readonly<Record<string, Access>> = {
  'POST /api/v1/drafts/:id/uploads': 'citizen',
  'GET /api/v1/uploads/:id': 'citizen',
  'PATCH /api/v1/uploads/:id': 'citizen',
  'DELETE /api/v1/uploads/:id': 'citizen',
}
