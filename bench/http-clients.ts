import { Agent, request, type IncomingMessage } from 'node:http'
import { percentile, rounded } from './figures.ts'

export type Answered = { readonly status: number; readonly body: string; readonly bytes: number }

/** Kept-alive connections to one address. */
export const openHttp = (origin: string, connections: number) => {
  const agent = new Agent({ keepAlive: true, maxSockets: connections, maxFreeSockets: connections })
  const send = (method: string, path: string, headers: Record<string, string>, body?: string): Promise<Answered> =>
    new Promise((resolve, reject) => {
      const asked = request(`${origin}${path}`, { method, agent, headers }, (answer: IncomingMessage) => {
        const chunks: Buffer[] = []
        let bytes = 0
        answer.on('data', (chunk: Buffer) => {
          chunks.push(chunk)
          bytes += chunk.length
        })
        answer.on('error', reject)
        answer.on('end', () => resolve({ status: answer.statusCode ?? 0, body: Buffer.concat(chunks).toString(), bytes }))
      })
      asked.on('error', reject)
      asked.end(body)
    })
  return {
    get: (path: string, cookie = ''): Promise<Answered> => send('GET', path, cookie === '' ? {} : { cookie }),
    post: (path: string, body: object, cookie = ''): Promise<Answered> => {
      const text = JSON.stringify(body)
      const headers = { 'content-type': 'application/json', 'content-length': String(Buffer.byteLength(text)) }
      return send('POST', path, cookie === '' ? headers : { ...headers, cookie }, text)
    },
    close: (): void => agent.destroy(),
  }
}

export type Http = ReturnType<typeof openHttp>

export type Load = { readonly done: number; readonly perSecond: number; readonly p50Ms: number; readonly p95Ms: number }

/** `clients` people who each do one thing after the other until the time is over or `work` says that nothing is left. */
export const underLoad = async (
  clients: number,
  seconds: number,
  work: (client: number) => Promise<boolean | void>,
): Promise<Load> => {
  const times: number[] = []
  const from = performance.now()
  const until = from + seconds * 1000
  const client = async (index: number): Promise<void> => {
    while (performance.now() < until) {
      const at = performance.now()
      if ((await work(index)) === false) return
      times.push(performance.now() - at)
    }
  }
  await Promise.all(Array.from({ length: clients }, (_, index) => client(index)))
  const perSecond = (times.length * 1000) / (performance.now() - from)
  return {
    done: times.length,
    perSecond: rounded(perSecond),
    p50Ms: rounded(percentile(times, 0.5)),
    p95Ms: rounded(percentile(times, 0.95)),
  }
}
