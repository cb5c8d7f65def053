import { z } from 'zod'
import { ESCALATION_LEVELS, type ReminderRules } from '#law/monitoring-rules.ts'

/** Rows of thresholds on the form; an empty one is no threshold. */
export const THRESHOLD_ROWS = 8
export const STEP_ROWS = 4
const MOST_DAYS = 60

const whole = (name: string) => z.coerce.number({ error: `Nhập ${name} là một số.` }).int(`Nhập ${name} là số nguyên.`)
const level = z.enum(ESCALATION_LEVELS)

/** Everything on the form but its rows of thresholds. */
export const RULES_FORM = z.object({
  unitId: z.uuid(),
  ban: whole('phiên bản'),
  lapNgay: whole('số ngày').min(1, 'Ít nhất một ngày làm việc.').max(MOST_DAYS, `Nhiều nhất ${MOST_DAYS} ngày làm việc.`),
  lapBao: level,
  lapPhieu: z.literal('co').optional(),
  gioLau: whole('số giờ').min(1, 'Ít nhất 1 giờ làm việc.').max(1_600, 'Nhiều nhất 1.600 giờ làm việc.'),
  phutTiepNhan: whole('số phút').min(1, 'Ít nhất 1 phút.').max(480, 'Nhiều nhất 480 phút.'),
  ngayKetQua: whole('số ngày').min(1, 'Ít nhất 1 ngày.').max(MOST_DAYS, `Nhiều nhất ${MOST_DAYS} ngày.`),
  gioTraLoi: whole('số giờ').min(1, 'Ít nhất 1 giờ.').max(300, 'Nhiều nhất 300 giờ.'),
  cachDem: z.enum(['clock', 'working']),
})

type Thresholds = ReminderRules['thresholds']

type ReadRows = { readonly thresholds: Thresholds; readonly errors: Readonly<Record<string, string>> }

/** Names of the fields of a row: of the due date of a dossier, or (`buoc-`) of a step. */
const fieldsOf = (prefix: string, i: number) => ({ days: `${prefix}ngay-${i}`, tells: `${prefix}bao-${i}`, urges: `${prefix}phieu-${i}` })

/** The thresholds of both kinds, each in the order of their days, or what is wrong with a row, by its field. */
export const readThresholds = (form: FormData): { readonly thresholds: Thresholds; readonly steps: Thresholds; readonly errors: ReadRows['errors'] } => {
  const [own, steps] = [readRows(form, '', THRESHOLD_ROWS), readRows(form, 'buoc-', STEP_ROWS)]
  const none: ReadRows['errors'] = own.thresholds.length === 0 ? { 'ngay-0': 'Nhập ít nhất một mốc.' } : {}
  return { thresholds: own.thresholds, steps: steps.thresholds, errors: { ...own.errors, ...steps.errors, ...none } }
}

const readRows = (form: FormData, prefix: string, rows: number): ReadRows => {
  const errors: Record<string, string> = {}
  const thresholds: Thresholds[number][] = []
  for (let i = 0; i < rows; i++) {
    const field = fieldsOf(prefix, i)
    const typed = String(form.get(field.days) ?? '').trim()
    if (typed === '') continue
    const workingDays = Number(typed)
    if (!Number.isInteger(workingDays) || Math.abs(workingDays) > MOST_DAYS) errors[field.days] = `Nhập số ngày làm việc từ -${MOST_DAYS} đến ${MOST_DAYS}.`
    else if (thresholds.some((one) => one.workingDays === workingDays)) errors[field.days] = 'Mốc này đã có ở dòng trên.'
    const tells = level.safeParse(form.get(field.tells))
    thresholds.push({ workingDays, tells: tells.success ? tells.data : 'holder', urges: form.get(field.urges) === 'co' })
  }
  return { thresholds: thresholds.toSorted((a, b) => a.workingDays - b.workingDays), errors }
}

/** The rules that a filled form asks for. */
export const rulesOfForm = (form: z.output<typeof RULES_FORM>, { thresholds, steps }: { readonly thresholds: Thresholds; readonly steps: Thresholds }): ReminderRules => ({
  thresholds,
  steps,
  repeat: { everyWorkingDays: form.lapNgay, tells: form.lapBao, urges: form.lapPhieu === 'co' },
  idleMinutes: form.gioLau * 60,
  receptionSoonMinutes: form.phutTiepNhan,
  uncollectedDays: form.ngayKetQua,
  answer: { minutes: form.gioTraLoi * 60, counts: form.cachDem },
})
