import { redirect, useActionData, useLoaderData, type ActionFunctionArgs, type LoaderFunctionArgs } from 'react-router'
import { z } from 'zod'
import { transaction } from '#db/context.ts'
import type { UnitId } from '#kernel/ids.ts'
import type { Temporal } from '#kernel/time.ts'
import { readTypedDay } from '#kernel/typed-day.ts'
import { findTier, findUnitKind, tiersOn, unitKindsOn } from '#law/unit-catalogue.ts'
import { Button } from '#ui/button.tsx'
import { DataTable } from '#ui/data-table.tsx'
import { DayField } from '#ui/day-field.tsx'
import { EmptyState } from '#ui/empty-state.tsx'
import { SelectField, TextField } from '#ui/field.tsx'
import { PageHeader } from '#ui/page-header.tsx'
import { PostForm } from '#ui/post-form.tsx'
import { Code } from '#ui/values.tsx'
import { parseForm } from '#web/form.ts'
import { requestContext } from '#web/request-context.ts'
import { openUnit } from '../unit-commands.ts'
import { unitTree } from '../unit-queries.ts'
import { today } from '../today.ts'
import { administeredUnits, answerFields, answerRefusal, dayField, idField, textField, unitOptions } from '../administration-form.ts'

const dayIn = (text: string | null, otherwise: Temporal.PlainDate): Temporal.PlainDate =>
  readTypedDay(text) ?? otherwise

export const loader = async ({ context, url }: LoaderFunctionArgs) => {
  const { ctx } = context.get(requestContext)
  const day = dayIn(url.searchParams.get('ngay'), today(ctx))
  return transaction(ctx, async (trx) => {
    const tree = await unitTree(trx, day)
    const mine = new Set((await administeredUnits(trx, ctx)).map((unit) => unit.id))
    const iso = day.toString()
    return {
      day: iso,
      units: tree.units.map(({ id, code, name, tier, kind, areaCode }) => ({
        id, code, name, areaCode, depth: tree.depth(id), isMine: mine.has(id),
        tier: findTier(tier)?.name ?? tier, kind: findUnitKind(kind)?.name ?? kind,
      })),
      parents: await unitOptions(trx, ctx),
      tiers: tiersOn(iso).map(({ code, name }) => ({ value: code, label: name })),
      kinds: unitKindsOn(iso).map(({ code, name }) => ({ value: code, label: name })),
    }
  })
}

const FORM = z.strictObject({
  parentId: idField<UnitId>('Chọn đơn vị cấp trên.'),
  code: textField('Nhập mã định danh.', 35),
  name: textField('Nhập tên đầy đủ.'),
  shortName: textField('Nhập tên ngắn.', 100),
  tier: textField('Chọn cấp.', 40),
  kind: textField('Chọn loại.', 40),
  areaCode: z.string().max(5).optional(),
  openedOn: dayField('Chọn ngày hoạt động.'),
})

export const action = async ({ request, context }: ActionFunctionArgs) => {
  const web = context.get(requestContext)
  const form = await request.formData()
  const parsed = parseForm(FORM, form)
  if (!parsed.ok) return answerFields(parsed.reply)
  const { areaCode, ...unit } = parsed.value
  const result = await openUnit(web.ctx, { ...unit, areaCode: areaCode ?? null, address: null, phone: null })
  if (!result.ok) return answerRefusal(form, result)
  web.flash('done', `Đã mở đơn vị ${unit.name}.`)
  throw redirect(`/quan-tri/don-vi/${result.value.unitId}`, 303)
}

/** The tree of units of one day, and the form that opens another. */
const Units = () => {
  const { day, units, parents, tiers, kinds } = useLoaderData<typeof loader>()
  const reply = useActionData<typeof action>()
  return (
    <>
      <PageHeader title="Đơn vị" aside={<span>{units.length} đơn vị</span>} />
      <main className="page" id="noi-dung" tabIndex={-1}>
        <form className="find-day" method="get">
          <DayField name="ngay" label="Tổ chức vào ngày" defaultValue={day} />
          <Button kind="ghost">Xem</Button>
        </form>
        <DataTable
          caption={`Đơn vị vào ngày ${day}`}
          rows={units}
          rowKey={(row) => row.id}
          rowHref={(row) => `/quan-tri/don-vi/${row.id}`}
          opens="ten"
          keepTable
          empty={<EmptyState title="Chưa có đơn vị nào vào ngày này" />}
          columns={[
            { key: 'ten', header: 'Tên', narrow: 'title', cell: (row) => `${'\u2003'.repeat(row.depth)}${row.name}` },
            { key: 'ma', header: 'Mã định danh', cell: (row) => <Code>{row.code}</Code> },
            { key: 'cap', header: 'Cấp', cell: (row) => row.tier },
            { key: 'loai', header: 'Loại', cell: (row) => row.kind },
            { key: 'dvhc', header: 'Mã ĐVHC', cell: (row) => row.areaCode ?? '' },
          ]}
        />
        <section className="panel">
          <h2>Mở đơn vị mới</h2>
          <PostForm reply={reply}>
            <SelectField name="parentId" label="Trực thuộc" options={parents} placeholder="Chọn đơn vị cấp trên" />
            <TextField name="name" label="Tên đầy đủ" />
            <TextField name="shortName" label="Tên ngắn" width={20} />
            <TextField name="code" label="Mã định danh" hint="Nối tiếp mã cấp trên, ví dụ H50.27" width={20} code />
            <SelectField name="tier" label="Cấp" options={tiers} placeholder="Chọn cấp" />
            <SelectField name="kind" label="Loại" options={kinds} placeholder="Chọn loại" />
            <TextField name="areaCode" label="Mã đơn vị hành chính" optional width={10} code />
            <DayField name="openedOn" label="Hoạt động từ ngày" />
            <p className="form-actions">
              <Button>Mở đơn vị</Button>
            </p>
          </PostForm>
        </section>
      </main>
    </>
  )
}
export default Units
