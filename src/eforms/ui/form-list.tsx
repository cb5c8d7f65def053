import { useLoaderData, type LoaderFunctionArgs } from 'react-router'
import { transaction } from '#db/context.ts'
import { fold } from '#kernel/text.ts'
import { today } from '#organisation/today.ts'
import { DataTable } from '#ui/data-table.tsx'
import { EmptyState } from '#ui/empty-state.tsx'
import { FilterLinks } from '#ui/filter-links.tsx'
import { PageHeader } from '#ui/page-header.tsx'
import { Pagination } from '#ui/pagination.tsx'
import { SearchBox } from '#ui/search-box.tsx'
import { Code, Day } from '#ui/values.tsx'
import { requestContext } from '#web/request-context.ts'
import { listForms, type FormLine } from '../form-catalogue-queries.ts'

const PAGE_SIZE = 50

const VIEWS = {
  '': { label: 'Tất cả', fits: () => true },
  'dang-dung': { label: 'Đang dùng', fits: (line: FormLine) => line.versionNo !== null },
  'ban-nhap': { label: 'Có bản nháp', fits: (line: FormLine) => line.draftTitle !== null },
  'xem-lai': { label: 'Cần xem lại', fits: (line: FormLine) => line.isBehind },
  'chua-co': { label: 'Chưa có biểu mẫu', fits: (line: FormLine) => line.versionNo === null && line.draftTitle === null },
} as const
const isView = (text: string): text is keyof typeof VIEWS => Object.hasOwn(VIEWS, text)
const views = Object.keys(VIEWS).filter(isView)

export const loader = async ({ context, url }: LoaderFunctionArgs) => {
  const { ctx } = context.get(requestContext)
  const q = url.searchParams.get('q')?.trim() ?? ''
  const asked = url.searchParams.get('xem') ?? ''
  const view = isView(asked) ? asked : ''
  const all = await transaction(ctx, (trx) => listForms(trx, today(ctx)))
  const words = fold(q)
  const found = all.filter((line) => fold(`${line.code} ${line.procedureName} ${line.title ?? ''}`).includes(words))
  const shown = found.filter(VIEWS[view].fits)
  const pages = Math.max(1, Math.ceil(shown.length / PAGE_SIZE))
  const page = Math.min(pages, Math.max(1, Math.trunc(Number(url.searchParams.get('trang'))) || 1))
  return {
    q, view, page,
    total: shown.length,
    counts: views.map((one) => ({ view: one, label: VIEWS[one].label, count: found.filter(VIEWS[one].fits).length })),
    rows: shown.slice((page - 1) * PAGE_SIZE, page * PAGE_SIZE).map((line) => ({ ...line, effectiveFrom: line.effectiveFrom?.toString() ?? null })),
  }
}

const addressOf = (q: string, view: string): string => {
  const query = new URLSearchParams(Object.entries({ q, xem: view }).filter(([, value]) => value !== ''))
  return `/danh-muc/bieu-mau${query.size === 0 ? '' : `?${query}`}`
}

/** The electronic forms of the procedures in force, and those that have none yet. */
const FormList = () => {
  const { q, view, page, total, counts, rows } = useLoaderData<typeof loader>()
  return (
    <>
      <PageHeader title="Biểu mẫu điện tử" search={<SearchBox label="Tìm theo tên hoặc mã thủ tục" defaultValue={q} />} />
      <main className="page" id="noi-dung" tabIndex={-1}>
        <FilterLinks
          label="Tình trạng"
          links={counts.map((one) => ({ to: addressOf(q, one.view), label: one.label, count: one.count, current: one.view === view }))}
        />
        <DataTable
          caption="Biểu mẫu theo thủ tục"
          rows={rows}
          rowKey={(row) => row.code}
          rowHref={(row) => `/danh-muc/bieu-mau/${row.code}`}
          opens="ten"
          empty={<EmptyState title="Không có thủ tục nào như vậy"><p>Gõ ít chữ hơn, hoặc chọn “Tất cả”.</p></EmptyState>}
          columns={[
            { key: 'ma', header: 'Mã', narrow: 'left', cell: (row) => <Code>{row.code}</Code> },
            { key: 'ten', header: 'Thủ tục', narrow: 'title', cell: (row) => row.procedureName, note: (row) => row.sectorName },
            { key: 'bieu-mau', header: 'Biểu mẫu', cell: (row) => row.title ?? <span className="muted">chưa có</span> },
            {
              key: 'hieu-luc', header: 'Phiên bản',
              cell: (row) => (row.effectiveFrom === null ? null : <>số {row.versionNo}, từ <Day on={row.effectiveFrom} /></>),
            },
            {
              key: 'viec', header: 'Cần làm', narrow: 'badge',
              cell: (row) => (
                <>
                  {row.draftTitle !== null && <span className="tag">có bản nháp</span>}{' '}
                  {row.isBehind && <span className="tag">thủ tục đã đổi, xem lại</span>}
                </>
              ),
            },
          ]}
        />
        <Pagination total={total} page={page} pageSize={PAGE_SIZE} hasNext={page * PAGE_SIZE < total} />
      </main>
    </>
  )
}
export default FormList
