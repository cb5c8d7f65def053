import { join } from 'node:path'
import { pathToFileURL } from 'node:url'
import { createRequestHandler, RouterContextProvider, type ServerBuild } from 'react-router'
import { requestContext, type RequestContext } from './request-context.ts'

/** The screens as one function of a request. */
export type Screens = {
  readonly handle: (request: Request, web: RequestContext) => Promise<Response>
  readonly build: ServerBuild
}

/**
 * Loads the built screens (`build/server`). `publicOrigin` names the address that people see when a proxy
 * stands before us, since the router compares it with the origin of a form.
 */
export const loadScreens = async (buildDirectory: string, publicOrigin?: string): Promise<Screens> => {
  const file = pathToFileURL(join(buildDirectory, 'server', 'index.js')).href
  const loaded: ServerBuild = await import(file)
  const build: ServerBuild =
    publicOrigin === undefined ? loaded : { ...loaded, allowedActionOrigins: [new URL(publicOrigin).host] }
  const handler = createRequestHandler(build, 'production')
  return {
    build,
    handle: (request, web) => handler(request, new RouterContextProvider(new Map([[requestContext, web]]))),
  }
}
