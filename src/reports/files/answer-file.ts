import { statusOf } from '#web/refusal-status.ts'
import type { ReportFile } from './report-file.ts'

/** A made file as an answer to keep; a refusal as its sentence. */
export const answerFile = (made: ReportFile): Response => {
  if (!made.ok) return new Response(made.message, { status: statusOf(made.code), headers: { 'content-type': 'text/plain; charset=utf-8' } })
  const { body, type, name } = made
  return new Response(typeof body === 'string' ? body : new Uint8Array(body), {
    headers: { 'content-type': type, 'content-disposition': `attachment; filename="${name}"`, 'cache-control': 'private, no-store' },
  })
}
