import { useLoaderData, type LoaderFunctionArgs } from 'react-router'
import { formatNumber } from '#kernel/number-format.ts'
import { DataTable } from '#ui/data-table.tsx'
import { EmptyState } from '#ui/empty-state.tsx'
import { PageHeader } from '#ui/page-header.tsx'
import { Percent } from '#ui/values.tsx'
import { requestContext } from '#web/request-context.ts'
import { mapHref, readMapQuery } from '../address.ts'
import { findMapList } from '../pages/map-page.ts'
import { shortTimeWords } from '../words.ts'
import { MapFilters } from './map-filters.tsx'

export const loader = ({ context, request }: LoaderFunctionArgs) =>
  findMapList(context.get(requestContext).ctx, readMapQuery(new URL(request.url).searchParams))

/** Every procedure that was lived lately, each with its map. */
const Maps = () => {
  const page = useLoaderData<typeof loader>()
  return (
    <>
      <PageHeader title="Bản đồ quy trình" over="Quy trình thật sự diễn ra thế nào, theo hồ sơ đã xong" />
      <main className="page" id="noi-dung" tabIndex={-1}>
        <MapFilters frame={page} code={null} />
        <DataTable
          caption="Thủ tục có hồ sơ đã xong, nhiều nhất ở trên"
          rows={page.procedures}
          rowKey={(row) => row.procedureCode}
          rowHref={(row) => mapHref(row.procedureCode, page.query)}
          opens="name"
          empty={
            <EmptyState title="Chưa có hồ sơ nào xong trong thời gian này">
              <p>Mỗi đêm hệ thống tính thời gian của các bước đã xong; bản đồ hiện ra từ sáng hôm sau.</p>
            </EmptyState>
          }
          columns={[
            { key: 'name', header: 'Thủ tục', narrow: 'title', cell: (row) => row.name, note: (row) => row.procedureCode },
            { key: 'n', header: 'Hồ sơ', numeric: true, cell: (row) => formatNumber(row.dossiers) },
            { key: 'late', header: 'Trễ hạn', numeric: true, cell: (row) => <Percent part={row.late} base={row.dossiers} /> },
            { key: 'median', header: 'Thường mất', numeric: true, cell: (row) => shortTimeWords(row.medianMinutes, page.dayMinutes) },
            {
              key: 'promise', header: 'Đã hẹn', numeric: true,
              cell: (row) => row.medianPromisedMinutes === null ? 'không quy định' : shortTimeWords(row.medianPromisedMinutes, page.dayMinutes),
            },
          ]}
        />
      </main>
    </>
  )
}
export default Maps
