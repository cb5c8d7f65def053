import { fromAt, type At } from '#kernel/at.ts'
import { formatDate, formatMoment } from '#kernel/date-format.ts'
import type { FileId, StaffId, UnitId } from '#kernel/ids.ts'
import { Temporal } from '#kernel/time.ts'
import { findCause } from '#law/causes-of-lateness.ts'
import type { BroughtPaper, Lateness, RequestedItem, TextRef } from '../domain/dossier.ts'
import type { DueMove, Filing } from '../domain/event.ts'
import { maskIdentityNumber, maskPhone } from '../pages/mask.ts'
import { ERASED_TEXT } from './missing-words.ts'
import { PAPER_FORM_WORDS, REQUEST_KIND_WORDS } from './words.ts'

/** Names for the ids that history holds; an erased text is null. */
export type Naming = {
  readonly textOf: (ref: TextRef | null | undefined) => string | null
  readonly staffName: (id: StaffId) => string
  readonly unitName: (id: UnitId) => string
  readonly stepName: (no: number) => string
  readonly paperName: (paperId: string) => string
  readonly fileName: (id: FileId) => string | null
}

export const quoted = (label: string, text: string | null): string => `${label}: ${text ?? ERASED_TEXT}`
export const optional = (label: string, ref: TextRef | null, naming: Naming): string | null =>
  ref === null ? null : quoted(label, naming.textOf(ref))
export const moment = (at: At): string => formatMoment(fromAt(at))
export const day = (text: string): string => formatDate(Temporal.PlainDate.from(text))

export const dueWords = (due: DueMove): string => {
  if (due.newDueAt === null) return 'Thủ tục không quy định thời hạn'
  const provisional = due.provisional ? ' (tạm tính)' : ''
  if (due.oldDueAt === null) return `Hẹn trả: ${moment(due.newDueAt)}${provisional}`
  if (due.oldDueAt === due.newDueAt) return `Hẹn trả không đổi: ${moment(due.newDueAt)}${provisional}`
  return `Hẹn trả: ${moment(due.oldDueAt)} → ${moment(due.newDueAt)}${provisional}`
}

export const paperWords = (paper: BroughtPaper, naming: Naming): string => {
  const name = paper.name === null ? (paper.paperId === null ? '' : naming.paperName(paper.paperId)) : (naming.textOf(paper.name) ?? ERASED_TEXT)
  return `${name}: ${paper.alreadyHeld ? 'đã có, không phải nộp' : `${paper.quantity} ${PAPER_FORM_WORDS[paper.form]}`}`
}

export const exemptionsWords = (filed: Pick<Filing, 'feeChoice'> | null): readonly string[] =>
  (filed?.feeChoice?.exemptions ?? []).map(
    ({ percentOff, label, basis }) => `${percentOff === 100 ? 'Miễn' : `Giảm ${percentOff} %`} phí, lệ phí: ${label} (${basis})`,
  )

export const itemLines = (items: readonly RequestedItem[], naming: Naming): readonly string[] =>
  items.map((item, i) => `${i + 1}. ${REQUEST_KIND_WORDS[item.kind]}: ${naming.textOf(item.text) ?? ERASED_TEXT}`)

/** Why something ended late: the coded cause and what was typed beside it. */
export const latenessWords = (lateness: Lateness | undefined, naming: Naming): readonly (string | null)[] =>
  lateness === undefined
    ? []
    : [`Nguyên nhân quá hạn: ${findCause(lateness.cause)?.label ?? lateness.cause}`, optional('Diễn giải', lateness.note, naming)]

export const files = (ids: readonly FileId[], naming: Naming): string | null =>
  ids.length === 0 ? null : `Tệp: ${ids.map((id) => naming.fileName(id) ?? ERASED_TEXT).join(', ')}`

/** Identity and phone numbers stay masked in history as they are on the page. */
export const corrected = (field: string, ref: TextRef | null, naming: Naming): string => {
  if (ref === null) return '(không có)'
  const text = naming.textOf(ref)
  if (text === null) return ERASED_TEXT
  return field === 'identityNumber' ? maskIdentityNumber(text) : field === 'phone' ? maskPhone(text) : text
}
