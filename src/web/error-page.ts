/**
 * The page of last resort, written without React: a request that was refused before any screen, or a
 * failure of the renderer itself. Says what happened and what to do; never a stack, never a detail.
 */
export type ErrorPage = {
  readonly status: number
  readonly title: string
  readonly message: string
  readonly requestId: string
  readonly stylesheet: string | undefined
}

const ESCAPES: Readonly<Record<string, string>> = {
  '&': '&amp;',
  '<': '&lt;',
  '>': '&gt;',
  '"': '&quot;',
  "'": '&#39;',
}
const escape = (text: string): string => text.replace(/[&<>"']/g, (sign) => ESCAPES[sign] ?? sign)

export const writeErrorPage = (page: ErrorPage): string => {
  const style =
    page.stylesheet === undefined ? '' : `<link rel="stylesheet" href="${escape(page.stylesheet)}">`
  return `<!doctype html>
<html lang="vi"><head><meta charset="utf-8"><meta name="viewport" content="width=device-width, initial-scale=1">
<title>${escape(page.title)}</title>${style}</head>
<body><main class="wrap narrow error-page"><p class="error-code">${page.status}</p><h1>${escape(page.title)}</h1>
<p>${escape(page.message)}</p><p><a class="btn" href="/">Về trang chủ</a></p>
<p class="small muted">Mã yêu cầu: <span class="mono">${escape(page.requestId)}</span></p></main></body></html>
`
}
