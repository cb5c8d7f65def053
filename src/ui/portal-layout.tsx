import { Outlet } from 'react-router'
import { Door } from './brand.tsx'
import { FlashNotice } from './flash-notice.tsx'
import { InstanceBanner } from './instance-banner.tsx'
import { useRootData } from './rendering.tsx'
import type { RouteHandle } from './route-handle.ts'

export const handle: RouteHandle = { face: 'portal' }

/** Chrome of every page for citizens. No script runs here. */
const PortalLayout = () => {
  const root = useRootData()
  if (root === undefined) return <Outlet />
  return (
    <>
      <a className="skip" href="#noi-dung">
        Đến nội dung chính
      </a>
      <InstanceBanner instance={root.instance} />
      <header className="top">
        <div className="wrap">
          <a className="brand" href="/">
            <Door />
            <span>
              Dịch vụ công<small>{root.site.centerName}</small>
            </span>
          </a>
          <nav aria-label="Chính">
            <a href="/thu-tuc">Thủ tục</a>
            {root.citizen === null ? <a href="/tra-cuu">Tra cứu hồ sơ</a> : <a href="/ho-so-cua-toi">Hồ sơ của tôi</a>}
            {root.citizen !== null && <a href="/thong-bao">Thông báo</a>}
            {root.citizen === null ? <a href="/cong-dan/dang-nhap">Đăng nhập</a> : <a href="/cong-dan">Tài khoản</a>}
          </nav>
        </div>
        {root.citizen !== null && (
          <p className="whose">
            <span className="wrap">
              <span className="sr-only">Người đang đăng nhập: </span>
              {root.citizen.name}
              {root.citizen.actingForName !== null && (
                <>
                  {' '}
                  đang làm thay <b>{root.citizen.actingForName}</b> · <a href="/cong-dan">Đổi</a>
                </>
              )}
            </span>
          </p>
        )}
      </header>
      <main id="noi-dung" tabIndex={-1}>
        <FlashNotice />
        <Outlet />
      </main>
      <footer className="site">
        <div className="wrap">
          <p>{root.site.footer}</p>
          <p>
            <a href="/cong-khai">Kết quả giải quyết hồ sơ hằng tháng</a> · <a href="/phan-anh">Phản ánh, kiến nghị</a> · <a href="/doi-thoai">Đối thoại</a>
          </p>
          <p>
            <a href="/cong-khai/khao-sat">Kết quả khảo sát</a>
          </p>
          <p>
            {root.account === null ? (
              <a href="/dang-nhap">Dành cho cán bộ, công chức</a>
            ) : (
              <a href="/mot-cua">Vào phần một cửa: {root.account.name}</a>
            )}
          </p>
          {root.site.phone !== null && (
            <p>
              Hỏi về thủ tục hoặc hồ sơ:{' '}
              <a href={`tel:${root.site.phone.replace(/\s/g, '')}`}>{root.site.phone}</a>
            </p>
          )}
        </div>
      </footer>
    </>
  )
}
export default PortalLayout
