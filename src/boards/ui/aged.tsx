import { data, Link, useLoaderData, type LoaderFunctionArgs } from 'react-router'
import { Chip } from '#ui/chip.tsx'
import { DataTable } from '#ui/data-table.tsx'
import { EmptyState } from '#ui/empty-state.tsx'
import { PageHeader } from '#ui/page-header.tsx'
import { Pagination } from '#ui/pagination.tsx'
import { Code, Moment } from '#ui/values.tsx'
import { requestContext } from '#web/request-context.ts'
import { readUnitCode } from '../address.ts'
import { AGED_PAGE_SIZE, findAged, readAgedQuery } from '../pages/aged-page.ts'
import { AGE_WORDS } from '../words.ts'

export const loader = async ({ context, params, request }: LoaderFunctionArgs) => {
  const code = readUnitCode(params['donvi'])
  const query = readAgedQuery(new URL(request.url).searchParams)
  const page = code === undefined || query === undefined ? undefined : await findAged(context.get(requestContext).ctx, code, query)
  if (page === undefined) throw data(null, { status: 404 })
  return { ...page, pageSize: AGED_PAGE_SIZE }
}

/** The dossiers behind a number of the ageing, the oldest first. */
const Aged = () => {
  const page = useLoaderData<typeof loader>()
  const words = AGE_WORDS[page.band]?.toLowerCase() ?? ''
  return (
    <>
      <PageHeader
        title={`Đang giải quyết, ${words}${page.onlyOverdue ? ', quá hạn' : ''}`}
        over={<><Link to={`/bang-dieu-hanh/${encodeURIComponent(page.unit.code)}`}>Bảng điều hành</Link> · {page.unit.name}</>}
      />
      <main className="page" id="noi-dung" tabIndex={-1}>
        <DataTable
          caption="Hồ sơ, cũ nhất ở trên"
          rows={page.rows}
          rowKey={(row) => row.id}
          rowHref={(row) => `/mot-cua/ho-so/${row.id}`}
          opens="dossier"
          rowState={(row) => (row.isOverdue ? 'late' : undefined)}
          empty={<EmptyState title="Không còn hồ sơ nào"><p>Từ lúc bảng được mở, các hồ sơ này đã xong hoặc chuyển sang nhóm khác.</p></EmptyState>}
          columns={[
            { key: 'dossier', header: 'Hồ sơ', narrow: 'title', cell: (row) => row.procedureName, note: (row) => <><Code>{row.code}</Code> · {row.ownerName}</> },
            { key: 'unit', header: 'Thẩm quyền', narrow: 'left', cell: (row) => row.unitName },
            { key: 'accepted', header: 'Tiếp nhận', cell: (row) => <Moment at={row.acceptedAt} /> },
            { key: 'due', header: 'Hẹn trả', cell: (row) => (row.dueAt === null ? 'không quy định' : <Moment at={row.dueAt} />) },
            {
              key: 'state', header: 'Tình trạng', narrow: 'badge',
              cell: (row) => row.isOverdue ? <Chip state="late">quá hạn</Chip> : row.isPaused ? <Chip state="paused">tạm dừng</Chip> : <Chip>còn hạn</Chip>,
            },
          ]}
        />
        <Pagination total={page.total} page={page.page} pageSize={page.pageSize} hasNext={page.page * page.pageSize < page.total} />
      </main>
    </>
  )
}
export default Aged
