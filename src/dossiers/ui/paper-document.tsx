import { data, type LoaderFunctionArgs } from 'react-router'
import { parseId, type DossierId } from '#kernel/ids.ts'
import { paperRefusals } from '#papers/refusals.ts'
import { requestContext } from '#web/request-context.ts'
import { printDossierPaper, printGuidance, type DossierPaper, type PrintCode } from '../papers/papers.ts'
import type { Paper } from '#papers/render.ts'
import type { Result } from '#kernel/result.ts'

/** What the address calls each paper: `/mot-cua/giay-to/<dossier>/giay-hen`. */
const KIND_OF_ADDRESS: Readonly<Record<string, DossierPaper>> = {
  'giay-hen': 'receipt',
  'phieu-kiem-soat': 'controlSlip',
  'phieu-tu-choi': 'rejection',
  'thong-bao-dung': 'stopNotice',
  'bia-ket-qua': 'resultCover',
  'yeu-cau-bo-sung': 'supplementRequest',
}

/** A PDF for the browser's own viewer; nothing in it may run or be framed. */
const answerPdf = (printed: Result<Paper, PrintCode>, name: string): Response => {
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

/** `GET /mot-cua/giay-to/:id/:loai` (`?lan=2` for the second supplement request). Rights are those of the dossier. */
export const loader = async ({ context, params, request }: LoaderFunctionArgs): Promise<Response> => {
  const { ctx, press, origin } = context.get(requestContext)
  const id = parseId<DossierId>(params['id'] ?? '')
  const address = params['loai'] ?? ''
  if (id === undefined) throw data(null, { status: 404 })
  if (address === 'huong-dan') return answerPdf(await printGuidance(ctx, press(), id), address)
  const kind = Object.hasOwn(KIND_OF_ADDRESS, address) ? KIND_OF_ADDRESS[address] : undefined
  if (kind === undefined) throw data(null, { status: 404 })
  const ordinal = Number(new URL(request.url).searchParams.get('lan') ?? 1)
  return answerPdf(await printDossierPaper(ctx, press(), { dossierId: id, kind, ordinal, origin }), address)
}
