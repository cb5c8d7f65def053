import { data, useLoaderData, type LoaderFunctionArgs } from 'react-router'
import { transaction } from '#db/context.ts'
import { toAt } from '#kernel/at.ts'
import { Moment } from '#ui/values.tsx'
import { requestContext } from '#web/request-context.ts'
import { findTrayLetters } from '../tray.ts'
import { channelName } from '../words.ts'

export const loader = async ({ context }: LoaderFunctionArgs) => {
  const { ctx, instance } = context.get(requestContext)
  if (instance === 'production') throw data(null, { status: 404 })
  const letters = await transaction(ctx, (trx) => findTrayLetters(trx))
  return letters.map((letter) => ({ ...letter, createdAt: toAt(letter.createdAt) }))
}

/** What a demo would have sent, so that whoever tries it finds their code. An office has no such page. */
const DemoTray = () => {
  const letters = useLoaderData<typeof loader>()
  return (
    <div className="wrap stack">
      <title>Hộp thư trình diễn · Dịch vụ công</title>
      <h1>Hộp thư trình diễn</h1>
      <p>
        Đây là bản trình diễn nên không gửi gì ra ngoài. Thư và tin nhắn mà cơ quan thật sẽ gửi, kể cả mã xác nhận, hiện ở đây cho mọi
        người cùng xem. Tin vừa gửi hiện sau vài giây: tải lại trang.
      </p>
      {letters.length === 0 && <p>Chưa có thư hay tin nhắn nào.</p>}
      {letters.map((letter) => (
        <article className="panel" key={letter.id}>
          <h2>{letter.channel === 'mail' ? letter.subject : `Tin nhắn tới ${letter.to}`}</h2>
          <p className="small muted">
            {channelName(letter.channel)} tới {letter.to} · <Moment at={letter.createdAt} />
          </p>
          <p className="as-written">{letter.text}</p>
        </article>
      ))}
    </div>
  )
}
export default DemoTray
