import { data, redirect, useActionData, useLoaderData, type ActionFunctionArgs, type LoaderFunctionArgs } from 'react-router'
import { z } from 'zod'
import { Button } from '#ui/button.tsx'
import errorFocus from '#ui/enhance/error-focus.ts?worker&url'
import { TextField } from '#ui/field.tsx'
import { Notice } from '#ui/notice.tsx'
import { PostForm } from '#ui/post-form.tsx'
import type { RouteHandle } from '#ui/route-handle.ts'
import { parseForm, refused, wrongFields } from '#web/form.ts'
import { requestContext, type RequestContext } from '#web/request-context.ts'
import { organisationSentence, type OrganisationRefusal } from '#organisation/refusals.ts'
import type { Refusal, Result } from '#kernel/result.ts'
import type { Client } from '../access-log.ts'
import { acceptInvitation, findLink, setUpAgency } from '../link-commands.ts'
import { IDENTITY_REFUSALS, identitySentence, type IdentityRefusal } from '../refusals.ts'
import { clientOf } from '#web/client.ts'

export const handle: RouteHandle = { scripts: [errorFocus] }

const AGAIN = { error: 'Nhập lại mật khẩu giống ô trên.', path: ['passwordAgain'] }
const PASSWORDS = {
  password: z.string({ error: 'Nhập mật khẩu.' }),
  passwordAgain: z.string({ error: 'Nhập lại mật khẩu.' }),
}
const SETUP = z
  .strictObject({
    ...PASSWORDS,
    name: z.string({ error: 'Nhập tên cơ quan.' }).max(300),
    code: z.string({ error: 'Nhập mã định danh, ví dụ H50.' }).max(35),
    fullName: z.string({ error: 'Nhập họ tên của bạn.' }).max(200),
    login: z.string({ error: 'Chọn tên đăng nhập.' }).max(64),
  })
  .refine((form) => form.password === form.passwordAgain, AGAIN)
const INVITATION = z.strictObject(PASSWORDS).refine((form) => form.password === form.passwordAgain, AGAIN)

export const loader = async ({ context, params }: LoaderFunctionArgs) => {
  const link = await findLink(context.get(requestContext).ctx, params['token'] ?? '')
  return link === undefined ? data(null, { status: 410 }) : link
}

const sentenceOf = ({ code, ...rest }: Refusal<IdentityRefusal | OrganisationRefusal>): string =>
  code in IDENTITY_REFUSALS
    ? identitySentence({ code: code as IdentityRefusal, ...rest })
    : organisationSentence({ code: code as OrganisationRefusal, ...rest })

const fieldOf = (code: string): string | undefined =>
  code.startsWith('password') ? 'password' : code.startsWith('login') ? 'login' : code.startsWith('unitCode') ? 'code' : undefined

type Work = { readonly web: RequestContext; readonly token: string; readonly client: Client; readonly form: FormData }

const setUp = ({ web, token, client }: Work, value: z.output<typeof SETUP>) => {
  const { name, code, fullName, login, password } = value
  const agency = {
    tenantCode: code.toLowerCase(), code, name, shortName: name, tier: 'province', kind: 'peoplesCommittee',
    areaCode: null, address: null, phone: null,
  }
  return setUpAgency(web.ctx, { token, client, agency, administrator: { fullName, login, password } })
}

const finish = ({ web, form }: Work, result: Result<unknown, IdentityRefusal | OrganisationRefusal>) => {
  if (!result.ok) return refused(form, result.refusal.code, sentenceOf(result.refusal), fieldOf(result.refusal.code))
  web.flash('done', 'Đã đặt mật khẩu. Đăng nhập để bắt đầu.')
  throw redirect('/dang-nhap', 303)
}

export const action = async ({ request, context, params }: ActionFunctionArgs) => {
  const web = context.get(requestContext)
  const token = params['token'] ?? ''
  const work: Work = { web, token, client: clientOf(web, request), form: await request.formData() }
  const link = await findLink(web.ctx, token)
  if (link?.purpose === 'setup') {
    const parsed = parseForm(SETUP, work.form)
    return parsed.ok ? finish(work, await setUp(work, parsed.value)) : wrongFields(parsed.reply)
  }
  const parsed = parseForm(INVITATION, work.form)
  if (!parsed.ok) return wrongFields(parsed.reply)
  const { password } = parsed.value
  return finish(work, await acceptInvitation(web.ctx, { token, password, client: work.client }))
}

const Passwords = () => (
  <>
    <TextField
      name="password" type="password" label="Mật khẩu" autoComplete="new-password"
      hint="Ít nhất 10 ký tự. Một câu dễ nhớ tốt hơn một từ khó."
    />
    <TextField name="passwordAgain" type="password" label="Nhập lại mật khẩu" autoComplete="new-password" />
  </>
)

/** Where a one-time link leads: founding the agency with its first administrator, or setting one's own password. */
const OneTimeLink = () => {
  const link = useLoaderData<typeof loader>()
  const reply = useActionData<typeof action>()
  if (link === null) {
    return (
      <div className="wrap narrow stack">
        <title>Liên kết không còn dùng được · Một Cửa</title>
        <h1>Liên kết không còn dùng được</h1>
        <Notice tone="warning">{IDENTITY_REFUSALS.linkExpired}</Notice>
      </div>
    )
  }
  const isSetup = link.purpose === 'setup'
  const title = isSetup ? 'Thiết lập cơ quan và quản trị đầu tiên' : 'Đặt mật khẩu'
  return (
    <div className="wrap narrow stack">
      <title>{`${title} · Một Cửa`}</title>
      <h1>{title}</h1>
      {link.login !== null && (
        <p>
          Tên đăng nhập của bạn: <b>{link.login}</b>
        </p>
      )}
      <PostForm reply={reply}>
        {isSetup && (
          <>
            <TextField name="name" label="Tên cơ quan" hint="Ví dụ: Ủy ban nhân dân tỉnh Quảng Trị" />
            <TextField name="code" label="Mã định danh cơ quan" hint="Theo Quyết định 20/2020/QĐ-TTg, ví dụ H50" width={10} code />
            <TextField name="fullName" label="Họ tên của bạn" autoComplete="name" />
            <TextField name="login" label="Tên đăng nhập" autoComplete="username" autoCapitalize="none" width={20} />
          </>
        )}
        <Passwords />
        <p className="form-actions">
          <Button>{isSetup ? 'Thiết lập' : 'Đặt mật khẩu'}</Button>
        </p>
      </PostForm>
    </div>
  )
}
export default OneTimeLink
