import { data, Link, useActionData, useLoaderData, type ActionFunctionArgs, type LoaderFunctionArgs } from 'react-router'
import type { UrgeReply } from '#monitoring/pages/urge-form.ts'
import { DataTable, type Column } from '#ui/data-table.tsx'
import { EmptyState } from '#ui/empty-state.tsx'
import { FilterLinks } from '#ui/filter-links.tsx'
import { PageHeader } from '#ui/page-header.tsx'
import { PostForm } from '#ui/post-form.tsx'
import { UrgeBar, UrgeOne, UrgeOutcome } from '#ui/urge-bar.tsx'
import { Count, Day } from '#ui/values.tsx'
import { requestContext } from '#web/request-context.ts'
import { loadSendingPage, type ReportLine } from '../pages/report-lines.ts'
import { urgeReportsByForm } from '../pages/urge-action.ts'
import { ReportChip } from './report-chip.tsx'
import { ReportTabs } from './report-tabs.tsx'

export const loader = async ({ context, url }: LoaderFunctionArgs) => ({ page: (await loadSendingPage(context.get(requestContext).ctx, url.searchParams)) ?? null })

/** Urges one unit, or the ticked ones. */
export const action = async ({ context, request }: ActionFunctionArgs) => {
  const reply = await urgeReportsByForm(context.get(requestContext).ctx, await request.formData())
  return reply.message === null ? reply : data(reply, { status: 422 })
}

const USUAL = 'Báo cáo cải cách hành chính đã quá hạn gửi. Đề nghị hoàn thiện, trình ký và gửi ngay; nêu lý do chậm.'

const COLUMNS: readonly Column<ReportLine>[] = [
  { key: 'don-vi', header: 'Đơn vị', narrow: 'title', cell: (line) => (line.href === null ? line.unitName : <Link to={line.href}>{line.unitName}</Link>) },
  { key: 'han', header: 'Hạn gửi', cell: (line) => <Day on={line.dueOn} />, note: (line) => line.wasUrged && 'đã đôn đốc' },
  { key: 'o-dau', header: 'Đang ở', narrow: 'badge', cell: (line) => <ReportChip line={line} /> },
]

const canBeUrged = (line: ReportLine): boolean => line.id !== null && line.daysLate > 0

const URGE: Column<ReportLine> = { key: 'don-doc', header: '', cell: (line) => (line.id !== null && canBeUrged(line) ? <UrgeOne value={line.id} label={line.unitName} /> : null) }

const Senders = ({ title, lines, isUrging }: { readonly title: string; readonly lines: readonly ReportLine[]; readonly isUrging: boolean }) => (
  <DataTable
    caption={`Đơn vị gửi ${title}`}
    rows={lines}
    rowKey={(line) => line.id ?? line.key}
    rowState={(line) => (line.daysLate > 0 ? 'late' : undefined)}
    columns={isUrging ? [...COLUMNS, URGE] : COLUMNS}
    {...(isUrging && { pick: { name: 'chon', label: (line: ReportLine) => `Đánh dấu ${line.unitName}`, may: canBeUrged } })}
  />
)

/** Theo dõi gửi: who has sent, who has not, and who is late, at this moment. */
const Sending = () => {
  const { page } = useLoaderData<typeof loader>()
  const reply = useActionData<UrgeReply>()
  if (page === null) {
    return (
      <>
        <PageHeader title="Theo dõi gửi báo cáo CCHC" />
        <main className="page" id="noi-dung" tabIndex={-1}>
          <ReportTabs current="theo-doi" />
          <section className="panel">
            <EmptyState title="Đơn vị của bạn không nhận báo cáo của đơn vị nào"><p>Bảng này dành cho cơ quan cấp trên: ai đã gửi, ai chưa, ai trễ.</p></EmptyState>
          </section>
        </main>
      </>
    )
  }
  const { counts } = page
  return (
    <>
      <PageHeader title="Theo dõi gửi báo cáo CCHC" over={`Báo cáo gửi về ${page.recipient}`} />
      <main className="page" id="noi-dung" tabIndex={-1}>
        <ReportTabs current="theo-doi" />
        {reply !== undefined && <UrgeOutcome reply={reply} what="báo cáo" />}
        <FilterLinks label="Kỳ báo cáo" links={page.periods.map(({ name, href, isCurrent }) => ({ to: href, label: name, current: isCurrent }))} />
        <section className="stack" aria-label={page.title}>
          <h2>{page.title}</h2>
          <p className="muted">
            Từ <Day on={page.days.from} /> đến <Day on={page.days.to} />. Đã gửi <b><Count value={counts.sent} />/<Count value={counts.owed} /></b>, đã tiếp nhận <Count value={counts.accepted} />, trả lại{' '}
            <Count value={counts.returned} />, trễ hạn <b className={counts.late > 0 ? 'late' : undefined}><Count value={counts.late} /></b>.
          </p>
          {page.lines.length === 0 ? (
            <EmptyState title="Kỳ này không có đơn vị nào phải gửi về đây"><p>Chọn kỳ khác ở trên.</p></EmptyState>
          ) : page.lines.some(canBeUrged) ? (
            <PostForm label="Đôn đốc gửi báo cáo">
              <input type="hidden" name="commandId" value={page.commandId} />
              <Senders title={page.title} lines={page.lines} isUrging />
              <UrgeBar directive={reply?.directive ?? USUAL} button="Đôn đốc đơn vị đã đánh dấu" toHolder={false} />
            </PostForm>
          ) : (
            <Senders title={page.title} lines={page.lines} isUrging={false} />
          )}
        </section>
      </main>
    </>
  )
}
export default Sending
