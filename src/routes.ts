import { index, layout, route, type RouteConfig } from '@react-router/dev/routes'

/** Every screen's address. Each one also needs its row in `src/web/access.ts`. */
export default [
  layout('ui/portal-layout.tsx', [
    index('web/ui/portal-home.tsx'),
    route('dang-nhap', 'identity/ui/sign-in.tsx'),
    route('dang-nhap/xac-thuc', 'identity/ui/second-factor.tsx'),
    route('thiet-lap/:token', 'identity/ui/one-time-link.tsx'),
    route('tra-cuu', 'dossiers/ui/look-up.tsx'),
    route('kieu-dang', 'web/ui/gallery-portal.tsx'),
  ]),
  layout('ui/workplace-layout.tsx', [
    route('mot-cua', 'web/ui/workplace-home.tsx'),
    route('mot-cua/tiep-nhan', 'dossiers/ui/receive.tsx'),
    route('mot-cua/tiep-nhan/:id', 'dossiers/ui/receive-confirmation.tsx'),
    route('mot-cua/huong-dan/:id', 'dossiers/ui/guidance-confirmation.tsx'),
    route('mot-cua/cho-tiep-nhan', 'dossiers/ui/receive-queue.tsx'),
    route('mot-cua/chung-thuc', 'dossiers/ui/certify.tsx'),
    route('mot-cua/so-chung-thuc', 'dossiers/ui/certify-register.tsx'),
    route('mot-cua/tra-ket-qua', 'dossiers/ui/hand-over.tsx'),
    route('tai-khoan', 'identity/ui/account.tsx'),
    route('quan-tri/don-vi', 'organisation/ui/units.tsx'),
    route('quan-tri/don-vi/:id', 'organisation/ui/unit.tsx'),
    route('quan-tri/can-bo', 'identity/ui/staff-list.tsx'),
    route('quan-tri/can-bo/:id', 'identity/ui/staff-person.tsx'),
    route('quan-tri/uy-quyen', 'organisation/ui/delegations.tsx'),
    route('quan-tri/lich-lam-viec', 'organisation/ui/hours.tsx'),
    route('quan-tri/ngay-nghi', 'organisation/ui/calendar-days.tsx'),
    route('kieu-dang/tac-nghiep', 'web/ui/gallery-workplace.tsx'),
  ]),
  route('mot-cua/giay-to/:id/:loai', 'dossiers/ui/paper-document.tsx'),
  route('dang-xuat', 'identity/ui/sign-out.tsx'),
  route('giao-dien', 'web/ui/theme-switch.tsx'),
] satisfies RouteConfig
