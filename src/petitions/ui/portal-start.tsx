import { useLoaderData, type LoaderFunctionArgs } from 'react-router'
import { today } from '#organisation/today.ts'
import { petitionRule } from '#law/petition-rules.ts'
import { Notice } from '#ui/notice.tsx'
import { requestContext } from '#web/request-context.ts'
import { CLASS_SLUGS } from '../words.ts'

export const loader = ({ context }: LoaderFunctionArgs) => {
  const web = context.get(requestContext)
  const { classes, limits, routes } = petitionRule(today(web.ctx).toString())
  return {
    isSignedIn: web.citizen !== null,
    answerDays: limits.answer,
    classes: classes.filter(({ isHandled }) => isHandled).map(({ code, label, hint, allowsAnonymous }) => ({ slug: CLASS_SLUGS[code], label, hint, allowsAnonymous })),
    routes: routes.filter(({ code }) => code !== 'otherLaw').map(({ label, notice }) => ({ label, notice })),
  }
}

/** Phản ánh, kiến nghị: what can be sent, what goes elsewhere, where to follow. */
const PortalStart = () => {
  const { isSignedIn, answerDays, classes, routes } = useLoaderData<typeof loader>()
  return (
    <div className="wrap narrow stack">
      <title>Phản ánh, kiến nghị · Dịch vụ công</title>
      <header>
        <h1>Phản ánh, kiến nghị</h1>
        <p className="muted">Cơ quan trả lời bạn trong {answerDays} ngày làm việc. Câu trả lời được công khai, không có tên và dữ liệu của bạn.</p>
      </header>
      <section>
        <h2>Bạn muốn nói về việc gì?</h2>
        <ul className="cards">
          {classes.map(({ slug, label, hint, allowsAnonymous }) => (
            <li key={slug}>
              <a href={`/phan-anh/gui?ve=${slug}`}>
                <b>{label}</b>
                {hint}.{allowsAnonymous && ' Gửi không ghi tên cũng được.'}
              </a>
            </li>
          ))}
        </ul>
      </section>
      <section>
        <h2>Đã gửi rồi?</h2>
        <ul>
          <li><a href="/phan-anh/theo-doi">Theo dõi bằng mã phản ánh</a></li>
          {isSignedIn && <li><a href="/phan-anh/cua-toi">Phản ánh của tôi</a></li>}
          <li><a href="/phan-anh/cong-khai">Xem các câu trả lời đã công khai</a></li>
          <li><a href="/doi-thoai">Các cuộc đối thoại với người dân</a></li>
        </ul>
      </section>
      <section>
        <h2>Khiếu nại, tố cáo không gửi ở đây</h2>
        <Notice tone="info">
          {routes.map(({ label, notice }) => <p key={label}><b>{label}.</b> {notice}</p>)}
          <p>Gửi đơn tại trụ sở tiếp công dân, hoặc theo đường bưu chính. Gửi nhầm ở đây, cơ quan sẽ báo bạn cách gửi đúng.</p>
        </Notice>
      </section>
    </div>
  )
}
export default PortalStart
