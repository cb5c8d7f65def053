import { index, layout, route, type RouteConfig } from '@react-router/dev/routes'

/** Every screen's address. Each one also needs its row in `src/web/access.ts`. */
export default [
  layout('ui/portal-layout.tsx', [
    index('web/ui/portal-home.tsx'),
    route('dang-nhap', 'identity/ui/sign-in.tsx'),
    route('dang-nhap/xac-thuc', 'identity/ui/second-factor.tsx'),
    route('thiet-lap/:token', 'identity/ui/one-time-link.tsx'),
    route('thu-tuc', 'procedures/ui/portal-list.tsx'),
    route('thu-tuc/:code', 'procedures/ui/portal-procedure.tsx'),
    route('kieu-dang', 'web/ui/gallery-portal.tsx'),
  ]),
  layout('ui/workplace-layout.tsx', [
    route('mot-cua', 'web/ui/workplace-home.tsx'),
    route('tai-khoan', 'identity/ui/account.tsx'),
    route('quan-tri/don-vi', 'organisation/ui/units.tsx'),
    route('quan-tri/don-vi/:id', 'organisation/ui/unit.tsx'),
    route('quan-tri/can-bo', 'identity/ui/staff-list.tsx'),
    route('quan-tri/can-bo/:id', 'identity/ui/staff-person.tsx'),
    route('quan-tri/uy-quyen', 'organisation/ui/delegations.tsx'),
    route('quan-tri/lich-lam-viec', 'organisation/ui/hours.tsx'),
    route('quan-tri/ngay-nghi', 'organisation/ui/calendar-days.tsx'),
    route('danh-muc/thu-tuc', 'procedures/ui/procedure-list.tsx'),
    route('danh-muc/thu-tuc/moi', 'procedures/ui/procedure-new.tsx'),
    route('danh-muc/thu-tuc/:code', 'procedures/ui/procedure.tsx'),
    route('danh-muc/thu-tuc/:code/soan', 'procedures/ui/version-edit.tsx'),
    route('danh-muc/quy-trinh', 'procedures/ui/process-list.tsx'),
    route('danh-muc/quy-trinh/:id', 'procedures/ui/process.tsx'),
    route('danh-muc/can-quyet-dinh', 'procedures/ui/reviews.tsx'),
    route('danh-muc/phan-cong-thu-tuc', 'procedures/ui/unit-parts.tsx'),
    route('kieu-dang/tac-nghiep', 'web/ui/gallery-workplace.tsx'),
  ]),
  route('dang-xuat', 'identity/ui/sign-out.tsx'),
  route('giao-dien', 'web/ui/theme-switch.tsx'),
] satisfies RouteConfig
