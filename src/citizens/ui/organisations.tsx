import { useActionData, useLoaderData, type ActionFunctionArgs, type LoaderFunctionArgs } from 'react-router'
import { z } from 'zod'
import { transaction } from '#db/context.ts'
import { Button } from '#ui/button.tsx'
import { RadioCards } from '#ui/choice.tsx'
import errorFocus from '#ui/enhance/error-focus.ts?worker&url'
import { TextField } from '#ui/field.tsx'
import { PostForm } from '#ui/post-form.tsx'
import type { RouteHandle } from '#ui/route-handle.ts'
import { parseForm, refused, wrongFields } from '#web/form.ts'
import { requestContext } from '#web/request-context.ts'
import { createOrganisation } from '../acting/organisation-commands.ts'
import { ORGANISATION_KINDS } from '../domain/organisation-kind.ts'
import { findMyOrganisations } from '../acting/organisation-queries.ts'
import { citizenSentence } from '../refusals.ts'
import { goOn } from './after-sign-in.ts'
import { signedInCitizen } from './signed-in.ts'
import { KIND_WORDS, RIGHT_WORDS } from './words.ts'

export const handle: RouteHandle = { scripts: [errorFocus] }

const FORM = z.strictObject({
  kind: z.enum(ORGANISATION_KINDS, { error: 'Chọn loại tổ chức.' }),
  name: z.string({ error: 'Nhập tên tổ chức.' }).max(300),
  taxNumber: z.string({ error: 'Nhập mã số thuế hoặc mã số doanh nghiệp.' }).max(30),
  address: z.string().max(500).optional(),
})

export const loader = async ({ context }: LoaderFunctionArgs) => {
  const web = context.get(requestContext)
  const { accountId } = signedInCitizen(web).actor
  const mine = await transaction(web.citizenCtx, (trx) => findMyOrganisations(trx, accountId))
  return mine.map((one) => ({ ...one, rights: [...one.rights] }))
}

export const action = async ({ request, context }: ActionFunctionArgs) => {
  const web = context.get(requestContext)
  signedInCitizen(web)
  const form = await request.formData()
  const parsed = parseForm(FORM, form)
  if (!parsed.ok) return wrongFields(parsed.reply)
  const { kind, name, taxNumber, address } = parsed.value
  const created = await createOrganisation(web.citizenCtx, { kind, name, taxNumber, address: address ?? null })
  if (!created.ok) return refused(form, created.refusal.code, citizenSentence(created.refusal), 'taxNumber')
  web.flash('done', 'Đã lập tổ chức. Mời thành viên ở trang này nếu cần.')
  return goOn(`/cong-dan/to-chuc/${created.value.id}`)
}

/** The organisations one belongs to, and a form for another. */
const Organisations = () => {
  const mine = useLoaderData<typeof loader>()
  return (
    <div className="wrap narrow stack">
      <title>Tổ chức của tôi · Dịch vụ công</title>
      <p>
        <a href="/cong-dan">Tài khoản của tôi</a>
      </p>
      <h1>Tổ chức của tôi</h1>
      {mine.length === 0 ? (
        <p>Bạn chưa thuộc doanh nghiệp, hộ kinh doanh hay tổ chức nào. Lập ở dưới, hoặc mở liên kết mời do người quản lý gửi cho bạn.</p>
      ) : (
        <ul className="rows">
          {mine.map(({ id, name, kind, taxNumber, rights, isConfirmed }) => (
            <li key={id} className="panel">
              <b>
                <a href={`/cong-dan/to-chuc/${id}`}>{name}</a>
              </b>
              <br />
              {KIND_WORDS[kind]}, mã số {taxNumber}, {isConfirmed ? 'đã được cán bộ xác nhận' : 'tự khai'}
              <br />
              <span className="muted">Quyền của bạn: {rights.map((right) => RIGHT_WORDS[right]).join(', ')}</span>
            </li>
          ))}
        </ul>
      )}
      <section className="block">
        <h2>Lập tổ chức mới</h2>
        <PostForm reply={useActionData<typeof action>()}>
          <RadioCards name="kind" legend="Loại" choices={ORGANISATION_KINDS.map((kind) => ({ value: kind, label: KIND_WORDS[kind] }))} />
          <TextField name="name" label="Tên" hint="Như trên giấy chứng nhận đăng ký" autoComplete="organization" />
          <TextField
            name="taxNumber" label="Mã số thuế (mã số doanh nghiệp)" width={20} code inputMode="numeric"
            hint="10 chữ số, chi nhánh thêm 3 số; hộ kinh doanh có thể dùng số định danh 12 chữ số của chủ hộ"
          />
          <TextField name="address" label="Địa chỉ trụ sở" optional />
          <Button>Lập tổ chức</Button>
        </PostForm>
      </section>
    </div>
  )
}
export default Organisations
