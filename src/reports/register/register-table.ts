import { PHASE_WORDS } from '#figures/words.ts'
import { dayTextOf, toAt } from '#kernel/at.ts'
import { formatMoment } from '#kernel/date-format.ts'
import type { Result } from '#kernel/result.ts'
import type { Instant } from '#kernel/time.ts'
import { formInForce } from '#law/forms.ts'
import { headingOf } from '#dossiers/papers/paper-ground.ts'
import type { PaperCode } from '#papers/refusals.ts'
import type { Paper, Press } from '#papers/render.ts'
import { printReportTable } from '#papers/report-table.ts'
import { writeWorkbook, type SheetEntry } from '#sheets/write-workbook.ts'
import { writePeriod } from '../words.ts'
import type { Register, RegisterLine } from './read-register.ts'

/** Columns of the register, in the order of the form. */
const HEADS = [
  'TT', 'Mã hồ sơ', 'Tên thủ tục hành chính', 'Tên cá nhân, tổ chức', 'Điện thoại', 'Cơ quan giải quyết', 'Nhận hồ sơ', 'Hẹn trả kết quả', 'Trả kết quả',
  'Phương thức nhận', 'Ký nhận', 'Ghi chú',
] as const
const WIDTHS = [6, 26, 44, 30, 14, 36, 17, 17, 17, 16, 12, 18] as const
const WORD_COLUMNS = [1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11]

const DELIVERY_WORDS = { desk: 'tại quầy', post: 'bưu chính', electronic: 'bản điện tử' } as const

const moment = (at: Instant | null): string => (at === null ? '' : formatMoment(at))

const cellsOf = (line: RegisterLine, no: number): readonly string[] => [
  String(no), line.code, line.procedure, line.ownerName ?? '', line.phoneTail === null ? '' : `…${line.phoneTail}`, line.competentUnit,
  moment(line.acceptedAt), moment(line.dueAt), moment(line.handedOverAt), line.delivery === null ? '' : DELIVERY_WORDS[line.delivery], '',
  line.phase === 'handedOver' ? '' : PHASE_WORDS[line.phase],
]

export const registerWorkbook = ({ question, lines }: Register): Promise<Uint8Array> => {
  const across = (value: string, look: SheetEntry['look']): SheetEntry[] => [{ column: 1, across: HEADS.length, value, align: 'center', ...(look !== undefined && { look }) }]
  return writeWorkbook([
    {
      name: 'Sổ theo dõi', widths: WIDTHS, isLandscape: true, frozen: { rows: 4, columns: 2 },
      rows: [
        across('SỔ THEO DÕI HỒ SƠ', 'title'), across(question.unit.name, 'bare'), across(writePeriod(question.period), 'bare'),
        HEADS.map((value, i): SheetEntry => ({ column: i + 1, value, look: 'head' })),
        ...lines.map((line, at) => cellsOf(line, at + 1).map((value, i): SheetEntry => ({ column: i + 1, value: i === 0 ? at + 1 : value }))),
      ],
    },
  ])
}

/** The register on paper, to be kept: its edition is that in force on the last day. */
export const registerPaper = (press: Press, { question, lines }: Register, printedAt: Instant, preparer: string): Result<Paper, PaperCode> => {
  const at = toAt(printedAt)
  const edition = formInForce('REGISTER', question.period.to.toString())
  return printReportTable(press, {
    heading: headingOf(question.tree, question.unit.id, dayTextOf(at), null),
    print: { printedAt: at },
    title: edition?.title ?? 'Sổ theo dõi hồ sơ',
    basis: edition?.basis ?? 'Thông tư 03/2025/TT-VPCP',
    formNumber: edition?.number ?? '07',
    facts: [{ name: 'Bộ phận, đơn vị tiếp nhận', value: question.unit.name }, { name: 'Thời gian', value: writePeriod(question.period) }],
    unit: 'Hồ sơ',
    head: [HEADS.map((label) => ({ label, colSpan: 1, rowSpan: 1 }))],
    numbers: HEADS.map((_, i) => `(${i + 1})`),
    wordColumns: WORD_COLUMNS,
    rows: lines.map((line, i) => ({ depth: 0, isStrong: false, cells: [...cellsOf(line, i + 1)] })),
    preparer: { title: 'Người lập sổ', name: preparer },
  })
}
