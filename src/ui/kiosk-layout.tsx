import { Outlet } from 'react-router'
import idleScript from '#ui/enhance/kiosk-idle.ts?worker&url'
import { Door } from './brand.tsx'
import { InstanceBanner } from './instance-banner.tsx'
import { useRootData } from './rendering.tsx'
import type { RouteHandle } from './route-handle.ts'

export const handle: RouteHandle = { face: 'kiosk', scripts: [idleScript] }

/** Chrome of a public screen in an office: large, the same way back on every page, nothing of any person. */
const KioskLayout = () => {
  const root = useRootData()
  if (root === undefined) return <Outlet />
  return (
    <>
      <a className="skip" href="#noi-dung">Đến nội dung chính</a>
      <InstanceBanner instance={root.instance} />
      <header className="top">
        <div className="wrap">
          <a className="brand" href="/kiosk"><Door /><span>Tra cứu thủ tục<small>{root.site.centerName}</small></span></a>
          <nav aria-label="Chính"><a className="kiosk-home" href="/kiosk">Về trang đầu</a></nav>
        </div>
      </header>
      <main id="noi-dung" tabIndex={-1}><Outlet /></main>
      <dialog className="idle" data-idle aria-labelledby="con-do">
        <h2 id="con-do">Bạn còn xem không?</h2>
        <p>Trang sẽ trở về đầu sau <span data-idle-left>20</span> giây, để người sau dùng.</p>
        <button className="btn" type="button" data-idle-stay>Tôi còn xem</button>
      </dialog>
    </>
  )
}
export default KioskLayout
