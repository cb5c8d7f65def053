import type { ReactNode } from 'react'
import {
  isRouteErrorResponse,
  Links,
  Meta,
  Outlet,
  Scripts,
  ScrollRestoration,
  useMatches,
  useRouteError,
  type LoaderFunctionArgs,
  type MiddlewareFunction,
} from 'react-router'
import { ErrorScreen } from '#ui/error-screen.tsx'
import { useRootData } from '#ui/rendering.tsx'
import { faceOf, isHydrated, scriptsOf, type Face } from '#ui/route-handle.ts'
import darkTheme from '#ui/styles/dark.css?url'
import kioskStyles from '#ui/styles/kiosk.css?url'
import portalStyles from '#ui/styles/portal.css?url'
import wallStyles from '#ui/styles/wall.css?url'
import workplaceStyles from '#ui/styles/workplace.css?url'
import { guardScreens } from '#web/access-guard.ts'
import { takeFlash } from '#web/flash.ts'
import { navigationFor } from '#web/navigation.ts'
import { requestContext } from '#web/request-context.ts'

export const middleware: MiddlewareFunction<Response>[] = [guardScreens]

export const loader = async ({ context }: LoaderFunctionArgs) => {
  const web = context.get(requestContext)
  return {
    site: await web.findSite(),
    instance: web.instance,
    theme: web.theme,
    account: web.session?.account ?? null,
    citizen: web.citizen === null ? null : { name: web.citizen.name, actingForName: web.citizen.actingForName },
    navigation: web.session === null ? [] : navigationFor(web.session.actor),
    // A page for visitors makes its token only when it holds a form, and so stays free of cookies.
    csrf: web.session === null ? null : web.csrfToken(),
    flash: takeFlash(web.cookies),
  }
}
export type RootData = Awaited<ReturnType<typeof loader>>

const STYLES = { portal: portalStyles, workplace: workplaceStyles, kiosk: kioskStyles, wall: wallStyles } satisfies Record<Face, string>

/** The HTML document around every page, error pages too. */
export const Layout = ({ children }: { readonly children: ReactNode }) => {
  const handles = useMatches().map((match) => match.handle)
  const failed = (useRouteError() ?? null) !== null
  const theme = useRootData()?.theme ?? 'system'
  const face = failed ? 'portal' : faceOf(handles)
  const hydrated = !failed && isHydrated(handles)
  return (
    <html lang="vi" data-face={face} data-theme={face === 'workplace' ? theme : 'light'}>
      <head>
        <meta charSet="utf-8" />
        <meta name="viewport" content="width=device-width, initial-scale=1" />
        <meta name="color-scheme" content={face === 'workplace' ? 'light dark' : 'light'} />
        <link rel="icon" href="/motcua.svg" type="image/svg+xml" />
        <link rel="stylesheet" href={STYLES[face]} />
        {face === 'workplace' && theme !== 'light' && (
          <link
            rel="stylesheet"
            href={darkTheme}
            media={theme === 'dark' ? 'screen' : 'screen and (prefers-color-scheme: dark)'}
          />
        )}
        <Meta />
        <Links />
        {!failed && scriptsOf(handles).map((source) => <script key={source} type="module" src={source} />)}
      </head>
      <body>
        {children}
        {hydrated && (
          <>
            <ScrollRestoration />
            <Scripts />
          </>
        )}
      </body>
    </html>
  )
}

const Root = () => <Outlet />
export default Root

export const ErrorBoundary = () => {
  const error = useRouteError()
  return <ErrorScreen status={isRouteErrorResponse(error) ? error.status : 500} />
}
