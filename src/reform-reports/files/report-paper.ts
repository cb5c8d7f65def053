import { headingOf } from '#dossiers/papers/paper-ground.ts'
import { formatMoment } from '#kernel/date-format.ts'
import { dayTextOf, fromAt, type At } from '#kernel/at.ts'
import type { DelegationForm } from '#kernel/actor.ts'
import type { OfficialReportInput } from '#papers/official-report.ts'
import type { UnitTree } from '#organisation/domain/unit-tree.ts'
import type { UnitId } from '#kernel/ids.ts'
import type { PlainDate } from '#kernel/time.ts'
import { daysOfPeriod, plainText, type AnnexRow, type ReportDocument } from '../compose-document.ts'
import { ANNEX_HEADS } from '../words.ts'

/** What a paper says beside the document. */
export type PaperFacts = {
  readonly tree: UnitTree
  readonly unitId: UnitId
  readonly recipient: string | undefined
  readonly printedAt: At
  /** Who signed and how; nobody yet on a draft. */
  readonly signer: { readonly name: string; readonly delegationForm: DelegationForm | null } | null
  readonly number: string | null
  readonly documentOn: PlainDate | null
  readonly stateHash: string | null
}

/** Who signs a report of a people's committee, as Decree 30/2020/NĐ-CP, Appendix I, writes it. */
const titlesOf = (form: DelegationForm | null | undefined): string[] =>
  form === 'KT' ? ['TM. Ủy ban nhân dân', 'KT. Chủ tịch', 'Phó Chủ tịch'] : form == null ? ['TM. Ủy ban nhân dân', 'Chủ tịch'] : ['TM. Ủy ban nhân dân', `${form}. Chủ tịch`]

const noteOf = ({ note, origin }: AnnexRow): string => note ?? (origin === 'below' ? 'Cộng từ cấp dưới' : '')

const introOf = ({ unit, period, merged }: ReportDocument): string[] => [
  `${unit.name} báo cáo kết quả thực hiện công tác cải cách hành chính ${period.name} (số liệu ${daysOfPeriod(period)}) như sau:`,
  ...(merged.from.length === 0 ? [] : [`Báo cáo tổng hợp từ ${merged.from.length} đơn vị trực thuộc đã gửi báo cáo.`]),
]

/** The document as the data of an official paper; PDF and DOCX are made of the same. */
export const reportPaperInput = (document: ReportDocument, facts: PaperFacts): OfficialReportInput => {
  const { tree, unitId, recipient, printedAt, signer, number, documentOn, stateHash } = facts
  const { merged } = document
  const last = document.parts.length - 1
  return {
    heading: headingOf(tree, unitId, documentOn?.toString() ?? dayTextOf(printedAt), null),
    print: { printedAt },
    ...(number !== null && { number }),
    symbol: 'BC-UBND',
    subject: document.title,
    ...(signer === null && { mark: 'Dự thảo' }),
    intro: introOf(document),
    parts: document.parts.map(({ depth, number: no, title, paragraphs }, i) => {
      const texts = paragraphs.map(plainText)
      return { level: depth, number: no, title, paragraphs: i === last ? ended(texts) : texts }
    }),
    recipients: [...(recipient === undefined ? [] : [recipient]), 'Lưu: VT'],
    signer: { titles: titlesOf(signer?.delegationForm), ...(signer !== null && { name: signer.name }) },
    notes: [
      `Số liệu tính đến ${formatMoment(fromAt(document.asOf))}. Ô “…”: chưa có số liệu.`,
      ...(merged.missing.length === 0 ? [] : [`Chưa có báo cáo của: ${merged.missing.join(', ')}.`]),
      ...(stateHash === null ? [] : [`Dấu kiểm SHA-256 của bản đã ký: ${stateHash}.`]),
    ],
    annexes: document.annexes.map(({ title, rows }) => ({
      title,
      head: [...ANNEX_HEADS],
      rows: rows.map((row) => ({ isPart: row.isPart, cells: [row.code, row.label, row.unit, row.shown, row.shownBefore, row.change, noteOf(row)] })),
    })),
  }
}

/** A report ends with "./.". */
const ended = (texts: readonly string[]): string[] => {
  const last = texts.at(-1)
  return last === undefined ? [] : [...texts.slice(0, -1), `${last.replace(/[./\s]+$/, '')}./.`]
}

