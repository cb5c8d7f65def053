import { useLoaderData, type LoaderFunctionArgs } from 'react-router'
import { EmptyState } from '#ui/empty-state.tsx'
import { Moment } from '#ui/values.tsx'
import { requestContext } from '#web/request-context.ts'
import { DIALOGUE_PHASE_WORDS } from '../dialogues/words.ts'
import { findPublicDialogues } from '../pages/dialogue-view.ts'

export const loader = async ({ context }: LoaderFunctionArgs) => ({ dialogues: await findPublicDialogues(context.get(requestContext).citizenCtx) })

/** Đối thoại với người dân: those to come and those that were. */
const PortalDialogues = () => {
  const { dialogues } = useLoaderData<typeof loader>()
  return (
    <div className="wrap narrow stack">
      <title>Đối thoại với người dân · Dịch vụ công</title>
      <h1>Đối thoại với người dân</h1>
      <p className="muted">Gửi câu hỏi trước, xem câu trả lời và những việc lãnh đạo đã hứa.</p>
      {dialogues.length === 0 ? (
        <EmptyState title="Chưa có cuộc đối thoại nào được công bố"><p><a href="/phan-anh">Gửi phản ánh, kiến nghị</a></p></EmptyState>
      ) : (
        <ul className="hits">
          {dialogues.map(({ id, title, unitName, startsAt, phase, isOpen, promises, promisesDone }) => (
            <li key={id}>
              <a href={`/doi-thoai/${id}`}>{title}</a>
              <span className="hit-facts">
                <span className="tag">{isOpen ? 'Đang nhận câu hỏi' : DIALOGUE_PHASE_WORDS[phase]}</span>
                <span>{unitName}</span>
                <span><Moment at={startsAt} form="short" /></span>
                {promises > 0 && <span>{promisesDone}/{promises} lời hứa đã làm</span>}
              </span>
            </li>
          ))}
        </ul>
      )}
    </div>
  )
}
export default PortalDialogues
