import { data, redirect, useActionData, useLoaderData, type ActionFunctionArgs, type LoaderFunctionArgs } from 'react-router'
import { parseId } from '#kernel/ids.ts'
import { Notice } from '#ui/notice.tsx'
import { PageHeader } from '#ui/page-header.tsx'
import { SlipList } from '#ui/slip-list.tsx'
import { Timeline } from '#ui/timeline.tsx'
import { Day } from '#ui/values.tsx'
import { refused } from '#web/form.ts'
import { requestContext } from '#web/request-context.ts'
import { actOnFiling } from '../pages/filing-action.ts'
import { loadFilingPage } from '../pages/filing-page.ts'
import { FilingActions } from './filing-actions.tsx'
import { FilingChip } from './filing-chip.tsx'
import { CombinedReports, Corrections, Differences } from './filing-parts.tsx'
import { ReportTable } from './report-table.tsx'
import { ReportTabs } from './report-tabs.tsx'

export const loader = async ({ context, params }: LoaderFunctionArgs) => {
  const id = parseId(params['id'] ?? '')
  const page = id === undefined ? undefined : await loadFilingPage(context.get(requestContext).ctx, id)
  if (page === undefined) throw data(null, { status: 404 })
  return { page }
}

export const action = async ({ context, request, params }: ActionFunctionArgs) => {
  const web = context.get(requestContext)
  const form = await request.formData()
  const done = await actOnFiling(web.ctx, params['id'] ?? '', form)
  if (!done.ok) return refused(form, done.code, done.message, done.field)
  web.flash('done', done.message)
  throw redirect(`/bao-cao/dinh-ky/${params['id']}`, 303)
}

const FILE_WORDS: Readonly<Record<string, string>> = { xlsx: 'Excel (XLSX)', pdf: 'PDF', csv: 'CSV', json: 'JSON' }

/** One periodic report: its frozen figures, the words of the unit, who signed, who took it in. */
const FilingScreen = () => {
  const { page } = useLoaderData<typeof loader>()
  const reply = useActionData<typeof action>()
  return (
    <>
      <PageHeader title={`Báo cáo ${page.formCode}`} over={page.unitName} chips={<FilingChip {...page} />} aside={<>Hạn nộp <Day on={page.dueOn} /></>} />
      <main className="page" id="noi-dung" tabIndex={-1}>
        <ReportTabs current="dinh-ky" />
        {page.breaches.length > 0 && (
          <Notice tone="error" title="Số liệu mâu thuẫn, chưa ký được">
            <ul>{page.breaches.map((breach) => <li key={breach}>{breach}</li>)}</ul>
          </Notice>
        )}
        <div className="report-facts">
          <dl>{page.facts.map(({ name, value }) => <div key={name}><dt>{name}</dt><dd>{value}</dd></div>)}</dl>
          <p>{page.asOf}, <b>đã chốt, không ai sửa được</b></p>
        </div>
        <ul className="report-files" aria-label="Tải về">
          {page.files.map(({ kind, href }) => <li key={kind}><a className="btn ghost" href={href}>{FILE_WORDS[kind]}</a></li>)}
        </ul>
        <ReportTable caption={`Số liệu đã chốt của ${page.unitName}`} table={page.table} />
        <Corrections lines={page.corrections} />
        <Differences lines={page.differences} />
        {page.combined !== null && <CombinedReports combined={page.combined} />}
        <FilingActions page={page} reply={reply} />
        <SlipList slips={page.slips} />
        <section className="panel">
          <h2>Lịch sử</h2>
          <Timeline
            small
            entries={page.history.map(({ key, words, when, text, isLast }) => ({
              key, title: words, when, state: isLast ? 'now' : 'was', ...(text !== null && { children: <p>{text}</p> }),
            }))}
          />
        </section>
        <ul className="small muted report-notes">{page.notes.map((note) => <li key={note}>{note}</li>)}</ul>
      </main>
    </>
  )
}
export default FilingScreen
