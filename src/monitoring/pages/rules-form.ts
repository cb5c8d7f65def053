import { z } from 'zod'
import { ESCALATION_LEVELS, type ReminderRules } from '#law/monitoring-rules.ts'

/** Rows of thresholds on the form; an empty one is no threshold. */
export const THRESHOLD_ROWS = 8
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

/** The filled rows in the order of their days, or what is wrong with a row, by its field. */
export const readThresholds = (form: FormData): { readonly thresholds: Thresholds; readonly errors: Readonly<Record<string, string>> } => {
  const errors: Record<string, string> = {}
  const thresholds: Thresholds[number][] = []
  for (let i = 0; i < THRESHOLD_ROWS; i++) {
    const typed = String(form.get(`ngay-${i}`) ?? '').trim()
    if (typed === '') continue
    const workingDays = Number(typed)
    if (!Number.isInteger(workingDays) || Math.abs(workingDays) > MOST_DAYS) errors[`ngay-${i}`] = `Nhập số ngày làm việc từ -${MOST_DAYS} đến ${MOST_DAYS}.`
    else if (thresholds.some((one) => one.workingDays === workingDays)) errors[`ngay-${i}`] = 'Mốc này đã có ở dòng trên.'
    const tells = level.safeParse(form.get(`bao-${i}`))
    thresholds.push({ workingDays, tells: tells.success ? tells.data : 'holder', urges: form.get(`phieu-${i}`) === 'co' })
  }
  if (thresholds.length === 0) errors['ngay-0'] = 'Nhập ít nhất một mốc.'
  return { thresholds: thresholds.toSorted((a, b) => a.workingDays - b.workingDays), errors }
}

/** The rules that a filled form asks for. */
export const rulesOfForm = (form: z.output<typeof RULES_FORM>, thresholds: Thresholds): ReminderRules => ({
  thresholds,
  repeat: { everyWorkingDays: form.lapNgay, tells: form.lapBao, urges: form.lapPhieu === 'co' },
  idleMinutes: form.gioLau * 60,
  receptionSoonMinutes: form.phutTiepNhan,
  uncollectedDays: form.ngayKetQua,
  answer: { minutes: form.gioTraLoi * 60, counts: form.cachDem },
})
