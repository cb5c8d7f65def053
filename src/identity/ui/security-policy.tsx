import { redirect, useActionData, useLoaderData, type ActionFunctionArgs, type LoaderFunctionArgs } from 'react-router'
import { z } from 'zod'
import { transaction } from '#db/context.ts'
import { ROLES, type Role } from '#kernel/actor.ts'
import { administersAll } from '#organisation/administration.ts'
import { findAdminEvents } from '#organisation/admin-history.ts'
import { ROLE_NAMES } from '#organisation/role-names.ts'
import { Button } from '#ui/button.tsx'
import { Checkbox } from '#ui/choice.tsx'
import { Facts } from '#ui/facts.tsx'
import { TextField } from '#ui/field.tsx'
import { Notice } from '#ui/notice.tsx'
import { PageHeader } from '#ui/page-header.tsx'
import { PostForm } from '#ui/post-form.tsx'
import { parseForm, refused, wrongFields } from '#web/form.ts'
import { requestContext } from '#web/request-context.ts'
import { findPolicy } from '../account-queries.ts'
import { POLICY_RANGES } from '../domain/security-policy.ts'
import { changePolicy } from '../policy-commands.ts'
import { identitySentence } from '../refusals.ts'
import { AdminHistory, historyLine } from './admin-history.tsx'

type Measure = keyof typeof POLICY_RANGES

const MEASURES: readonly { readonly name: Measure; readonly label: string; readonly unit: string }[] = [
  { name: 'idleMinutes', label: 'Tự thoát khi không dùng', unit: 'phút' },
  { name: 'absoluteHours', label: 'Phiên dài nhất, dù vẫn đang dùng', unit: 'giờ' },
  { name: 'lockAfter', label: 'Khóa tên đăng nhập sau', unit: 'lần nhập sai liên tiếp' },
  { name: 'lockMinutes', label: 'Khóa trong', unit: 'phút' },
  { name: 'addressLockAfter', label: 'Khóa một địa chỉ mạng sau', unit: 'lần nhập sai' },
  { name: 'passwordMinLength', label: 'Mật khẩu ít nhất', unit: 'ký tự' },
]

export const loader = async ({ context }: LoaderFunctionArgs) => {
  const { ctx } = context.get(requestContext)
  return transaction(ctx, async (trx) => ({
    policy: await findPolicy(trx),
    mayChange: await administersAll(trx, ctx),
    events: (await findAdminEvents(trx, 'securityPolicy', ctx.tenantId)).map(historyLine),
  }))
}

const whole = (name: Measure) => {
  const [low, high] = POLICY_RANGES[name]
  const error = `Nhập một số nguyên từ ${low} đến ${high}.`
  return z.coerce.number({ error }).int({ error }).min(low, { error }).max(high, { error })
}

const roleBox = (role: Role): string => `totp-${role}`

const FORM = z.strictObject({
  idleMinutes: whole('idleMinutes'),
  absoluteHours: whole('absoluteHours'),
  lockAfter: whole('lockAfter'),
  lockMinutes: whole('lockMinutes'),
  addressLockAfter: whole('addressLockAfter'),
  passwordMinLength: whole('passwordMinLength'),
  ...Object.fromEntries(ROLES.map((role) => [roleBox(role), z.literal('on').optional()])),
})

export const action = async ({ request, context }: ActionFunctionArgs) => {
  const web = context.get(requestContext)
  const form = await request.formData()
  const parsed = parseForm(FORM, form)
  if (!parsed.ok) return wrongFields(parsed.reply)
  const { idleMinutes, absoluteHours, lockAfter, lockMinutes, addressLockAfter, passwordMinLength } = parsed.value
  const totpRoles = ROLES.filter((role) => form.get(roleBox(role)) === 'on')
  const result = await changePolicy(web.ctx, { idleMinutes, absoluteHours, lockAfter, lockMinutes, addressLockAfter, passwordMinLength, totpRoles })
  if (!result.ok) return refused(form, result.refusal.code, identitySentence(result.refusal))
  web.flash('done', 'Đã lưu chính sách bảo mật. Phiên đang mở giữ giới hạn cũ; yêu cầu hai lớp có hiệu lực ngay.')
  throw redirect('/quan-tri/bao-mat', 303)
}

/** How long one stays signed in, when guessing is stopped, who needs a second factor; and who changed it when. */
const SecurityPolicyPage = () => {
  const { policy, mayChange, events } = useLoaderData<typeof loader>()
  const reply = useActionData<typeof action>()
  return (
    <>
      <PageHeader title="Bảo mật đăng nhập" />
      <main className="page" id="noi-dung" tabIndex={-1}>
        {mayChange ? (
          <section className="panel">
            <h2>Chính sách của cả cơ quan</h2>
            <PostForm reply={reply}>
              <div className="columns wide">
                {MEASURES.map(({ name, label, unit }) => (
                  <TextField
                    key={name}
                    name={name}
                    label={`${label} (${unit})`}
                    hint={`Từ ${POLICY_RANGES[name][0]} đến ${POLICY_RANGES[name][1]}`}
                    defaultValue={String(policy[name])}
                    inputMode="numeric"
                    width={4}
                  />
                ))}
              </div>
              <fieldset className="field">
                <legend>Bắt buộc xác thực hai lớp với</legend>
                <span className="hint">Người giữ vai trò này mà chưa bật sẽ được dẫn đi cài đặt trước mọi việc khác. Vai trò khác bật tùy ý.</span>
                <div className="columns">
                  {ROLES.map((role) => (
                    <Checkbox key={role} name={roleBox(role)} label={ROLE_NAMES[role]} defaultChecked={policy.totpRoles.includes(role)} />
                  ))}
                </div>
              </fieldset>
              <p className="form-actions"><Button>Lưu chính sách</Button></p>
            </PostForm>
          </section>
        ) : (
          <section className="panel stack">
            <Notice>Chỉ quản trị toàn cơ quan đổi được. Đang áp dụng:</Notice>
            <Facts
              facts={[
                ...MEASURES.map(({ name, label, unit }) => ({ name: label, value: `${policy[name]} ${unit}` })),
                { name: 'Bắt buộc xác thực hai lớp', value: policy.totpRoles.map((role) => ROLE_NAMES[role]).join(', ') || 'không vai trò nào' },
              ]}
            />
          </section>
        )}
        <AdminHistory lines={events} />
      </main>
    </>
  )
}
export default SecurityPolicyPage
