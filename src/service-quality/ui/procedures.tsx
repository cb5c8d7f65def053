import { useLoaderData, type LoaderFunctionArgs } from 'react-router'
import { formatNumber, formatPercent } from '#kernel/number-format.ts'
import { DataTable } from '#ui/data-table.tsx'
import { EmptyState } from '#ui/empty-state.tsx'
import { SelectField } from '#ui/field.tsx'
import { Notice } from '#ui/notice.tsx'
import { PageHeader } from '#ui/page-header.tsx'
import { Code } from '#ui/values.tsx'
import { requestContext } from '#web/request-context.ts'
import { loadProceduresPage } from '../pages/procedures-page.ts'
import { gainWords } from '../words.ts'
import { IndexFilter } from './index-filter.tsx'
import { ScopeLine } from './scope-line.tsx'

export const loader = async ({ context, request }: LoaderFunctionArgs) => ({
  page: (await loadProceduresPage(context.get(requestContext).ctx, request.url)) ?? null,
})

/** One indicator by procedure: which of them cost the unit its points. */
const ProceduresScreen = () => {
  const { page } = useLoaderData<typeof loader>()
  return (
    <>
      <PageHeader title="Chỉ số 766 theo thủ tục" over="Tỷ lệ của từng thủ tục trong một chỉ tiêu, và điểm cả đơn vị thêm nếu thủ tục đó đạt trọn" />
      <main className="page" id="noi-dung" tabIndex={-1}>
        {page === null ? <EmptyState title="Bạn chưa phụ trách đơn vị nào" /> : <Answer page={page} />}
      </main>
    </>
  )
}
export default ProceduresScreen

type Page = NonNullable<ReturnType<typeof useLoaderData<typeof loader>>['page']>

const Answer = ({ page: { asked, indicators, indicator, found } }: { readonly page: Page }) => (
  <div className="stack">
    <IndexFilter asked={asked} at="/chi-so-766/thu-tuc">
      {indicators.length > 0 && (
        <SelectField
          name="chi-tieu"
          label="Chỉ tiêu"
          options={indicators.map(({ code, label }) => ({ value: code, label: `${code} ${label}` }))}
          defaultValue={indicator.code}
        />
      )}
    </IndexFilter>
    {'refusal' in found ? (
      found.refusal !== null && <Notice tone="warning">{found.refusal}</Notice>
    ) : (
      <>
        <section aria-label="Tổng quát">
          <h2>{indicator.code} {indicator.label}: {found.unitName}, {asked.periodName}</h2>
          <ScopeLine scope={found.scope} />
          <p className="small">Tỷ lệ: {indicator.numerator} / {indicator.denominator}.</p>
        </section>
        <DataTable
          caption={`${indicator.label} theo thủ tục`}
          rows={found.rows}
          rowKey={(row) => row.code}
          empty={<EmptyState title="Kỳ này không phát sinh" />}
          columns={[
            {
              key: 'thu-tuc', header: 'Thủ tục', narrow: 'title',
              cell: (row) => <a href={`/thu-tuc/${row.code}`}>{row.name}</a>, note: (row) => <Code>{row.code}</Code>,
            },
            { key: 'tu', header: 'Tử số', numeric: true, cell: (row) => formatNumber(row.numerator) },
            { key: 'mau', header: 'Mẫu số', numeric: true, cell: (row) => formatNumber(row.denominator) },
            { key: 'ty-le', header: 'Tỷ lệ', numeric: true, cell: (row) => formatPercent(row.numerator, row.denominator) },
            { key: 'them', header: 'Đạt trọn thì thêm', numeric: true, cell: (row) => (row.numerator === row.denominator ? '—' : gainWords(row.gain)) },
          ]}
        />
      </>
    )}
  </div>
)
