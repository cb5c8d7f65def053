import { DAY_MINUTES, parseDay, parseMinuteOfDay, type LocalDay, type LocalMinute } from '#kernel/local-time.ts'
import { fold } from '#kernel/text.ts'
import { cellOf, type TableRow } from '#sheets/read-table.ts'
import type { PartyKind, PauseKind } from '../domain/dossier.ts'
import type { Channel } from '#procedures/domain/procedure.ts'

/** A moment as a sheet tells of it: a day, perhaps with a minute of it. */
export type WrittenMoment = { readonly day: LocalDay; readonly minute: number | null }

export type WrittenPause = { readonly kind: PauseKind; readonly from: WrittenMoment; readonly to: WrittenMoment | null }

/** Where a dossier stands in the system being left. */
export type Standing = 'atDesk' | 'inProcess' | 'waiting' | 'drafted' | 'ended'

/** One line of the sheet, before anything is known of the agency. */
export type RunningRecord = {
  readonly code: string
  readonly procedureCode: string
  readonly caseId: string | null
  readonly receivedAt: WrittenMoment
  readonly dueAt: WrittenMoment | null
  readonly standing: Standing
  /** What it waits for, when it waits. */
  readonly waitsFor: PauseKind | null
  readonly receivingUnit: string
  readonly competentUnit: string
  readonly holder: string | null
  readonly channel: Channel
  readonly submitter: {
    readonly kind: PartyKind
    readonly name: string
    readonly identityNumber: string | null
    readonly address: string | null
    readonly phone: string | null
    readonly email: string | null
  }
  readonly owner: string | null
  readonly pauses: readonly WrittenPause[]
  readonly supplementRequests: number
}

const DAY_FIRST = /^(\d{1,2})[/.-](\d{1,2})[/.-](\d{4})(?:[ ,T]+(\d{1,2}:\d{2})(?::\d{2})?)?$/
const TIME_FIRST = /^(\d{1,2}:\d{2})(?::\d{2})?[ ,]+(\d{1,2})[/.-](\d{1,2})[/.-](\d{4})$/
const ISO = /^(\d{4}-\d{2}-\d{2})(?:[ T]+(\d{1,2}:\d{2})(?::\d{2}(?:\.\d+)?)?(?:\+07:?00)?)?$/

/** "02/11/2026 08:30", "08:30 02/11/2026", "2026-11-02 08:30" or only the day; `undefined` when it is none of them. */
export const readMoment = (text: string): WrittenMoment | undefined => {
  const [, d1, m1, y1, t1] = DAY_FIRST.exec(text) ?? []
  const [, t2, d2, m2, y2] = TIME_FIRST.exec(text) ?? []
  const [, iso, t3] = ISO.exec(text) ?? []
  const [date, month, year, time] = [d1 ?? d2, m1 ?? m2, y1 ?? y2, t1 ?? t2 ?? t3]
  const day = parseDay(iso ?? `${year}-${month?.padStart(2, '0')}-${date?.padStart(2, '0')}`)
  const minute = time === undefined ? null : parseMinuteOfDay(time)
  return day === undefined || minute === undefined ? undefined : { day, minute }
}

/** The minute of a written moment; a day without a time is `otherwise` minutes into it. */
export const minuteOfMoment = ({ day, minute }: WrittenMoment, otherwise: number): LocalMinute => day * DAY_MINUTES + (minute ?? otherwise)

const STANDINGS: Readonly<Record<string, readonly [Standing, PauseKind | null]>> = {
  'moi tiep nhan': ['atDesk', null],
  'da tiep nhan': ['atDesk', null],
  'dang xu ly': ['inProcess', null],
  'dang giai quyet': ['inProcess', null],
  'cho bo sung': ['waiting', 'supplement'],
  'yeu cau bo sung': ['waiting', 'supplement'],
  'cho nghia vu tai chinh': ['waiting', 'financialObligation'],
  'tam dung': ['waiting', 'verification'],
  'tam dung xac minh': ['waiting', 'verification'],
  'cho ky': ['drafted', null],
  'trinh ky': ['drafted', null],
  'da ky': ['drafted', null],
  'da co ket qua': ['drafted', null],
  'da tra': ['ended', null],
  'da tra ket qua': ['ended', null],
  'da rut': ['ended', null],
  'dung giai quyet': ['ended', null],
}

const PAUSES: Readonly<Record<string, PauseKind>> = {
  'bo sung': 'supplement',
  'nghia vu tai chinh': 'financialObligation',
  'xac minh': 'verification',
}

const CHANNELS: Readonly<Record<string, Channel>> = {
  'truc tiep': 'direct', '1': 'direct', 'truc tuyen': 'online', '2': 'online', 'buu chinh': 'post', 'buu chinh cong ich': 'post', '3': 'post',
}

const KINDS: Readonly<Record<string, PartyKind>> = {
  'ca nhan': 'citizen', 'cong dan': 'citizen', 'ho gia dinh': 'household', 'doanh nghiep': 'business', 'to chuc': 'organisation',
}

/** "bổ sung: 02/11/2026 08:00 → 05/11/2026 09:00; xác minh: 10/11/2026" (the last one still open). */
const readPauses = (text: string | undefined): readonly WrittenPause[] | string => {
  const pauses: WrittenPause[] = []
  for (const part of (text ?? '').split(';').map((one) => one.trim()).filter((one) => one !== '')) {
    const at = part.indexOf(':')
    const kind = PAUSES[fold(part.slice(0, Math.max(at, 0)))]
    const [begin = '', end = ''] = part.slice(at + 1).split(/→|->|đến/).map((one) => one.trim())
    const [from, to] = [readMoment(begin), end === '' ? null : readMoment(end)]
    if (kind === undefined || from === undefined || to === undefined) return `lần tạm dừng “${part}” không đọc được, nhập như: bổ sung: 02/11/2026 08:00 → 05/11/2026 09:00`
    pauses.push({ kind, from, to })
  }
  return pauses
}

const CODE = /^[\p{L}\d][\p{L}\d ./_-]{2,58}[\p{L}\d]$/u
const MOST_SUPPLEMENTS = 99

/** Reads one line by the columns of `docs/import-dossiers.md`, or says what is wrong with it. */
export const readRunningRow = (row: TableRow): RunningRecord | string => {
  const required = { 'ma ho so': '', 'ma thu tuc': '', 'ngay tiep nhan': '', 'trang thai': '', 'don vi tiep nhan': '', 'don vi giai quyet': '', 'nguoi nop': '' }
  for (const column of Object.keys(required) as (keyof typeof required)[]) {
    const value = cellOf(row, column)
    if (value === undefined) return `thiếu ${NAMES[column]}`
    required[column] = value
  }
  if (!CODE.test(required['ma ho so'])) return `mã hồ sơ “${required['ma ho so']}” không đúng dạng (4 đến 60 chữ, số, dấu chấm, gạch)`
  const receivedAt = readMoment(required['ngay tiep nhan'])
  if (receivedAt === undefined) return `ngày tiếp nhận “${required['ngay tiep nhan']}” không đọc được, nhập như 02/11/2026 08:30`
  const writtenDue = cellOf(row, 'han tra', 'han tra ket qua', 'ngay hen tra')
  const dueAt = writtenDue === undefined ? null : readMoment(writtenDue)
  if (dueAt === undefined) return `hạn trả “${writtenDue}” không đọc được, nhập như 09/11/2026 hoặc 09/11/2026 17:00`
  const standing = STANDINGS[fold(required['trang thai'])]
  if (standing === undefined) return `không có trạng thái “${required['trang thai']}”`
  const channel = CHANNELS[fold(cellOf(row, 'kenh', 'kenh nop') ?? 'trực tiếp')]
  if (channel === undefined) return `không có kênh nộp “${cellOf(row, 'kenh', 'kenh nop')}”`
  const kind = KINDS[fold(cellOf(row, 'loai nguoi nop') ?? 'cá nhân')]
  if (kind === undefined) return `không có loại người nộp “${cellOf(row, 'loai nguoi nop')}”`
  const pauses = readPauses(cellOf(row, 'tam dung'))
  if (typeof pauses === 'string') return pauses
  const supplements = Number(cellOf(row, 'so lan bo sung') ?? '0')
  if (!Number.isInteger(supplements) || supplements < 0 || supplements > MOST_SUPPLEMENTS) return 'số lần bổ sung phải là số nguyên từ 0 đến 99'
  const open = pauses.findLast((pause) => pause.to === null)
  if (standing[0] === 'waiting' && open?.kind !== standing[1]) return `trạng thái “${required['trang thai']}” nhưng cột Tạm dừng không có lần đang mở cùng loại`
  if (standing[0] !== 'waiting' && open !== undefined) return `cột Tạm dừng còn lần đang mở nhưng trạng thái là “${required['trang thai']}”`
  return {
    code: required['ma ho so'],
    procedureCode: required['ma thu tuc'],
    caseId: cellOf(row, 'truong hop') ?? null,
    receivedAt,
    dueAt,
    standing: standing[0],
    waitsFor: standing[1],
    receivingUnit: required['don vi tiep nhan'],
    competentUnit: required['don vi giai quyet'],
    holder: cellOf(row, 'can bo', 'ma can bo') ?? null,
    channel,
    submitter: {
      kind,
      name: required['nguoi nop'],
      identityNumber: cellOf(row, 'so dinh danh', 'so giay to') ?? null,
      address: cellOf(row, 'dia chi') ?? null,
      phone: cellOf(row, 'dien thoai') ?? null,
      email: cellOf(row, 'email', 'thu dien tu') ?? null,
    },
    owner: cellOf(row, 'chu ho so') ?? null,
    pauses,
    supplementRequests: supplements,
  }
}

const NAMES = {
  'ma ho so': 'mã hồ sơ',
  'ma thu tuc': 'mã thủ tục',
  'ngay tiep nhan': 'ngày tiếp nhận',
  'trang thai': 'trạng thái',
  'don vi tiep nhan': 'mã đơn vị tiếp nhận',
  'don vi giai quyet': 'mã đơn vị giải quyết',
  'nguoi nop': 'tên người nộp',
}
