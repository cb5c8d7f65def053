import { index, layout, route, type RouteConfig } from '@react-router/dev/routes'

/** Every screen's address. Each one also needs its row in `src/web/access.ts`. */
export default [
  layout('ui/portal-layout.tsx', [index('web/ui/portal-home.tsx'), route('kieu-dang', 'web/ui/gallery-portal.tsx'), route('tra-cuu', 'dossiers/ui/look-up.tsx')]),
  layout('ui/workplace-layout.tsx', [
    route('mot-cua', 'web/ui/workplace-home.tsx'),
    route('kieu-dang/tac-nghiep', 'web/ui/gallery-workplace.tsx'),
  ]),
  route('giao-dien', 'web/ui/theme-switch.tsx'),
] satisfies RouteConfig
