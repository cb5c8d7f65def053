import type { ReactNode } from 'react'
import { data, Link, redirect, useActionData, useLoaderData, useSearchParams, type ActionFunctionArgs, type LoaderFunctionArgs } from 'react-router'
import { parseId } from '#kernel/ids.ts'
import { Button } from '#ui/button.tsx'
import { Chip } from '#ui/chip.tsx'
import { formatSpokenMoment } from '#ui/dates.ts'
import { EmptyState } from '#ui/empty-state.tsx'
import { Facts } from '#ui/facts.tsx'
import { TextAreaField, TextField } from '#ui/field.tsx'
import { PageHeader } from '#ui/page-header.tsx'
import { PostForm } from '#ui/post-form.tsx'
import { typedValues, type FormReply } from '#web/form.ts'
import { statusOf } from '#web/refusal-status.ts'
import { requestContext } from '#web/request-context.ts'
import { dialogueSentence } from '../dialogues/refusals.ts'
import { DIALOGUE_PHASE_WORDS } from '../dialogues/words.ts'
import type { DialogueId } from '../domain/dialogue.ts'
import { actOnDialogue } from '../pages/dialogue-action.ts'
import { findOfficerDialogue, type OfficerDialogue } from '../pages/dialogue-view.ts'
import { AnnouncementFields } from './announcement-fields.tsx'
import { DialogueQuestions, EnterQuestion } from './dialogue-questions.tsx'
import { NewPromise } from './new-promise.tsx'
import { PromiseList } from './promise-list.tsx'

const idOf = (text: string | undefined): DialogueId => {
  const id = parseId<DialogueId>(text ?? '')
  if (id === undefined) throw data(null, { status: 404 })
  return id
}

export const loader = async ({ context, params }: LoaderFunctionArgs) => {
  const found = await findOfficerDialogue(context.get(requestContext).ctx, idOf(params['id']))
  if (found === undefined) throw data(null, { status: 404 })
  return found
}

/** Which form of the page was sent, and what came of it. */
export type DialogueReply = { readonly sent: string; readonly reply: FormReply }

export const action = async ({ context, params, request }: ActionFunctionArgs) => {
  const web = context.get(requestContext)
  const id = idOf(params['id'])
  const form = await request.formData()
  const sent = `${String(form.get('viec') ?? '')} ${String(form.get('questionId') ?? '')}`.trim()
  const acted = await actOnDialogue(web.ctx, web.vault, id, form)
  if (acted === undefined) throw data(null, { status: 400 })
  if ('reply' in acted) return data<DialogueReply>({ sent, reply: acted.reply }, { status: 422 })
  if ('refusal' in acted) {
    const { code } = acted.refusal
    return data<DialogueReply>({ sent, reply: { errors: {}, values: typedValues(form), refusal: { code, message: dialogueSentence(acted.refusal) } } }, { status: statusOf(code) })
  }
  web.flash('done', acted.done)
  throw redirect(`/doi-thoai/quan-ly/${id}`, 303)
}

type StepProps = { readonly page: OfficerDialogue; readonly viec: string; readonly title: string; readonly button: string; readonly reply: FormReply | undefined; readonly children?: ReactNode }

const Step = ({ page, viec, title, button, reply, children }: StepProps) => (
  <section className="panel" aria-label={title} id="viec">
    <h2>{title}</h2>
    <PostForm reply={reply} label={title} key={viec}>
      <input type="hidden" name="viec" value={viec} />
      <input type="hidden" name="commandId" value={page.commandId} />
      <input type="hidden" name="newId" value={page.newId} />
      {children}
      <Button>{button}</Button>
    </PostForm>
  </section>
)

/** What may be done with the session in its phase, by how the address names it; the first one is due. */
const stepsOf = ({ phase, hasBegun }: OfficerDialogue['view']): readonly (readonly [viec: string, title: string])[] => {
  if (phase === 'held') return [['hua', 'Ghi một lời hứa'], ['cong-khai', 'Công khai biên bản'], ['nhap-cau-hoi', 'Nhập câu hỏi nhận ngoài cổng'], ['bien-ban', 'Sửa biên bản']]
  if (phase !== 'announced') return []
  const later: readonly (readonly [string, string])[] = [['nhap-cau-hoi', 'Nhập câu hỏi nhận ngoài cổng'], ['doi', 'Đổi thời gian, địa điểm'], ['huy', 'Hủy cuộc đối thoại']]
  return hasBegun ? [['bien-ban', 'Ghi biên bản'], ...later] : later
}

const StepFor = ({ page, viec, reply }: { readonly page: OfficerDialogue; readonly viec: string; readonly reply: FormReply | undefined }) => {
  const { view } = page
  const same = { page, viec, reply }
  switch (viec) {
    case 'hua':
      return <Step {...same} title="Ghi một lời hứa" button="Ghi lời hứa"><NewPromise page={page} /></Step>
    case 'cong-khai':
      return <Step {...same} title="Công khai biên bản" button="Công khai"><p className="small">Mọi câu hỏi phải có trả lời hoặc lý do không đưa vào.</p></Step>
    case 'nhap-cau-hoi':
      return <Step {...same} title="Nhập câu hỏi nhận ngoài cổng" button="Nhập câu hỏi"><EnterQuestion /></Step>
    case 'bien-ban':
      return (
        <Step {...same} title={view.phase === 'held' ? 'Sửa biên bản' : 'Ghi biên bản'} button="Lưu biên bản">
          <TextField name="attended" type="number" label="Số người dự" min={0} width={20} defaultValue={view.attended === null ? undefined : String(view.attended)} />
          <TextAreaField name="minutes" label="Biên bản tóm tắt" rows={8} maxLength={20_000} defaultValue={view.minutes ?? undefined} />
        </Step>
      )
    case 'doi':
      return <Step {...same} title="Đổi thời gian, địa điểm" button="Lưu thay đổi"><AnnouncementFields view={view} /></Step>
    case 'huy':
      return <Step {...same} title="Hủy cuộc đối thoại" button="Hủy"><TextAreaField name="reason" label="Lý do, người dân sẽ đọc" rows={2} /></Step>
    default:
      return null
  }
}

/** One session at work: its questions, its minutes, its promises. */
const DialoguePage = () => {
  const page = useLoaderData<typeof loader>()
  const answer = useActionData<typeof action>()
  const [search] = useSearchParams()
  const { view, questions, promises } = page
  const steps = stepsOf(view)
  const asked = answer?.sent.split(' ') ?? [search.get('viec') ?? '', search.get('cau') ?? '']
  const [viec = '', questionId = ''] = asked
  const open = questionId === '' ? (steps.find(([one]) => one === viec) ?? (viec === '' ? steps[0] : undefined))?.[0] : undefined
  return (
    <>
      <PageHeader title={view.title} over={<Link to="/doi-thoai/quan-ly">Đối thoại</Link>} chips={<Chip state={view.phase === 'published' ? 'done' : 'running'}>{DIALOGUE_PHASE_WORDS[view.phase]}</Chip>} />
      <main className="page" id="noi-dung" tabIndex={-1}>
        <div className="two">
          <div className="stack">
            {open !== undefined && <StepFor page={page} viec={open} reply={answer?.reply} />}
            <section className="stack tight" aria-label="Câu hỏi">
              <h2>Câu hỏi</h2>
              {questions.length === 0 ? <EmptyState title="Chưa có câu hỏi nào" /> : <DialogueQuestions page={page} open={{ viec, questionId }} reply={answer?.reply} />}
            </section>
            {promises.length > 0 && (
              <section className="stack tight" aria-label="Lời hứa">
                <h2>Lời hứa</h2>
                <PromiseList promises={promises} />
              </section>
            )}
            {view.minutes !== null && <section className="panel"><h2>Biên bản</h2><p className="as-written">{view.minutes}</p></section>}
          </div>
          <aside className="stack">
            <section className="panel tight">
              <Facts small facts={[
                { name: 'Thời gian', value: formatSpokenMoment(view.startsAt) },
                { name: 'Địa điểm', value: view.place },
                { name: 'Cơ quan', value: view.unitName },
                { name: 'Nhận câu hỏi tới', value: formatSpokenMoment(view.questionsUntil) },
                ...(view.attended === null ? [] : [{ name: 'Số người dự', value: view.attended }]),
                { name: 'Trang công khai', value: <a href={`/doi-thoai/${view.id}`}>Xem như người dân</a> },
              ]} />
            </section>
            {steps.length > 0 && (
              <nav aria-label="Việc có thể làm" className="panel tight">
                <h3>Việc có thể làm</h3>
                <ul className="plain">
                  {steps.map(([one, title]) => <li key={one}><Link to={`?viec=${one}#viec`} aria-current={one === open ? 'true' : undefined}>{title}</Link></li>)}
                </ul>
              </nav>
            )}
          </aside>
        </div>
      </main>
    </>
  )
}
export default DialoguePage
