import { redirect, type ActionFunctionArgs } from 'react-router'
import { safeReturnPath } from '#web/access-guard.ts'
import { requestContext, THEME_COOKIE } from '#web/request-context.ts'

const YEAR_SECONDS = 31_536_000
const CHOICES = new Set(['light', 'dark'])

/** Keeps the chosen theme in a cookie and goes back to where the switch was pressed. */
export const action = async ({ request, context }: ActionFunctionArgs) => {
  const form = await request.formData()
  const { cookies } = context.get(requestContext)
  const theme = form.get('theme')
  if (typeof theme === 'string' && CHOICES.has(theme)) cookies.set(THEME_COOKIE, theme, YEAR_SECONDS)
  else cookies.set(THEME_COOKIE, '', 0)
  const back = form.get('tiep')
  return redirect(safeReturnPath(typeof back === 'string' ? back : null), 303)
}

export const loader = () => redirect('/', 303)
