import { data, redirect, useActionData, useLoaderData, useParams, type ActionFunctionArgs, type LoaderFunctionArgs } from 'react-router'
import stationScript from '#ui/enhance/rating-station.ts?worker&url'
import { Button, ButtonLink } from '#ui/button.tsx'
import { Notice } from '#ui/notice.tsx'
import { PostForm } from '#ui/post-form.tsx'
import type { RouteHandle } from '#ui/route-handle.ts'
import { wrongFields } from '#web/form.ts'
import { statusOf } from '#web/refusal-status.ts'
import { requestContext } from '#web/request-context.ts'
import { readAnswers } from './read-answers.ts'
import { ratingSentence } from '../refusals.ts'
import { findStationInvitation, rateAtStation } from '../stations.ts'
import { RatingForm } from './rating-form.tsx'

export const handle: RouteHandle = { scripts: [stationScript], onlyScreen: 'Đánh giá phục vụ' }

export const loader = async ({ context, params, url }: LoaderFunctionArgs) => {
  const web = context.get(requestContext)
  const found = await findStationInvitation(web.ctx, params['key'] ?? '')
  const isThanked = url.searchParams.has('cam-on')
  return found.ok
    ? data({ invitation: found.value, isThanked, message: null })
    : data({ invitation: null, isThanked: false, message: ratingSentence(found.refusal) }, { status: statusOf(found.refusal.code) })
}

export const action = async ({ context, params, request }: ActionFunctionArgs) => {
  const web = context.get(requestContext)
  const key = params['key'] ?? ''
  const form = await request.formData()
  if (form.get('bo-qua') !== null) {
    await rateAtStation(web.ctx, key, null)
    throw redirect(`/danh-gia/quay/${key}`, 303)
  }
  const parsed = readAnswers(form)
  if (!parsed.ok) return wrongFields(parsed.reply)
  await rateAtStation(web.ctx, key, parsed.value)
  throw redirect(`/danh-gia/quay/${key}?cam-on`, 303)
}

/** The tablet at the counter: it waits, asks whoever was invited, thanks, and waits again. */
const StationScreen = () => {
  const { invitation, isThanked, message } = useLoaderData<typeof loader>()
  const reply = useActionData<typeof action>()
  const address = `/danh-gia/quay/${useParams()['key'] ?? ''}`
  return (
    <div className="wrap stack">
      <title>Đánh giá phục vụ</title>
      <h1>Đánh giá phục vụ</h1>
      {message !== null && <Notice tone="error" title="Máy này chưa dùng được"><p>{message}</p></Notice>}
      {message === null && invitation === null && (
        <div className="stack" data-station-waits={address}>
          {isThanked && <Notice tone="done" title="Cảm ơn bạn đã đánh giá">Không ai biết đánh giá này là của bạn.</Notice>}
          <p>Cán bộ quầy mời thì câu hỏi hiện ra ở đây.</p>
          <p><ButtonLink to={address} kind="ghost" reloadDocument>Tôi vừa được mời</ButtonLink></p>
        </div>
      )}
      {invitation !== null && (
        <>
          <p><b>{invitation.procedureName}</b></p>
          <p className="small muted">Không ghi ai đánh giá. Cán bộ chỉ xem được kết quả chung khi đã đủ nhiều người đánh giá.</p>
          <RatingForm reply={reply} action={address} />
          <PostForm action={address} label="Bỏ qua"><Button kind="plain" name="bo-qua" value="1">Không đánh giá</Button></PostForm>
        </>
      )}
    </div>
  )
}
export default StationScreen
