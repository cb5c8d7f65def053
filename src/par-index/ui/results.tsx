import { data, Link, useLoaderData, type LoaderFunctionArgs } from 'react-router'
import { parseId } from '#kernel/ids.ts'
import { Chip } from '#ui/chip.tsx'
import { DataTable } from '#ui/data-table.tsx'
import { Figure, Figures } from '#ui/figure.tsx'
import { Notice } from '#ui/notice.tsx'
import { PageHeader } from '#ui/page-header.tsx'
import { requestContext } from '#web/request-context.ts'
import { loadResultsPage, type ResultsPage } from '../pages/results-page.ts'
import { Comparison } from './comparison.tsx'
import { ParTabs } from './par-tabs.tsx'

export const loader = async ({ context, params, url }: LoaderFunctionArgs) => {
  const id = parseId(params['id'] ?? '')
  const page = id === undefined ? undefined : await loadResultsPage(context.get(requestContext).ctx, id, url.searchParams.get('don-vi'))
  if (page === undefined) throw data(null, { status: 404 })
  return { page }
}

/** Points, ranks, classes, and one unit against the leader and the average. */
const ResultsScreen = () => {
  const { page } = useLoaderData<typeof loader>()
  return (
    <>
      <PageHeader title="Kết quả, xếp hạng" over={<Link to={`/chi-so-cchc/dot/${page.id}`}>{page.name}</Link>} chips={<Chip state={page.isPublished ? 'done' : 'soon'}>{page.isPublished ? 'đã công bố' : 'chưa công bố'}</Chip>} />
      <main className="page" id="noi-dung" tabIndex={-1}>
        <ParTabs current="dot" />
        {!page.isPublished && <Notice tone="warning">Hội đồng đã quyết định nhưng chưa công bố: chỉ hội đồng và cơ quan tổ chức xem được trang này.</Notice>}
        <ul className="report-files" aria-label="Tải về">
          <li><a className="btn ghost" href={`/chi-so-cchc/dot/${page.id}/tep/quyet-dinh`}>Quyết định công bố (PDF)</a></li>
          <li><a className="btn ghost" href={`/chi-so-cchc/dot/${page.id}/tep/phu-luc`}>Phụ lục (XLSX)</a></li>
          {page.isPublished && <li><a className="btn ghost" href={`/cong-khai/chi-so-cchc/${page.year}`}>Trang công khai</a></li>}
        </ul>
        <Figures>
          <Figure name="Điểm bình quân" value={page.average} base={`của ${page.count} đơn vị`} />
          <Figure name="Cao hơn bình quân" value={page.above} base={`trong ${page.count} đơn vị`} />
          <Figure name="Dẫn đầu" value={page.rows[0]?.points ?? '—'} base={page.rows[0]?.name} />
        </Figures>
        <Ranking page={page} />
        {page.compared !== null && <Comparison compared={page.compared} />}
      </main>
    </>
  )
}
export default ResultsScreen

const Ranking = ({ page }: { readonly page: ResultsPage }) => (
  <DataTable
    caption="Xếp hạng"
    rows={page.rows}
    rowKey={(row) => row.unitId}
    rowHref={(row) => `/chi-so-cchc/dot/${page.id}/ket-qua?don-vi=${row.code}#so-sanh`}
    opens="don-vi"
    rowState={(row) => (row.isOwn ? 'on' : undefined)}
    columns={[
      { key: 'hang', header: 'Hạng', numeric: true, cell: (row) => row.rank },
      { key: 'don-vi', header: 'Đơn vị', narrow: 'title', cell: (row) => row.name, note: (row) => row.change !== null && `So với ${page.previousYear}: ${row.change}` },
      { key: 'diem', header: 'Điểm', numeric: true, cell: (row) => <b>{row.points}</b> },
      { key: 'chi-so', header: 'Chỉ số', numeric: true, cell: (row) => row.index },
      { key: 'tham-dinh', header: 'Thẩm định', numeric: true, cell: (row) => row.verified },
      { key: 'dieu-tra', header: 'Điều tra', numeric: true, cell: (row) => row.survey },
      { key: 'xep-loai', header: 'Xếp loại', narrow: 'badge', cell: (row) => row.grade },
      { key: 'cach', header: 'Cách dẫn đầu', numeric: true, cell: (row) => row.gap },
    ]}
    totals={{ 'don-vi': { value: 'Bình quân' }, diem: { value: page.average } }}
  />
)
