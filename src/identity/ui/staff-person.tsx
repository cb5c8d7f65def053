import { data, redirect, useActionData, useLoaderData, type ActionFunctionArgs, type LoaderFunctionArgs } from 'react-router'
import { z } from 'zod'
import { transaction } from '#db/context.ts'
import { ROLES } from '#kernel/actor.ts'
import { parseId, type StaffId, type UnitId } from '#kernel/ids.ts'
import { answerRefusal, dayField, idField, rowField, textField, unitOptions } from '#organisation/administration-form.ts'
import { ROLE_NAMES } from '#organisation/role-names.ts'
import { assign, changeStaff, dismissStaff, endAssignment } from '#organisation/staff-commands.ts'
import { today } from '#organisation/today.ts'
import { Button } from '#ui/button.tsx'
import { DayField } from '#ui/day-field.tsx'
import { Notice } from '#ui/notice.tsx'
import { PageHeader } from '#ui/page-header.tsx'
import { PostForm } from '#ui/post-form.tsx'
import { Code, Day } from '#ui/values.tsx'
import { parseForm, refused, type FormReply } from '#web/form.ts'
import { requestContext } from '#web/request-context.ts'
import { createAccount, disableAccount, enableAccount, resetPassword, unlock } from '../account-commands.ts'
import { findAccountOfStaff } from '../account-queries.ts'
import { identitySentence } from '../refusals.ts'
import { findStaffPage } from '../staff-page.ts'
import { ABSENCE_FORMS, sendAbsence } from './absence-form.ts'
import { absenceLine, AbsencePanel } from './absence-panel.tsx'
import { AdminHistory, historyLine } from './admin-history.tsx'
import { StaffAccountPanel } from './staff-account.tsx'
import { StaffAssignments } from './staff-assignments.tsx'
import { StaffDescriptionPanel } from './staff-description.tsx'
import { readDescription, STAFF_DESCRIPTION } from './staff-fields.ts'

const staffIdOf = (text: string | undefined): StaffId => {
  const id = parseId<StaffId>(text ?? '')
  if (id === undefined) throw data(null, { status: 404 })
  return id
}

export const loader = async ({ context, params }: LoaderFunctionArgs) => {
  const { ctx } = context.get(requestContext)
  const page = await findStaffPage(ctx, staffIdOf(params['id']))
  if (page === undefined) throw data(null, { status: 404 })
  const { staff, account } = page
  const { fullName, code, title, phone, email } = staff
  return {
    person: { fullName, code, title, phone, email },
    lastDay: staff.activeTo?.toString() ?? null,
    today: today(ctx).toString(),
    units: await transaction(ctx, (trx) => unitOptions(trx, ctx)),
    assignments: page.assignments.map((row) => ({
      id: row.id, role: ROLE_NAMES[row.role], withSubtree: row.withSubtree, sectors: row.sectors?.join(', ') ?? null,
      unitName: row.unit?.name ?? '', from: row.validFrom.toString(), to: row.validTo?.toString() ?? null,
    })),
    absences: page.absences.map(absenceLine),
    account:
      account === null
        ? null
        : {
            login: account.login, hasPassword: account.hasPassword, isTotpEnabled: account.isTotpEnabled,
            isDisabled: account.disabledAt !== null, lockedUntil: account.lockedUntil?.toString() ?? null,
            lastSignedInAt: account.lastSignedInAt?.toString() ?? null,
          },
    events: page.events.map(historyLine),
  }
}

const FORM = z.discriminatedUnion('viec', [
  z.strictObject({ viec: z.literal('sua'), ...STAFF_DESCRIPTION }),
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
  ...ABSENCE_FORMS,
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
    case 'sua': {
      const result = await changeStaff(ctx, { staffId, description: readDescription(value) })
      return result.ok ? done('Đã lưu thông tin cán bộ.') : failed(answerRefusal(form, result).data)
    }
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
    case 'vang-mat':
    case 've-som': {
      const sent = await sendAbsence(ctx, staffId, value)
      return sent.result.ok ? done(sent.done) : failed(answerRefusal(form, sent.result).data)
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

/** Forms with boxes show a refusal themselves; a refused button is told at the top. */
const SHOWS_ITSELF = ['sua', 'phan-cong', 'vang-mat', 'thoi-viec', 'tao-tai-khoan']

/** One person: who they are, what they hold and until when, when they are away, their account, and what was changed. */
const StaffPerson = () => {
  const { person, lastDay, today: now, units, assignments, absences, account, events } = useLoaderData<typeof loader>()
  const answer = useActionData<typeof action>()
  const reply = answer !== undefined && 'reply' in answer ? answer.reply : undefined
  const replyTo = (work: string) => (reply?.values['viec'] === work ? reply : undefined)
  const away = absences.find((absence) => absence.from <= now)
  return (
    <>
      <PageHeader title={person.fullName} over={<Code>{person.code}</Code>} aside={person.title} />
      <main className="page narrow" id="noi-dung" tabIndex={-1}>
        {reply !== undefined && reply.refusal !== null && !SHOWS_ITSELF.includes(reply.values['viec'] ?? '') && (
          <Notice tone="error">{reply.refusal.message}</Notice>
        )}
        {answer !== undefined && 'link' in answer && (
          <Notice tone="done" title="Gửi liên kết này cho người dùng. Nó chỉ hiện một lần, dùng một lần, trong 72 giờ">
            <p className="mono">{answer.link}</p>
          </Notice>
        )}
        {lastDay !== null && <Notice tone="warning">Thôi việc sau ngày <Day on={lastDay} />.</Notice>}
        {away !== undefined && <Notice>Đang vắng mặt đến hết <Day on={away.to} />.</Notice>}
        <StaffAssignments assignments={assignments} units={units} today={now} reply={replyTo('phan-cong')} />
        <AbsencePanel absences={absences} today={now} reply={replyTo('vang-mat')} />
        <StaffDescriptionPanel person={person} reply={replyTo('sua')} />
        <StaffAccountPanel account={account} reply={replyTo('tao-tai-khoan')} />
        {lastDay === null && (
          <section className="panel">
            <h2>Thôi việc</h2>
            <PostForm reply={replyTo('thoi-viec')}>
              <input type="hidden" name="viec" value="thoi-viec" />
              <DayField name="lastDay" label="Ngày làm việc cuối cùng" />
              <Button kind="danger">Ghi thôi việc</Button>
            </PostForm>
          </section>
        )}
        <AdminHistory lines={events} />
      </main>
    </>
  )
}
export default StaffPerson
