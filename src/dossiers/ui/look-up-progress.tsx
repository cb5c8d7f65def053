import { Chip } from '#ui/chip.tsx'
import { DueCalendar } from '#ui/due-calendar.tsx'
import { Timeline, type TimelineEntry } from '#ui/timeline.tsx'
import { Day, Moment } from '#ui/values.tsx'
import { durationWords } from '#procedures/duration-words.ts'
import type { PublicView } from '../look-up/look-up.ts'
import { dueDays } from '../due-days.ts'
import { PLAIN_STATUS, yourPart } from '../plain-status.ts'
import { OUTCOME_WORDS, PAUSE_WORDS } from './words.ts'

/** Where an accepted dossier stands: who holds it since when, what comes next, how its due date was counted. No person is named. */
export const LookUpProgress = ({ view }: { readonly view: PublicView }) => {
  const status = PLAIN_STATUS[view.status]
  return (
    <>
      <section className="panel" aria-label="Tình trạng">
        <p>
          <Chip state={status.chip}>{status.word}</Chip>{' '}
          {(view.isOverdue || view.overdueSince !== null) && <Chip state="late">{view.isOverdue ? 'quá hạn' : 'đã từng quá hạn'}</Chip>}
        </p>
        <Promised view={view} />
        {view.holders.map((holder) => (
          <p key={`${holder.unitName}/${holder.stepName}`}>
            {view.finishedAt === null ? 'Hồ sơ đang ở' : 'Kết quả đang ở'} <b>{holder.unitName}</b> (việc: {holder.stepName}) từ{' '}
            <Moment at={holder.since} form="spoken" />.
          </p>
        ))}
        {view.waiting?.answerDueOn != null && (
          <p>
            Hạn bổ sung: <b><Day on={view.waiting.answerDueOn} long /></b>.
          </p>
        )}
        <p>{yourPart(view)}</p>
      </section>
      {view.payPath !== null && (
        <p>
          <a href={view.payPath}>Xem phí, lệ phí và nộp trực tuyến</a>
        </p>
      )}
      {view.seals !== null && (
        <p>
          <a href={`/xac-minh/${view.seals.verify}`}>Xác minh kết quả</a> · <a href={`/danh-gia/${view.seals.rate}`}>Đánh giá phục vụ</a>
        </p>
      )}
      <Explained view={view} />
      <section className="block">
        <h2>Hồ sơ đã đi qua</h2>
        <Timeline entries={lifeOf(view)} />
      </section>
    </>
  )
}

const Promised = ({ view }: { readonly view: PublicView }) => {
  if (view.handedOverAt !== null) {
    return (
      <p className="lead">
        Đã trả kết quả <b><Moment at={view.handedOverAt} form="spoken" /></b>.
      </p>
    )
  }
  if (view.finishedAt !== null) {
    return (
      <p className="lead">
        Có kết quả từ <b><Moment at={view.finishedAt} form="spoken" /></b>
        {view.outcome !== null && <> ({OUTCOME_WORDS[view.outcome]})</>}.
      </p>
    )
  }
  if (view.endedAt !== null) {
    return (
      <p className="lead">
        Kết thúc <b><Moment at={view.endedAt} form="spoken" /></b>.
      </p>
    )
  }
  if (view.dueAt === null) return <p className="lead">Pháp luật không quy định thời hạn cho thủ tục này.</p>
  if (view.pausedSince !== null) {
    return (
      <p className="lead">
        Thời hạn đang <b>tạm dừng</b> từ <Moment at={view.pausedSince} form="spoken" />. Ngày hẹn trả được tính lại khi chạy tiếp.
      </p>
    )
  }
  return (
    <>
      <p className="lead">
        {view.isOverdue ? 'Đã quá hẹn trả ' : 'Hẹn trả trước '}
        <b><Moment at={view.dueAt} form="spoken" /></b>
        {view.provisional && ' (tạm tính)'}.
      </p>
      {view.rescheduledTo !== null && (
        <p>
          {view.missedAgain ? 'Cơ quan đã xin lỗi nhưng lỡ cả ngày hẹn lại ' : 'Cơ quan đã xin lỗi và hẹn lại '}
          <b><Moment at={view.rescheduledTo} form="spoken" /></b>
          {view.missedAgain && '. Bạn có thể hỏi hoặc phản ánh với nơi tiếp nhận'}.
        </p>
      )}
    </>
  )
}

const Explained = ({ view }: { readonly view: PublicView }) => {
  if (view.explanation === null || view.duration === null) return null
  const moved = view.originalDueAt !== null && view.originalDueAt !== view.dueAt
  return (
    <section className="block">
      <h2>{view.pausedSince === null ? 'Vì sao là ngày này?' : 'Thời hạn trước khi tạm dừng'}</h2>
      <p className="muted">
        Thời hạn {durationWords(view.duration)}.{' '}
        {view.explanation.mode === 'BY_HOUR'
          ? 'Tính theo giờ làm việc từ lúc nhận hồ sơ; ngoài giờ, ngày nghỉ không tính.'
          : 'Ngày nhận hồ sơ không tính; thứ Bảy, Chủ nhật và ngày lễ không tính.'}
        {moved && view.originalDueAt !== null && (
          <>
            {' '}
            Lần đầu hẹn <Moment at={view.originalDueAt} />.
          </>
        )}
      </p>
      {view.pauses.length > 0 && (
        <ul>
          {view.pauses.map((pause) => (
            <li key={pause.from}>
              Tạm dừng vì {PAUSE_WORDS[pause.kind]}: từ <Moment at={pause.from} /> {pause.to === null ? 'đến nay' : <>đến <Moment at={pause.to} /></>}
            </li>
          ))}
        </ul>
      )}
      <DueCalendar days={dueDays(view.explanation)} />
    </section>
  )
}

const lifeOf = (view: PublicView): readonly TimelineEntry[] => [
  ...view.passed.map((step, i): TimelineEntry => ({
    key: `was-${i}`,
    title: step.stepName,
    state: 'was',
    when: (
      <>
        {step.unitName} · <Moment at={step.to} />
      </>
    ),
  })),
  ...view.holders.map((holder, i): TimelineEntry => ({
    key: `now-${i}`,
    title: holder.stepName,
    state: 'now',
    when: (
      <>
        {holder.unitName} · từ <Moment at={holder.since} />
        {view.finishedAt === null && view.pausedSince === null && holder.dueAt !== null && (
          <>
            {' '}
            · hạn của bước <Moment at={holder.dueAt} form="short" />
          </>
        )}
      </>
    ),
  })),
  ...view.nextSteps.map((name, i): TimelineEntry => ({ key: `next-${i}`, title: name, state: 'next' })),
  ...(view.endedAt === null
    ? []
    : [{ key: 'ended', title: PLAIN_STATUS[view.status].word, state: 'stopped' as const, when: <Moment at={view.endedAt} /> }]),
]
