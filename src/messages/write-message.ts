import { dayTextOf, fromAt, type At } from '#kernel/at.ts'
import { formatDate, formatMoment } from '#kernel/date-format.ts'
import { formatDong, parseDong } from '#kernel/money.ts'
import { Temporal } from '#kernel/time.ts'
import { NO_DUE_DATE, WAYS_TO_RECEIVE } from '#law/messages.ts'
import { isAccepted, type Dossier } from '#dossiers/domain/dossier.ts'
import type { Telling } from './domain/occasion.ts'
import { fillTemplate, type PlaceholderValues, type TemplateText } from './domain/template.ts'

/** What a message may know of its dossier: nothing of its people. */
export type MessageGround = {
  readonly dossier: Dossier
  readonly procedureName: string
  readonly officeName: string
  /** When what it tells has happened. */
  readonly occurredAt: At
}

const dayOf = (day: string): string => formatDate(Temporal.PlainDate.from(day))
const momentOf = (at: At | null): string => (at === null ? NO_DUE_DATE : formatMoment(fromAt(at)))

const valuesOf = ({ dossier, procedureName, officeName, occurredAt }: MessageGround, telling: Telling): PlaceholderValues => {
  const amount = telling.amountDong === undefined ? undefined : parseDong(telling.amountDong)
  return {
    ...(isAccepted(dossier) && { 'ma-ho-so': dossier.code, 'han-tra': momentOf(telling.dueAt ?? dossier.clock.dueAt) }),
    'thu-tuc': procedureName,
    'co-quan': officeName,
    ngay: dayOf(dayTextOf(occurredAt)),
    ...(telling.oldDueAt !== undefined && { 'han-tra-cu': momentOf(telling.oldDueAt) }),
    ...(telling.rescheduledTo !== undefined && { 'hen-lai': momentOf(telling.rescheduledTo) }),
    ...(telling.answerDueOn !== undefined && { 'han-bo-sung': dayOf(telling.answerDueOn) }),
    ...(amount !== undefined && { 'so-tien': formatDong(amount) }),
    'cach-nhan': WAYS_TO_RECEIVE[dossier.delivery],
  }
}

/** The words of a message; its links are filled where it is sent or read. */
export const writeMessage = (text: TemplateText, ground: MessageGround, telling: Telling): TemplateText => {
  const values = valuesOf(ground, telling)
  return {
    subject: fillTemplate(text.subject, values),
    letter: fillTemplate(text.letter, values),
    short: fillTemplate(text.short, values),
  }
}
