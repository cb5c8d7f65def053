import { randomBytes, randomUUID } from 'node:crypto'
import { Hono, type Context } from 'hono'
import { compress } from 'hono/compress'
import type { BelongingsKeeper } from '#citizens/belongings.ts'
import type { IdentityProviders } from '#citizens/oidc/providers.ts'
import type { CitizenSession } from '#citizens/sign-in/resolve-citizen.ts'
import type { Ctx } from '#db/context.ts'
import type { FileStore } from '#files/file-store.ts'
import type { Press } from '#papers/render.ts'
import type { Vault } from '#secrets/vault.ts'
import { guardApi } from './access-guard.ts'
import { BodyTooLarge, limitBody } from './body-limit.ts'
import { openCookieJar, type CookieJar } from './cookies.ts'
import { changesState, comesFromHere, csrfTokens, findCsrfToken, isCsrfTokenValid } from './csrf.ts'
import { doorOf, logDenial } from './denials.ts'
import { writeErrorPage } from './error-page.ts'
import { putFlash } from './flash.ts'
import { answerProblem, isForProgram } from './problem.ts'
import { statusOf } from './refusal-status.ts'
import { WEB_REFUSALS, type WebRefusal } from './refusals.ts'
import {
  readTheme,
  type FrontPage,
  type HomeCounter,
  type Instance,
  type Log,
  type PaidState,
  type RequestContext,
  type Session,
  type Site,
  type WebEnv,
} from './request-context.ts'
import type { Screens } from './screens.ts'
import { setSecurityHeaders } from './security-headers.ts'
import { serveStatic, type StaticFiles } from './static-files.ts'

/** Everything the shell needs of the rest of the program, as arguments. */
export type WebAppOptions = {
  readonly screens: Screens
  readonly staticFiles: StaticFiles
  /** Routers of the capabilities, mounted under `/api/v1`. */
  readonly apis: readonly Hono<WebEnv>[]
  /** Tries a real write in the database. */
  readonly canWrite: () => Promise<boolean>
  /** What whoever watches this installation should know although it serves: names, never details. */
  readonly findAlarms?: () => Promise<readonly string[]>
  /** Reads the session of a request; rights are read anew, so a moved person loses them at once. */
  readonly resolveSession: (request: Request, cookies: CookieJar) => Promise<Session | null>
  /** Reads the citizen of a request, who has a cookie apart from that of staff. */
  readonly resolveCitizen: (cookies: CookieJar) => Promise<CitizenSession | null>
  /** Where citizens may log in by an electronic identity. */
  readonly identityProviders: IdentityProviders
  /** The world for commands and queries of this request; `null` is a visitor. */
  readonly contextFor: (session: Pick<Session, 'actor'> | null) => Ctx
  /** Seals secrets at rest. */
  readonly vault: Vault
  /** Where the bytes of files live. */
  readonly files: FileStore
  /** The press of official papers, started once when it is first asked for. */
  readonly press: () => Press
  /** Counters for the workplace's first page and its rail; asked at most once a request. */
  readonly findHomeCounters: (web: RequestContext) => Promise<readonly HomeCounter[]>
  /** Whose door this is. Asked once a page, so an administrator's change is seen at once. */
  readonly findSite: () => Promise<Site>
  readonly findFrontPage: () => Promise<FrontPage>
  /** How far a dossier has been paid, as the actor of a request may see it. */
  readonly findPaidState: (ctx: Ctx, dossierId: string) => Promise<PaidState | null>
  /** Panels of later capabilities beside a dossier. */
  readonly findDossierPanels: RequestContext['findDossierPanels']
  /** What capabilities after citizens keep for an account. */
  readonly belongings: BelongingsKeeper
  readonly instance: Instance
  /** `https://dichvucong.…` as people see it; decides on HSTS and the prefix of cookies. */
  readonly publicOrigin?: string
  /** A proxy of ours stands before us, and the last address that it names is the client's. */
  readonly behindProxy?: boolean
  readonly log: Log
}

const MEGABYTE = 1_048_576
const FORM_LIMIT = MEGABYTE
const UPLOAD_LIMIT = 64 * MEGABYTE

const limitOf = (request: Request): number =>
  /^(multipart\/form-data|application\/(offset\+)?octet-stream)/.test(request.headers.get('content-type') ?? '')
    ? UPLOAD_LIMIT
    : FORM_LIMIT

/** Of an absolute address whose host has been checked already. */
const originOf = (url: string): string => url.slice(0, url.indexOf('/', url.indexOf('//') + 2))

const addressOf = (c: Context<WebEnv>, behindProxy: boolean): string | null => {
  const forwarded = behindProxy ? c.req.header('x-forwarded-for')?.split(',').at(-1)?.trim() : undefined
  return forwarded ?? c.env?.incoming?.socket.remoteAddress ?? null
}

/** The whole of HTTP: `app.fetch` for the server, `app.request` for a test. */
export const createWebApp = (options: WebAppOptions): Hono<WebEnv> => {
  const app = new Hono<WebEnv>()
  const secure = options.publicOrigin?.startsWith('https:') ?? false
  const stylesheet = [...options.staticFiles.keys()].find((path) => /^\/assets\/portal-.*\.css$/.test(path))
  const ownOrigin = (request: Request): string => options.publicOrigin ?? originOf(request.url)

  const refuseRequest = (c: Context<WebEnv>, code: WebRefusal): Response => {
    if (isForProgram(c.req.path)) return answerProblem(c, statusOf(code), code)
    const page = { status: statusOf(code), title: 'Chưa gửi được', message: WEB_REFUSALS[code] }
    return c.html(writeErrorPage({ ...page, requestId: c.get('requestId'), stylesheet }), page.status)
  }

  app.onError((error, c) => {
    if (error instanceof BodyTooLarge) return refuseRequest(c, 'bodyTooLarge')
    const requestId = c.get('requestId')
    options.log.error({ requestId, err: error, method: c.req.method, door: doorOf(c.req.path) }, 'request failed')
    if (isForProgram(c.req.path)) return answerProblem(c, 500, 'internalError')
    const page = { status: 500, title: 'Hệ thống gặp lỗi', message: WEB_REFUSALS.internalError }
    return c.html(writeErrorPage({ ...page, requestId, stylesheet }), 500)
  })

  app.use(async (c, next) => {
    c.set('requestId', randomUUID())
    await next()
    const complete = (headers: Headers): void => {
      headers.set('x-request-id', c.get('requestId'))
      setSecurityHeaders(headers, secure)
    }
    try {
      complete(c.res.headers)
    } catch (error) {
      if (!(error instanceof TypeError)) throw error
      // Headers of an answer from elsewhere may be frozen.
      c.res = new Response(c.res.body, c.res)
      complete(c.res.headers)
    }
    logDenial(c, options.log)
  })

  // A zero byte in an address is nobody's typing, and PostgreSQL takes it in no text.
  app.use(async (c, next) => (/%00/.test(c.req.url) ? refuseRequest(c, 'malformedAddress') : next()))

  app.use(async (c, next) => serveStatic(options.staticFiles, c.req.raw) ?? next())
  const compressed = compress()
  // What a command answers to a program is a line: too short to win anything by packing.
  app.use((c, next) => (isForProgram(c.req.path) && changesState(c.req.method) ? next() : compressed(c, next)))

  app.get('/suc-khoe', async (c) =>
    (await options.canWrite().catch(() => false))
      ? c.json({ ok: true, alarms: (await options.findAlarms?.()) ?? [] })
      : answerProblem(c, 503, 'notReady'),
  )

  app.use(async (c, next) => {
    if (!changesState(c.req.method)) return next()
    if (!comesFromHere(c.req.raw.headers, ownOrigin(c.req.raw))) return refuseRequest(c, 'crossSiteRequest')
    c.req.raw = limitBody(c.req.raw, limitOf(c.req.raw))
    return next()
  })

  app.use(async (c, next) => {
    const cookies = openCookieJar(c.req.header('cookie') ?? null, secure)
    const session = await options.resolveSession(c.req.raw, cookies)
    const citizen = await options.resolveCitizen(cookies)
    let ctx: Ctx | undefined
    let citizenCtx: Ctx | undefined
    let counters: Promise<readonly HomeCounter[]> | undefined
    let nonce: string | undefined
    const web: RequestContext = {
      requestId: c.get('requestId'),
      get nonce() {
        return (nonce ??= randomBytes(16).toString('base64'))
      },
      session,
      get ctx() {
        return (ctx ??= options.contextFor(session))
      },
      citizen,
      get citizenCtx() {
        return (citizenCtx ??= options.contextFor(citizen))
      },
      vault: options.vault,
      files: options.files,
      press: options.press,
      identityProviders: options.identityProviders,
      origin: ownOrigin(c.req.raw),
      clientAddress: addressOf(c, options.behindProxy === true),
      findSite: options.findSite,
      findFrontPage: options.findFrontPage,
      instance: options.instance,
      theme: readTheme(cookies),
      cookies,
      csrfToken: csrfTokens(cookies),
      flash: (tone, text) => putFlash(cookies, { id: randomUUID(), tone, text }),
      findHomeCounters: () => (counters ??= options.findHomeCounters(web)),
      findPaidState: options.findPaidState,
      findDossierPanels: options.findDossierPanels,
      belongings: options.belongings,
      log: options.log,
    }
    c.set('web', web)
    await next()
    if (cookies.outgoing().length === 0) return
    c.res = new Response(c.res.body, c.res)
    for (const line of cookies.outgoing()) c.res.headers.append('set-cookie', line)
  })

  app.use('/api/*', guardApi)
  for (const router of options.apis) app.route('/api/v1', router)

  app.all('*', async (c) => {
    const web = c.get('web')
    if (changesState(c.req.method) && !isCsrfTokenValid(web.cookies, await findCsrfToken(c.req.raw)))
      return refuseRequest(c, 'staleForm')
    return options.screens.handle(c.req.raw, web)
  })

  return app
}
