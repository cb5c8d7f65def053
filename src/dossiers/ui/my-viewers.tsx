import { redirect, useLoaderData, type LoaderFunctionArgs } from 'react-router'
import { transaction } from '#db/context.ts'
import { today } from '#organisation/today.ts'
import { DataTable } from '#ui/data-table.tsx'
import { Code, Moment } from '#ui/values.tsx'
import { requestContext } from '#web/request-context.ts'
import { findViewings } from '../own/viewers.ts'

export const loader = async ({ context }: LoaderFunctionArgs) => {
  const { citizen, citizenCtx } = context.get(requestContext)
  if (citizen === null) throw redirect('/cong-dan/dang-nhap', 303)
  const viewings = await transaction(citizenCtx, (trx) => findViewings(trx, today(citizenCtx)))
  return viewings.map((viewing) => ({ ...viewing, at: viewing.at.toString() }))
}

/** Which members of staff opened one's dossiers, and when. */
const MyViewers = () => {
  const viewings = useLoaderData<typeof loader>()
  return (
    <div className="wrap stack">
      <title>Ai đã xem hồ sơ của tôi · Dịch vụ công</title>
      <p>
        <a href="/cong-dan/du-lieu">Dữ liệu của tôi</a>
      </p>
      <h1>Ai đã xem hồ sơ của tôi</h1>
      <p>
        Mỗi cán bộ mở hồ sơ của bạn được ghi một dòng mỗi ngày, và thêm một dòng mỗi lần họ mở đầy đủ số định danh, điện thoại, địa chỉ. Thấy
        người không liên quan, hãy hỏi cơ quan theo số điện thoại ở cuối trang.
      </p>
      {viewings.length === 0 ? (
        <p>Chưa có cán bộ nào mở hồ sơ của bạn.</p>
      ) : (
        <DataTable
          caption="Ai đã xem hồ sơ của tôi"
          rows={viewings}
          rowKey={(row) => `${row.at}${row.staffName}${row.dossierId}`}
          columns={[
            { key: 'ai', header: 'Cán bộ', narrow: 'title', cell: (row) => row.staffName, note: (row) => [row.title, row.unitName].filter((part) => part !== null).join(', ') },
            { key: 'hoSo', header: 'Hồ sơ', cell: (row) => <Code>{row.dossierNumber}</Code> },
            { key: 'xem', header: 'Đã xem', cell: (row) => (row.what === 'page' ? 'Trang hồ sơ' : 'Đầy đủ thông tin một người') },
            { key: 'luc', header: 'Lúc', cell: (row) => <Moment at={row.at} /> },
          ]}
        />
      )}
    </div>
  )
}
export default MyViewers
