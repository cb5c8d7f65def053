import { data, Link, useLoaderData, type LoaderFunctionArgs } from 'react-router'
import { parseId } from '#kernel/ids.ts'
import { ButtonLink } from '#ui/button.tsx'
import { Notice } from '#ui/notice.tsx'
import { PageHeader } from '#ui/page-header.tsx'
import { PrintHeading } from '#ui/print-heading.tsx'
import { requestContext } from '#web/request-context.ts'
import { findResultsPage } from '../pages/results-page.ts'
import { KIND_WORDS, OWN_MARK } from '../words.ts'
import { ResultsView } from './results-view.tsx'
import { SurveyChip } from './survey-chip.tsx'

export const loader = async ({ context, params }: LoaderFunctionArgs) => {
  const { ctx } = context.get(requestContext)
  const page = await findResultsPage(ctx, parseId(params['id'] ?? '') ?? '')
  if (page === undefined) throw data(null, { status: 404 })
  return { page, at: ctx.clock().toString() }
}

/** Kết quả khảo sát: for the holder all of it, for a rated agency its own beside the whole. */
const Results = () => {
  const { page, at } = useLoaderData<typeof loader>()
  const { survey, words } = page
  return (
    <>
      <PageHeader title={`Kết quả: ${survey.title}`} over={<><Link to={`/khao-sat/${survey.id}`}>{KIND_WORDS[survey.kind]}</Link></>} chips={<SurveyChip phase={survey.phase} isOwn={survey.isOwn} />} />
      <PrintHeading agency={page.ownerName} title={survey.title} scope={`${KIND_WORDS[survey.kind]}${survey.isOwn ? `, ${OWN_MARK}` : ''}`} at={at} />
      <main className="page" id="noi-dung" tabIndex={-1}>
        <p className="inline-form no-print">
          <ButtonLink kind="ghost" to={`/khao-sat/${survey.id}/ket-qua/tep`} reloadDocument>Tải XLSX</ButtonLink>
        </p>
        {survey.isOwn && <Notice tone="warning" title="Tự khảo sát">Cơ quan hỏi về chính mình để dùng nội bộ; kết quả không vào báo cáo và chỉ số nào.</Notice>}
        {page.isOwnOnly && <Notice>Bạn xem kết quả của cơ quan mình cạnh kết quả chung. Kết quả của cơ quan khác hiện khi công bố.</Notice>}
        <ResultsView page={page} />
        {words.length > 0 && (
          <section className="panel" aria-labelledby="y-kien">
            <h2 id="y-kien">Ý kiến viết</h2>
            <p className="small muted">Theo thứ tự ngẫu nhiên, tách khỏi các câu trả lời khác của cùng người.</p>
            <ul>{words.map(({ text, unitName }, i) => <li key={`${i} ${text}`}>{text}{unitName !== null && <><br /><span className="small muted">{unitName}</span></>}</li>)}</ul>
          </section>
        )}
      </main>
    </>
  )
}
export default Results
