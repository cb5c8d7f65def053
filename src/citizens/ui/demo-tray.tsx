import { data, useLoaderData, type LoaderFunctionArgs } from 'react-router'
import { transaction } from '#db/context.ts'
import { EmptyState } from '#ui/empty-state.tsx'
import { Notice } from '#ui/notice.tsx'
import { Code, Moment } from '#ui/values.tsx'
import { requestContext } from '#web/request-context.ts'
import { findShownCodes } from '../send-code.ts'

export const loader = async ({ context }: LoaderFunctionArgs) => {
  const { citizenCtx, instance } = context.get(requestContext)
  if (instance !== 'demo') throw data(null, { status: 404 })
  const codes = await transaction(citizenCtx, findShownCodes)
  return codes.map(({ value, code, createdAt }) => ({ value, code, createdAt: createdAt.toString() }))
}

/** What a demo would have sent. An office has no such page. */
const DemoTray = () => {
  const codes = useLoaderData<typeof loader>()
  return (
    <div className="wrap narrow stack">
      <title>Khay tin trình diễn · Dịch vụ công</title>
      <h1>Khay tin trình diễn</h1>
      <Notice tone="info">Bản trình diễn không gửi tin ra ngoài. Đây là những mã lẽ ra đã gửi, mới nhất trước.</Notice>
      {codes.length === 0 ? (
        <EmptyState title="Chưa có tin nào" />
      ) : (
        <ul className="plain stack">
          {codes.map(({ value, code, createdAt }) => (
            <li key={`${createdAt}${code}`}>
              Gửi {value}: mã xác nhận <b><Code>{code}</Code></b> <span className="muted">(<Moment at={createdAt} />)</span>
            </li>
          ))}
        </ul>
      )}
    </div>
  )
}
export default DemoTray
