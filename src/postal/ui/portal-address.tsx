import { data, redirect, useActionData, useLoaderData, type ActionFunctionArgs, type LoaderFunctionArgs } from 'react-router'
import { parseId, type DossierId } from '#kernel/ids.ts'
import { AddressFields } from '#ui/address-fields.tsx'
import { Button } from '#ui/button.tsx'
import { PostForm } from '#ui/post-form.tsx'
import { parseForm, refused, wrongFields } from '#web/form.ts'
import { ADDRESS_FORM } from '#web/address-form.ts'
import { requestContext } from '#web/request-context.ts'
import { chooseAddress } from '../commands.ts'
import { findAddressPage, readDirection } from '../pages.ts'
import { postalSentence } from '../refusals.ts'

export const loader = async ({ context, params, url }: LoaderFunctionArgs) => {
  const { citizenCtx } = context.get(requestContext)
  const id = parseId<DossierId>(params['id'] ?? '')
  const page = id && (await findAddressPage(citizenCtx, id, readDirection(url.searchParams.get('viec'))))
  if (page === undefined) throw data(null, { status: 404 })
  return { ...page, isSaved: url.searchParams.has('da-ghi') }
}

export const action = async ({ request, context, params, url }: ActionFunctionArgs) => {
  const { citizenCtx } = context.get(requestContext)
  const dossierId = parseId<DossierId>(params['id'] ?? '')
  if (dossierId === undefined) throw data(null, { status: 404 })
  const form = await request.formData()
  const parsed = parseForm(ADDRESS_FORM, form)
  if (!parsed.ok) return wrongFields(parsed.reply)
  const direction = readDirection(url.searchParams.get('viec'))
  const result = await chooseAddress(citizenCtx, { dossierId, direction, ...parsed.value })
  if (!result.ok) {
    const { code } = result.refusal
    return refused(form, code, postalSentence(result.refusal), code === 'postalPhoneInvalid' ? 'phone' : undefined)
  }
  throw redirect(`/nhan-qua-buu-chinh/${dossierId}?viec=${direction === 'collect' ? 'lay' : 'tra'}&da-ghi`, 303)
}

/** A citizen's own choice: bring it to me, or fetch it from me. */
const PortalAddress = () => {
  const page = useLoaderData<typeof loader>()
  const reply = useActionData<typeof action>()
  const title = page.direction === 'collect' ? 'Bưu chính đến nhà lấy giấy tờ' : 'Nhận kết quả qua bưu chính'
  return (
    <div className="wrap narrow stack">
      <title>{`${title} · Dịch vụ công`}</title>
      <p className="small crumbs">
        <a href="/ho-so-cua-toi">‹ Hồ sơ của tôi</a>
      </p>
      <h1>{title}</h1>
      {page.dossierCode !== null && <p>Hồ sơ {page.dossierCode}</p>}
      {page.isSaved && reply === undefined ? (
        <section className="panel">
          <h2>Đã ghi địa chỉ</h2>
          <p>
            {page.known.recipient}, {page.known.phone}
            <br />
            {page.known.street}, {page.known.place}
          </p>
          <p>
            {page.direction === 'collect'
              ? 'Bưu chính sẽ gọi trước khi đến. Để sẵn giấy tờ và ghi mã hồ sơ ngoài phong bì.'
              : 'Khi có kết quả, chúng tôi bàn giao cho bưu chính và báo cho bạn. Bạn đổi được địa chỉ cho tới lúc đó.'}
          </p>
        </section>
      ) : (
        <section className="panel">
          <p>
            {page.direction === 'collect'
              ? 'Bưu chính được báo ngay khi bạn gửi.'
              : 'Bạn đổi được địa chỉ cho tới khi kết quả được bàn giao cho bưu chính.'}{' '}
            Cước trả cho bưu chính theo bảng giá của bưu chính.
          </p>
          <PostForm reply={reply}>
            <AddressFields known={page.known} places={page.places} {...(page.direction === 'collect' && { person: 'Người giao giấy tờ' })} />
            <p className="form-actions"><Button>Ghi địa chỉ</Button></p>
          </PostForm>
        </section>
      )}
    </div>
  )
}
export default PortalAddress
