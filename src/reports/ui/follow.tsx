import { useLoaderData, type LoaderFunctionArgs } from 'react-router'
import { formatPercent } from '#kernel/number-format.ts'
import { DataTable } from '#ui/data-table.tsx'
import { EmptyState } from '#ui/empty-state.tsx'
import { PageHeader } from '#ui/page-header.tsx'
import { Count, Day } from '#ui/values.tsx'
import { requestContext } from '#web/request-context.ts'
import { loadFollowPage } from '../pages/filing-lines.ts'
import { FilingChip } from './filing-chip.tsx'
import { ReportTabs } from './report-tabs.tsx'

export const loader = async ({ context, url }: LoaderFunctionArgs) => ({
  page: (await loadFollowPage(context.get(requestContext).ctx, url.searchParams)) ?? null,
})

/** Theo dõi nộp: who has sent, who has not, and who is late, at this moment. */
const Follow = () => {
  const { page } = useLoaderData<typeof loader>()
  return (
    <>
      <PageHeader title="Theo dõi nộp báo cáo" over={page === null ? undefined : `Báo cáo gửi về ${page.recipient}`} />
      <main className="page" id="noi-dung" tabIndex={-1}>
        <ReportTabs current="theo-doi" />
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
              <DataTable
                caption={`Đơn vị nộp ${page.chosen.title}`}
                rows={page.chosen.lines}
                rowKey={(line) => line.id}
                rowHref={(line) => `/bao-cao/dinh-ky/${line.id}`}
                opens="don-vi"
                rowState={(line) => (line.daysLate > 0 ? 'late' : undefined)}
                columns={[
                  { key: 'don-vi', header: 'Đơn vị', narrow: 'title', cell: (line) => line.unitName },
                  { key: 'han', header: 'Hạn nộp', cell: (line) => <Day on={line.dueOn} />, note: (line) => line.wasUrged && 'đã đôn đốc' },
                  { key: 'o-dau', header: 'Đang ở', narrow: 'badge', cell: (line) => <FilingChip {...line} /> },
                ]}
              />
            </section>
          </>
        )}
      </main>
    </>
  )
}
export default Follow
