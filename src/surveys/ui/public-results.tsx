import { data, useLoaderData, type LoaderFunctionArgs } from 'react-router'
import { parseId } from '#kernel/ids.ts'
import { requestContext } from '#web/request-context.ts'
import { findPublicResults } from '../pages/results-page.ts'
import { KIND_WORDS, OWN_MARK } from '../words.ts'
import { ResultsView } from './results-view.tsx'

export const loader = async ({ context, params }: LoaderFunctionArgs) => {
  const page = await findPublicResults(context.get(requestContext).ctx, parseId(params['id'] ?? '') ?? '')
  if (page === undefined) throw data(null, { status: 404 })
  return page
}

/** Results of a published survey, as everybody sees them. */
const PublicResults = () => {
  const page = useLoaderData<typeof loader>()
  const { survey } = page
  return (
    <div className="wrap stack">
      <title>{`${survey.title} · Dịch vụ công`}</title>
      <div>
        <p><a href="/cong-khai/khao-sat">Kết quả khảo sát</a></p>
        <h1>{survey.title}</h1>
        <p>{KIND_WORDS[survey.kind]}{survey.isOwn && `, ${OWN_MARK}`}, do {page.ownerName} tổ chức{survey.decision !== null && `, công bố theo ${survey.decision}`}.</p>
      </div>
      <ResultsView page={page} />
    </div>
  )
}
export default PublicResults
