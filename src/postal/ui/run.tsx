import { data, useLoaderData, type LoaderFunctionArgs } from 'react-router'
import { transaction } from '#db/context.ts'
import { toAt } from '#kernel/at.ts'
import { parseId } from '#kernel/ids.ts'
import { DataTable } from '#ui/data-table.tsx'
import { PageHeader } from '#ui/page-header.tsx'
import { Code, Moment } from '#ui/values.tsx'
import { requestContext } from '#web/request-context.ts'
import { findRun } from '../queries.ts'
import { DIRECTION_WORDS } from '../words.ts'
import { StatusChip } from './status-chip.tsx'

export const loader = async ({ context, params }: LoaderFunctionArgs) => {
  const { ctx } = context.get(requestContext)
  const id = parseId(params['id'] ?? '')
  const found = id === undefined ? undefined : await transaction(ctx, (trx) => findRun(trx, id))
  if (found === undefined) throw data(null, { status: 404 })
  return {
    id: found.run.id, number: found.run.number, createdBy: found.run.createdBy, at: toAt(found.run.createdAt),
    lines: found.lines.map(({ id: lineId, number, direction, dossierCode, status, recipient, street, place, phone }) => ({
      id: lineId, number, direction, dossierCode, status, recipient, phone, address: `${street}, ${place}`,
    })),
  }
}

/** One hand-over to the postal service: what changed hands, and the paper that both sign. */
const RunPage = () => {
  const run = useLoaderData<typeof loader>()
  return (
    <>
      <PageHeader title={`Bảng kê ${run.number}`} over={<a href="/buu-chinh">Bưu chính công ích</a>} />
      <main className="page" id="noi-dung" tabIndex={-1}>
        <p>
          {run.createdBy} bàn giao lúc <Moment at={run.at} />.{' '}
          <a href={`/buu-chinh/bang-ke/${run.id}/in`} target="_blank" rel="noreferrer">In bảng kê</a> để hai bên ký.
        </p>
        <DataTable
          caption="Bưu gửi trong bảng kê"
          rows={run.lines}
          rowKey={(row) => row.id}
          rowHref={(row) => `/buu-chinh/${row.id}`}
          opens="so"
          columns={[
            { key: 'so', header: 'Bưu gửi', narrow: 'title', cell: (row) => <Code>{row.number}</Code>, note: (row) => <>{DIRECTION_WORDS[row.direction]} · hồ sơ <Code>{row.dossierCode ?? 'chưa có mã'}</Code></> },
            { key: 'den', header: 'Nơi nhận', cell: (row) => row.recipient, note: (row) => row.address },
            { key: 'dien-thoai', header: 'Điện thoại', cell: (row) => row.phone },
            { key: 'tinh-trang', header: 'Trạng thái', narrow: 'badge', cell: (row) => <StatusChip status={row.status} /> },
          ]}
        />
      </main>
    </>
  )
}
export default RunPage
