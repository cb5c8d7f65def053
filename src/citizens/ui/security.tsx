import { useActionData, useLoaderData, type ActionFunctionArgs, type LoaderFunctionArgs } from 'react-router'
import { z } from 'zod'
import { transaction } from '#db/context.ts'
import { Button } from '#ui/button.tsx'
import errorFocus from '#ui/enhance/error-focus.ts?worker&url'
import passkey from '#ui/enhance/passkey.ts?worker&url'
import { Facts } from '#ui/facts.tsx'
import { TextField } from '#ui/field.tsx'
import { Notice } from '#ui/notice.tsx'
import { PostForm } from '#ui/post-form.tsx'
import { SessionPanel } from '#ui/session-panel.tsx'
import type { RouteHandle } from '#ui/route-handle.ts'
import { Moment } from '#ui/values.tsx'
import { clientOf } from '#web/client.ts'
import { parseForm, refused, wrongFields } from '#web/form.ts'
import { requestContext } from '#web/request-context.ts'
import { PROOF_COOKIE } from '#web/resolve-session.ts'
import { startProof } from '../sign-in/contact-proof.ts'
import { PROOF_MINUTES } from '../domain/code-limits.ts'
import { isProofFresh } from '../domain/session-life.ts'
import { findLinkedIssuers } from '../oidc/linked.ts'
import { findPasskeys } from '../passkey/store.ts'
import { changePassword, refuseStale } from '../own/own-credentials.ts'
import { findSessions, revokeOtherSessions, revokeSession } from '../own/own-sessions.ts'
import { getCitizenProfile } from '../queries.ts'
import { citizenSentence } from '../refusals.ts'
import { findPasswordHash } from '../store.ts'
import { goOn } from './after-sign-in.ts'
import { PasskeyForm } from './passkey-form.tsx'
import { signedInCitizen } from './signed-in.ts'

export const handle: RouteHandle = { scripts: [errorFocus, passkey] }

const FORM = z.discriminatedUnion('viec', [
  z
    .strictObject({
      viec: z.literal('doi-mat-khau'),
      newPassword: z.string({ error: 'Nhập mật khẩu mới.' }),
      newPasswordAgain: z.string({ error: 'Nhập lại mật khẩu mới.' }),
    })
    .refine((form) => form.newPassword === form.newPasswordAgain, { error: 'Nhập lại giống mật khẩu mới.', path: ['newPasswordAgain'] }),
  z.strictObject({ viec: z.literal('doi-lien-he'), contact: z.string({ error: 'Nhập số điện thoại hoặc thư điện tử.' }).max(254) }),
  z.strictObject({ viec: z.literal('thu-hoi'), phien: z.uuid({ error: 'Phiên này không còn. Tải lại trang rồi chọn lại.' }) }),
  z.strictObject({ viec: z.literal('thu-hoi-khac') }),
])

const PAGE = '/cong-dan/bao-mat'

export const loader = async ({ context }: LoaderFunctionArgs) => {
  const web = context.get(requestContext)
  const citizen = signedInCitizen(web)
  const { accountId } = citizen.actor
  const now = web.citizenCtx.clock()
  return transaction(web.citizenCtx, async (trx) => {
    const profile = await getCitizenProfile(trx, accountId)
    const linked = await findLinkedIssuers(trx, accountId)
    const sessions = await findSessions(trx, accountId, now)
    const keys = await findPasskeys(trx, accountId)
    return {
      isFresh: isProofFresh(citizen.provedAt, now),
      hasPassword: (await findPasswordHash(trx, accountId)) !== null,
      phone: profile.phone?.value ?? null,
      email: profile.email?.value ?? null,
      providers: web.identityProviders.list.map(({ id, label }) => ({
        id, label, isLinked: linked.has(web.identityProviders.find(id)?.settings.issuer ?? ''),
      })),
      keys: keys.map(({ credentialId, name, createdAt, lastUsedAt }) => ({
        id: credentialId, name, createdAt: createdAt.toString(), lastUsedAt: lastUsedAt?.toString() ?? null,
      })),
      sessions: sessions.map(({ id, createdAt, lastSeenAt, userAgent, address }) => ({
        id, userAgent, address, isThis: id === citizen.id,
        createdAt: createdAt.toString(), lastSeenAt: lastSeenAt.toString(),
      })),
    }
  })
}

export const action = async ({ request, context }: ActionFunctionArgs) => {
  const web = context.get(requestContext)
  const citizen = signedInCitizen(web)
  const ctx = web.citizenCtx
  const form = await request.formData()
  const parsed = parseForm(FORM, form)
  if (!parsed.ok) return wrongFields(parsed.reply)
  const { value } = parsed
  switch (value.viec) {
    case 'doi-mat-khau': {
      const changed = await changePassword(ctx, citizen, String(form.get('newPassword') ?? ''))
      if (!changed.ok) return refused(form, changed.refusal.code, citizenSentence(changed.refusal), 'newPassword')
      web.flash('done', 'Đã đổi mật khẩu. Các phiên đăng nhập khác đã kết thúc.')
      return goOn(PAGE)
    }
    case 'doi-lien-he': {
      const stale = refuseStale(ctx, citizen)
      if (stale !== undefined) return refused(form, stale.refusal.code, citizenSentence(stale.refusal), 'contact')
      const input = { contact: value.contact, purpose: 'contact', client: clientOf(web, request) } as const
      const started = await startProof(ctx, input, citizen.actor.accountId)
      if (!started.ok) return refused(form, started.refusal.code, citizenSentence(started.refusal), 'contact')
      web.cookies.set(PROOF_COOKIE, started.value.token, PROOF_MINUTES * 60)
      return goOn('/cong-dan/lien-he-moi')
    }
    case 'thu-hoi': {
      const revoked = await revokeSession(ctx, value.phien)
      if (!revoked.ok) return refused(form, revoked.refusal.code, citizenSentence(revoked.refusal))
      web.flash('done', 'Đã kết thúc phiên đó.')
      return goOn(PAGE)
    }
    case 'thu-hoi-khac':
      await revokeOtherSessions(ctx, citizen.id)
      web.flash('done', 'Đã kết thúc mọi phiên khác.')
      return goOn(PAGE)
  }
}

const NONE = <span className="muted">chưa có</span>

type Loaded = Awaited<ReturnType<typeof loader>>

const Passkeys = ({ keys, isFresh }: Pick<Loaded, 'keys' | 'isFresh'>) => (
  <section className="panel">
    <h2>Khóa truy cập</h2>
    <p className="muted">Đăng nhập bằng vân tay, khuôn mặt hoặc mã mở máy thay cho mật khẩu. Không bắt buộc; cần trình duyệt mới.</p>
    {keys.length > 0 && (
      <ul className="rows">
        {keys.map(({ id, name, createdAt, lastUsedAt }) => (
          <li key={id}>
            {name}, thêm lúc <Moment at={createdAt} />
            {lastUsedAt !== null && (
              <>
                , dùng lúc <Moment at={lastUsedAt} />
              </>
            )}
            {isFresh && (
              <PostForm action="/cong-dan/khoa-truy-cap" label={`Bỏ khóa ${name}`}>
                <input type="hidden" name="viec" value="bo" />
                <input type="hidden" name="khoa" value={id} />
                <Button kind="plain">Bỏ khóa này</Button>
              </PostForm>
            )}
          </li>
        ))}
      </ul>
    )}
    {isFresh && <PasskeyForm kind="add" purpose="them" label="Thêm khóa truy cập của máy này" />}
  </section>
)

/** How one signs in: contacts, password, electronic identities, open sessions. */
const Security = () => {
  const { isFresh, hasPassword, phone, email, providers, keys, sessions } = useLoaderData<typeof loader>()
  const reply = useActionData<typeof action>()
  const replyTo = (work: string) => (reply?.values['viec'] === work ? reply : undefined)
  return (
    <div className="wrap stack">
      <title>Đăng nhập và bảo mật · Dịch vụ công</title>
      <p>
        <a href="/cong-dan">Tài khoản của tôi</a>
      </p>
      <h1>Đăng nhập và bảo mật</h1>
      {!isFresh && reply !== undefined && <Notice tone="warning">{Object.values(reply.errors)[0] ?? reply.refusal?.message}</Notice>}
      {!isFresh && (
        <Notice tone="info" title="Muốn thay đổi liên hệ, mật khẩu hoặc gắn định danh?">
          <a href={`/cong-dan/xac-nhan-lai?tiep=${encodeURIComponent(PAGE)}`}>Xác nhận lại là bạn</a> trước.
        </Notice>
      )}
      <section className="panel">
        <h2>Liên hệ để đăng nhập và nhận tin</h2>
        <Facts facts={[{ name: 'Số điện thoại', value: phone ?? NONE }, { name: 'Thư điện tử', value: email ?? NONE }]} />
        {isFresh && (
          <PostForm reply={replyTo('doi-lien-he')}>
            <input type="hidden" name="viec" value="doi-lien-he" />
            <TextField
              name="contact" label="Số điện thoại hoặc thư điện tử mới" autoCapitalize="none" spellCheck={false} width={20}
              hint="Chúng tôi gửi mã tới đó; nhập đúng mã thì liên hệ mới thay liên hệ cũ cùng loại."
            />
            <Button kind="ghost">Gửi mã</Button>
          </PostForm>
        )}
      </section>
      <section className="panel">
        <h2>Mật khẩu</h2>
        <p>{hasPassword ? 'Đã đặt mật khẩu.' : 'Chưa có mật khẩu: bạn vào bằng định danh điện tử.'}</p>
        {isFresh && (
          <PostForm reply={replyTo('doi-mat-khau')}>
            <input type="hidden" name="viec" value="doi-mat-khau" />
            <TextField name="newPassword" type="password" label="Mật khẩu mới" hint="Ít nhất 10 ký tự; một câu dễ nhớ là tốt nhất." autoComplete="new-password" width={20} />
            <TextField name="newPasswordAgain" type="password" label="Nhập lại mật khẩu mới" autoComplete="new-password" width={20} />
            <Button kind="ghost">{hasPassword ? 'Đổi mật khẩu' : 'Đặt mật khẩu'}</Button>
          </PostForm>
        )}
      </section>
      {providers.length > 0 && (
        <section className="panel">
          <h2>Định danh điện tử</h2>
          <ul className="rows">
            {providers.map(({ id, label, isLinked }) => (
              <li key={id}>
                {isLinked ? `${label}: đã gắn với tài khoản này` : <a href={`/cong-dan/dinh-danh/${id}/di?viec=lien-ket`}>Gắn {label} vào tài khoản này</a>}
              </li>
            ))}
          </ul>
        </section>
      )}
      <Passkeys keys={keys} isFresh={isFresh} />
      <SessionPanel advice="Thấy máy lạ, hoặc mất điện thoại: kết thúc phiên đó, rồi đổi mật khẩu." sessions={sessions} />
    </div>
  )
}
export default Security
