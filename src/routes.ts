import { index, layout, route, type RouteConfig } from '@react-router/dev/routes'

/** Every screen's address. Each one also needs its row in `src/web/access.ts`. */
export default [
  layout('ui/portal-layout.tsx', [
    index('web/ui/portal-home.tsx'),
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
    route('mot-cua/viec-cua-toi', 'dossiers/ui/inbox.tsx'),
    route('mot-cua/don-vi', 'dossiers/ui/unit-work.tsx'),
    route('mot-cua/ho-so', 'dossiers/ui/list.tsx'),
    route('mot-cua/ho-so/:id', 'dossiers/ui/dossier.tsx'),
    route('mot-cua/ho-so/:id/:viec', 'dossiers/ui/action.tsx'),
    route('kieu-dang/tac-nghiep', 'web/ui/gallery-workplace.tsx'),
  ]),
  route('mot-cua/ho-so/ma/:ma', 'dossiers/code-route.ts'),
  route('mot-cua/tep/:khoa', 'dossiers/file-routes.ts'),
  route('mot-cua/giay-to/:id/:loai', 'dossiers/paper-routes.ts'),
  route('giao-dien', 'web/ui/theme-switch.tsx'),
] satisfies RouteConfig
