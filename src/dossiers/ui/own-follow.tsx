import { redirect, useActionData, type ActionFunctionArgs } from 'react-router'
import { Button } from '#ui/button.tsx'
import errorFocus from '#ui/enhance/error-focus.ts?worker&url'
import { TextField } from '#ui/field.tsx'
import { PostForm } from '#ui/post-form.tsx'
import type { RouteHandle } from '#ui/route-handle.ts'
import { refused } from '#web/form.ts'
import { requestContext } from '#web/request-context.ts'
import { followDossier } from '../own/follow.ts'
import { dossierSentence } from '../refusals.ts'

export const handle: RouteHandle = { scripts: [errorFocus] }

export const action = async ({ context, request }: ActionFunctionArgs) => {
  const web = context.get(requestContext)
  const form = await request.formData()
  const field = (name: string): string => String(form.get(name) ?? '').slice(0, 200)
  const found = await followDossier(web.citizenCtx, { code: field('code'), secret: field('secret'), address: web.clientAddress ?? '' })
  return found.ok ? redirect(`/ho-so-cua-toi/${found.value}`, 303) : refused(form, found.refusal.code, dossierSentence(found.refusal))
}

/** A dossier handed in at the counter, put into one's own list by the slip. */
const Follow = () => (
  <div className="wrap narrow">
    <title>Theo dõi hồ sơ nộp tại quầy · Dịch vụ công</title>
    <p className="small"><a href="/ho-so-cua-toi">‹ Hồ sơ của tôi</a></p>
    <h1>Theo dõi hồ sơ nộp tại quầy</h1>
    <p className="muted">Nhập hai thông tin in trên giấy hẹn, hồ sơ sẽ nằm trong danh sách của bạn.</p>
    <PostForm reply={useActionData<typeof action>()} label="Theo dõi hồ sơ nộp tại quầy">
      <TextField name="code" label="Mã hồ sơ" hint="Ví dụ H50.27-261120-0042" code maxLength={60} autoComplete="off" autoCapitalize="characters" />
      <TextField name="secret" label="Mã tra cứu" hint="16 chữ và số in cạnh mã QR trên giấy hẹn" code maxLength={40} autoComplete="off" />
      <Button>Theo dõi</Button>
    </PostForm>
  </div>
)
export default Follow
