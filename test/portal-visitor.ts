/** A browser without script: keeps cookies, sends the forms it was given with their token. */
export const openPortalVisitor = (
  door: (path: string, init?: RequestInit) => Promise<Response>,
  cookies: Readonly<Record<string, string>> = {},
) => {
  const jar = new Map(Object.entries(cookies))
  const send = async (path: string, init: RequestInit = {}): Promise<Response> => {
    const cookie = [...jar].map(([name, value]) => `${name}=${value}`).join('; ')
    const answer = await door(path, { ...init, headers: { ...init.headers, cookie } })
    for (const line of answer.headers.getSetCookie()) {
      const [name = '', value = ''] = line.slice(0, line.indexOf(';')).split('=')
      if (/max-age=0/i.test(line)) jar.delete(name)
      else jar.set(name, value)
    }
    return answer
  }
  /** Opens the page at `path`, then posts `fields` with its token to `action`. */
  const fill = async (path: string, fields: Readonly<Record<string, string>>, action = path): Promise<Response> => {
    const page = await (await send(path)).text()
    const csrf = /name="csrf" value="([^"]+)"/.exec(page)?.[1] ?? ''
    const body = new URLSearchParams({ csrf, ...fields })
    return send(action, { method: 'POST', body, headers: { 'content-type': 'application/x-www-form-urlencoded' } })
  }
  return { send, fill, cookie: (name: string) => jar.get(name) }
}
