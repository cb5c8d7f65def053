import { data, useActionData, useLoaderData, type ActionFunctionArgs, type LoaderFunctionArgs } from 'react-router'
import { z } from 'zod'
import { transaction } from '#db/context.ts'
import { parseId, type AccountId, type OrganisationId } from '#kernel/ids.ts'
import { Button } from '#ui/button.tsx'
import errorFocus from '#ui/enhance/error-focus.ts?worker&url'
import { Facts } from '#ui/facts.tsx'
import { Notice } from '#ui/notice.tsx'
import { PostForm } from '#ui/post-form.tsx'
import type { RouteHandle } from '#ui/route-handle.ts'
import { parseForm, refused, wrongFields } from '#web/form.ts'
import { requestContext } from '#web/request-context.ts'
import { MEMBER_RIGHTS, type MemberRight } from '../domain/member.ts'
import { asDoorkeeper } from '../doorkeeper.ts'
import { changeMember, inviteMember } from '../acting/organisation-commands.ts'
import { findMembers, findMyOrganisations } from '../acting/organisation-queries.ts'
import { citizenSentence } from '../refusals.ts'
import { goOn } from './after-sign-in.ts'
import { signedInCitizen } from './signed-in.ts'
import { KIND_WORDS, RIGHT_WORDS } from './words.ts'

export const handle: RouteHandle = { scripts: [errorFocus] }

const TICK = z.literal('on').optional()
const RIGHTS = { submit: TICK, follow: TICK, pay: TICK, manage: TICK }
const FORM = z.discriminatedUnion('viec', [
  z.strictObject({ viec: z.literal('moi'), ...RIGHTS }),
  z.strictObject({ viec: z.literal('doi-quyen'), nguoi: z.uuid(), ...RIGHTS }),
  z.strictObject({ viec: z.literal('bo'), nguoi: z.uuid() }),
])

export const loader = async ({ context, params }: LoaderFunctionArgs) => {
  const web = context.get(requestContext)
  const { accountId } = signedInCitizen(web).actor
  const mine = await transaction(web.citizenCtx, (trx) => findMyOrganisations(trx, accountId))
  const organisation = mine.find(({ id }) => id === params['id'])
  if (organisation === undefined) throw data(null, { status: 404 })
  const members = await transaction(asDoorkeeper(web.citizenCtx), (trx) => findMembers(trx, organisation.id))
  return {
    ...organisation,
    rights: [...organisation.rights],
    me: accountId,
    members: members.map((member) => ({ id: member.accountId, name: member.name, rights: [...member.rights] })),
  }
}

const tickedRights = (form: Partial<Record<MemberRight, 'on' | undefined>>): readonly MemberRight[] =>
  MEMBER_RIGHTS.filter((right) => form[right] === 'on')

export const action = async ({ request, context, params }: ActionFunctionArgs) => {
  const web = context.get(requestContext)
  const { accountId: me } = signedInCitizen(web).actor
  const organisationId = parseId<OrganisationId>(params['id'] ?? '')
  if (organisationId === undefined) throw data(null, { status: 404 })
  const form = await request.formData()
  const parsed = parseForm(FORM, form)
  if (!parsed.ok) return wrongFields(parsed.reply)
  const { value } = parsed
  if (value.viec === 'moi') {
    const invited = await inviteMember(web.citizenCtx, { organisationId, rights: tickedRights(value) })
    if (!invited.ok) return refused(form, invited.refusal.code, citizenSentence(invited.refusal))
    return { link: `${web.origin}/cong-dan/loi-moi/${invited.value.token}` }
  }
  const accountId = value.nguoi as AccountId
  const rights = value.viec === 'bo' ? null : tickedRights(value)
  const changed = await changeMember(web.citizenCtx, { organisationId, accountId, rights })
  if (!changed.ok) return refused(form, changed.refusal.code, citizenSentence(changed.refusal))
  const isLeaving = rights === null && accountId === me
  web.flash('done', isLeaving ? 'Bạn đã rời tổ chức.' : rights === null ? 'Đã bỏ thành viên; quyền hết ngay.' : 'Đã đổi quyền của thành viên.')
  return goOn(isLeaving ? '/cong-dan/to-chuc' : `/cong-dan/to-chuc/${organisationId}`)
}

const RightBoxes = ({ given }: { readonly given: readonly MemberRight[] }) => (
  <fieldset>
    <legend className="small">Được làm gì</legend>
    {MEMBER_RIGHTS.map((right) => (
      <label className="choice" key={right}>
        <input type="checkbox" name={right} value="on" defaultChecked={given.includes(right)} />
        <span>{RIGHT_WORDS[right]}</span>
      </label>
    ))}
  </fieldset>
)

type Member = Awaited<ReturnType<typeof loader>>['members'][number]

const MemberPanel = ({ member, isMe, canManage }: { readonly member: Member; readonly isMe: boolean; readonly canManage: boolean }) => (
  <li className="panel tight">
    <p>
      <b>{member.name}</b>
      {isMe && ' (bạn)'}: {member.rights.map((right) => RIGHT_WORDS[right]).join(', ')}
    </p>
    {canManage && (
      <details className="edit">
        <summary>Đổi quyền của {member.name}</summary>
        <PostForm label={`Đổi quyền của ${member.name}`}>
          <input type="hidden" name="viec" value="doi-quyen" />
          <input type="hidden" name="nguoi" value={member.id} />
          <RightBoxes given={member.rights} />
          <Button kind="ghost">Lưu quyền</Button>
        </PostForm>
      </details>
    )}
    {(canManage || isMe) && (
      <PostForm label={isMe ? 'Rời tổ chức' : `Bỏ ${member.name} khỏi tổ chức`}>
        <input type="hidden" name="viec" value="bo" />
        <input type="hidden" name="nguoi" value={member.id} />
        <Button kind="plain">{isMe ? 'Rời tổ chức' : 'Bỏ khỏi tổ chức'}</Button>
      </PostForm>
    )}
  </li>
)

/** One organisation: what it is, who may do what for it, and an invitation. */
const Organisation = () => {
  const { name, kind, taxNumber, address, isConfirmed, rights, me, members } = useLoaderData<typeof loader>()
  const answer = useActionData<typeof action>()
  const canManage = rights.includes('manage')
  const reply = answer !== undefined && 'errors' in answer ? answer : undefined
  return (
    <div className="wrap narrow stack">
      <title>{`${name} · Dịch vụ công`}</title>
      <p>
        <a href="/cong-dan/to-chuc">Tổ chức của tôi</a>
      </p>
      <h1>{name}</h1>
      <Facts
        facts={[
          { name: 'Loại', value: KIND_WORDS[kind] },
          { name: 'Mã số', value: taxNumber },
          ...(address === null ? [] : [{ name: 'Địa chỉ', value: address }]),
        ]}
      />
      {!isConfirmed && (
        <Notice tone="info" title="Tổ chức này mới do bạn tự khai">
          Hồ sơ nộp thay tổ chức cần cán bộ xác nhận người đại diện: mang giấy đăng ký và căn cước đến bộ phận một cửa, đọc mã số trên.
        </Notice>
      )}
      {answer !== undefined && 'link' in answer && (
        <Notice tone="done" title="Đã tạo lời mời. Gửi liên kết này cho đúng người">
          <p className="mono any-break">{answer.link}</p>
          <p>Dùng được một lần, trong 7 ngày. Trang này chỉ hiện liên kết lần này.</p>
        </Notice>
      )}
      <h2>Thành viên</h2>
      {reply !== undefined && reply.refusal !== null && <Notice tone="error">{reply.refusal.message}</Notice>}
      <ul className="rows">
        {members.map((member) => (
          <MemberPanel key={member.id} member={member} isMe={member.id === me} canManage={canManage} />
        ))}
      </ul>
      {canManage && (
        <section className="block">
          <h2>Mời thành viên</h2>
          <p>Người được mời mở liên kết, đăng nhập bằng tài khoản của chính họ, rồi chấp nhận.</p>
          <PostForm>
            <input type="hidden" name="viec" value="moi" />
            <RightBoxes given={[]} />
            <Button>Tạo lời mời</Button>
          </PostForm>
        </section>
      )}
    </div>
  )
}
export default Organisation
