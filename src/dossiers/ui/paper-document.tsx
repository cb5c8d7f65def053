import { data, type LoaderFunctionArgs } from 'react-router'
import { parseId } from '#kernel/ids.ts'
import { requestContext } from '#web/request-context.ts'
import { ALL_PAPERS, answerDossierPaper, answerPdf } from '../pages/answer-paper.ts'
import { printGuidance } from '../papers/papers.ts'

/** `GET /mot-cua/giay-to/:id/:loai` (`?lan=2` for the second supplement request). Rights are those of the dossier. */
export const loader = async ({ context, params, request }: LoaderFunctionArgs): Promise<Response> => {
  const web = context.get(requestContext)
  if (params['loai'] === 'huong-dan') {
    const id = parseId(params['id'] ?? '')
    if (id === undefined) throw data(null, { status: 404 })
    return answerPdf(await printGuidance(web.ctx, web.press(), id), 'huong-dan')
  }
  return answerDossierPaper(web, ALL_PAPERS, { id: params['id'], kind: params['loai'], url: request.url })
}
