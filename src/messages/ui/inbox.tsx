import { redirect, useLoaderData, type ActionFunctionArgs, type LoaderFunctionArgs } from 'react-router'
import { transaction } from '#db/context.ts'
import { toAt } from '#kernel/at.ts'
import { Button } from '#ui/button.tsx'
import { PostForm } from '#ui/post-form.tsx'
import { Moment } from '#ui/values.tsx'
import { requestContext } from '#web/request-context.ts'
import { markInboxRead } from '../commands.ts'
import { findInbox } from '../queries.ts'
import { withLink } from '../write-message.ts'

export const loader = async ({ context }: LoaderFunctionArgs) => {
  const { citizenCtx, origin } = context.get(requestContext)
  const lines = await transaction(citizenCtx, (trx) => findInbox(trx))
  return lines.map(({ id, dossierId, subject, letter, createdAt, isUnread }) => ({
    id, dossierId, subject, isUnread, letter: withLink(letter, origin), createdAt: toAt(createdAt),
  }))
}

export const action = async ({ context }: ActionFunctionArgs) => {
  await markInboxRead(context.get(requestContext).citizenCtx)
  throw redirect('/thong-bao', 303)
}

/** Everything the one-stop has told this citizen about their dossiers. */
const Inbox = () => {
  const messages = useLoaderData<typeof loader>()
  const unread = messages.filter(({ isUnread }) => isUnread).length
  return (
    <div className="wrap stack">
      <title>Thông báo · Dịch vụ công</title>
      <h1>Thông báo</h1>
      {messages.length === 0 ? (
        <p>Chưa có thông báo nào. Khi hồ sơ của bạn qua mỗi bước, chúng tôi báo ở đây và gửi tới thư, điện thoại bạn đã để lại.</p>
      ) : (
        <p>{unread === 0 ? 'Bạn đã đọc hết.' : `${unread} thông báo chưa đọc.`}</p>
      )}
      {unread > 0 && (
        <PostForm label="Đánh dấu đã đọc">
          <Button kind="ghost">Đánh dấu đã đọc hết</Button>
        </PostForm>
      )}
      {messages.map((message) => (
        <article className="panel" key={message.id}>
          <h2>{message.subject}</h2>
          <p className="small muted">
            <Moment at={message.createdAt} />
            {message.isUnread && <b> · chưa đọc</b>}
          </p>
          <p className="as-written">{message.letter}</p>
          <p><a href={`/ho-so-cua-toi/${message.dossierId}`}>Mở hồ sơ này<span className="sr-only">: {message.subject}</span></a></p>
        </article>
      ))}
    </div>
  )
}
export default Inbox
