import { data, redirect, useActionData, useLoaderData, type ActionFunctionArgs, type LoaderFunctionArgs } from 'react-router'
import { parseId, type DossierId } from '#kernel/ids.ts'
import { Button } from '#ui/button.tsx'
import errorFocus from '#ui/enhance/error-focus.ts?worker&url'
import uploadScript from '#ui/enhance/upload.ts?worker&url'
import { TextAreaField } from '#ui/field.tsx'
import { PostForm } from '#ui/post-form.tsx'
import type { RouteHandle } from '#ui/route-handle.ts'
import { Day, Money } from '#ui/values.tsx'
import { requestContext } from '#web/request-context.ts'
import type { AskedItem } from '../asked-items.ts'
import { actOnAnswer } from '../pages/answer-action.ts'
import { loadAnswerPage } from '../pages/answer-page.ts'
import type { FileLine } from '../pages/draft-page.ts'
import { FileSlot } from './file-slot.tsx'

export const handle: RouteHandle = { scripts: [errorFocus, uploadScript] }

export const loader = async ({ context, params }: LoaderFunctionArgs) => {
  const web = context.get(requestContext)
  const id = parseId<DossierId>(params['id'] ?? '')
  const page = id && (await loadAnswerPage(web.citizenCtx, id))
  if (page === undefined) throw data(null, { status: 404 })
  if (page === 'nothingAsked') return redirect(`/ho-so-cua-toi/${id}`, 303)
  return { ...page, openDues: (await web.findPaidState(web.citizenCtx, page.dossierId))?.openDues ?? [] }
}

export const action = async ({ context, params, request }: ActionFunctionArgs) => {
  const web = context.get(requestContext)
  const id = parseId<DossierId>(params['id'] ?? '')
  if (id === undefined) throw data(null, { status: 404 })
  const openDues = (await web.findPaidState(web.citizenCtx, id))?.openDues ?? []
  const reply = await actOnAnswer(web.citizenCtx, { dossierId: id, files: web.files, request, openDues })
  switch (reply.kind) {
    case 'sent':
      web.flash('done', 'Đã gửi trả lời. Thời hạn giải quyết chạy tiếp từ bây giờ.')
      return redirect(`/ho-so-cua-toi/${id}`, 303)
    case 'again':
      return redirect(`/ho-so-cua-toi/${id}/tra-loi`, 303)
    case 'leave':
      web.flash('done', 'Đã lưu, chưa gửi. Mở lại ở đây để gửi trước hạn.')
      return redirect('/ho-so-cua-toi', 303)
    case 'notFound':
      throw data(null, { status: 404 })
    case 'stay':
      return data(reply.reply, { status: reply.status })
  }
}

/** Exactly what is asked, one after the other, each with the box that answers it. */
const AnswerPage = () => {
  const page = useLoaderData<typeof loader>()
  const reply = useActionData<typeof action>()
  return (
    <div className="wrap narrow">
      <title>{`Trả lời yêu cầu bổ sung · ${page.procedureName} · Dịch vụ công`}</title>
      <p className="small"><a href={`/ho-so-cua-toi/${page.dossierId}`}>‹ Hồ sơ {page.code}</a></p>
      <h1>Trả lời yêu cầu bổ sung</h1>
      <p>{page.reason}</p>
      <p>
        Gửi trước <b><Day on={page.answerDueOn} long /></b>. Thời hạn giải quyết đang tạm dừng và chạy tiếp ngay khi bạn gửi.
      </p>
      <PostForm reply={reply} upload label="Trả lời yêu cầu bổ sung">
        {page.items.map((item) => (
          <Item key={item.no} item={item} draftId={page.draftId} dossierId={page.dossierId} isPaid={item.dueKey !== null && !page.openDues.includes(item.dueKey)} files={page.files[item.no] ?? []} written={page.replies[item.no] ?? ''} />
        ))}
        <div className="form-actions">
          <Button>Gửi trả lời</Button>
          <Button kind="ghost" name="do" value="save">Lưu, gửi sau</Button>
        </div>
      </PostForm>
    </div>
  )
}
export default AnswerPage

type ItemProps = {
  readonly item: AskedItem
  readonly draftId: string
  readonly dossierId: string
  /** The sum that this item asks for has been paid. */
  readonly isPaid: boolean
  readonly files: readonly FileLine[]
  readonly written: string
}

const Item = ({ item, draftId, dossierId, isPaid, files, written }: ItemProps) => {
  const label = `${item.no}. ${item.text}`
  const answer = (words: string, optional: boolean) => (
    <TextAreaField name={`reply.${item.no}`} label={words} optional={optional} rows={3} maxLength={4000} defaultValue={written} />
  )
  switch (item.kind) {
    case 'paper':
      return (
        <section className="panel paper-slot">
          <FileSlot draftId={draftId} slot={{ kind: 'item', no: item.no }} label={label} files={files} />
          {answer('Ghi chú', true)}
        </section>
      )
    case 'correction':
      return (
        <section className="panel paper-slot">
          {answer(`${label}: sửa thành`, false)}
          <FileSlot draftId={draftId} slot={{ kind: 'item', no: item.no }} label="Giấy tờ chứng minh, nếu có" files={files} />
        </section>
      )
    case 'question':
      return <section className="panel paper-slot">{answer(label, false)}</section>
    case 'fee':
      return (
        <section className="panel paper-slot">
          <p>
            <b>{label}</b>
            {item.amountDong !== null && <>: <b><Money dong={item.amountDong} /></b></>}
          </p>
          {item.dueKey === null && answer('Bạn đã nộp thế nào', true)}
          {item.dueKey !== null && isPaid && <p>Đã nộp đủ.</p>}
          {item.dueKey !== null && !isPaid && (
            <>
              <p><a href={`/thanh-toan/${dossierId}`}>Xem và nộp tiền</a></p>
              <p className="small muted">Nộp rồi mới gửi trả lời được; bấm “Lưu, gửi sau” để giữ những gì đã ghi. Đã nộp ở nơi khác thì nhờ một cửa ghi nhận.</p>
            </>
          )}
        </section>
      )
  }
}
