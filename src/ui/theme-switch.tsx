import { useLocation } from 'react-router'
import type { Theme } from '#web/request-context.ts'
import { useCsrfToken } from './rendering.tsx'

const NEXT: Readonly<Record<Theme, { readonly theme: Theme; readonly label: string }>> = {
  system: { theme: 'dark', label: 'Nền: theo máy' },
  dark: { theme: 'light', label: 'Nền: tối' },
  light: { theme: 'system', label: 'Nền: sáng' },
}

/** Turns through: as the system, dark, light. A plain form, so that the whole page comes in its new dress. */
export const ThemeSwitch = ({ theme }: { readonly theme: Theme }) => {
  const { pathname, search } = useLocation()
  const csrf = useCsrfToken()
  const next = NEXT[theme]
  return (
    <form method="post" action="/giao-dien">
      <input type="hidden" name="csrf" value={csrf} />
      <input type="hidden" name="tiep" value={pathname + search} />
      <button type="submit" name="theme" value={next.theme}>
        {next.label}
      </button>
    </form>
  )
}
