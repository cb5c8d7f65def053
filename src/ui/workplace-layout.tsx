import { Link, NavLink, Outlet, useLocation } from 'react-router'
import keyboardScript from './enhance/keyboard.ts?worker&url'
import { Door } from './brand.tsx'
import { FlashNotice } from './flash-notice.tsx'
import { InstanceBanner } from './instance-banner.tsx'
import { KeyboardHelp } from './keyboard-help.tsx'
import { useRootData } from './rendering.tsx'
import type { RouteHandle } from './route-handle.ts'
import { ThemeSwitch } from './theme-switch.tsx'

export const handle: RouteHandle = { hydrate: true, face: 'workplace', scripts: [keyboardScript] }

/** Chrome of every page for officers: the rail at the side, a menu on narrow screens. */
const WorkplaceLayout = () => {
  const root = useRootData()
  const { pathname } = useLocation()
  if (root === undefined) return <Outlet />
  const brand = (
    <Link className="brand" to="/mot-cua">
      <Door />
      <span>
        Một Cửa<small>{root.site.agencyName}</small>
      </span>
    </Link>
  )
  return (
    <div className="app dense">
      <nav className="rail" aria-label="Việc">
        <a className="skip" href="#noi-dung">
          Đến nội dung chính
        </a>
        {brand}
        <div className="rail-head" key={pathname}>
          {brand}
          <input className="rail-toggle" type="checkbox" aria-label="Mở danh mục việc" />
          <span className="burger" aria-hidden="true">
            Mục việc
          </span>
        </div>
        {root.navigation.map((group) => (
          <ul key={group.map((item) => item.to).join()}>
            {group.map((item) => (
              <li key={item.to}>
                <NavLink to={item.to} end data-shortcut={item.shortcut}>
                  {item.label}
                  {item.shortcut !== undefined && <kbd aria-hidden="true">{item.shortcut}</kbd>}
                </NavLink>
              </li>
            ))}
          </ul>
        ))}
        <div className="foot">
          <ThemeSwitch theme={root.theme} />
          <a href="/">Trang cho người dân</a>
        </div>
      </nav>
      <div className="desk">
        <InstanceBanner instance={root.instance} />
        <FlashNotice />
        <Outlet />
      </div>
      <KeyboardHelp />
    </div>
  )
}
export default WorkplaceLayout
