import { useLoaderData } from 'react-router'
import { DataTable } from '#ui/data-table.tsx'
import { PageHeader } from '#ui/page-header.tsx'
import { listReportForms } from '../pages/forms-page.ts'
import { ReportTabs } from './report-tabs.tsx'

export const loader = () => ({ forms: listReportForms() })

/** Báo cáo: the statutory forms that can be filled at any time, for any period. */
const ReportForms = () => {
  const { forms } = useLoaderData<typeof loader>()
  return (
    <>
      <PageHeader title="Báo cáo" over="Biểu thống kê theo quy định, tự điền từ hồ sơ" />
      <main className="page" id="noi-dung" tabIndex={-1}>
        <ReportTabs current="bieu" />
        <DataTable
          caption="Biểu thống kê"
          rows={forms}
          rowKey={(row) => row.slug}
          rowHref={(row) => row.href}
          opens="ten"
          columns={[
            { key: 'ma', header: 'Biểu số', narrow: 'badge', cell: (row) => row.code },
            { key: 'ten', header: 'Tên biểu', narrow: 'title', cell: (row) => row.title },
            { key: 'hang', header: 'Hàng', cell: (row) => row.rows },
            { key: 'can-cu', header: 'Căn cứ', cell: (row) => row.source, note: (row) => !row.isVerified && 'bố cục cần đối chiếu với văn bản' },
          ]}
        />
      </main>
    </>
  )
}
export default ReportForms
