import { redirect, useActionData, useLoaderData, type ActionFunctionArgs, type LoaderFunctionArgs } from 'react-router'
import { Button } from '#ui/button.tsx'
import { DataTable } from '#ui/data-table.tsx'
import { EmptyState } from '#ui/empty-state.tsx'
import { ErrorSummary } from '#ui/error-summary.tsx'
import { PageHeader } from '#ui/page-header.tsx'
import { PostForm } from '#ui/post-form.tsx'
import { Day } from '#ui/values.tsx'
import { refused } from '#web/form.ts'
import { requestContext } from '#web/request-context.ts'
import { loadReportsPage, type OpenablePeriod } from '../pages/report-lines.ts'
import { openByForm } from '../pages/report-action.ts'
import { ReportChip } from './report-chip.tsx'
import { ReportTabs } from './report-tabs.tsx'

export const loader = async ({ context }: LoaderFunctionArgs) => loadReportsPage(context.get(requestContext).ctx)

export const action = async ({ context, request }: ActionFunctionArgs) => {
  const web = context.get(requestContext)
  const form = await request.formData()
  const done = await openByForm(web.ctx, form)
  if (!done.ok) return refused(form, done.code, done.message)
  web.flash('done', done.message)
  throw redirect(`/cai-cach/bao-cao/${done.report.id}`, 303)
}

const Openable = ({ period }: { readonly period: OpenablePeriod }) => (
  <li className="panel tight report-openable">
    <div>
      <b>{period.name}</b> <span className="muted">{period.unitName}</span>
      <p className="small muted">
        Hạn gửi <Day on={period.dueOn} />
        {period.isRunning && '; kỳ đang diễn ra, mở sớm để soạn trước'}
        {period.daysLate > 0 && <b className="late">; trễ {period.daysLate} ngày</b>}
      </p>
    </div>
    <PostForm label={`Mở báo cáo ${period.name}`}>
      <input type="hidden" name="unit" value={period.unitId} />
      <input type="hidden" name="period" value={period.code} />
      <Button kind="ghost">Mở báo cáo</Button>
    </PostForm>
  </li>
)

/** A period that is this late was most likely reported on paper. */
const LONG_PAST_DAYS = 92

const OpenableList = ({ periods }: { readonly periods: readonly OpenablePeriod[] }) => (
  <ul className="rows">{periods.map((period) => <Openable key={`${period.unitId} ${period.code}`} period={period} />)}</ul>
)

/** Báo cáo CCHC của đơn vị: what is open, where each stands, and what can be opened. */
const Reports = () => {
  const { lines, openable } = useLoaderData<typeof loader>()
  const reply = useActionData<typeof action>()
  return (
    <>
      <PageHeader title="Báo cáo CCHC" over="Số liệu tự lấy, câu đề xuất có sẵn; đơn vị soạn, trình ký và gửi" />
      <main className="page" id="noi-dung" tabIndex={-1}>
        <ReportTabs current="bao-cao" />
        <ErrorSummary reply={reply} />
        <DataTable
          caption="Báo cáo CCHC của đơn vị"
          rows={lines}
          rowKey={(line) => line.key}
          rowHref={(line) => line.href ?? ''}
          opens="ky"
          rowState={(line) => (line.daysLate > 0 ? 'late' : undefined)}
          empty={
            <EmptyState title="Chưa có báo cáo nào">
              <p>Báo cáo tự mở vào đêm sau khi hết kỳ, cho đầu mối cải cách hành chính và lãnh đạo đơn vị. Có thể mở sớm ở dưới.</p>
            </EmptyState>
          }
          columns={[
            { key: 'ky', header: 'Kỳ', narrow: 'title', cell: (line) => line.period, note: (line) => line.unitName },
            { key: 'han', header: 'Hạn gửi', cell: (line) => <Day on={line.dueOn} />, note: (line) => line.wasUrged && line.daysLate > 0 && 'đã đôn đốc' },
            { key: 'o-dau', header: 'Đang ở', narrow: 'badge', cell: (line) => <ReportChip line={line} /> },
          ]}
        />
        {openable.length > 0 && (
          <section className="stack" aria-label="Kỳ có thể mở">
            <h2>Kỳ chưa mở</h2>
            <OpenableList periods={openable.filter((period) => period.daysLate <= LONG_PAST_DAYS)} />
            {openable.some((period) => period.daysLate > LONG_PAST_DAYS) && (
              <details>
                <summary>Kỳ đã qua lâu</summary>
                <OpenableList periods={openable.filter((period) => period.daysLate > LONG_PAST_DAYS)} />
              </details>
            )}
          </section>
        )}
      </main>
    </>
  )
}
export default Reports
