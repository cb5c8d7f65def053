import { redirect, useActionData, useLoaderData, type ActionFunctionArgs, type LoaderFunctionArgs } from 'react-router'
import { z } from 'zod'
import { transaction } from '#db/context.ts'
import type { StaffId, UnitId } from '#kernel/ids.ts'
import { Button } from '#ui/button.tsx'
import { DataTable } from '#ui/data-table.tsx'
import { EmptyState } from '#ui/empty-state.tsx'
import { SelectField, TextField } from '#ui/field.tsx'
import { Notice } from '#ui/notice.tsx'
import { PageHeader } from '#ui/page-header.tsx'
import { PostForm } from '#ui/post-form.tsx'
import { Day } from '#ui/values.tsx'
import { parseForm } from '#web/form.ts'
import { requestContext } from '#web/request-context.ts'
import { delegate, endDelegation } from '../delegation-commands.ts'
import { DELEGATION_NAMES, ROLE_NAMES } from '../role-names.ts'
import { listDelegations, listStaff } from '../staff-queries.ts'
import { today } from '../today.ts'
import { unitTree } from '../unit-queries.ts'
import { administeredUnits, answerFields, answerRefusal, dayField, idField, replyTo, rowField, textField, unitOptions } from '../administration-form.ts'

export const loader = async ({ context }: LoaderFunctionArgs) => {
  const { ctx } = context.get(requestContext)
  const day = today(ctx)
  return transaction(ctx, async (trx) => {
    const units = (await administeredUnits(trx, ctx)).map((unit) => unit.id)
    const tree = await unitTree(trx, day)
    const people = await listStaff(trx, units, day, '')
    const delegations = await listDelegations(trx, units, day)
    return {
      today: day.toString(),
      units: await unitOptions(trx, ctx),
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
  }),
  z.strictObject({ viec: z.literal('thu-hoi'), id: rowField() }),
])

export const action = async ({ request, context }: ActionFunctionArgs) => {
  const web = context.get(requestContext)
  const form = await request.formData()
  const parsed = parseForm(FORM, form)
  if (!parsed.ok) return answerFields(parsed.reply)
  const { value } = parsed
  const result =
    value.viec === 'giao'
      ? await delegate(web.ctx, { ...value, roles: null })
      : await endDelegation(web.ctx, { delegationId: value.id })
  if (!result.ok) return answerRefusal(form, result)
  web.flash('done', value.viec === 'giao' ? 'Đã ghi việc giao quyền.' : 'Đã thu hồi quyền, có hiệu lực ngay.')
  throw redirect('/quan-tri/uy-quyen', 303)
}

/** Rights lent for a time: who signs for whom, until when, on what basis. */
const Delegations = () => {
  const { today: now, units, people, delegations } = useLoaderData<typeof loader>()
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
          <p>Người nhận làm được những gì người giao đang giữ tại đơn vị, trừ quyền quản trị; không giao tiếp cho người khác.</p>
          <PostForm reply={replyTo(reply, 'giao')}>
            <input type="hidden" name="viec" value="giao" />
            <SelectField name="fromStaffId" label="Người giao" options={people} placeholder="Chọn người" />
            <SelectField name="toStaffId" label="Người nhận" options={people} placeholder="Chọn người" />
            <SelectField name="form" label="Hình thức" options={Object.entries(DELEGATION_NAMES).map(([value, label]) => ({ value, label }))} />
            <SelectField name="unitId" label="Tại đơn vị" options={units} placeholder="Chọn đơn vị" />
            <div className="pair">
              <TextField name="from" type="date" label="Từ ngày" defaultValue={now} width={10} />
              <TextField name="to" type="date" label="Đến hết ngày" width={10} />
            </div>
            <TextField name="basis" label="Căn cứ" hint="Số, ngày của văn bản giao quyền" />
            <p className="form-actions"><Button>Giao quyền</Button></p>
          </PostForm>
        </section>
      </main>
    </>
  )
}
export default Delegations
