import { redirect, useActionData, type ActionFunctionArgs, type LoaderFunctionArgs } from 'react-router'
import { z } from 'zod'
import { Button } from '#ui/button.tsx'
import { Checkbox } from '#ui/choice.tsx'
import errorFocus from '#ui/enhance/error-focus.ts?worker&url'
import { PostForm } from '#ui/post-form.tsx'
import type { RouteHandle } from '#ui/route-handle.ts'
import { parseForm, refused, wrongFields } from '#web/form.ts'
import { requestContext } from '#web/request-context.ts'
import { CITIZEN_COOKIE } from '#web/resolve-session.ts'
import { closeAccount } from '../own/close-account.ts'
import { isProofFresh } from '../domain/session-life.ts'
import { citizenSentence } from '../refusals.ts'
import { goOn, withNext } from './after-sign-in.ts'
import { signedInCitizen } from './signed-in.ts'

export const handle: RouteHandle = { scripts: [errorFocus] }

const FORM = z.strictObject({ chac: z.literal('on', { error: 'Đánh dấu rằng bạn đã hiểu rồi bấm đóng.' }) })

export const loader = ({ context }: LoaderFunctionArgs) => {
  const web = context.get(requestContext)
  const citizen = signedInCitizen(web)
  if (!isProofFresh(citizen.provedAt, web.citizenCtx.clock())) throw redirect(withNext('/cong-dan/xac-nhan-lai', '/cong-dan/dong-tai-khoan'), 303)
  return null
}

export const action = async ({ request, context }: ActionFunctionArgs) => {
  const web = context.get(requestContext)
  const citizen = signedInCitizen(web)
  const form = await request.formData()
  const parsed = parseForm(FORM, form)
  if (!parsed.ok) return wrongFields(parsed.reply)
  const closed = await closeAccount(web.citizenCtx, citizen, web.belongings)
  if (!closed.ok) return refused(form, closed.refusal.code, citizenSentence(closed.refusal))
  web.cookies.set(CITIZEN_COOKIE, '', 0)
  web.flash('done', 'Đã đóng tài khoản và xóa dữ liệu riêng của nó.')
  return goOn('/')
}

/** The end of an account: what goes, what stays and why. */
const CloseAccount = () => (
  <div className="wrap narrow stack">
    <title>Đóng tài khoản · Dịch vụ công</title>
    <h1>Đóng tài khoản</h1>
    <p>Xóa ngay: họ tên, số định danh, ngày sinh, nơi ở, số điện thoại, thư điện tử, mật khẩu, hồ sơ đang soạn dở, hộp thông báo và mọi cách đăng nhập của tài khoản này. Quyền làm thay và giấy ủy quyền chấm dứt.</p>
    <p>Giữ lại: hồ sơ đã nộp và kết quả, phản ánh đã gửi, vì cơ quan phải lưu trữ theo luật; vẫn tra cứu được bằng mã trên giấy hẹn, trên phiếu đã nhận. Các lần bạn đồng ý hoặc rút lại đồng ý cũng được giữ để làm bằng chứng.</p>
    <PostForm reply={useActionData<typeof action>()}>
      <Checkbox name="chac" label="Tôi đã hiểu: đóng rồi không mở lại được" />
      <p className="form-actions">
        <Button kind="danger">Đóng tài khoản</Button>
        <a href="/cong-dan/du-lieu">Thôi, giữ lại</a>
      </p>
    </PostForm>
  </div>
)
export default CloseAccount
