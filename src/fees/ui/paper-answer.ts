import { data } from 'react-router'
import type { Result } from '#kernel/result.ts'
import { paperRefusals } from '#papers/refusals.ts'
import type { Paper } from '#papers/render.ts'
import type { FeePaperCode } from '../cash/papers.ts'

/** A PDF for the browser's own viewer; nothing in it may run or be framed. */
export const answerFeePaper = (printed: Result<Paper, FeePaperCode>, name: string): Response => {
  if (printed.ok) {
    return new Response(new Uint8Array(printed.value.pdf), {
      headers: {
        'content-type': 'application/pdf',
        'content-disposition': `inline; filename="${name}.pdf"`,
        'cache-control': 'private, no-store',
      },
    })
  }
  if (printed.refusal.code === 'paperNotFound') throw data(null, { status: 404 })
  return new Response(paperRefusals[printed.refusal.code](printed.refusal.facts), {
    status: 422,
    headers: { 'content-type': 'text/plain; charset=utf-8' },
  })
}
