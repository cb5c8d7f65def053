import { data, redirect, useActionData, useLoaderData, type ActionFunctionArgs, type LoaderFunctionArgs } from 'react-router'
import { z } from 'zod'
import { parseId } from '#kernel/ids.ts'
import errorFocus from '#ui/enhance/error-focus.ts?worker&url'
import { Button } from '#ui/button.tsx'
import { formatSpokenMoment } from '#ui/dates.ts'
import { KeyFacts } from '#ui/facts.tsx'
import { TextAreaField, TextField } from '#ui/field.tsx'
import { Notice } from '#ui/notice.tsx'
import { PostForm } from '#ui/post-form.tsx'
import type { RouteHandle } from '#ui/route-handle.ts'
import { parseForm, refused, wrongFields } from '#web/form.ts'
import { requestContext } from '#web/request-context.ts'
import { askQuestion } from '../dialogues/questions.ts'
import { dialogueSentence } from '../dialogues/refusals.ts'
import { DIALOGUE_PHASE_WORDS } from '../dialogues/words.ts'
import type { DialogueId, QuestionId } from '../domain/dialogue.ts'
import { findPublicDialogue } from '../pages/dialogue-view.ts'
import { PromiseList } from './promise-list.tsx'
import { LONGEST_QUESTION } from '../domain/limits.ts'

export const handle: RouteHandle = { scripts: [errorFocus] }

const idOf = (text: string | undefined): DialogueId => {
  const id = parseId<DialogueId>(text ?? '')
  if (id === undefined) throw data(null, { status: 404 })
  return id
}

export const loader = async ({ context, params }: LoaderFunctionArgs) => {
  const found = await findPublicDialogue(context.get(requestContext).citizenCtx, idOf(params['id']))
  if (found === undefined) throw data(null, { status: 404 })
  return found
}

const schema = z.object({
  commandId: z.uuid(), questionId: z.uuid(), text: z.string('Chưa viết câu hỏi.').max(LONGEST_QUESTION), name: z.string().max(120).default(''), contact: z.string().max(120).default(''),
})

export const action = async ({ context, params, request }: ActionFunctionArgs) => {
  const web = context.get(requestContext)
  const sessionId = idOf(params['id'])
  const form = await request.formData()
  const parsed = parseForm(schema, form)
  if (!parsed.ok) return wrongFields(parsed.reply)
  const { questionId, ...question } = parsed.value
  const asked = await askQuestion(web.citizenCtx, { ...question, sessionId, questionId: questionId as QuestionId }, web.clientAddress ?? '')
  if (!asked.ok) return refused(form, asked.refusal.code, dialogueSentence(asked.refusal), asked.refusal.code === 'petitionContactInvalid' ? 'contact' : undefined)
  web.flash('done', 'Đã nhận câu hỏi. Câu hỏi hiện ở đây sau khi được duyệt, không có tên bạn.')
  throw redirect(`/doi-thoai/${sessionId}`, 303)
}

/** One session: when and where, its questions, what was answered and promised. */
const PortalDialogue = () => {
  const { view, questions, promises, commandId, questionId } = useLoaderData<typeof loader>()
  const reply = useActionData<typeof action>()
  return (
    <div className="wrap narrow stack">
      <title>{`${view.title} · Đối thoại · Dịch vụ công`}</title>
      <p className="small"><a href="/doi-thoai">‹ Đối thoại với người dân</a></p>
      <h1>{view.title}</h1>
      <KeyFacts facts={[
        { name: 'Thời gian', value: formatSpokenMoment(view.startsAt) },
        { name: 'Địa điểm', value: view.place },
        { name: 'Cơ quan', value: view.unitName, note: DIALOGUE_PHASE_WORDS[view.phase] },
      ]} />
      {view.closingWords !== null && <Notice tone="warning" title="Cuộc đối thoại đã hủy">{view.closingWords}</Notice>}
      <section>
        <h2>Nội dung</h2>
        <p className="as-written">{view.topics}</p>
      </section>
      {view.minutes !== null && (
        <section>
          <h2>Biên bản tóm tắt</h2>
          {view.attended !== null && <p className="small muted">{view.attended} người dự.</p>}
          <p className="as-written">{view.minutes}</p>
        </section>
      )}
      {promises.length > 0 && (
        <section>
          <h2>Lãnh đạo đã hứa</h2>
          <PromiseList promises={promises} />
        </section>
      )}
      {questions.length > 0 && (
        <section>
          <h2>Câu hỏi</h2>
          <ol className="stack tight">
            {questions.map(({ no, text, answer }) => (
              <li key={no} value={no}>
                <p className="as-written">{text}</p>
                {answer !== null && <p className="as-written"><b>Trả lời: </b>{answer}</p>}
              </li>
            ))}
          </ol>
        </section>
      )}
      {view.isOpen && (
        <section className="panel">
          <h2>Gửi câu hỏi trước</h2>
          <p className="small">Nhận câu hỏi tới {formatSpokenMoment(view.questionsUntil)}.</p>
          <PostForm reply={reply} action={`/doi-thoai/${view.id}`} label="Gửi câu hỏi">
            <input type="hidden" name="commandId" value={reply?.values['commandId'] ?? commandId} />
            <input type="hidden" name="questionId" value={reply?.values['questionId'] ?? questionId} />
            <TextAreaField name="text" label="Câu hỏi của bạn" rows={4} maxLength={LONGEST_QUESTION} />
            <TextField name="name" label="Họ và tên" optional autoComplete="name" maxLength={120} />
            <TextField name="contact" label="Điện thoại hoặc thư điện tử" hint="Không công khai" optional maxLength={120} />
            <Button>Gửi câu hỏi</Button>
          </PostForm>
        </section>
      )}
    </div>
  )
}
export default PortalDialogue
