import { data, useActionData, useLoaderData, type ActionFunctionArgs, type LoaderFunctionArgs } from 'react-router'
import fragmentScript from '#ui/enhance/lookup-fragment.ts?worker&url'
import type { Actor } from '#kernel/actor.ts'
import { TextField } from '#ui/field.tsx'
import { PostForm } from '#ui/post-form.tsx'
import type { RouteHandle } from '#ui/route-handle.ts'
import { Button } from '#ui/button.tsx'
import { refused } from '#web/form.ts'
import { statusOf } from '#web/refusal-status.ts'
import { requestContext } from '#web/request-context.ts'
import { lookUp } from '../look-up/look-up.ts'
import { dossierSentence } from '../refusals.ts'
import { LookUpResult } from './look-up-result.tsx'

export const handle: RouteHandle = { scripts: [fragmentScript] }

/** Whoever asks has no right of their own: code and second factor together open one view and nothing else. */
const ASKED_BY_ANYBODY: Actor = { kind: 'system', name: 'tra-cuu' }

/** Only the code may stand in the address: it opens nothing by itself. */
export const loader = ({ request }: LoaderFunctionArgs) => ({
  code: new URL(request.url).searchParams.get('ma')?.slice(0, 60) ?? '',
})

/** The answer comes to the form itself: neither the second factor nor what it opened is ever an address. */
export const action = async ({ context, request }: ActionFunctionArgs) => {
  const web = context.get(requestContext)
  const form = await request.formData()
  const field = (name: string): string => String(form.get(name) ?? '').slice(0, 200)
  const [code, factor] = [field('code'), field('factor')]
  if (code.trim() === '' || factor.trim() === '') {
    const errors = {
      ...(code.trim() === '' && { code: 'Chưa điền mã hồ sơ. Mã in ở góc trên của giấy hẹn.' }),
      ...(factor.trim() === '' && { factor: 'Chưa điền mã tra cứu hoặc 4 số cuối điện thoại.' }),
    }
    return data({ view: null, reply: { errors, values: { code }, refusal: null } }, { status: 422 })
  }
  const found = await lookUp({ ...web.ctx, actor: ASKED_BY_ANYBODY }, { code, factor, address: web.clientAddress ?? '' })
  if (found.ok) return { view: found.value, reply: undefined }
  const answer = refused(form, found.refusal.code, dossierSentence(found.refusal))
  return data({ view: null, reply: { ...answer.data, values: { code } } }, { status: statusOf(found.refusal.code) })
}

/** Tra cứu hồ sơ, without script and without an account. */
const LookUpPage = () => {
  const { code } = useLoaderData<typeof loader>()
  const answer = useActionData<typeof action>()
  if (answer?.view) return <LookUpResult view={answer.view} />
  return (
    <div className="wrap narrow">
      <title>Tra cứu hồ sơ · Dịch vụ công</title>
      <h1>Tra cứu hồ sơ</h1>
      <p className="muted">Bạn cần hai thông tin trên giấy hẹn. Trang kết quả không hiện tên hay địa chỉ của ai.</p>
      <PostForm reply={answer?.reply} action="/tra-cuu" label="Tra cứu hồ sơ">
        <TextField
          name="code"
          label="Mã hồ sơ"
          hint="Ví dụ H50.27-261120-0042; gõ liền hay thiếu dấu chấm, gạch đều được"
          defaultValue={code}
          code
          maxLength={60}
          autoComplete="off"
          autoCapitalize="characters"
        />
        <TextField
          name="factor"
          label="Mã tra cứu, hoặc 4 số cuối điện thoại người nộp"
          hint="Mã tra cứu gồm 16 chữ và số, in cạnh mã QR trên giấy hẹn"
          code
          maxLength={40}
          autoComplete="off"
          data-lookup-factor
        />
        <Button>Xem tiến độ</Button>
      </PostForm>
      <p className="small muted ways-on">Đã có kết quả trong tay? <a href="/xac-minh">Xác minh kết quả</a> thật hay giả, còn hiệu lực không.</p>
    </div>
  )
}
export default LookUpPage
