import { useLoaderData, type LoaderFunctionArgs } from 'react-router'
import { transaction } from '#db/context.ts'
import { toAt } from '#kernel/at.ts'
import { EmptyState } from '#ui/empty-state.tsx'
import { Code, Moment } from '#ui/values.tsx'
import { requestContext } from '#web/request-context.ts'
import { listOwnPetitions } from '../public-queries.ts'
import { stateWords } from '../words.ts'

export const loader = ({ context }: LoaderFunctionArgs) => {
  const { citizenCtx: ctx } = context.get(requestContext)
  return transaction(ctx, async (trx) => ({
    petitions: ctx.actor.kind !== 'citizen' ? [] : (await listOwnPetitions(trx, ctx.actor.accountId)).map(({ id, code, subject, receivedAt, dueAt, ...state }) => ({
      id, code, subject, state: stateWords(state), receivedAt: toAt(receivedAt), dueAt: state.phase === 'answered' || dueAt === null ? null : toAt(dueAt),
    })),
  }))
}

/** Phản ánh của tôi: what this account has sent. */
const PortalOwnList = () => {
  const { petitions } = useLoaderData<typeof loader>()
  return (
    <div className="wrap narrow stack">
      <title>Phản ánh của tôi · Dịch vụ công</title>
      <h1>Phản ánh của tôi</h1>
      {petitions.length === 0 ? (
        <EmptyState title="Bạn chưa gửi phản ánh nào từ tài khoản này"><p><a href="/phan-anh">Gửi phản ánh, kiến nghị</a></p></EmptyState>
      ) : (
        <ul className="hits">
          {petitions.map(({ id, code, subject, state, receivedAt, dueAt }) => (
            <li key={id}>
              <a href={`/phan-anh/cua-toi/${id}`}>{subject}</a>
              <span className="hit-facts">
                <span className="tag">{state}</span>
                <span><Code>{code}</Code></span>
                <span>gửi <Moment at={receivedAt} form="short" /></span>
                {dueAt !== null && <span>trả lời trước <Moment at={dueAt} form="short" /></span>}
              </span>
            </li>
          ))}
        </ul>
      )}
      <p className="small muted">Phản ánh gửi không ghi tên hoặc gửi khi chưa đăng nhập thì <a href="/phan-anh/theo-doi">xem bằng mã</a>.</p>
    </div>
  )
}
export default PortalOwnList
