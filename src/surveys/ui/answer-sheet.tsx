import { data, redirect, useActionData, useLoaderData, useParams, type ActionFunctionArgs, type LoaderFunctionArgs } from 'react-router'
import errorFocus from '#ui/enhance/error-focus.ts?worker&url'
import { Button } from '#ui/button.tsx'
import { Notice } from '#ui/notice.tsx'
import { PostForm } from '#ui/post-form.tsx'
import type { RouteHandle } from '#ui/route-handle.ts'
import { Day } from '#ui/values.tsx'
import { refused, wrongFields } from '#web/form.ts'
import { statusOf } from '#web/refusal-status.ts'
import { requestContext } from '#web/request-context.ts'
import { answerByToken, findSheet } from '../answer.ts'
import { readAnswers, wrongAnswers } from '../pages/sheet-form.ts'
import { ruleOf } from '../queries.ts'
import { surveySentence } from '../refusals.ts'
import { SheetQuestions } from './sheet-questions.tsx'

export const handle: RouteHandle = { scripts: [errorFocus] }

export const loader = async ({ context, params }: LoaderFunctionArgs) => {
  const web = context.get(requestContext)
  const found = await findSheet(web.ctx, { token: params['token'] ?? '', address: web.clientAddress ?? '' })
  if (!found.ok) return data({ sheet: null, message: surveySentence(found.refusal) }, { status: statusOf(found.refusal.code) })
  const { survey, invitation, questionnaire, unitName } = found.value
  return data({
    message: null,
    sheet: { title: survey.title, closesOn: survey.closesOn, isUsed: invitation.isUsed, unitName, questionnaire: invitation.isUsed ? null : questionnaire, scale: ruleOf(survey).scale },
  })
}

export const action = async ({ context, params, request }: ActionFunctionArgs) => {
  const web = context.get(requestContext)
  const asked = { token: params['token'] ?? '', address: web.clientAddress ?? '' }
  const form = await request.formData()
  const found = await findSheet(web.ctx, asked)
  if (!found.ok) return refused(form, found.refusal.code, surveySentence(found.refusal))
  const { questionnaire } = found.value
  const answers = readAnswers(questionnaire, form)
  const wrong = found.value.invitation.isUsed ? undefined : wrongAnswers(questionnaire, form, answers, false)
  if (wrong !== undefined) return wrongFields(wrong)
  // An invitation that was used is answered alike, whatever came with it.
  const cast = found.value.invitation.isUsed ? undefined : await answerByToken(web.ctx, { ...asked, answers })
  if (cast !== undefined && !cast.ok) return refused(form, cast.refusal.code, surveySentence(cast.refusal))
  throw redirect(`/phieu-khao-sat/${asked.token}`, 303)
}

/** Phiếu khảo sát: one sheet of one invitation, by whoever holds its code. Nothing of the person is asked or kept. */
const AnswerSheet = () => {
  const { sheet, message } = useLoaderData<typeof loader>()
  const reply = useActionData<typeof action>()
  const token = useParams()['token'] ?? ''
  return (
    <div className="wrap narrow">
      <title>{`${sheet?.title ?? 'Phiếu khảo sát'} · Dịch vụ công`}</title>
      <h1>{sheet?.title ?? 'Phiếu khảo sát'}</h1>
      {sheet === null && <Notice tone="error" title="Không mở được phiếu"><p>{message}</p><p><a href="/phieu-khao-sat">Nhập mã khác</a></p></Notice>}
      {sheet?.isUsed === true && (
        <Notice tone="done" title="Cảm ơn bạn đã trả lời">
          <p>Mỗi lời mời trả lời một lần. Phiếu không ghi tên, không ghi giờ và không nối với lời mời; cơ quan được hỏi chỉ xem kết quả chung sau khi khảo sát kết thúc.</p>
          <p><a href="/phieu-khao-sat">Người khác trả lời trên máy này</a></p>
        </Notice>
      )}
      {sheet !== null && sheet.questionnaire !== null && (
        <>
          <p>Bạn được mời cho ý kiến về <b>{sheet.unitName}</b>. Mất khoảng 5 phút, trả lời đến hết ngày <Day on={sheet.closesOn} />.</p>
          <p className="small muted">Không ai biết phiếu nào là của bạn. Trang này không lưu tên, số điện thoại hay giờ trả lời. Không muốn trả lời thì chỉ cần đóng trang.</p>
          <PostForm reply={reply} action={`/phieu-khao-sat/${token}`} label="Phiếu khảo sát">
            <SheetQuestions questionnaire={sheet.questionnaire} scale={sheet.scale} />
            <Button>Gửi phiếu</Button>
          </PostForm>
        </>
      )}
    </div>
  )
}
export default AnswerSheet
