import { useActionData, useLoaderData, type ActionFunctionArgs, type LoaderFunctionArgs } from 'react-router'
import { z } from 'zod'
import { transaction } from '#db/context.ts'
import { parseId, type OrganisationId, type PowerOfAttorneyId } from '#kernel/ids.ts'
import { today } from '#organisation/today.ts'
import { Button } from '#ui/button.tsx'
import { RadioCards } from '#ui/choice.tsx'
import { PostForm } from '#ui/post-form.tsx'
import { parseForm, refused, wrongFields } from '#web/form.ts'
import { requestContext } from '#web/request-context.ts'
import { actFor, type ActingTarget } from '../acting/acting.ts'
import { stateOfPower } from '../domain/power-of-attorney.ts'
import { asDoorkeeper } from '../doorkeeper.ts'
import { findMyOrganisations } from '../acting/organisation-queries.ts'
import { findPowersOf } from '../acting/power-queries.ts'
import { citizenSentence } from '../refusals.ts'
import { goOn } from './after-sign-in.ts'
import { signedInCitizen } from './signed-in.ts'

const FORM = z.strictObject({ thay: z.string({ error: 'Chọn bạn đang làm cho ai.' }).max(60) })

export const loader = async ({ context }: LoaderFunctionArgs) => {
  const web = context.get(requestContext)
  const { actor, name, actingForName } = signedInCitizen(web)
  const { accountId, actingFor, assurance } = actor
  const organisations = await transaction(web.citizenCtx, (trx) => findMyOrganisations(trx, accountId))
  const powers = await transaction(asDoorkeeper(web.citizenCtx), (trx) => findPowersOf(trx, accountId))
  const day = today(web.citizenCtx)
  const usable = powers.filter((power) => power.agentAccountId === accountId && stateOfPower(power, day) === 'inForce')
  return {
    name, actingForName, assurance,
    chosen: actingFor === null ? 'toi' : actingFor.kind === 'organisation' ? `to-chuc:${actingFor.id}` : `giay:${actingFor.powerOfAttorneyId}`,
    others: [
      ...organisations.map((one) => ({ value: `to-chuc:${one.id}`, label: one.name, hint: `Mã số ${one.taxNumber}` })),
      ...usable.map((one) => ({ value: `giay:${one.id}`, label: one.principalName, hint: 'Theo giấy ủy quyền' })),
    ],
  }
}

const targetOf = (chosen: string): ActingTarget => {
  const [kind, text = ''] = chosen.split(':')
  const organisationId = kind === 'to-chuc' ? parseId<OrganisationId>(text) : undefined
  if (organisationId !== undefined) return { kind: 'organisation', id: organisationId }
  const powerId = kind === 'giay' ? parseId<PowerOfAttorneyId>(text) : undefined
  return powerId === undefined ? { kind: 'self' } : { kind: 'person', id: powerId }
}

export const action = async ({ request, context }: ActionFunctionArgs) => {
  const web = context.get(requestContext)
  const citizen = signedInCitizen(web)
  const form = await request.formData()
  const parsed = parseForm(FORM, form)
  if (!parsed.ok) return wrongFields(parsed.reply)
  const acted = await actFor(web.citizenCtx, citizen.id, targetOf(parsed.value.thay))
  if (!acted.ok) return refused(form, acted.refusal.code, citizenSentence(acted.refusal), 'thay')
  return goOn('/cong-dan')
}

const PAGES = [
  { to: '/ho-so-cua-toi', title: 'Hồ sơ của tôi', text: 'Hồ sơ đã nộp, bản nháp, việc cần bạn làm' },
  { to: '/thong-bao', title: 'Thông báo', text: 'Mọi tin một cửa đã báo cho bạn' },
  { to: '/cong-dan/du-lieu', title: 'Dữ liệu của tôi', text: 'Thông tin, đồng ý, ai đã xem hồ sơ, tải về' },
  { to: '/cong-dan/bao-mat', title: 'Đăng nhập và bảo mật', text: 'Mật khẩu, liên hệ, các phiên đang mở' },
  { to: '/cong-dan/to-chuc', title: 'Tổ chức của tôi', text: 'Doanh nghiệp, hộ kinh doanh, thành viên' },
  { to: '/cong-dan/uy-quyen', title: 'Giấy ủy quyền', text: 'Làm thủ tục thay người khác' },
]

/** The first page of one's own account, and for whom one acts. */
const Account = () => {
  const { name, actingForName, assurance, chosen, others } = useLoaderData<typeof loader>()
  const reply = useActionData<typeof action>()
  return (
    <div className="wrap stack">
      <title>Tài khoản của tôi · Dịch vụ công</title>
      <h1>Tài khoản của tôi</h1>
      <p>
        <b>{name}</b>
        {actingForName !== null && (
          <>
            , đang làm thay <b>{actingForName}</b>
          </>
        )}
        <br />
        <span className="muted">
          {assurance === 'eid'
            ? 'Đăng nhập bằng định danh điện tử: hồ sơ nộp có giá trị pháp lý.'
            : 'Đăng nhập bằng tài khoản của cổng: dùng để soạn, theo dõi và nhận tin.'}
        </span>
      </p>
      <ul className="cards">
        {PAGES.map(({ to, title, text }) => (
          <li key={to}>
            <a href={to}>
              <b>{title}</b>
              {text}
            </a>
          </li>
        ))}
      </ul>
      {others.length > 0 && (
        <section className="panel block">
          <PostForm reply={reply}>
            <RadioCards
              name="thay"
              legend="Bạn đang làm cho ai?"
              defaultValue={chosen}
              choices={[{ value: 'toi', label: 'Cho chính tôi' }, ...others]}
            />
            <Button>Chọn</Button>
          </PostForm>
        </section>
      )}
      <section className="block">
        <PostForm action="/cong-dan/dang-xuat">
          <Button kind="ghost">Đăng xuất</Button>
        </PostForm>
      </section>
    </div>
  )
}
export default Account
