import { useLoaderData, type LoaderFunctionArgs } from 'react-router'
import { DataTable } from '#ui/data-table.tsx'
import { EmptyState } from '#ui/empty-state.tsx'
import { PageHeader } from '#ui/page-header.tsx'
import { Day } from '#ui/values.tsx'
import { requestContext } from '#web/request-context.ts'
import { loadOwnFilings } from '../pages/filing-lines.ts'
import { FilingChip } from './filing-chip.tsx'
import { ReportTabs } from './report-tabs.tsx'

export const loader = async ({ context }: LoaderFunctionArgs) => ({ lines: await loadOwnFilings(context.get(requestContext).ctx) })

/** Báo cáo phải nộp: what the person's agencies owe, opened and filled by itself when a period ends. */
const OwnFilings = () => {
  const { lines } = useLoaderData<typeof loader>()
  return (
    <>
      <PageHeader title="Báo cáo phải nộp" over="Tự mở và tự điền khi hết kỳ; đơn vị nhận xét, ký và gửi" />
      <main className="page" id="noi-dung" tabIndex={-1}>
        <ReportTabs current="dinh-ky" />
        <DataTable
          caption="Báo cáo phải nộp"
          rows={lines}
          rowKey={(line) => line.id}
          rowHref={(line) => `/bao-cao/dinh-ky/${line.id}`}
          opens="ky"
          rowState={(line) => (line.daysLate > 0 ? 'late' : undefined)}
          empty={<EmptyState title="Chưa có báo cáo nào phải nộp"><p>Báo cáo tự mở vào ngày đầu sau khi hết kỳ, cho người chuẩn bị và lãnh đạo đơn vị.</p></EmptyState>}
          columns={[
            { key: 'ky', header: 'Kỳ', narrow: 'title', cell: (line) => line.period, note: (line) => line.unitName },
            { key: 'bieu', header: 'Biểu', narrow: 'left', cell: (line) => line.formCode },
            { key: 'han', header: 'Hạn nộp', cell: (line) => <Day on={line.dueOn} />, note: (line) => line.wasUrged && line.daysLate > 0 && 'đã đôn đốc' },
            { key: 'o-dau', header: 'Đang ở', narrow: 'badge', cell: (line) => <FilingChip {...line} /> },
          ]}
        />
      </main>
    </>
  )
}
export default OwnFilings
