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

export const action = ({ request, context }: ActionFunctionArgs) => beginProof(context.get(requestContext), request, 'signUp')

/** The first step of an account: a contact to prove. The same answer whether or not somebody has it. */
const SignUp = () => {
  const { next } = useLoaderData<typeof loader>()
  return (
    <div className="wrap narrow stack">
      <title>Đăng ký tài khoản · Dịch vụ công</title>
      <h1>Đăng ký tài khoản</h1>
      <p className="muted">Bước 1 trong 3: cho biết nơi nhận mã. Tài khoản dùng để nộp hồ sơ, lưu bản nháp và theo dõi hồ sơ.</p>
      <ContactForm reply={useActionData<typeof action>()} next={next} />
      <p>
        Đã có tài khoản? <a href={withNext('/cong-dan/dang-nhap', next)}>Đăng nhập</a>
      </p>
    </div>
  )
}
export default SignUp
