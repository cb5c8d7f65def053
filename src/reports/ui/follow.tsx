import { data, useActionData, useLoaderData, type ActionFunctionArgs, type LoaderFunctionArgs } from 'react-router'
import { formatPercent } from '#kernel/number-format.ts'
import type { UrgeReply } from '#monitoring/pages/urge-form.ts'
import { DataTable, type Column } from '#ui/data-table.tsx'
import { EmptyState } from '#ui/empty-state.tsx'
import { PageHeader } from '#ui/page-header.tsx'
import { PostForm } from '#ui/post-form.tsx'
import { UrgeBar, UrgeOne, UrgeOutcome } from '#ui/urge-bar.tsx'
import { Count, Day } from '#ui/values.tsx'
import { requestContext } from '#web/request-context.ts'
import { loadFollowPage, type FilingLine } from '../pages/filing-lines.ts'
import { urgeFilingsByForm } from '../pages/follow-urging.ts'
import { FilingChip } from './filing-chip.tsx'
import { ReportTabs } from './report-tabs.tsx'

export const loader = async ({ context, url }: LoaderFunctionArgs) => ({
  page: (await loadFollowPage(context.get(requestContext).ctx, url.searchParams)) ?? null,
})

/** Urges one unit, or the ticked ones. */
export const action = async ({ context, request }: ActionFunctionArgs) => {
  const reply = await urgeFilingsByForm(context.get(requestContext).ctx, await request.formData())
  return reply.message === null ? reply : data(reply, { status: 422 })
}

const USUAL = 'Báo cáo đã quá hạn nộp. Đề nghị kiểm tra, ký và gửi ngay; nêu lý do chậm và ngày gửi.'

/** Theo dõi nộp: who has sent, who has not, and who is late, at this moment. */
const Follow = () => {
  const { page } = useLoaderData<typeof loader>()
  const reply = useActionData<UrgeReply>()
  return (
    <>
      <PageHeader title="Theo dõi nộp báo cáo" over={page === null ? undefined : `Báo cáo gửi về ${page.recipient}`} />
      <main className="page" id="noi-dung" tabIndex={-1}>
        <ReportTabs current="theo-doi" />
        {reply !== undefined && <UrgeOutcome reply={reply} what="báo cáo" />}
        {page === null || page.chosen === null ? (
          <section className="panel">
            <EmptyState title={page === null ? 'Đơn vị của bạn không nhận báo cáo của đơn vị nào' : 'Chưa có báo cáo nào phải gửi về đây'}>
              <p>Bảng này dành cho cơ quan cấp trên: ai đã gửi, ai chưa, ai trễ.</p>
            </EmptyState>
          </section>
        ) : (
          <>
            <DataTable
              caption="Các kỳ báo cáo"
              rows={page.rounds}
              rowKey={(row) => row.key}
              rowHref={(row) => row.href}
              opens="ky"
              rowState={(row) => (row.key === page.chosen?.key ? 'on' : undefined)}
              columns={[
                { key: 'ky', header: 'Kỳ', narrow: 'title', cell: (row) => row.period, note: (row) => row.formCode },
                { key: 'han', header: 'Hạn nộp', cell: (row) => <Day on={row.dueOn} /> },
                { key: 'gui', header: 'Đã gửi', numeric: true, cell: (row) => <><Count value={row.sent} />/<Count value={row.owed} /></>, note: (row) => formatPercent(row.sent, row.owed) },
                { key: 'nhan', header: 'Đã nhận', numeric: true, cell: (row) => <Count value={row.accepted} /> },
                { key: 'tra', header: 'Trả lại', numeric: true, cell: (row) => <Count value={row.returned} /> },
                { key: 'tre', header: 'Trễ hạn', numeric: true, cell: (row) => <Count value={row.late} /> },
              ]}
            />
            <section className="stack" aria-label={page.chosen.title}>
              <h2>{page.chosen.title}</h2>
              {page.chosen.lines.some(({ daysLate }) => daysLate > 0) ? (
                <PostForm label="Đôn đốc nộp báo cáo">
                  <input type="hidden" name="commandId" value={page.commandId} />
                  <Senders title={page.chosen.title} lines={page.chosen.lines} canBeUrged />
                  <UrgeBar directive={reply?.directive ?? USUAL} button="Đôn đốc đơn vị đã đánh dấu" toHolder={false} />
                </PostForm>
              ) : (
                <Senders title={page.chosen.title} lines={page.chosen.lines} canBeUrged={false} />
              )}
            </section>
          </>
        )}
      </main>
    </>
  )
}
export default Follow

const COLUMNS: readonly Column<FilingLine>[] = [
  { key: 'don-vi', header: 'Đơn vị', narrow: 'title', cell: (line) => line.unitName },
  { key: 'han', header: 'Hạn nộp', cell: (line) => <Day on={line.dueOn} />, note: (line) => line.wasUrged && 'đã đôn đốc' },
  { key: 'o-dau', header: 'Đang ở', narrow: 'badge', cell: (line) => <FilingChip {...line} /> },
]

const URGE: Column<FilingLine> = { key: 'don-doc', header: '', cell: (line) => (line.daysLate > 0 ? <UrgeOne value={line.id} label={line.unitName} /> : null) }

/** Who has sent the report of the period; each row opens it, and one press urges who is late. */
const Senders = ({ title, lines, canBeUrged }: { readonly title: string; readonly lines: readonly FilingLine[]; readonly canBeUrged: boolean }) => (
  <DataTable
    caption={`Đơn vị nộp ${title}`}
    rows={lines}
    rowKey={(line) => line.id}
    rowHref={(line) => `/bao-cao/dinh-ky/${line.id}`}
    opens="don-vi"
    rowState={(line) => (line.daysLate > 0 ? 'late' : undefined)}
    columns={canBeUrged ? [...COLUMNS, URGE] : COLUMNS}
    {...(canBeUrged && { pick: { name: 'chon', label: (line: FilingLine) => `Đánh dấu ${line.unitName}`, may: (line: FilingLine) => line.daysLate > 0 } })}
  />
)
