import { data, redirect, useActionData, useLoaderData, type ActionFunctionArgs, type LoaderFunctionArgs } from 'react-router'
import { z } from 'zod'
import { transaction } from '#db/context.ts'
import { parseId, type UnitId } from '#kernel/ids.ts'
import { WEEKDAYS, type Weekday } from '#kernel/local-time.ts'
import type { PlainDate } from '#kernel/time.ts'
import { nationalCalendar, type WeekSessions } from '#law/calendar.ts'
import { Button } from '#ui/button.tsx'
import { Checkbox } from '#ui/choice.tsx'
import { DataTable } from '#ui/data-table.tsx'
import { DayField } from '#ui/day-field.tsx'
import { SelectField, TextField } from '#ui/field.tsx'
import { PageHeader } from '#ui/page-header.tsx'
import { PostForm } from '#ui/post-form.tsx'
import { Day } from '#ui/values.tsx'
import { parseForm } from '#web/form.ts'
import { requestContext } from '#web/request-context.ts'
import { setSessions } from '../calendar-commands.ts'
import { calendarBook } from '../calendar-queries.ts'
import { covers, type Period } from '../domain/period.ts'
import { today } from '../today.ts'
import { unitTree } from '../unit-queries.ts'
import { administeredUnits, answerFields, answerRefusal, dayField, idField, textField, unitOptions } from '../administration-form.ts'

const WEEKDAY_NAMES: Readonly<Record<Weekday, string>> = {
  mon: 'Thứ Hai', tue: 'Thứ Ba', wed: 'Thứ Tư', thu: 'Thứ Năm', fri: 'Thứ Sáu', sat: 'Thứ Bảy', sun: 'Chủ nhật',
}

const written = (week: WeekSessions): Record<Weekday, string> =>
  Object.fromEntries(WEEKDAYS.map((weekday) => [weekday, (week[weekday] ?? []).join(', ')])) as Record<Weekday, string>

/** "07:30-11:30, 13:30-17:30" → sessions. */
const splitSessions = (text: string | undefined): string[] =>
  (text ?? '').split(/[,;]/).map((part) => part.trim()).filter((part) => part !== '')

export const loader = async ({ context, url }: LoaderFunctionArgs) => {
  const { ctx } = context.get(requestContext)
  return transaction(ctx, async (trx) => {
    const mine = await administeredUnits(trx, ctx)
    const asked = parseId<UnitId>(url.searchParams.get('don-vi') ?? '')
    const unit = mine.find((each) => each.id === asked) ?? mine[0]
    if (unit === undefined) throw data(null, { status: 403 })
    const { hours } = await calendarBook(trx)
    const tree = await unitTree(trx, today(ctx))
    const chain = [unit, ...tree.ancestors(unit.id)]
    const inForce = chain.map((each) => ({
      each,
      rows: hours.filter((row) => row.unitId === each.id).toSorted((a, b) => (a.period.from.toString() < b.period.from.toString() ? 1 : -1)),
    }))
    const day = today(ctx)
    const nearest = inForce.find(({ rows }) => rows.some((row) => covers(row.period, day)))
    const current = nearest?.rows.find((row) => covers(row.period, day))
    return {
      unitId: unit.id,
      unitName: unit.name,
      units: await unitOptions(trx, ctx),
      today: today(ctx).toString(),
      inheritedFrom: nearest === undefined ? 'lịch chung cả nước' : nearest.each.id === unit.id ? null : nearest.each.name,
      sessions: written(current?.sessions ?? nationalCalendar().sessions),
      reception: written(current?.receptionSessions ?? {}),
      saturdayCounts: current?.countsAsDay.includes('sat') ?? false,
      rows: (inForce[0]?.rows ?? []).map((row) => ({
        id: row.id, standing: standingOf(row.period, day), from: row.period.from.toString(), to: row.period.to?.toString() ?? null, source: row.source,
        week: WEEKDAYS.map((weekday) => `${WEEKDAY_NAMES[weekday]}: ${(row.sessions[weekday] ?? []).join(', ') || 'nghỉ'}`).join(' · '),
      })),
    }
  })
}

/** Where a period stands today. */
const standingOf = (period: Period, day: PlainDate): 'now' | 'later' | 'over' =>
  covers(period, day) ? 'now' : period.from.toString() > day.toString() ? 'later' : 'over'

const STANDING = { now: 'đang áp dụng', later: 'sắp áp dụng', over: 'đã hết' } as const

const week = (prefix: string) =>
  Object.fromEntries(WEEKDAYS.map((weekday) => [`${prefix}${weekday}`, z.string().max(200).optional()]))

const FORM = z.object({
  unitId: idField<UnitId>('Chọn đơn vị.'),
  from: dayField('Chọn ngày áp dụng.'),
  source: textField('Nhập căn cứ: số, ngày của quyết định.', 500),
  dayMinutes: z.coerce.number({ error: 'Nhập số phút.' }).int().min(1).max(1440).optional(),
  saturdayCounts: z.literal('on').optional(),
  ...week('s-'),
  ...week('r-'),
})

const readWeek = (form: FormData, prefix: string): WeekSessions =>
  Object.fromEntries(WEEKDAYS.map((weekday) => [weekday, splitSessions(form.get(`${prefix}${weekday}`)?.toString())]))

export const action = async ({ request, context }: ActionFunctionArgs) => {
  const web = context.get(requestContext)
  const form = await request.formData()
  const parsed = parseForm(FORM, form)
  if (!parsed.ok) return answerFields(parsed.reply)
  const { unitId, from, source, dayMinutes, saturdayCounts } = parsed.value
  const reception = readWeek(form, 'r-')
  const result = await setSessions(web.ctx, {
    unitId, from, source,
    sessions: readWeek(form, 's-'),
    receptionSessions: Object.values(reception).some((sessions) => sessions.length > 0) ? reception : null,
    dayMinutes: dayMinutes ?? null,
    countsAsDay: saturdayCounts === 'on' ? ['sat'] : [],
  })
  if (!result.ok) return answerRefusal(form, result)
  web.flash('done', 'Đã lưu giờ làm việc. Hạn của các hồ sơ đang mở sẽ được tính lại.')
  throw redirect(`/quan-tri/lich-lam-viec?don-vi=${unitId}`, 303)
}

/** Working hours of a unit, its own or inherited, and the form that sets them from a day on. */
const Hours = () => {
  const loaded = useLoaderData<typeof loader>()
  const reply = useActionData<typeof action>()
  return (
    <>
      <PageHeader title="Lịch làm việc" />
      <main className="page" id="noi-dung" tabIndex={-1}>
        <form method="get" className="find-day">
          <SelectField name="don-vi" label="Đơn vị" options={loaded.units} defaultValue={loaded.unitId} />
          <Button kind="ghost">Xem</Button>
        </form>
        <h2>{loaded.unitName}</h2>
        {loaded.inheritedFrom !== null && <p>Hôm nay đơn vị không có giờ riêng, đang theo {loaded.inheritedFrom}.</p>}
        {loaded.rows.length > 0 && (
          <DataTable
            caption="Giờ làm việc đã nhập"
            rows={loaded.rows}
            rowKey={(row) => row.id}
            columns={[
              { key: 'tu', header: 'Từ ngày', narrow: 'title', cell: (row) => <Day on={row.from} />, note: (row) => STANDING[row.standing] },
              { key: 'den', header: 'Đến hết ngày', cell: (row) => (row.to === null ? 'khi có giờ mới' : <Day on={row.to} />) },
              { key: 'gio', header: 'Giờ làm việc', cell: (row) => row.week, note: (row) => row.source },
            ]}
          />
        )}
        <section className="panel">
          <h2>Đặt giờ từ một ngày</h2>
          <p>
            Mỗi ngày được tính theo giờ của chính ngày đó: đặt trước giờ mùa hè, mùa đông thì hồ sơ vắt qua ngày đổi vẫn tính đúng.
            Chỉ giờ làm việc được tính vào thời hạn. Giờ mở quầy có thể rộng hơn và không tính; để trống là bằng giờ làm việc.
          </p>
          <PostForm key={loaded.unitId} reply={reply}>
            <input type="hidden" name="unitId" value={loaded.unitId} />
            <DayField name="from" label="Áp dụng từ ngày" defaultValue={loaded.today} />
            {WEEKDAYS.map((weekday) => (
              <div className="pair" key={weekday}>
                <TextField name={`s-${weekday}`} label={`${WEEKDAY_NAMES[weekday]}: giờ làm việc`} optional defaultValue={loaded.sessions[weekday]} />
                <TextField name={`r-${weekday}`} label={`${WEEKDAY_NAMES[weekday]}: giờ mở quầy`} optional defaultValue={loaded.reception[weekday]} />
              </div>
            ))}
            <Checkbox name="saturdayCounts" label="Thứ Bảy đếm là một ngày làm việc" defaultChecked={loaded.saturdayCounts} />
            <TextField name="dayMinutes" label="Số phút của một ngày làm việc" hint="Để trống: theo ngày dài nhất trong tuần" optional inputMode="numeric" width={4} />
            <TextField name="source" label="Căn cứ" hint="Quyết định quy định giờ làm việc: số, ngày" />
            <p className="form-actions"><Button>Lưu giờ làm việc</Button></p>
          </PostForm>
        </section>
      </main>
    </>
  )
}
export default Hours
