import { Writable } from 'node:stream'
import type { ReactNode } from 'react'
import { renderToPipeableStream } from 'react-dom/server'
import {
  isRouteErrorResponse,
  ServerRouter,
  type HandleDocumentRequestFunction,
  type HandleErrorFunction,
} from 'react-router'
import { RenderingContext } from '#ui/rendering.tsx'
import { isHydrated } from '#ui/route-handle.ts'
import { requestContext } from '#web/request-context.ts'
import { hydratedPolicy, PORTAL_POLICY } from '#web/security-headers.ts'

/** Loaders never answer with promises of their own, so nothing is left to stream after this. */
export const streamTimeout = 10_000

/**
 * Renders to the last byte before anything is sent. A page in pieces would need inline scripts to put the
 * pieces in place, and those the policy of the portal refuses.
 */
const renderWhole = (page: ReactNode, nonce: string): Promise<Buffer> =>
  new Promise((resolve, reject) => {
    const chunks: Buffer[] = []
    const sink = new Writable({
      write(chunk: Buffer, _encoding, done) {
        chunks.push(chunk)
        done()
      },
    })
    sink.on('finish', () => resolve(Buffer.concat(chunks)))
    let failure: unknown
    const stream = renderToPipeableStream(page, {
      nonce,
      progressiveChunkSize: Number.MAX_SAFE_INTEGER,
      onError: (error) => {
        failure ??= error
      },
      onShellError: reject,
      onAllReady: () => {
        if (failure === undefined) stream.pipe(sink)
        else reject(failure)
      },
    })
  })

const handleDocument: HandleDocumentRequestFunction = async (
  request,
  status,
  headers,
  entry,
  loadContext,
) => {
  const web = loadContext.get(requestContext)
  const { matches, errors } = entry.staticHandlerContext
  const handles = matches.map((match) => entry.routeModules[match.route.id]?.handle)
  const hydrated = errors === null && isHydrated(handles)
  const page = (
    <RenderingContext value={{ requestId: web.requestId, csrfToken: web.csrfToken }}>
      <ServerRouter context={entry} url={request.url} nonce={web.nonce} />
    </RenderingContext>
  )
  const html = await renderWhole(page, web.nonce)
  headers.set('content-type', 'text/html; charset=utf-8')
  headers.set('content-length', String(html.byteLength))
  headers.set('content-security-policy', hydrated ? hydratedPolicy(web.nonce) : PORTAL_POLICY)
  return new Response(new Uint8Array(html), { status, headers })
}
export default handleDocument

/** Faults go to the log with the request's number; what a person merely may not do or find does not. */
export const handleError: HandleErrorFunction = (error, { request, context }) => {
  if (request.signal.aborted) return
  if (isRouteErrorResponse(error) && error.status < 500) return
  const { log, requestId } = context.get(requestContext)
  log.error(
    { requestId, err: error, method: request.method, path: new URL(request.url).pathname },
    'screen failed',
  )
}
