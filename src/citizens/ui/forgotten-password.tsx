import { useActionData, useLoaderData, type ActionFunctionArgs, type LoaderFunctionArgs } from 'react-router'
import errorFocus from '#ui/enhance/error-focus.ts?worker&url'
import type { RouteHandle } from '#ui/route-handle.ts'
import { requestContext } from '#web/request-context.ts'
import { goOn, homeAfter, withNext } from './after-sign-in.ts'
import { beginProof } from './begin-proof.ts'
import { ContactForm } from './contact-form.tsx'

export const handle: RouteHandle = { scripts: [errorFocus] }

export const loader = ({ context, url }: LoaderFunctionArgs) => {
  const next = url.searchParams.get('tiep')
  return context.get(requestContext).citizen === null ? { next } : goOn(homeAfter(next))
}

export const action = ({ request, context }: ActionFunctionArgs) => beginProof(context.get(requestContext), request, 'password')

/** A forgotten password: whoever proves the contact again chooses a new one. */
const ForgottenPassword = () => {
  const { next } = useLoaderData<typeof loader>()
  return (
    <div className="wrap narrow stack">
      <title>Quên mật khẩu · Dịch vụ công</title>
      <h1>Quên mật khẩu</h1>
      <p className="muted">Nhập số điện thoại hoặc thư điện tử của tài khoản. Nhập đúng mã nhận được thì đặt được mật khẩu mới.</p>
      <ContactForm reply={useActionData<typeof action>()} next={next} />
      <p>
        Nhớ ra rồi? <a href={withNext('/cong-dan/dang-nhap', next)}>Đăng nhập</a>
      </p>
    </div>
  )
}
export default ForgottenPassword
