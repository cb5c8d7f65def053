import { data, useLoaderData, type LoaderFunctionArgs } from 'react-router'
import { ButtonLink } from '#ui/button.tsx'
import { DataTable } from '#ui/data-table.tsx'
import { EmptyState } from '#ui/empty-state.tsx'
import { KeyFacts } from '#ui/facts.tsx'
import { PageHeader } from '#ui/page-header.tsx'
import { requestContext } from '#web/request-context.ts'
import { loadComparePage, type ComparedRow } from '../pages/compare-page.ts'

export const loader = async ({ context, request, params }: LoaderFunctionArgs) => {
  const other = new URL(request.url).searchParams.get('voi') ?? ''
  const page = await loadComparePage(context.get(requestContext).ctx, params['code'] ?? '', other)
  if (page === undefined) throw data(null, { status: 404 })
  return { page }
}

const Details = ({ row }: { readonly row: ComparedRow }) => (
  <dl className="compared">
    {row.details.map(({ field, was, now }) => (
      <div key={field}>
        <dt>{field}</dt>
        <dd>{was !== null && <del>{was}</del>} {now !== null && <ins>{now}</ins>}{was === null && now === null && '—'}</dd>
      </div>
    ))}
  </dl>
)

/** What changed between two sets: added, taken away, moved, other points, another way to score. */
const CompareScreen = () => {
  const { page } = useLoaderData<typeof loader>()
  const { counts } = page
  return (
    <>
      <PageHeader title={`${page.now.name}: khác gì`} over={`So với ${page.was.name}`} aside={<ButtonLink kind="plain" to={page.now.href}>Về bộ chỉ số</ButtonLink>} />
      <main className="page" id="noi-dung" tabIndex={-1}>
        <KeyFacts
          facts={[
            { name: 'Thêm', value: counts.added }, { name: 'Bỏ', value: counts.removed }, { name: 'Chuyển chỗ', value: counts.moved },
            { name: 'Đổi điểm', value: counts.points }, { name: 'Đổi cách chấm', value: counts.method }, { name: 'Dòng giữ nguyên', value: counts.same },
          ]}
        />
        <DataTable
          caption={`Khác nhau giữa ${page.was.name} và ${page.now.name}`}
          rows={page.rows}
          rowKey={(row) => row.key}
          empty={<EmptyState title="Hai bộ giống nhau"><p>Không có dòng nào thêm, bỏ hay đổi.</p></EmptyState>}
          columns={[
            { key: 'ma', header: 'Mã', narrow: 'badge', cell: (row) => row.code },
            { key: 'dong', header: 'Dòng', narrow: 'title', cell: (row) => <b>{row.name}</b>, note: (row) => row.level.toLowerCase() },
            { key: 'khac', header: 'Thay đổi', narrow: 'right', cell: (row) => row.words },
            { key: 'chi-tiet', header: 'Trước và nay', cell: (row) => <Details row={row} /> },
          ]}
        />
      </main>
    </>
  )
}
export default CompareScreen
