import type { ReactNode } from 'react'
import { Link } from 'react-router'
import { Button } from '#ui/button.tsx'
import { Chip, type ChipState } from '#ui/chip.tsx'
import { RadioCards } from '#ui/choice.tsx'
import { SelectField, TextAreaField, TextField } from '#ui/field.tsx'
import { PostForm } from '#ui/post-form.tsx'
import { Moment } from '#ui/values.tsx'
import type { FormReply } from '#web/form.ts'
import { QUESTION_STATE_WORDS } from '../dialogues/words.ts'
import type { OfficerDialogue, QuestionView } from '../pages/dialogue-view.ts'
import { PETITION_CHANNEL_WORDS } from '../words.ts'

type QuestionsProps = {
  readonly page: OfficerDialogue
  /** Which form of which question is open. */
  readonly open: { readonly viec: string; readonly questionId: string }
  readonly reply: FormReply | undefined
}

const SHAPES = { waiting: 'waiting', accepted: 'running', declined: 'stopped', answered: 'done', petition: 'done' } as const satisfies Record<QuestionView['state'], ChipState>

/** Every question with who asked, and what may be done with it now. */
export const DialogueQuestions = (props: QuestionsProps) => (
  <ol className="plain stack tight">
    {props.page.questions.map((question) => <QuestionItem key={question.id} question={question} {...props} />)}
  </ol>
)

type MoveProps = QuestionsProps & { readonly question: QuestionView; readonly viec: string; readonly title: string; readonly children: ReactNode }

/** A link to what may be done with a question; the form itself when it is the one that is open. */
const Move = ({ page, open, reply, question, viec, title, children }: MoveProps) => {
  if (open.viec !== viec || open.questionId !== question.id) return <Link to={`?viec=${viec}&cau=${question.id}`} preventScrollReset>{title}</Link>
  return (
    <PostForm reply={reply} label={`${title}, câu hỏi ${question.no}`}>
      <input type="hidden" name="viec" value={viec} />
      <input type="hidden" name="questionId" value={question.id} />
      <input type="hidden" name="commandId" value={page.commandId} />
      <input type="hidden" name="newId" value={page.newId} />
      {children}
      <Button>{title}</Button>
    </PostForm>
  )
}

const QuestionItem = ({ question, ...rest }: QuestionsProps & { readonly question: QuestionView }) => {
  const { state } = question
  const { phase } = rest.page.view
  const isOpen = phase === 'announced' || phase === 'held'
  return (
    <li className="panel tight">
      <p>
        <b>Câu hỏi {question.no}</b> <Chip state={SHAPES[state]}>{QUESTION_STATE_WORDS[state]}</Chip>{' '}
        <span className="small muted">
          {question.askerName ?? 'không ghi tên'}{question.askerContact !== null && <> · {question.askerContact}</>} · {PETITION_CHANNEL_WORDS[question.channel]}, <Moment at={question.askedAt} form="short" />
        </span>
      </p>
      <p className="as-written">{question.askedText}</p>
      {question.publicText !== null && question.publicText !== question.askedText && <p className="as-written small"><b>Công khai: </b>{question.publicText}</p>}
      {question.words !== null && <p className="as-written"><b>{state === 'declined' ? 'Không đưa vào: ' : 'Trả lời: '}</b>{question.words}</p>}
      {question.petitionId !== null && <p><Link to={`/phan-anh-kien-nghi/${question.petitionId}`}>Mở phản ánh</Link></p>}
      <div className="stack tight">
      {isOpen && (state === 'waiting' || state === 'declined') && (
        <Move {...rest} question={question} viec="duyet" title="Duyệt để công khai"><TextAreaField name="publicText" label="Lời công khai, không có dữ liệu cá nhân" rows={3} defaultValue={question.proposal} maxLength={5_000} /></Move>
      )}
      {isOpen && (state === 'waiting' || state === 'accepted') && (
        <Move {...rest} question={question} viec="khong-dua" title="Không đưa vào"><TextAreaField name="reason" label="Lý do" rows={2} maxLength={2_000} /></Move>
      )}
      {phase === 'held' && (state === 'accepted' || state === 'answered') && (
        <Move {...rest} question={question} viec="tra-loi" title={state === 'answered' ? 'Sửa câu trả lời' : 'Ghi câu trả lời'}><TextAreaField name="words" label="Câu trả lời trong cuộc đối thoại" rows={3} defaultValue={state === 'answered' ? (question.words ?? undefined) : undefined} maxLength={5_000} /></Move>
      )}
      {state !== 'petition' && (
        <Move {...rest} question={question} viec="thanh-phan-anh" title="Chuyển thành phản ánh">
          <RadioCards name="class" legend="Phản ánh về" inRow choices={[{ value: 'service', label: 'Việc phục vụ' }, { value: 'regulation', label: 'Quy định' }, { value: 'conduct', label: 'Hành vi cán bộ' }]} />
        </Move>
      )}
      </div>
    </li>
  )
}

/** A question that came by phone, by letter, at the counter or in the room. */
export const EnterQuestion = () => (
  <>
    <SelectField name="channel" label="Nhận qua" options={(['phone', 'letter', 'counter', 'dialogue'] as const).map((value) => ({ value, label: PETITION_CHANNEL_WORDS[value] }))} />
    <TextAreaField name="text" label="Câu hỏi" rows={3} maxLength={2_000} />
    <TextField name="name" label="Người hỏi" optional maxLength={120} />
    <TextField name="contact" label="Điện thoại, thư điện tử" optional maxLength={120} />
  </>
)
