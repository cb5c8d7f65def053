import { data, redirect, useActionData, useLoaderData, type ActionFunctionArgs, type LoaderFunctionArgs } from 'react-router'
import { Button } from '#ui/button.tsx'
import { TextField } from '#ui/field.tsx'
import { PostForm } from '#ui/post-form.tsx'
import type { FormReply } from '#web/form.ts'
import { statusOf } from '#web/refusal-status.ts'
import { requestContext } from '#web/request-context.ts'
import { keepPass } from '../pages/payer-door.ts'
import { admitPayer, findPayable } from '../paying/payer.ts'
import { feeSentence } from '../refusals.ts'
import { MISSING_LOOKUP } from './words.ts'

/** Only the code may stand in the address: it opens nothing by itself. */
export const loader = ({ request }: LoaderFunctionArgs) => ({ code: new URL(request.url).searchParams.get('ma')?.slice(0, 60) ?? '' })

export const action = async ({ context, request }: ActionFunctionArgs) => {
  const web = context.get(requestContext)
  const form = await request.formData()
  const text = (name: string): string => String(form.get(name) ?? '').slice(0, 200)
  const again = (errors: FormReply['errors'], status: number) => data<FormReply>({ errors, values: { code: text('code') }, refusal: null }, { status })
  const empty = {
    ...(text('code').trim() === '' && { code: 'Chưa điền mã hồ sơ. Mã in ở góc trên của giấy hẹn.' }),
    ...(text('lookup').trim() === '' && { lookup: MISSING_LOOKUP }),
  }
  if (Object.keys(empty).length > 0) return again(empty, 422)
  const dossierId = await findPayable(web.ctx, text('code'))
  const admitted = await admitPayer(web.ctx, { dossierId, secret: text('lookup'), address: web.clientAddress ?? '' })
  if (!admitted.ok) return again({ lookup: feeSentence(admitted.refusal) }, statusOf(admitted.refusal.code))
  keepPass(web, admitted.value)
  return redirect(`/thanh-toan/${dossierId}`, 303)
}

/** Nộp phí, lệ phí by the two things on the slip: the code and its secret. */
const PayStart = () => {
  const { code } = useLoaderData<typeof loader>()
  const reply = useActionData<FormReply>()
  return (
    <div className="wrap narrow stack">
      <title>Nộp phí, lệ phí · Dịch vụ công</title>
      <h1>Nộp phí, lệ phí</h1>
      <p className="muted">Nhập hai thông tin trên giấy hẹn để xem các khoản phải nộp và chọn cách nộp.</p>
      <PostForm reply={reply} action="/thanh-toan" label="Mở khoản phải nộp">
        <TextField name="code" label="Mã hồ sơ" defaultValue={code} code maxLength={60} autoComplete="off" autoCapitalize="characters" />
        <TextField name="lookup" label="Mã tra cứu" hint="Gồm 16 chữ và số, in cạnh mã QR trên giấy hẹn" code maxLength={40} autoComplete="off" />
        <Button>Xem khoản phải nộp</Button>
      </PostForm>
    </div>
  )
}
export default PayStart
