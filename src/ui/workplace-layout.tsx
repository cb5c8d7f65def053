import { Link, NavLink, Outlet, useLoaderData, useLocation, type LoaderFunctionArgs } from 'react-router'
import { formatNumber } from '#kernel/number-format.ts'
import { requestContext } from '#web/request-context.ts'
import keyboardScript from './enhance/keyboard.ts?worker&url'
import { Door } from './brand.tsx'
import { FlashNotice } from './flash-notice.tsx'
import { InstanceBanner } from './instance-banner.tsx'
import { KeyboardHelp } from './keyboard-help.tsx'
import { useRootData } from './rendering.tsx'
import type { RouteHandle } from './route-handle.ts'
import { ThemeSwitch } from './theme-switch.tsx'

export const handle: RouteHandle = { hydrate: true, face: 'workplace', scripts: [keyboardScript] }

export const loader = ({ context }: LoaderFunctionArgs) => context.get(requestContext).findHomeCounters()

const HOME = '/mot-cua'

/** Chrome of every page for officers: the rail at the side, a menu on narrow screens. */
const WorkplaceLayout = () => {
  const root = useRootData()
  const counters = useLoaderData<typeof loader>()
  const { pathname } = useLocation()
  if (root === undefined) return <Outlet />
  const brand = (
    <Link className="brand" to={HOME}>
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
        {root.navigation.map(({ heading, items }) => (
          <section key={items.map((item) => item.to).join()}>
            {heading !== null && <h2>{heading}</h2>}
            <ul>
              {items.map((item) => (
                <li key={item.to}>
                  <NavLink to={item.to} end={item.to === HOME} data-shortcut={item.shortcut}>
                    {item.label}
                    {counters
                      .filter((counter) => counter.to === item.to && counter.count > 0)
                      .map((counter) => (
                        <span key={counter.name} className={counter.late === true ? 'count hot' : 'count'}>
                          {formatNumber(counter.count)}
                        </span>
                      ))}
                    {item.shortcut !== undefined && <kbd aria-hidden="true">{item.shortcut}</kbd>}
                  </NavLink>
                </li>
              ))}
            </ul>
          </section>
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
