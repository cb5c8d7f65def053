import { useLocation } from 'react-router'
import { Tabs } from './tabs.tsx'

/** Pages about what is late, of whichever capability: a page joins this list when it exists. */
const PAGES: readonly { readonly to: string; readonly label: string }[] = [
  { to: '/don-doc', label: 'Tổng quan' },
  { to: '/don-doc/hom-nay', label: 'Hôm nay' },
  { to: '/don-doc/ho-so', label: 'Hồ sơ' },
  { to: '/don-doc/phieu', label: 'Phiếu đôn đốc' },
  { to: '/don-doc/du-bao', label: 'Dự báo trễ hạn' },
  { to: '/don-doc/xin-loi', label: 'Xin lỗi, hẹn lại' },
  { to: '/don-doc/qua-han-ao', label: 'Quá hạn thật hay ảo' },
  { to: '/don-doc/nhap-bu', label: 'Nhập bù' },
]

/** The way between the pages of monitoring and urging. */
export const MonitoringTabs = () => {
  const { pathname } = useLocation()
  return <Tabs label="Theo dõi, đôn đốc" tabs={PAGES.map((page) => ({ ...page, current: pathname === page.to }))} />
}
