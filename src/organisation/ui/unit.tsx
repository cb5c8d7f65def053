import { data, redirect, useActionData, useLoaderData, type ActionFunctionArgs, type LoaderFunctionArgs } from 'react-router'
import { z } from 'zod'
import { transaction } from '#db/context.ts'
import { parseId, type UnitId } from '#kernel/ids.ts'
import { findTier, findUnitKind, tiersOn, unitKindsOn } from '#law/unit-catalogue.ts'
import { Button, ButtonLink } from '#ui/button.tsx'
import { DataTable } from '#ui/data-table.tsx'
import { DayField } from '#ui/day-field.tsx'
import { SelectField, TextField } from '#ui/field.tsx'
import { PageHeader } from '#ui/page-header.tsx'
import { PostForm } from '#ui/post-form.tsx'
import { Code, Day, Moment } from '#ui/values.tsx'
import { parseForm } from '#web/form.ts'
import { requestContext } from '#web/request-context.ts'
import { findAdminEvents } from '../admin-history.ts'
import { administers } from '../administration.ts'
import { changeUnit, closeUnit } from '../unit-commands.ts'
import { findUnitIdentity, findUnitVersions } from '../unit-queries.ts'
import { today } from '../today.ts'
import { actionNames } from '../action-names.ts'
import { answerFields, answerRefusal, dayField, idField, replyTo, textField, unitOptions } from '../administration-form.ts'

const unitIdOf = (text: string | undefined): UnitId => {
  const id = parseId<UnitId>(text ?? '')
  if (id === undefined) throw data(null, { status: 404 })
  return id
}

export const loader = async ({ context, params }: LoaderFunctionArgs) => {
  const { ctx } = context.get(requestContext)
  const unitId = unitIdOf(params['id'])
  return transaction(ctx, async (trx) => {
    const unit = await findUnitIdentity(trx, unitId)
    if (unit === undefined) throw data(null, { status: 404 })
    const iso = today(ctx).toString()
    const versions = await findUnitVersions(trx, unitId)
    const events = await findAdminEvents(trx, 'unit', unitId)
    return {
      id: unit.id,
      code: unit.code,
      today: iso,
      closedOn: unit.closedOn?.toString() ?? null,
      mayChange: await administers(trx, ctx, unitId),
      versions: versions.map(({ validFrom, validTo, ...version }) => ({
        ...version,
        tierName: findTier(version.tier)?.name ?? version.tier,
        kindName: findUnitKind(version.kind)?.name ?? version.kind,
        from: validFrom.toString(),
        to: validTo?.toString() ?? null,
      })),
      events: events.map(({ id, occurredAt, actorName, action: what }) => ({
        id, actorName, what: actionNames[what] ?? what, at: occurredAt.toString(),
      })),
      parents: await unitOptions(trx, ctx),
      tiers: tiersOn(iso).map(({ code, name }) => ({ value: code, label: name })),
      kinds: unitKindsOn(iso).map(({ code, name }) => ({ value: code, label: name })),
    }
  })
}

const FORM = z.discriminatedUnion('viec', [
  z.strictObject({
    viec: z.literal('doi'),
    from: dayField('Chọn ngày áp dụng.'),
    parentId: idField<UnitId>('Chọn đơn vị cấp trên.').optional(),
    name: textField('Nhập tên đầy đủ.'),
    shortName: textField('Nhập tên ngắn.', 100),
    tier: textField('Chọn cấp.', 40),
    kind: textField('Chọn loại.', 40),
    areaCode: z.string().max(5).optional(),
    address: z.string().max(300).optional(),
    phone: z.string().max(40).optional(),
  }),
  z.strictObject({ viec: z.literal('dong'), lastDay: dayField('Chọn ngày hoạt động cuối cùng.') }),
])

export const action = async ({ request, context, params }: ActionFunctionArgs) => {
  const web = context.get(requestContext)
  const unitId = unitIdOf(params['id'])
  const form = await request.formData()
  const parsed = parseForm(FORM, form)
  if (!parsed.ok) return answerFields(parsed.reply)
  const { value } = parsed
  if (value.viec === 'dong') {
    const closed = await closeUnit(web.ctx, { unitId, lastDay: value.lastDay })
    if (!closed.ok) return answerRefusal(form, closed)
    web.flash('done', 'Đã ghi ngày kết thúc hoạt động.')
    throw redirect(`/quan-tri/don-vi/${unitId}`, 303)
  }
  const { from, parentId, areaCode, address, phone, name, shortName, tier, kind } = value
  const result = await changeUnit(web.ctx, {
    unitId,
    from,
    description: {
      name, shortName, tier, kind,
      parentId: parentId ?? null, areaCode: areaCode ?? null, address: address ?? null, phone: phone ?? null,
    },
  })
  if (!result.ok) return answerRefusal(form, result)
  web.flash('done', 'Đã lưu thay đổi của đơn vị.')
  throw redirect(`/quan-tri/don-vi/${unitId}`, 303)
}

/** One unit: what it was called and where it hung, day by day, and the forms that change or end it. */
const UnitPage = () => {
  const { id, code, today: now, closedOn, mayChange, versions, events, parents, tiers, kinds } = useLoaderData<typeof loader>()
  const reply = useActionData<typeof action>()
  const last = versions.at(-1)
  return (
    <>
      <PageHeader
        title={last?.name ?? code}
        over={<Code>{code}</Code>}
        aside={<ButtonLink kind="ghost" to={`/quan-tri/lich-lam-viec?don-vi=${id}`}>Giờ làm việc</ButtonLink>}
      />
      <main className="page" id="noi-dung" tabIndex={-1}>
        <DataTable
          caption="Tên, cấp, loại theo khoảng ngày"
          rows={versions}
          rowKey={(row) => row.from}
          columns={[
            { key: 'tu', header: 'Từ ngày', cell: (row) => <Day on={row.from} /> },
            { key: 'den', header: 'Đến hết ngày', cell: (row) => (row.to === null ? 'nay' : <Day on={row.to} />) },
            { key: 'ten', header: 'Tên', narrow: 'title', cell: (row) => row.name },
            { key: 'cap', header: 'Cấp', cell: (row) => row.tierName },
            { key: 'loai', header: 'Loại', cell: (row) => row.kindName },
          ]}
        />
        {mayChange && closedOn === null && last !== undefined && (
          <section className="panel">
            <h2>Đổi tên, cấp, loại hoặc cấp trên từ một ngày</h2>
            <PostForm reply={replyTo(reply, 'doi')}>
              <input type="hidden" name="viec" value="doi" />
              <DayField name="from" label="Áp dụng từ ngày" hint="Trùng ngày bắt đầu đã có thì sửa chính dòng đó." defaultValue={now} />
              {last.parentId !== null && <SelectField name="parentId" label="Trực thuộc" options={parents} defaultValue={last.parentId} />}
              <TextField name="name" label="Tên đầy đủ" defaultValue={last.name} />
              <TextField name="shortName" label="Tên ngắn" defaultValue={last.shortName} width={20} />
              <SelectField name="tier" label="Cấp" options={tiers} defaultValue={last.tier} />
              <SelectField name="kind" label="Loại" options={kinds} defaultValue={last.kind} />
              <TextField name="areaCode" label="Mã đơn vị hành chính" optional defaultValue={last.areaCode ?? ''} width={10} code />
              <TextField name="address" label="Địa chỉ" optional defaultValue={last.address ?? ''} />
              <TextField name="phone" label="Điện thoại" optional defaultValue={last.phone ?? ''} width={20} />
              <p className="form-actions">
                <Button>Lưu thay đổi</Button>
              </p>
            </PostForm>
          </section>
        )}
        {mayChange && closedOn === null && (
          <section className="panel">
            <h2>Kết thúc hoạt động</h2>
            <p>Mọi phân công và ủy quyền tại đơn vị hết theo. Mã định danh không bao giờ được dùng lại.</p>
            <PostForm reply={replyTo(reply, 'dong')}>
              <input type="hidden" name="viec" value="dong" />
              <DayField name="lastDay" label="Ngày hoạt động cuối cùng" />
              <Button kind="danger">Kết thúc đơn vị</Button>
            </PostForm>
          </section>
        )}
        <section>
          <h2>Lịch sử thay đổi</h2>
          <DataTable
            caption="Lịch sử thay đổi"
            rows={events}
            rowKey={(row) => row.id}
            columns={[
              { key: 'luc', header: 'Lúc', cell: (row) => <Moment at={row.at} /> },
              { key: 'viec', header: 'Việc', narrow: 'title', cell: (row) => row.what },
              { key: 'ai', header: 'Người làm', cell: (row) => row.actorName },
            ]}
          />
        </section>
      </main>
    </>
  )
}
export default UnitPage
