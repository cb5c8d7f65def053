import type { LoaderFunctionArgs } from 'react-router'
import { requestContext } from '#web/request-context.ts'
import { answerDossierPaper, CITIZEN_PAPERS } from '../pages/answer-paper.ts'

/** `GET /ho-so-cua-toi/:id/giay-to/:loai`: a paper of one's own dossier that is meant for its citizen. */
export const loader = ({ context, params, request }: LoaderFunctionArgs): Promise<Response> => {
  const web = context.get(requestContext)
  return answerDossierPaper({ ...web, ctx: web.citizenCtx }, CITIZEN_PAPERS, { id: params['id'], kind: params['loai'], url: request.url })
}
