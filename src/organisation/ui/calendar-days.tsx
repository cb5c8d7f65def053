import { redirect, useActionData, useLoaderData, type ActionFunctionArgs, type LoaderFunctionArgs } from 'react-router'
import { z } from 'zod'
import { transaction } from '#db/context.ts'
import type { UnitId } from '#kernel/ids.ts'
import { Button } from '#ui/button.tsx'
import { Chip, type ChipState } from '#ui/chip.tsx'
import { DataTable } from '#ui/data-table.tsx'
import { EmptyState } from '#ui/empty-state.tsx'
import { SelectField, TextField } from '#ui/field.tsx'
import { FilterLinks } from '#ui/filter-links.tsx'
import { Notice } from '#ui/notice.tsx'
import { PageHeader } from '#ui/page-header.tsx'
import { PostForm } from '#ui/post-form.tsx'
import { Day } from '#ui/values.tsx'
import { formatLongDay } from '#ui/dates.ts'
import { DayField } from '#ui/day-field.tsx'
import { parseForm } from '#web/form.ts'
import { requestContext } from '#web/request-context.ts'
import { administersAll } from '../administration.ts'
import { addCalendarDay, completeCalendarYear, confirmCalendarDay, withdrawCalendarDay } from '../calendar-commands.ts'
import { calendarBook, findMissingYear, listCalendarDays } from '../calendar-queries.ts'
import { today } from '../today.ts'
import { unitTree } from '../unit-queries.ts'
import { administeredUnits, answerFields, answerRefusal, dayField, idField, replyTo, rowField, textField, unitOptions } from '../administration-form.ts'

const KINDS = { holiday: 'Nghỉ lễ, tết', compensatory: 'Nghỉ bù', swapped: 'Nghỉ hoán đổi', makeUp: 'Làm bù' } as const
const CERTAINTIES: Readonly<Record<string, readonly [state: ChipState, words: string]>> = {
  verified: ['done', 'đã đối chiếu'],
  toVerify: ['soon', 'áp dụng, cần đối chiếu'],
  pending: ['waiting', 'chờ xác nhận, chưa có hiệu lực'],
}

const yearIn = (text: string | null, otherwise: number): number =>
  text !== null && /^2\d{3}$/.test(text) ? Number(text) : otherwise

export const loader = async ({ context, url }: LoaderFunctionArgs) => {
  const { ctx } = context.get(requestContext)
  const year = yearIn(url.searchParams.get('nam'), today(ctx).year)
  return transaction(ctx, async (trx) => {
    const units = (await administeredUnits(trx, ctx)).map((unit) => unit.id)
    const days = await listCalendarDays(trx, year, units)
    const tree = await unitTree(trx, today(ctx))
    const { years } = await calendarBook(trx)
    return {
      year,
      years,
      missing: (await findMissingYear(trx, today(ctx))) ?? null,
      mayChangeAll: await administersAll(trx, ctx),
      units: await unitOptions(trx, ctx),
      days: days.map((row) => ({
        id: row.id, kind: row.kind, name: row.name, source: row.source, certainty: row.certainty,
        isCommon: row.unitId === null,
        unitName: row.unitId === null ? 'Cả tỉnh' : (tree.find(row.unitId)?.name ?? ''),
        day: row.day.toString(), replaces: row.replaces?.toString() ?? null, isWithdrawn: row.withdrawnAt !== null,
      })),
    }
  })
}

const FORM = z.discriminatedUnion('viec', [
  z.strictObject({
    viec: z.literal('them'),
    unitId: idField<UnitId>('Chọn đơn vị.').optional(),
    day: dayField('Chọn ngày.'),
    kind: z.enum(['holiday', 'compensatory', 'swapped', 'makeUp'], { error: 'Chọn loại ngày.' }),
    name: textField('Nhập tên ngày.', 200),
    replaces: dayField('Ngày được làm thay chưa đúng.').optional(),
    source: textField('Nhập số, ngày của thông báo.', 500),
    certainty: z.enum(['verified', 'toVerify', 'pending'], { error: 'Chọn mức chắc chắn.' }),
  }),
  z.strictObject({ viec: z.literal('xac-nhan'), id: rowField(), source: textField('Nhập số, ngày của văn bản xác nhận.', 500) }),
  z.strictObject({ viec: z.literal('thu-hoi'), id: rowField() }),
  z.strictObject({
    viec: z.literal('du-nam'),
    year: z.coerce.number({ error: 'Nhập năm.' }).int(),
    basis: textField('Nhập căn cứ đã đối chiếu.', 500),
  }),
])

export const action = async ({ request, context, url }: ActionFunctionArgs) => {
  const web = context.get(requestContext)
  const { ctx } = web
  const form = await request.formData()
  const parsed = parseForm(FORM, form)
  if (!parsed.ok) return answerFields(parsed.reply)
  const { value } = parsed
  const run = () => {
    switch (value.viec) {
      case 'them':
        return addCalendarDay(ctx, { ...value, unitId: value.unitId ?? null, replaces: value.replaces ?? null })
      case 'xac-nhan':
        return confirmCalendarDay(ctx, { calendarDayId: value.id, source: value.source })
      case 'thu-hoi':
        return withdrawCalendarDay(ctx, { calendarDayId: value.id })
      case 'du-nam':
        return completeCalendarYear(ctx, { year: value.year, basis: value.basis })
    }
  }
  const result = await run()
  if (!result.ok) return answerRefusal(form, result)
  web.flash('done', 'Đã lưu lịch. Hạn của các hồ sơ đang mở sẽ được tính lại.')
  throw redirect(url.pathname + url.search, 303)
}

type Row = Awaited<ReturnType<typeof loader>>['days'][number]

const DayWork = ({ row }: { readonly row: Row }) => (
  <>
    {row.certainty !== 'verified' && (
      <PostForm label={`Xác nhận ${row.name} ${row.day}`}>
        <input type="hidden" name="viec" value="xac-nhan" />
        <input type="hidden" name="id" value={row.id} />
        <input name="source" aria-label={`Văn bản xác nhận ${row.name} ${row.day}`} placeholder="Số, ngày văn bản" defaultValue={row.certainty === 'toVerify' ? row.source : ''} />
        <Button kind="ghost">Xác nhận</Button>
      </PostForm>
    )}
    <PostForm label={`Thu hồi ${row.name} ${row.day}`}>
      <input type="hidden" name="viec" value="thu-hoi" />
      <input type="hidden" name="id" value={row.id} />
      <Button kind="plain">Thu hồi</Button>
    </PostForm>
  </>
)

/** Days off and make-up days of a year, each with its notice and how sure it is. */
const CalendarDays = () => {
  const { year, years, missing, mayChangeAll, units, days } = useLoaderData<typeof loader>()
  const reply = useActionData<typeof action>()
  const shownYears = [...new Set([...years.slice(-4), year, ...(missing === null ? [] : [missing])])].toSorted()
  const general = reply !== undefined && reply.values['viec'] !== 'them' && reply.values['viec'] !== 'du-nam' ? reply : undefined
  return (
    <>
      <PageHeader title={`Ngày nghỉ và ngày làm bù năm ${year}`} />
      <main className="page" id="noi-dung" tabIndex={-1}>
        {missing !== null && (
          <Notice tone="warning" title={`Chưa nhập lịch năm ${missing}`}>
            Hồ sơ có hạn rơi vào năm {missing} chỉ có ngày hẹn tạm tính. Nhập các ngày theo thông báo, rồi bấm “Đã nhập đủ”.
          </Notice>
        )}
        <FilterLinks label="Năm" links={shownYears.map((each) => ({ to: `?nam=${each}`, label: String(each), current: each === year }))} />
        {general !== undefined && <Notice tone="error">{general.refusal?.message ?? Object.values(general.errors).join(' ')}</Notice>}
        <DataTable
          caption={`Ngày nghỉ và ngày làm bù năm ${year}`}
          rows={days}
          rowKey={(row) => row.id}
          empty={<EmptyState title={`Năm ${year} chưa có ngày nào`}><p>Thêm ngày đầu tiên ở dưới.</p></EmptyState>}
          columns={[
            { key: 'ngay', header: 'Ngày', narrow: 'title', cell: (row) => <time dateTime={row.day}>{formatLongDay(row.day)}</time> },
            { key: 'loai', header: 'Loại', cell: (row) => <>{KINDS[row.kind]}{row.replaces !== null && <> thay cho <Day on={row.replaces} /></>}</> },
            { key: 'ten', header: 'Tên', cell: (row) => row.name, note: (row) => row.source },
            { key: 'noi', header: 'Áp dụng', cell: (row) => row.unitName },
            {
              key: 'muc', header: 'Mức chắc chắn', narrow: 'badge',
              cell: (row) => {
                const [state, words] = row.isWithdrawn ? (['stopped', 'đã thu hồi'] as const) : (CERTAINTIES[row.certainty] ?? ['waiting', row.certainty])
                return <Chip state={state}>{words}</Chip>
              },
            },
            { key: 'viec', header: 'Thao tác', cell: (row) => !row.isWithdrawn && (mayChangeAll || !row.isCommon) && <DayWork row={row} /> },
          ]}
        />
        <section className="panel">
          <h2>Thêm một ngày</h2>
          <PostForm reply={replyTo(reply, 'them')}>
            <input type="hidden" name="viec" value="them" />
            <DayField name="day" label="Ngày" />
            <SelectField name="kind" label="Loại" options={Object.entries(KINDS).map(([value, label]) => ({ value, label }))} />
            <TextField name="name" label="Tên" hint="Ví dụ: Quốc khánh" width={20} />
            <DayField name="replaces" label="Làm thay cho ngày" hint="Chỉ với ngày làm bù" optional />
            <TextField name="source" label="Căn cứ" hint="Số, ngày của thông báo hoặc quyết định" />
            <SelectField name="certainty" label="Mức chắc chắn" options={Object.entries(CERTAINTIES).map(([value, [, label]]) => ({ value, label }))} />
            <SelectField name="unitId" label="Áp dụng cho" options={units} {...(mayChangeAll && { placeholder: 'Cả tỉnh' })} />
            <p className="form-actions"><Button>Thêm ngày</Button></p>
          </PostForm>
        </section>
        {mayChangeAll && missing !== null && (
          <section className="panel">
            <h2>Đã nhập đủ năm {missing}</h2>
            <PostForm reply={replyTo(reply, 'du-nam')}>
              <input type="hidden" name="viec" value="du-nam" />
              <input type="hidden" name="year" value={missing} />
              <TextField name="basis" label="Đã đối chiếu với" hint="Thông báo nghỉ lễ, tết của năm: số, ngày" />
              <Button>Đã nhập đủ</Button>
            </PostForm>
          </section>
        )}
      </main>
    </>
  )
}
export default CalendarDays
