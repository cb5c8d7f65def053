import { data, redirect, useActionData, useLoaderData, useParams, type ActionFunctionArgs, type LoaderFunctionArgs } from 'react-router'
import errorFocus from '#ui/enhance/error-focus.ts?worker&url'
import { Notice } from '#ui/notice.tsx'
import type { RouteHandle } from '#ui/route-handle.ts'
import { wrongFields } from '#web/form.ts'
import { statusOf } from '#web/refusal-status.ts'
import { requestContext } from '#web/request-context.ts'
import { findInvitation, rate } from '../rate.ts'
import { readAnswers } from './read-answers.ts'
import { ratingSentence } from '../refusals.ts'
import { RatingForm } from './rating-form.tsx'

export const handle: RouteHandle = { scripts: [errorFocus] }

export const loader = async ({ context, params }: LoaderFunctionArgs) => {
  const web = context.get(requestContext)
  const found = await findInvitation(web.ctx, params['token'] ?? '', web.clientAddress ?? '')
  return found.ok
    ? data({ invitation: found.value, message: null })
    : data({ invitation: null, message: ratingSentence(found.refusal) }, { status: statusOf(found.refusal.code) })
}

export const action = async ({ context, params, request }: ActionFunctionArgs) => {
  const web = context.get(requestContext)
  const token = params['token'] ?? ''
  const parsed = readAnswers(await request.formData())
  if (!parsed.ok) return wrongFields(parsed.reply)
  await rate(web.ctx, { token, address: web.clientAddress ?? '', answers: parsed.value })
  throw redirect(`/danh-gia/${token}`, 303)
}

/** Đánh giá phục vụ: one rating of one dossier, by who holds its result. */
const Rate = () => {
  const { invitation, message } = useLoaderData<typeof loader>()
  const reply = useActionData<typeof action>()
  const token = useParams()['token'] ?? ''
  return (
    <div className="wrap narrow">
      <title>Đánh giá phục vụ · Dịch vụ công</title>
      <h1>Đánh giá phục vụ</h1>
      {invitation === null && <Notice tone="error" title="Không mở được đánh giá"><p>{message}</p><p><a href="/tra-cuu">Tra cứu hồ sơ</a></p></Notice>}
      {invitation?.isRated === true && <Notice tone="done" title="Cảm ơn bạn đã đánh giá">Mỗi hồ sơ đánh giá một lần. Ý kiến chỉ được xem chung theo tháng, không ai biết là của bạn.</Notice>}
      {invitation?.isRated === false && (
        <>
          <p><b>{invitation.procedureName}</b><br /><span className="muted">{invitation.unitName}</span></p>
          <p className="small muted">Không ghi ai đánh giá. Cán bộ chỉ xem được kết quả chung khi đã đủ nhiều người đánh giá.</p>
          <RatingForm reply={reply} action={`/danh-gia/${token}`} />
        </>
      )}
    </div>
  )
}
export default Rate
