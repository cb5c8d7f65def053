import { data, redirect, useActionData, useLoaderData, type ActionFunctionArgs, type LoaderFunctionArgs } from 'react-router'
import { z } from 'zod'
import { transaction } from '#db/context.ts'
import { Button } from '#ui/button.tsx'
import { Facts } from '#ui/facts.tsx'
import { TextField } from '#ui/field.tsx'
import { Notice } from '#ui/notice.tsx'
import { PageHeader } from '#ui/page-header.tsx'
import { PostForm } from '#ui/post-form.tsx'
import { SessionPanel } from '#ui/session-panel.tsx'
import { parseForm, refused, type FormReply } from '#web/form.ts'
import { requestContext } from '#web/request-context.ts'
import { ABSENCE_FORMS, sendAbsence } from './absence-form.ts'
import { absenceLine, AbsencePanel } from './absence-panel.tsx'
import { SecondFactorPanel } from './second-factor-panel.tsx'
import { findAbsences } from '#organisation/absence-queries.ts'
import { answerRefusal } from '#organisation/administration-form.ts'
import { today } from '#organisation/today.ts'
import { findAccount, findPolicy, findSessions } from '../account-queries.ts'
import { grantsOf } from '../domain/may.ts'
import { needsTotp } from '../domain/security-policy.ts'
import { changePassword, disableTotp, enableTotp, revokeOtherSessions, revokeSession, startTotp } from '../own-account-commands.ts'
import { qrPath } from '../qr-code.ts'
import { identitySentence } from '../refusals.ts'
import { totpUri } from '../totp.ts'

const FORM = z.discriminatedUnion('viec', [
  z
    .strictObject({
      viec: z.literal('doi-mat-khau'),
      currentPassword: z.string({ error: 'Nhập mật khẩu hiện tại.' }),
      newPassword: z.string({ error: 'Nhập mật khẩu mới.' }),
      newPasswordAgain: z.string({ error: 'Nhập lại mật khẩu mới.' }),
    })
    .refine((form) => form.newPassword === form.newPasswordAgain, { error: 'Nhập lại giống mật khẩu mới.', path: ['newPasswordAgain'] }),
  z.strictObject({ viec: z.literal('cai-hai-lop') }),
  z.strictObject({ viec: z.literal('bat-hai-lop'), otp: z.string({ error: 'Nhập mã trên ứng dụng.' }).max(20) }),
  z.strictObject({ viec: z.literal('tat-hai-lop'), offPassword: z.string({ error: 'Nhập mật khẩu.' }) }),
  z.strictObject({ viec: z.literal('thu-hoi'), phien: z.uuid({ error: 'Phiên này không còn. Tải lại trang rồi chọn lại.' }) }),
  z.strictObject({ viec: z.literal('thu-hoi-khac') }),
  ...ABSENCE_FORMS,
])

export const loader = async ({ context }: LoaderFunctionArgs) => {
  const { ctx, session } = context.get(requestContext)
  if (session?.actor.kind !== 'staff') throw redirect('/dang-nhap', 303)
  const { accountId, staffId } = session.actor
  const day = today(ctx)
  return transaction(ctx, async (trx) => {
    const policy = await findPolicy(trx)
    const account = await findAccount(trx, accountId)
    const sessions = await findSessions(trx, accountId, ctx.clock())
    return {
      login: account?.login ?? '',
      isTotpEnabled: account?.isTotpEnabled ?? false,
      firstDuty: session.firstDuty ?? null,
      passwordMinLength: policy.passwordMinLength,
      isTotpRequired: session.firstDuty === 'setUpTotp' || needsTotp(grantsOf(session.actor), policy.totpRoles),
      today: day.toString(),
      absences: (await findAbsences(trx, staffId, day)).map(absenceLine),
      sessions: sessions.map(({ id, createdAt, lastSeenAt, userAgent, address }) => ({
        id, userAgent, address, isThis: id === session.id,
        createdAt: createdAt.toString(), lastSeenAt: lastSeenAt.toString(),
      })),
    }
  })
}

/** The reply keeps the form's `viec`, so that it is shown at that form alone. */
const failed = (reply: FormReply) => data({ reply }, { status: 422 })

export const action = async ({ request, context }: ActionFunctionArgs) => {
  const web = context.get(requestContext)
  const { ctx, session } = web
  if (session?.actor.kind !== 'staff') throw redirect('/dang-nhap', 303)
  const sessionId = session.id
  const form = await request.formData()
  const parsed = parseForm(FORM, form)
  if (!parsed.ok) return failed(parsed.reply)
  const { value } = parsed
  switch (value.viec) {
    case 'doi-mat-khau': {
      const [current, next] = [String(form.get('currentPassword')), String(form.get('newPassword'))]
      const result = await changePassword(ctx, { current, next, sessionId })
      if (!result.ok) {
        const field = result.refusal.code === 'currentPasswordInvalid' ? 'currentPassword' : 'newPassword'
        return failed(refused(form, result.refusal.code, identitySentence(result.refusal), field).data)
      }
      web.flash('done', 'Đã đổi mật khẩu. Các phiên khác của bạn đã kết thúc.')
      throw redirect('/tai-khoan', 303)
    }
    case 'cai-hai-lop': {
      const result = await startTotp(ctx, web.vault)
      if (!result.ok) return failed(refused(form, result.refusal.code, identitySentence(result.refusal)).data)
      const { secret, login } = result.value
      return { setup: { secret, qr: qrPath(totpUri(secret, login, (await web.findSite()).agencyName)) } }
    }
    case 'bat-hai-lop': {
      const result = await enableTotp(ctx, web.vault, { code: value.otp, sessionId })
      if (!result.ok) return failed(refused(form, result.refusal.code, identitySentence(result.refusal), 'otp').data)
      return { recoveryCodes: result.value.recoveryCodes }
    }
    case 'tat-hai-lop': {
      const result = await disableTotp(ctx, { password: String(form.get('offPassword')) })
      if (!result.ok) return failed(refused(form, result.refusal.code, identitySentence(result.refusal), 'offPassword').data)
      web.flash('done', 'Đã tắt xác thực hai lớp.')
      throw redirect('/tai-khoan', 303)
    }
    case 'thu-hoi': {
      const result = await revokeSession(ctx, { sessionId: value.phien })
      if (!result.ok) return failed(refused(form, result.refusal.code, identitySentence(result.refusal)).data)
      web.flash('done', 'Đã kết thúc phiên đó.')
      throw redirect('/tai-khoan', 303)
    }
    case 'vang-mat':
    case 've-som': {
      const sent = await sendAbsence(ctx, session.actor.staffId, value)
      if (!sent.result.ok) return failed(answerRefusal(form, sent.result).data)
      web.flash('done', sent.done)
      throw redirect('/tai-khoan', 303)
    }
    case 'thu-hoi-khac':
      await revokeOtherSessions(ctx, { sessionId })
      web.flash('done', 'Đã kết thúc mọi phiên khác.')
      throw redirect('/tai-khoan', 303)
  }
}

type Answer = Exclude<ReturnType<typeof useActionData<typeof action>>, undefined>

const replyTo = (answer: Answer | undefined, work: string): FormReply | undefined =>
  answer !== undefined && 'reply' in answer && answer.reply?.values['viec'] === work ? answer.reply : undefined

/** One's own password, second factor and sessions. */
const AccountPage = () => {
  const { login, isTotpEnabled, isTotpRequired, firstDuty, passwordMinLength, sessions, absences, today: now } = useLoaderData<typeof loader>()
  const answer = useActionData<typeof action>()
  const buttonReply = replyTo(answer, 've-som') ?? replyTo(answer, 'thu-hoi')
  const secondFactor = (
    <section className="panel">
      <h2>Xác thực hai lớp</h2>
      <SecondFactorPanel
        isOn={isTotpEnabled}
        isRequired={isTotpRequired}
        setup={answer !== undefined && 'setup' in answer ? answer.setup : undefined}
        recoveryCodes={answer !== undefined && 'recoveryCodes' in answer ? answer.recoveryCodes : undefined}
        replyTo={(work) => replyTo(answer, work)}
      />
    </section>
  )
  return (
    <>
      <PageHeader title="Tài khoản của tôi" />
      <main className="page" id="noi-dung" tabIndex={-1}>
        {buttonReply?.refusal != null && <Notice tone="error">{buttonReply.refusal.message}</Notice>}
        {firstDuty === 'changePassword' && (
          <Notice tone="warning" title="Đổi mật khẩu để bắt đầu">Bạn chưa có quyền nào cho tới khi đặt mật khẩu của riêng mình.</Notice>
        )}
        {firstDuty === 'setUpTotp' && (
          <Notice tone="warning" title="Bật xác thực hai lớp để bắt đầu">
            Vai trò của bạn bắt buộc có lớp thứ hai. Cần một ứng dụng xác thực trên điện thoại; bấm “Cài đặt” ở dưới.
          </Notice>
        )}
        {firstDuty === 'setUpTotp' && secondFactor}
        <section className="panel">
          <h2>Đăng nhập</h2>
          <Facts facts={[{ name: 'Tên đăng nhập', value: <b>{login}</b> }]} />
          <PostForm action="/dang-xuat">
            <Button kind="ghost">Đăng xuất</Button>
          </PostForm>
        </section>
        <section className="panel">
          <h2>Mật khẩu</h2>
          <PostForm reply={replyTo(answer, 'doi-mat-khau')}>
            <input type="hidden" name="viec" value="doi-mat-khau" />
            <TextField name="currentPassword" type="password" label="Mật khẩu hiện tại" autoComplete="current-password" width={20} />
            <TextField name="newPassword" type="password" label="Mật khẩu mới" hint={`Ít nhất ${passwordMinLength} ký tự; một câu dễ nhớ là tốt nhất.`} autoComplete="new-password" width={20} />
            <TextField name="newPasswordAgain" type="password" label="Nhập lại mật khẩu mới" autoComplete="new-password" width={20} />
            <Button>Đổi mật khẩu</Button>
          </PostForm>
        </section>
        {firstDuty !== 'setUpTotp' && secondFactor}
        {firstDuty === null && <AbsencePanel absences={absences} today={now} reply={replyTo(answer, 'vang-mat')} />}
        <SessionPanel sessions={sessions} />
      </main>
    </>
  )
}
export default AccountPage
