import { data, redirect, useActionData, useLoaderData, type ActionFunctionArgs, type LoaderFunctionArgs } from 'react-router'
import { parseId, type DossierId } from '#kernel/ids.ts'
import { AddressFields } from '#ui/address-fields.tsx'
import { Button } from '#ui/button.tsx'
import { PageHeader } from '#ui/page-header.tsx'
import { PostForm } from '#ui/post-form.tsx'
import { Code } from '#ui/values.tsx'
import { parseForm, refused, wrongFields } from '#web/form.ts'
import { ADDRESS_FORM } from '#web/address-form.ts'
import { requestContext } from '#web/request-context.ts'
import { chooseAddress } from '../commands.ts'
import { findAddressPage, readDirection } from '../pages.ts'
import { postalSentence } from '../refusals.ts'

export const loader = async ({ context, params, url }: LoaderFunctionArgs) => {
  const { ctx } = context.get(requestContext)
  const id = parseId<DossierId>(params['id'] ?? '')
  const page = id && (await findAddressPage(ctx, id, readDirection(url.searchParams.get('viec'))))
  if (page === undefined) throw data(null, { status: 404 })
  return page
}

export const action = async ({ request, context, params, url }: ActionFunctionArgs) => {
  const web = context.get(requestContext)
  const dossierId = parseId<DossierId>(params['id'] ?? '')
  if (dossierId === undefined) throw data(null, { status: 404 })
  const form = await request.formData()
  const parsed = parseForm(ADDRESS_FORM, form)
  if (!parsed.ok) return wrongFields(parsed.reply)
  const direction = readDirection(url.searchParams.get('viec'))
  const result = await chooseAddress(web.ctx, { dossierId, direction, ...parsed.value })
  if (!result.ok) {
    const { code } = result.refusal
    return refused(form, code, postalSentence(result.refusal), code === 'postalPhoneInvalid' ? 'phone' : undefined)
  }
  web.flash('done', direction === 'collect' ? 'Đã gửi yêu cầu bưu chính đến lấy giấy tờ.' : 'Đã ghi nơi nhận kết quả qua bưu chính.')
  throw redirect(`/mot-cua/ho-so/${dossierId}`, 303)
}

/** Where the postal service goes for a dossier, written at the counter for whoever asks. */
const AddressPageForOfficers = () => {
  const page = useLoaderData<typeof loader>()
  const reply = useActionData<typeof action>()
  return (
    <>
      <PageHeader
        title={page.direction === 'collect' ? 'Bưu chính đến lấy giấy tờ' : 'Trả kết quả qua bưu chính'}
        over={<a href={`/mot-cua/ho-so/${page.dossierId}`}>Hồ sơ <Code>{page.dossierCode ?? 'chưa có mã'}</Code></a>}
      />
      <main className="page narrow" id="noi-dung" tabIndex={-1}>
        <section className="panel">
          <p>
            {page.direction === 'collect'
              ? 'Bưu chính được báo ngay khi bạn ghi. Cước do người gửi trả theo bảng giá của bưu chính.'
              : 'Đổi được cho tới khi bàn giao cho bưu chính. Cước do người nhận trả theo bảng giá của bưu chính.'}
          </p>
          <PostForm reply={reply}>
            <AddressFields known={page.known} places={page.places} />
            <p className="form-actions"><Button>Ghi địa chỉ</Button></p>
          </PostForm>
        </section>
      </main>
    </>
  )
}
export default AddressPageForOfficers
