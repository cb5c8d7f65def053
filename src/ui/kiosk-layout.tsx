import { Outlet, useLocation, useMatches } from 'react-router'
import idleScript from '#ui/enhance/kiosk-idle.ts?worker&url'
import { Door } from './brand.tsx'
import { InstanceBanner } from './instance-banner.tsx'
import { useRootData } from './rendering.tsx'
import { onlyScreenOf, type RouteHandle } from './route-handle.ts'

export const handle: RouteHandle = { face: 'kiosk', scripts: [idleScript] }

const START = '/kiosk'

/** Chrome of a public screen in an office: large, the same way back on every page, nothing of any person. */
const KioskLayout = () => {
  const root = useRootData()
  const only = onlyScreenOf(useMatches().map(({ handle: one }) => one))
  const { pathname } = useLocation()
  const home = only === undefined ? START : pathname
  if (root === undefined) return <Outlet />
  return (
    <>
      <a className="skip" href="#noi-dung">Đến nội dung chính</a>
      <InstanceBanner instance={root.instance} />
      <header className="top">
        <div className="wrap">
          <a className="brand" href={home}><Door /><span>{only ?? 'Tra cứu thủ tục'}<small>{root.site.centerName}</small></span></a>
          {only === undefined && <nav aria-label="Chính"><a className="kiosk-home" href={START}>Về trang đầu</a></nav>}
        </div>
      </header>
      <main id="noi-dung" tabIndex={-1}><Outlet /></main>
      <dialog className="idle" data-idle={home} aria-labelledby="con-do">
        <h2 id="con-do">Bạn còn xem không?</h2>
        <p>Trang sẽ trở về đầu sau <span data-idle-left>20</span> giây, để người sau dùng.</p>
        <button className="btn" type="button" data-idle-stay>Tôi còn xem</button>
      </dialog>
    </>
  )
}
export default KioskLayout
