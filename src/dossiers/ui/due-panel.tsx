import { Chip } from '#ui/chip.tsx'
import { formatDay, formatSpokenMoment } from '#ui/dates.ts'
import { DueCalendar } from '#ui/due-calendar.tsx'
import { Notice } from '#ui/notice.tsx'
import type { ExplanationFacts } from '../deadline/deadline-facts.ts'
import type { PendingDays } from '../preview.ts'
import { dueDays } from '../due-days.ts'

type DuePanelProps = {
  readonly title: string
  /** ISO instant; `null` where the law gives no time. */
  readonly dueAt: string | null
  readonly promise?: string
  readonly statutory?: string | null
  readonly provisional: boolean
  readonly explanation: ExplanationFacts | null
  readonly pending?: PendingDays | null
  readonly compact?: boolean
}

/** A due date that explains itself: the moment, how long that is, and every day on the way. */
export const DuePanel = (props: DuePanelProps) => {
  const { dueAt, explanation, pending, compact = true } = props
  return (
    <section className="panel tight due-panel" aria-label={props.title} aria-live="polite">
      <h3>
        {props.title} {props.provisional && <Chip state="soon">tạm tính</Chip>}
      </h3>
      {dueAt === null ? (
        <p>Pháp luật không quy định thời hạn của thủ tục này.</p>
      ) : (
        <>
          <p className="due-moment">
            <b>{formatSpokenMoment(dueAt)}</b>
          </p>
          {props.promise !== undefined && (
            <p className="small muted">
              {props.promise}
              {props.statutory != null && ` (theo quy định: ${props.statutory})`}
            </p>
          )}
        </>
      )}
      {explanation !== null && <DueCalendar days={dueDays(explanation)} compact={compact} />}
      {props.provisional && (
        <Notice tone="warning">Lịch nghỉ của năm đến hạn chưa được nhập. Ngày này là tạm tính và giấy hẹn sẽ ghi như vậy.</Notice>
      )}
      {pending != null && (
        <Notice tone="warning">
          {pending.days.map((day) => `${formatDay(day.date)} (${day.name})`).join(', ')} đang chờ xác nhận là ngày nghỉ. Nếu nghỉ,
          hẹn trả sẽ là {formatSpokenMoment(pending.dueAt)} và người dân được báo.
        </Notice>
      )}
    </section>
  )
}
