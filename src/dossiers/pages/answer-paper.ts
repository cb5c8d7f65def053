import { data } from 'react-router'
import { parseId, type DossierId } from '#kernel/ids.ts'
import type { Result } from '#kernel/result.ts'
import { paperRefusals } from '#papers/refusals.ts'
import type { Paper } from '#papers/render.ts'
import type { RequestContext } from '#web/request-context.ts'
import { printDossierPaper, type DossierPaper, type PrintCode } from '../papers/papers.ts'

/** What the address calls each paper: `/mot-cua/giay-to/<dossier>/giay-hen`. */
const KIND_OF_ADDRESS: Readonly<Record<string, DossierPaper>> = {
  'giay-hen': 'receipt',
  'phieu-kiem-soat': 'controlSlip',
  'phieu-tu-choi': 'rejection',
  'thong-bao-dung': 'stopNotice',
  'xin-loi': 'apology',
  'bia-ket-qua': 'resultCover',
  'yeu-cau-bo-sung': 'supplementRequest',
  'to-khai': 'declaration',
}

/** A PDF for the browser's own viewer; nothing in it may run or be framed. */
export const answerPdf = (printed: Result<Paper, PrintCode>, name: string): Response => {
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

/** Papers that are written to the citizen; the others stay in the office. */
export const CITIZEN_PAPERS: ReadonlySet<string> = new Set(['giay-hen', 'phieu-tu-choi', 'thong-bao-dung', 'xin-loi', 'yeu-cau-bo-sung', 'to-khai'])

type Asked = { readonly id: string | undefined; readonly kind: string | undefined; readonly url: string }

/** A paper of a dossier that the actor of `ctx` may see, of those that this door gives out. */
export const answerDossierPaper = async (
  { ctx, press, origin, findPaidState }: Pick<RequestContext, 'ctx' | 'press' | 'origin' | 'findPaidState'>,
  given: ReadonlySet<string>,
  asked: Asked,
): Promise<Response> => {
  const id = parseId<DossierId>(asked.id ?? '')
  const address = asked.kind ?? ''
  const kind = given.has(address) ? KIND_OF_ADDRESS[address] : undefined
  if (id === undefined || kind === undefined) throw data(null, { status: 404 })
  const ordinal = Number(new URL(asked.url).searchParams.get('lan') ?? 1)
  const payment = kind === 'receipt' ? await findPaidState(ctx, id) : null
  return answerPdf(await printDossierPaper(ctx, press(), { dossierId: id, kind, ordinal, origin, payment }), address)
}

export const ALL_PAPERS: ReadonlySet<string> = new Set(Object.keys(KIND_OF_ADDRESS))
