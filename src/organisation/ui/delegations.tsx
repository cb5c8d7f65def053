import { redirect, useActionData, useLoaderData, type ActionFunctionArgs, type LoaderFunctionArgs } from 'react-router'
import { z } from 'zod'
import { transaction, type Ctx, type Trx } from '#db/context.ts'
import { ROLES, type Role } from '#kernel/actor.ts'
import { parseId, type StaffId, type UnitId } from '#kernel/ids.ts'
import type { PlainDate } from '#kernel/time.ts'
import { Button } from '#ui/button.tsx'
import { Checkbox } from '#ui/choice.tsx'
import { DataTable } from '#ui/data-table.tsx'
import { DayField } from '#ui/day-field.tsx'
import { EmptyState } from '#ui/empty-state.tsx'
import { fieldId } from '#ui/field-id.ts'
import { SelectField, TextField } from '#ui/field.tsx'
import { Notice } from '#ui/notice.tsx'
import { PageHeader } from '#ui/page-header.tsx'
import { PostForm } from '#ui/post-form.tsx'
import { Day } from '#ui/values.tsx'
import { parseForm, typedValues } from '#web/form.ts'
import { requestContext } from '#web/request-context.ts'
import { findAbsences } from '../absence-queries.ts'
import { delegate, endDelegation } from '../delegation-commands.ts'
import { lendableRoles } from '../domain/rights.ts'
import { findGrants } from '../rights-queries.ts'
import { DELEGATION_NAMES, ROLE_NAMES } from '../role-names.ts'
import { findStaff, listDelegations, listStaff } from '../staff-queries.ts'
import type { DelegationRow } from '../staff-store.ts'
import { today } from '../today.ts'
import { unitTree } from '../unit-queries.ts'
import { administeredUnits, answerFields, answerRefusal, dayField, idField, replyTo, rowField, textField, unitOptions, type UnitOption } from '../administration-form.ts'

/** What the chosen giver may lend, where; and when they are away, so that the dates stand there already. */
const findOffer = async (trx: Trx, giverId: StaffId | undefined, units: readonly UnitOption[], day: PlainDate): Promise<Offer | null> => {
  const giver = giverId === undefined ? undefined : await findStaff(trx, giverId)
  if (giver === undefined) return null
  const grants = await findGrants(trx, giver.id, day)
  const places = units.flatMap(({ value, label }) => {
    const roles = lendableRoles(grants, value)
    return roles.length === 0 ? [] : [{ value, label: label.trim(), roles }]
  })
  const away = (await findAbsences(trx, giver.id, day))[0]
  return {
    giverId: giver.id,
    name: giver.fullName,
    places: places.map(({ value, label }) => ({ value, label })),
    roles: ROLES.filter((role) => places.some((place) => place.roles.includes(role))),
    from: away === undefined || away.from.toString() < day.toString() ? day.toString() : away.from.toString(),
    to: away?.to.toString() ?? '',
  }
}

type Offer = {
  readonly giverId: StaffId
  readonly name: string
  readonly places: readonly UnitOption[]
  readonly roles: readonly Role[]
  readonly from: string
  readonly to: string
}

export const loader = async ({ context, url }: LoaderFunctionArgs) => {
  const { ctx } = context.get(requestContext)
  const day = today(ctx)
  return transaction(ctx, async (trx) => {
    const units = (await administeredUnits(trx, ctx)).map((unit) => unit.id)
    const tree = await unitTree(trx, day)
    const people = await listStaff(trx, units, day, '')
    const delegations = await listDelegations(trx, units, day)
    const giverId = parseId<StaffId>(url.searchParams.get('nguoi') ?? '')
    return {
      offer: await findOffer(trx, people.find(({ id }) => id === giverId)?.id, await unitOptions(trx, ctx), day),
      people: people.map(({ id, fullName, title }) => ({ value: id, label: title === null ? fullName : `${fullName}, ${title}` })),
      delegations: delegations.map((row) => ({
        id: row.id, fromName: row.fromName, toName: row.toName, basis: row.basis,
        form: DELEGATION_NAMES[row.form], unitName: tree.find(row.unitId)?.name ?? '',
        roles: row.roles === null ? 'mọi vai trò' : row.roles.map((role) => ROLE_NAMES[role]).join(', '),
        from: row.validFrom.toString(), to: row.validTo.toString(),
      })),
    }
  })
}

const roleBox = (role: Role): string => `vai-${role}`

const FORM = z.discriminatedUnion('viec', [
  z.strictObject({
    viec: z.literal('giao'),
    fromStaffId: idField<StaffId>('Chọn người giao.'),
    toStaffId: idField<StaffId>('Chọn người nhận.'),
    unitId: idField<UnitId>('Chọn đơn vị.'),
    form: z.enum(['KT', 'TL', 'TUQ'], { error: 'Chọn hình thức.' }),
    from: dayField('Chọn ngày bắt đầu.'),
    to: dayField('Chọn ngày cuối cùng.'),
    basis: textField('Nhập số, ngày của văn bản.', 500),
    ...Object.fromEntries(ROLES.map((role) => [roleBox(role), z.literal('on').optional()])),
  }),
  z.strictObject({ viec: z.literal('thu-hoi'), id: rowField() }),
])

export const action = async ({ request, context }: ActionFunctionArgs) => {
  const web = context.get(requestContext)
  const form = await request.formData()
  const parsed = parseForm(FORM, form)
  if (!parsed.ok) return answerFields(parsed.reply)
  const { value } = parsed
  const result = value.viec === 'giao' ? await sendDelegation(web.ctx, form, value) : await endDelegation(web.ctx, { delegationId: value.id })
  if (result === 'noRole') {
    return answerFields({ errors: { [NO_ROLE_FIELD]: 'Chọn ít nhất một vai trò để giao.' }, values: typedValues(form), refusal: null })
  }
  if (!result.ok) return answerRefusal(form, result)
  web.flash('done', value.viec === 'giao' ? 'Đã ghi việc giao quyền.' : 'Đã thu hồi quyền, có hiệu lực ngay.')
  throw redirect('/quan-tri/uy-quyen', 303)
}

/** The first box of the list of roles carries its error. */
const NO_ROLE_FIELD = 'roles'

type Lent = Omit<DelegationRow, 'roles'>

const sendDelegation = (ctx: Ctx, form: FormData, { fromStaffId, toStaffId, unitId, form: kind, from, to, basis }: Lent) => {
  const roles = ROLES.filter((role) => form.get(roleBox(role)) === 'on')
  return roles.length === 0 ? 'noRole' as const : delegate(ctx, { fromStaffId, toStaffId, unitId, form: kind, from, to, basis, roles })
}

/** Rights lent for a time: who signs for whom, until when, on what basis. */
const Delegations = () => {
  const { offer, people, delegations } = useLoaderData<typeof loader>()
  const reply = useActionData<typeof action>()
  const refusal = replyTo(reply, 'thu-hoi')?.refusal ?? null
  return (
    <>
      <PageHeader title="Ủy quyền, ký thay, thừa lệnh" />
      <main className="page" id="noi-dung" tabIndex={-1}>
        {refusal !== null && <Notice tone="error">{refusal.message}</Notice>}
        <DataTable
          caption="Đang và sẽ có hiệu lực"
          rows={delegations}
          rowKey={(row) => row.id}
          empty={<EmptyState title="Chưa có việc giao quyền nào đang hoặc sẽ có hiệu lực" />}
          columns={[
            { key: 'nguoi', header: 'Người giao → người nhận', narrow: 'title', cell: (row) => `${row.fromName} → ${row.toName}`, note: (row) => row.basis },
            { key: 'hinh-thuc', header: 'Hình thức', cell: (row) => row.form, note: (row) => row.roles },
            { key: 'don-vi', header: 'Tại', cell: (row) => row.unitName },
            { key: 'tu', header: 'Từ ngày', cell: (row) => <Day on={row.from} /> },
            { key: 'den', header: 'Đến hết ngày', cell: (row) => <Day on={row.to} /> },
            {
              key: 'viec', header: 'Thao tác',
              cell: (row) => (
                <PostForm label={`Thu hồi quyền của ${row.toName}`}>
                  <input type="hidden" name="viec" value="thu-hoi" />
                  <input type="hidden" name="id" value={row.id} />
                  <Button kind="plain">Thu hồi ngay</Button>
                </PostForm>
              ),
            },
          ]}
        />
        <section className="panel">
          <h2>Giao quyền có thời hạn</h2>
          <form method="get" className="find-day">
            <SelectField name="nguoi" label="Người giao" options={people} placeholder="Chọn người" defaultValue={offer?.giverId} />
            <Button kind="ghost">Chọn</Button>
          </form>
          {offer !== null && offer.roles.length === 0 && (
            <Notice tone="warning">{offer.name} không giữ vai trò nào giao được ở các đơn vị bạn quản trị. Quyền quản trị không giao cho người khác.</Notice>
          )}
          {offer !== null && offer.roles.length > 0 && (
            <PostForm key={offer.giverId} reply={replyTo(reply, 'giao')}>
              <input type="hidden" name="viec" value="giao" />
              <input type="hidden" name="fromStaffId" value={offer.giverId} />
              <SelectField name="toStaffId" label="Người nhận" options={people.filter(({ value }) => value !== offer.giverId)} placeholder="Chọn người" />
              <SelectField name="form" label="Hình thức" options={Object.entries(DELEGATION_NAMES).map(([value, label]) => ({ value, label }))} />
              <SelectField name="unitId" label="Tại đơn vị" options={offer.places} />
              <RoleBoxes roles={offer.roles} name={offer.name} error={replyTo(reply, 'giao')?.errors[NO_ROLE_FIELD]} />
              <div className="pair">
                <DayField name="from" label="Từ ngày" defaultValue={offer.from} />
                <DayField name="to" label="Đến hết ngày" defaultValue={offer.to} />
              </div>
              <TextField name="basis" label="Căn cứ" hint="Số, ngày của văn bản giao quyền" />
              <p className="form-actions"><Button>Giao quyền</Button></p>
            </PostForm>
          )}
        </section>
      </main>
    </>
  )
}
export default Delegations

type RoleBoxesProps = { readonly roles: readonly Role[]; readonly name: string; readonly error: string | undefined }

const RoleBoxes = ({ roles, name, error }: RoleBoxesProps) => (
  <fieldset className={error === undefined ? 'field' : 'field bad'} id={fieldId(NO_ROLE_FIELD)}>
    <legend>Vai trò được giao</legend>
    <span className="hint">Người nhận chỉ làm được những việc của vai trò đã chọn, và không giao tiếp cho người khác.</span>
    {error !== undefined && <p className="err">{error}</p>}
    <div className="columns">
      {roles.map((role) => (
        <Checkbox key={role} name={roleBox(role)} label={ROLE_NAMES[role]} hint={`của ${name}`} defaultChecked />
      ))}
    </div>
  </fieldset>
)
