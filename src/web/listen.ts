import type { Server } from 'node:http'
import { createAdaptorServer } from '@hono/node-server'

export type Fetch = (request: Request) => Response | Promise<Response>

export type Listener = {
  readonly url: string
  /** Takes no new request, lets running ones finish for `graceMs`, then cuts. */
  stop(graceMs?: number): Promise<void>
}

/** The asked port is taken and must not be changed, or so are all that follow it. */
export class PortTaken extends Error {
  readonly port: number
  constructor(port: number, cause: unknown) {
    super(`port ${port} is taken`, { cause })
    this.port = port
  }
}

const NEXT_PORTS = 20

const tryListen = (server: Server, port: number, host: string): Promise<boolean> =>
  new Promise((resolve, reject) => {
    const onError = (error: NodeJS.ErrnoException): void => {
      server.off('listening', onListening)
      if (error.code === 'EADDRINUSE') resolve(false)
      else reject(error)
    }
    const onListening = (): void => {
      server.off('error', onError)
      resolve(true)
    }
    server.once('error', onError).once('listening', onListening)
    server.listen(port, host)
  })

/** Listens on `port`, or, unless it was asked for, on the next free one. Throws `PortTaken`. */
export const listen = async (
  fetch: Fetch,
  { host, port, isPortFixed }: { host: string; port: number; isPortFixed: boolean },
): Promise<Listener> => {
  const server = createAdaptorServer({ fetch }) as Server
  const candidates = isPortFixed || port === 0 ? [port] : Array.from({ length: NEXT_PORTS }, (_, i) => port + i)
  let isListening = false
  for (const candidate of candidates) {
    isListening = await tryListen(server, candidate, host)
    if (isListening) break
  }
  if (!isListening) throw new PortTaken(port, undefined)
  const address = server.address()
  const bound = typeof address === 'object' && address !== null ? address.port : port
  const shown = host === '0.0.0.0' || host === '::' ? 'localhost' : host.includes(':') ? `[${host}]` : host
  return {
    url: `http://${shown}:${bound}`,
    stop: async (graceMs = 10_000) => {
      const closed = new Promise<void>((resolve) => server.close(() => resolve()))
      // A connection kept alive after its last answer would hold us for seconds.
      const idle = setInterval(() => server.closeIdleConnections(), 50)
      const cut = setTimeout(() => server.closeAllConnections(), graceMs)
      await closed
      clearInterval(idle)
      clearTimeout(cut)
    },
  }
}
