import type { ReactNode } from 'react'
import { Button } from '#ui/button.tsx'
import { DueChip } from '#ui/chip.tsx'
import { RadioCards } from '#ui/choice.tsx'
import { formatSpokenMoment } from '#ui/dates.ts'
import { DueCalendar } from '#ui/due-calendar.tsx'
import { TextAreaField } from '#ui/field.tsx'
import { FilesField } from '#ui/files-field.tsx'
import { Notice } from '#ui/notice.tsx'
import { PostForm } from '#ui/post-form.tsx'
import { Timeline } from '#ui/timeline.tsx'
import { Code, Moment } from '#ui/values.tsx'
import type { FormReply } from '#web/form.ts'
import type { OwnView } from '../pages/own-view.ts'
import { VOTE_WORDS } from '../words.ts'

type OwnPetitionProps = {
  readonly view: OwnView
  readonly reply: FormReply | undefined
  readonly action: string
  /** A new id for what is sent from here, and what shows that the petition is theirs. */
  readonly keys: ReactNode
}

/** A petition as its sender follows it, with what they may do now. */
export const OwnPetition = ({ view, reply, action, keys }: OwnPetitionProps) => (
  <>
    <p className="over-code"><Code>{view.code}</Code></p>
    <h1>{view.subject}</h1>
    <section className="panel">
      <p><b>{view.state}</b> {view.due !== null && view.phase !== 'answered' && <DueChip due={view.due} />}</p>
      <p>{view.holder} giữ từ <Moment at={view.since} form="spoken" />.</p>
      {view.dueAt !== null && <p>Trả lời bạn chậm nhất <b>{formatSpokenMoment(view.dueAt)}</b>.</p>}
      {view.isLate && <Notice tone="warning">Cơ quan đã trả lời muộn hơn hạn. Lần trễ này được ghi lại và tính vào kết quả của cơ quan.</Notice>}
      {view.days.length > 0 && (
        <details>
          <summary>Hạn này được tính thế nào</summary>
          <DueCalendar days={view.days} />
        </details>
      )}
    </section>
    {view.notice !== null && (
      <Notice tone={view.phase === 'asked' ? 'warning' : 'info'} title={view.notice.title}>
        <p className="as-written">{view.notice.words}</p>
        {view.notice.until !== null && <p>Bổ sung chậm nhất {formatSpokenMoment(view.notice.until)}.</p>}
      </Notice>
    )}
    {view.phase === 'asked' && (
      <PostForm reply={reply} action={action} upload label="Bổ sung phản ánh">
        {keys}
        <input type="hidden" name="viec" value="bo-sung" />
        <TextAreaField name="text" label="Thông tin bổ sung" rows={5} maxLength={5_000} />
        <FilesField label="Ảnh, tệp kèm theo" mostMb={10} />
        <Button>Gửi bổ sung</Button>
      </PostForm>
    )}
    {view.answer !== null && (
      <section className="panel">
        <h2>Trả lời</h2>
        <p className="small muted">{view.holder}, <Moment at={view.answer.at} /></p>
        <p className="as-written">{view.answer.text}</p>
        {view.publishedHref !== null && <p className="small"><a href={view.publishedHref}>Bản công khai của câu trả lời</a></p>}
      </section>
    )}
    {view.answer !== null && <Opinion view={view} reply={reply} action={action} keys={keys} />}
    <section>
      <h2>Đã qua</h2>
      <Timeline entries={view.steps.map(({ key, title, at, unit }, i) => ({
        key, title, when: <><Moment at={at} /> · {unit}</>, state: i === view.steps.length - 1 ? 'now' as const : 'was' as const,
      }))} />
    </section>
    <section>
      <h2>Bạn đã viết</h2>
      <p className="as-written">{view.content}</p>
      {view.supplements.map((text) => <p className="as-written" key={text}><b>Bổ sung: </b>{text}</p>)}
      {view.files > 0 && <p className="small muted">Kèm {view.files} tệp.</p>}
    </section>
  </>
)

const Opinion = ({ view, reply, action, keys }: OwnPetitionProps) => (
  <section className="panel">
    <h2>Bạn có hài lòng với câu trả lời?</h2>
    {view.opinion !== null && <p>Bạn đã chọn: <b>{VOTE_WORDS[view.opinion.vote]}</b>{view.opinion.comment !== null && <>. “{view.opinion.comment}”</>}</p>}
    <details open={view.opinion === null}>
      <summary>{view.opinion === null ? 'Cho biết ý kiến' : 'Đổi ý kiến'}</summary>
      <PostForm reply={reply} action={action} label="Hài lòng với câu trả lời">
        {keys}
        <RadioCards
          name="vote"
          legend="Với câu trả lời này, bạn"
          inRow
          defaultValue={view.opinion?.vote}
          choices={[{ value: 'like', label: 'Hài lòng' }, { value: 'dislike', label: 'Chưa hài lòng' }]}
        />
        <TextAreaField name="text" label="Vì sao" rows={2} maxLength={2_000} optional />
        <Button name="viec" value="danh-gia">Gửi ý kiến</Button>
      </PostForm>
    </details>
    {view.mayReopen && (
      <PostForm reply={reply} action={action} label="Đề nghị xem lại">
        {keys}
        <TextAreaField name="why" label="Đề nghị xem lại vì" hint="Được đề nghị một lần; cơ quan trả lời lại theo thời hạn mới" rows={3} maxLength={5_000} />
        <Button kind="ghost" name="viec" value="xem-lai">Đề nghị xem lại</Button>
      </PostForm>
    )}
  </section>
)
