import { useActionData, useLoaderData, type ActionFunctionArgs, type LoaderFunctionArgs } from 'react-router'
import { z } from 'zod'
import { transaction } from '#db/context.ts'
import { formatBirthDate } from '#kernel/birth-date.ts'
import { Button } from '#ui/button.tsx'
import { Checkbox } from '#ui/choice.tsx'
import errorFocus from '#ui/enhance/error-focus.ts?worker&url'
import { Facts } from '#ui/facts.tsx'
import { SelectField, TextField } from '#ui/field.tsx'
import { PostForm } from '#ui/post-form.tsx'
import type { RouteHandle } from '#ui/route-handle.ts'
import { Moment } from '#ui/values.tsx'
import { parseForm, refused, wrongFields } from '#web/form.ts'
import { requestContext } from '#web/request-context.ts'
import { findCitizenLog } from '../citizen-log.ts'
import { decideConsents, findConsents } from '../own/consents.ts'
import { declareFacts } from '../own/own-facts.ts'
import { getCitizenProfile } from '../queries.ts'
import { citizenSentence } from '../refusals.ts'
import { goOn } from './after-sign-in.ts'
import { signedInCitizen } from './signed-in.ts'
import { EVENT_WORDS, PROOF_WORDS, SEX_WORDS } from './words.ts'

export const handle: RouteHandle = { scripts: [errorFocus] }

const FORM = z.union([
  z.strictObject({
    viec: z.literal('khai'),
    name: z.string({ error: 'Nhập họ và tên.' }).max(200),
    identityNumber: z.string().max(30).default(''),
    birthDate: z.string().max(20).default(''),
    sex: z.enum(['', 'male', 'female']).default(''),
    address: z.string().max(500).default(''),
  }),
  z.looseObject({ viec: z.literal('dong-y') }),
])

/** A box for each optional purpose; only a ticked one is sent. */
const TICKED = 'dongY-'
const PAGE = '/cong-dan/du-lieu'
const FIELDS = ['name', 'identityNumber', 'birthDate', 'sex', 'address', 'phone', 'email'] as const

export const loader = async ({ context }: LoaderFunctionArgs) => {
  const web = context.get(requestContext)
  const { accountId } = signedInCitizen(web).actor
  return transaction(web.citizenCtx, async (trx) => {
    const profile = await getCitizenProfile(trx, accountId)
    return {
      facts: FIELDS.map((field) => ({ field, value: profile[field]?.value ?? null, proof: profile[field]?.proof ?? null })),
      consents: (await findConsents(trx, web.citizenCtx, accountId)).map(({ key, kind, title, text, isGiven }) => ({ key, kind, title, text, isGiven })),
      log: (await findCitizenLog(trx, accountId)).slice(0, 20).map(({ event, occurredAt, userAgent }) => ({ event, userAgent, at: occurredAt.toString() })),
    }
  })
}

const FIELD_OF: Readonly<Record<string, string>> = { ownNumberInvalid: 'identityNumber', birthDateInvalid: 'birthDate' }

export const action = async ({ request, context }: ActionFunctionArgs) => {
  const web = context.get(requestContext)
  const citizen = signedInCitizen(web)
  const form = await request.formData()
  const parsed = parseForm(FORM, form)
  if (!parsed.ok) return wrongFields(parsed.reply)
  const { value } = parsed
  if (value.viec === 'dong-y') {
    const ticked = [...form.keys()].filter((name) => name.startsWith(TICKED))
    await decideConsents(web.citizenCtx, citizen, ticked.map((name) => name.slice(TICKED.length)))
    web.flash('done', 'Đã lưu lựa chọn của bạn.')
    return goOn(PAGE)
  }
  const declared = await declareFacts(web.citizenCtx, value)
  if (!declared.ok) return refused(form, declared.refusal.code, citizenSentence(declared.refusal), FIELD_OF[declared.refusal.code])
  web.flash('done', 'Đã lưu thông tin.')
  return goOn(PAGE)
}

type Loaded = Awaited<ReturnType<typeof loader>>

const LABELS = {
  name: 'Họ và tên', identityNumber: 'Số định danh', birthDate: 'Ngày sinh', sex: 'Giới tính', address: 'Nơi ở',
  phone: 'Số điện thoại', email: 'Thư điện tử',
} as const

const shown = (field: keyof typeof LABELS, value: string): string => {
  if (field === 'sex') return SEX_WORDS[value === 'male' ? 'male' : 'female']
  return field === 'birthDate' ? formatBirthDate(value) : value
}

const Profile = ({ facts, reply }: Pick<Loaded, 'facts'> & { readonly reply: ReturnType<typeof useActionData<typeof action>> }) => {
  const of = (field: keyof typeof LABELS) => facts.find((fact) => fact.field === field)
  const open = (field: keyof typeof LABELS): boolean => of(field)?.proof !== 'eid'
  const kept = (field: keyof typeof LABELS) => <input type="hidden" name={field} value={of(field)?.value ?? ''} />
  return (
    <section className="panel">
      <h2>Thông tin để điền sẵn vào biểu mẫu</h2>
      <Facts
        facts={facts.map(({ field, value, proof }) => ({
          name: LABELS[field],
          value: value === null || proof === null ? <span className="muted">chưa có</span> : (
            <>
              {shown(field, value)} <span className="muted small">({PROOF_WORDS[proof]})</span>
            </>
          ),
        }))}
      />
      <p className="muted">
        Điều do định danh điện tử cho biết chỉ sửa được tại nơi cấp căn cước. Số điện thoại, thư điện tử đổi ở{' '}
        <a href="/cong-dan/bao-mat">Đăng nhập và bảo mật</a>.
      </p>
      {(['name', 'identityNumber', 'birthDate', 'sex', 'address'] as const).some(open) && (
        <details className="edit" open={reply !== undefined}>
          <summary>Sửa thông tin tự khai</summary>
          <PostForm reply={reply}>
            <input type="hidden" name="viec" value="khai" />
            {open('name') ? <TextField name="name" label={LABELS.name} autoComplete="name" defaultValue={of('name')?.value ?? ''} /> : kept('name')}
            {open('identityNumber') ? (
              <TextField
                name="identityNumber" label={LABELS.identityNumber} optional inputMode="numeric" width={20} code
                hint="12 chữ số trên căn cước" defaultValue={of('identityNumber')?.value ?? ''}
              />
            ) : kept('identityNumber')}
            {open('birthDate') ? (
              <TextField
                name="birthDate" label={LABELS.birthDate} optional width={10} hint="Ví dụ 12/3/1993; chỉ nhớ năm thì nhập năm"
                defaultValue={formatBirthDate(of('birthDate')?.value ?? '')}
              />
            ) : kept('birthDate')}
            {open('sex') ? (
              <SelectField
                name="sex" label={LABELS.sex} optional width={10} placeholder="Chưa chọn" defaultValue={of('sex')?.value ?? ''}
                options={[{ value: 'male', label: SEX_WORDS.male }, { value: 'female', label: SEX_WORDS.female }]}
              />
            ) : kept('sex')}
            {open('address') ? (
              <TextField name="address" label={LABELS.address} optional autoComplete="street-address" defaultValue={of('address')?.value ?? ''} />
            ) : kept('address')}
            <Button>Lưu thông tin</Button>
          </PostForm>
        </details>
      )}
    </section>
  )
}

const Consents = ({ consents }: Pick<Loaded, 'consents'>) => (
  <section className="panel">
    <h2>Cổng dùng dữ liệu của bạn để làm gì</h2>
    {consents
      .filter(({ kind }) => kind === 'task')
      .map(({ key, title, text }) => (
        <p key={key}>
          <b>{title}.</b> {text}
        </p>
      ))}
    <PostForm>
      <input type="hidden" name="viec" value="dong-y" />
      <fieldset>
        <legend>Việc chỉ làm khi bạn đồng ý</legend>
        {consents
          .filter(({ kind }) => kind === 'optional')
          .map(({ key, title, text, isGiven }) => (
            <Checkbox key={key} name={`${TICKED}${key}`} label={title} hint={text} defaultChecked={isGiven} />
          ))}
      </fieldset>
      <p className="muted">Bỏ dấu chọn rồi lưu là rút lại đồng ý, bất cứ lúc nào.</p>
      <Button kind="ghost">Lưu lựa chọn</Button>
    </PostForm>
  </section>
)

/** What the portal knows, on what ground, and what one may do about it. */
const MyData = () => {
  const { facts, consents, log } = useLoaderData<typeof loader>()
  const reply = useActionData<typeof action>()
  return (
    <div className="wrap stack">
      <title>Dữ liệu của tôi · Dịch vụ công</title>
      <p>
        <a href="/cong-dan">Tài khoản của tôi</a>
      </p>
      <h1>Dữ liệu của tôi</h1>
      <Profile facts={facts} reply={reply} />
      <Consents consents={consents} />
      <section className="panel">
        <h2>Ai đã xem hồ sơ của tôi</h2>
        <p>
          <a href="/cong-dan/ai-da-xem">Xem tên cán bộ, đơn vị và lúc họ mở hồ sơ của bạn</a>
        </p>
      </section>
      <section className="panel">
        <h2>Tải dữ liệu về</h2>
        <p>Mọi điều tài khoản này lưu về bạn, hồ sơ, bản đang soạn và thông báo, trong một tệp đọc được bằng máy, hoặc một trang để đọc và in.</p>
        <p className="form-actions">
          <a className="btn ghost" href="/cong-dan/du-lieu/tai-ve">
            Tải tệp dữ liệu (JSON)
          </a>
          <a className="btn ghost" href="/cong-dan/du-lieu/ban-doc">
            Xem bản để đọc, in
          </a>
        </p>
      </section>
      <section className="panel">
        <h2>Việc gần đây của tài khoản</h2>
        <ul className="rows">
          {log.map(({ event, at, userAgent }) => (
            <li key={`${at}${event}`}>
              <Moment at={at} />: {EVENT_WORDS[event]}
              {userAgent !== null && <span className="muted">, {userAgent}</span>}
            </li>
          ))}
        </ul>
      </section>
      <section>
        <p>
          <a href="/cong-dan/dong-tai-khoan">Đóng tài khoản</a>
        </p>
      </section>
    </div>
  )
}
export default MyData
