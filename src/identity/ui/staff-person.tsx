import { data, redirect, useActionData, useLoaderData, type ActionFunctionArgs, type LoaderFunctionArgs } from 'react-router'
import { z } from 'zod'
import { transaction } from '#db/context.ts'
import { ROLES } from '#kernel/actor.ts'
import { parseId, type StaffId, type UnitId } from '#kernel/ids.ts'
import { administersStaff } from '#organisation/administration.ts'
import { findAdminEvents } from '#organisation/admin-history.ts'
import { ROLE_NAMES } from '#organisation/role-names.ts'
import { assign, dismissStaff, endAssignment } from '#organisation/staff-commands.ts'
import { findAbsences, findAssignments, findStaff } from '#organisation/staff-queries.ts'
import { today } from '#organisation/today.ts'
import { actionNames } from '#organisation/action-names.ts'
import { answerRefusal, dayField, idField, rowField, textField, unitOptions } from '#organisation/administration-form.ts'
import { unitTree } from '#organisation/unit-queries.ts'
import { Button } from '#ui/button.tsx'
import { Checkbox } from '#ui/choice.tsx'
import { DataTable } from '#ui/data-table.tsx'
import { EmptyState } from '#ui/empty-state.tsx'
import { Facts } from '#ui/facts.tsx'
import { SelectField, TextField } from '#ui/field.tsx'
import { Notice } from '#ui/notice.tsx'
import { PageHeader } from '#ui/page-header.tsx'
import { PostForm } from '#ui/post-form.tsx'
import { Code, Day, Moment } from '#ui/values.tsx'
import { parseForm, refused, type FormReply } from '#web/form.ts'
import { requestContext } from '#web/request-context.ts'
import { createAccount, disableAccount, enableAccount, resetPassword, unlock } from '../account-commands.ts'
import { findAccountOfStaff } from '../account-queries.ts'
import { identitySentence } from '../refusals.ts'
import { findLock } from '../throttling.ts'

const staffIdOf = (text: string | undefined): StaffId => {
  const id = parseId<StaffId>(text ?? '')
  if (id === undefined) throw data(null, { status: 404 })
  return id
}

export const loader = async ({ context, params }: LoaderFunctionArgs) => {
  const { ctx } = context.get(requestContext)
  const staffId = staffIdOf(params['id'])
  return transaction(ctx, async (trx) => {
    const staff = await findStaff(trx, staffId)
    if (staff === undefined || !(await administersStaff(trx, ctx, staffId))) throw data(null, { status: 404 })
    const day = today(ctx)
    const tree = await unitTree(trx, day)
    const account = await findAccountOfStaff(trx, staffId)
    const lock = account === undefined ? null : await findLock(trx, { kind: 'login', value: account.login }, ctx.clock())
    const assignments = await findAssignments(trx, staffId, day)
    const events = await findAdminEvents(trx, 'staff', staffId)
    return {
      staff: { ...staff, activeFrom: staff.activeFrom.toString(), activeTo: staff.activeTo?.toString() ?? null },
      today: day.toString(),
      units: await unitOptions(trx, ctx),
      assignments: assignments.map((row) => ({
        id: row.id, role: ROLE_NAMES[row.role], withSubtree: row.withSubtree, sectors: row.sectors?.join(', ') ?? null,
        unitName: tree.find(row.unitId)?.name ?? '', from: row.validFrom.toString(), to: row.validTo?.toString() ?? null,
      })),
      absences: (await findAbsences(trx, staffId, day)).map((row) => ({ id: row.id, from: row.from.toString(), to: row.to.toString() })),
      account:
        account === undefined
          ? null
          : {
              login: account.login, hasPassword: account.hasPassword, isTotpEnabled: account.isTotpEnabled,
              isDisabled: account.disabledAt !== null, lockedUntil: lock?.toString() ?? null,
              lastSignedInAt: account.lastSignedInAt?.toString() ?? null,
            },
      events: events.map(({ id, occurredAt, actorName, action: what }) => ({
        id, actorName, what: actionNames[what] ?? what, at: occurredAt.toString(),
      })),
    }
  })
}

const FORM = z.discriminatedUnion('viec', [
  z.strictObject({
    viec: z.literal('phan-cong'),
    unitId: idField<UnitId>('Chọn đơn vị.'),
    role: z.enum(ROLES, { error: 'Chọn vai trò.' }),
    withSubtree: z.literal('on').optional(),
    sectors: z.string().max(500).optional(),
    from: dayField('Chọn ngày bắt đầu.'),
    to: dayField('Ngày cuối chưa đúng.').optional(),
  }),
  z.strictObject({ viec: z.literal('cham-dut'), id: rowField() }),
  z.strictObject({ viec: z.literal('thoi-viec'), lastDay: dayField('Chọn ngày làm việc cuối cùng.') }),
  z.strictObject({ viec: z.literal('tao-tai-khoan'), login: textField('Nhập tên đăng nhập.', 64) }),
  z.strictObject({ viec: z.enum(['khoa', 'mo', 'dat-lai', 'mo-khoa']) }),
])

const failed = (reply: FormReply) => data({ reply }, { status: 422 })

const splitSectors = (text: string | undefined): string[] | null => {
  const sectors = (text ?? '').split(/[,;]/).map((part) => part.trim()).filter((part) => part !== '')
  return sectors.length === 0 ? null : sectors
}

export const action = async ({ request, context, params, url }: ActionFunctionArgs) => {
  const web = context.get(requestContext)
  const { ctx } = web
  const staffId = staffIdOf(params['id'])
  const form = await request.formData()
  const parsed = parseForm(FORM, form)
  if (!parsed.ok) return failed(parsed.reply)
  const { value } = parsed
  const done = (sentence: string): never => {
    web.flash('done', sentence)
    throw redirect(url.pathname, 303)
  }
  switch (value.viec) {
    case 'phan-cong': {
      const { unitId, role, withSubtree, from, to } = value
      const sectors = splitSectors(value.sectors)
      const row = { staffId, unitId, role, withSubtree: withSubtree === 'on', sectors, period: { from, to: to ?? null } }
      const result = await assign(ctx, row)
      return result.ok ? done('Đã phân công.') : failed(answerRefusal(form, result).data)
    }
    case 'cham-dut': {
      const result = await endAssignment(ctx, { assignmentId: value.id })
      return result.ok ? done('Đã chấm dứt phân công, có hiệu lực ngay.') : failed(answerRefusal(form, result).data)
    }
    case 'thoi-viec': {
      const result = await dismissStaff(ctx, { staffId, lastDay: value.lastDay })
      return result.ok ? done('Đã ghi ngày thôi việc.') : failed(answerRefusal(form, result).data)
    }
    case 'tao-tai-khoan': {
      const result = await createAccount(ctx, { staffId, login: value.login })
      if (!result.ok) return failed(refused(form, result.refusal.code, identitySentence(result.refusal), 'login').data)
      return { link: `${url.origin}/thiet-lap/${result.value.linkToken}` }
    }
    default:
      return changeAccount(value.viec, staffId)
  }

  async function changeAccount(work: 'khoa' | 'mo' | 'dat-lai' | 'mo-khoa', owner: StaffId) {
    const account = await transaction(ctx, (trx) => findAccountOfStaff(trx, owner))
    if (account === undefined) throw data(null, { status: 404 })
    const input = { accountId: account.id }
    if (work === 'dat-lai') {
      const reset = await resetPassword(ctx, input)
      if (!reset.ok) return failed(refused(form, reset.refusal.code, identitySentence(reset.refusal)).data)
      return { link: `${url.origin}/thiet-lap/${reset.value.linkToken}` }
    }
    const command = { khoa: disableAccount, mo: enableAccount, 'mo-khoa': unlock }[work]
    const result = await command(ctx, input)
    return result.ok ? done('Đã lưu tài khoản.') : failed(refused(form, result.refusal.code, identitySentence(result.refusal)).data)
  }
}

type Account = NonNullable<Awaited<ReturnType<typeof loader>>['account']>

const AccountButton = ({ work, kind, label }: { readonly work: string; readonly kind: 'ghost' | 'danger'; readonly label: string }) => (
  <PostForm>
    <input type="hidden" name="viec" value={work} />
    <Button kind={kind}>{label}</Button>
  </PostForm>
)

const AccountPanel = ({ account }: { readonly account: Account }) => (
  <>
    <Facts
      facts={[
        { name: 'Tên đăng nhập', value: <b>{account.login}</b> },
        { name: 'Tình trạng', value: account.isDisabled ? 'đã khóa' : account.hasPassword ? 'đang dùng' : 'chờ người dùng đặt mật khẩu' },
        { name: 'Xác thực hai lớp', value: account.isTotpEnabled ? 'bật' : 'tắt' },
        { name: 'Đăng nhập gần nhất', value: account.lastSignedInAt === null ? 'chưa lần nào' : <Moment at={account.lastSignedInAt} /> },
      ]}
    />
    {account.lockedUntil !== null && (
      <Notice tone="warning">Đang bị khóa vì nhập sai nhiều lần, đến <Moment at={account.lockedUntil} />.</Notice>
    )}
    <div className="form-actions">
      {account.lockedUntil !== null && <AccountButton work="mo-khoa" kind="ghost" label="Mở khóa" />}
      <AccountButton work="dat-lai" kind="ghost" label="Đặt lại mật khẩu" />
      {account.isDisabled ? (
        <AccountButton work="mo" kind="ghost" label="Cho dùng lại" />
      ) : (
        <AccountButton work="khoa" kind="danger" label="Khóa tài khoản" />
      )}
    </div>
  </>
)

/** One person: what they hold and until when, their account, and what was changed. */
const StaffPerson = () => {
  const { staff, today: now, units, assignments, absences, account, events } = useLoaderData<typeof loader>()
  const answer = useActionData<typeof action>()
  const reply = answer !== undefined && 'reply' in answer ? answer.reply : undefined
  const replyTo = (work: string) => (reply?.values['viec'] === work ? reply : undefined)
  const isFormShown = ['phan-cong', 'thoi-viec', 'tao-tai-khoan'].includes(reply?.values['viec'] ?? '')
  return (
    <>
      <PageHeader title={staff.fullName} over={<Code>{staff.code}</Code>} aside={staff.title} />
      <main className="page" id="noi-dung" tabIndex={-1}>
        {reply !== undefined && reply.refusal !== null && !isFormShown && <Notice tone="error">{reply.refusal.message}</Notice>}
        {answer !== undefined && 'link' in answer && (
          <Notice tone="done" title="Gửi liên kết này cho người dùng. Nó chỉ hiện một lần, dùng một lần, trong 72 giờ">
            <p className="mono">{answer.link}</p>
          </Notice>
        )}
        {staff.activeTo !== null && <Notice tone="warning">Thôi việc sau ngày <Day on={staff.activeTo} />.</Notice>}
        {absences.map((absence) => (
          <Notice key={absence.id}>Vắng mặt từ <Day on={absence.from} /> đến hết <Day on={absence.to} />.</Notice>
        ))}
        <DataTable
          caption="Phân công"
          rows={assignments}
          rowKey={(row) => row.id}
          empty={<EmptyState title="Chưa có phân công nào, nên chưa có quyền gì" />}
          columns={[
            { key: 'vai', header: 'Vai trò', narrow: 'title', cell: (row) => row.role },
            { key: 'don-vi', header: 'Tại', cell: (row) => row.unitName, note: (row) => (row.withSubtree ? 'gồm mọi đơn vị trực thuộc' : 'chỉ đơn vị này') },
            { key: 'linh-vuc', header: 'Lĩnh vực', cell: (row) => row.sectors ?? 'mọi lĩnh vực' },
            { key: 'tu', header: 'Từ ngày', cell: (row) => <Day on={row.from} /> },
            { key: 'den', header: 'Đến hết ngày', cell: (row) => (row.to === null ? 'không thời hạn' : <Day on={row.to} />) },
            {
              key: 'viec', header: 'Thao tác',
              cell: (row) => (
                <PostForm label={`Chấm dứt ${row.role}`}>
                  <input type="hidden" name="viec" value="cham-dut" />
                  <input type="hidden" name="id" value={row.id} />
                  <Button kind="plain">Chấm dứt ngay</Button>
                </PostForm>
              ),
            },
          ]}
        />
        <section className="panel">
          <h2>Phân công mới</h2>
          <PostForm reply={replyTo('phan-cong')}>
            <input type="hidden" name="viec" value="phan-cong" />
            <SelectField name="role" label="Vai trò" options={ROLES.map((role) => ({ value: role, label: ROLE_NAMES[role] }))} placeholder="Chọn vai trò" />
            <SelectField name="unitId" label="Tại đơn vị" options={units} placeholder="Chọn đơn vị" />
            <Checkbox name="withSubtree" label="Gồm mọi đơn vị trực thuộc" />
            <TextField name="sectors" label="Lĩnh vực" hint="Cách nhau bằng dấu phẩy; để trống là mọi lĩnh vực" optional />
            <div className="pair">
              <TextField name="from" type="date" label="Từ ngày" defaultValue={now} width={10} />
              <TextField name="to" type="date" label="Đến hết ngày" optional width={10} />
            </div>
            <p className="form-actions"><Button>Phân công</Button></p>
          </PostForm>
        </section>
        <section className="panel">
          <h2>Tài khoản</h2>
          {account === null ? (
            <PostForm reply={replyTo('tao-tai-khoan')}>
              <input type="hidden" name="viec" value="tao-tai-khoan" />
              <TextField name="login" label="Tên đăng nhập" hint="Chữ thường không dấu, ví dụ lan.nt" width={20} autoCapitalize="none" />
              <Button kind="ghost">Tạo tài khoản và liên kết mời</Button>
            </PostForm>
          ) : (
            <AccountPanel account={account} />
          )}
        </section>
        {staff.activeTo === null && (
          <section className="panel">
            <h2>Thôi việc</h2>
            <PostForm reply={replyTo('thoi-viec')}>
              <input type="hidden" name="viec" value="thoi-viec" />
              <TextField name="lastDay" type="date" label="Ngày làm việc cuối cùng" width={10} />
              <Button kind="danger">Ghi thôi việc</Button>
            </PostForm>
          </section>
        )}
        <section>
          <h2>Lịch sử</h2>
          <DataTable
            caption="Lịch sử"
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
export default StaffPerson
