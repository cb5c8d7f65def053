import { gzipSync } from 'node:zlib'
import { perform } from '#dossiers/commands.ts'
import { report, type Benchmark } from './benchmark.ts'
import { contextOf, filingAt, openOffice } from './office.ts'
import { startProgram } from './program.ts'

/** Pages that people without an account open. */
const PAGES = ['/', '/dang-nhap', '/tra-cuu']
const LOOK_UP = '/tra-cuu'
const LOOK_UP_LIMIT = 35_000

const LINKED = /<(?:link|script|img|source)\b[^>]*?\b(?:href|src)="(\/[^"#]+)"/g
const IN_STYLES = /url\(\s*["']?(\/[^"')]+)/g

const addressesIn = (text: string, pattern: RegExp): readonly string[] => [...text.matchAll(pattern)].map((found) => found[1] ?? '')

export type Weighed = { readonly bytes: number; readonly requests: number; readonly parts: Readonly<Record<string, number>> }

/** Bytes on the wire of an answer and of everything that it makes a browser fetch, each compressed once with gzip. */
export const weigh = async (origin: string, html: Response): Promise<Weighed> => {
  const text = await html.text()
  const parts = new Map([['html', gzipSync(text).byteLength]])
  const waiting = [...new Set(addressesIn(text, LINKED))]
  for (let address = waiting.pop(); address !== undefined; address = waiting.pop()) {
    if (parts.has(address)) continue
    const answer = await fetch(`${origin}${address.replaceAll('&amp;', '&')}`)
    if (!(answer.headers.get('content-type') ?? '').startsWith('text/html')) {
      const bytes = Buffer.from(await answer.arrayBuffer())
      parts.set(address, gzipSync(bytes, { level: 9 }).byteLength)
      if (address.endsWith('.css')) waiting.push(...addressesIn(bytes.toString(), IN_STYLES))
    } else await answer.body?.cancel()
  }
  return {
    bytes: [...parts.values()].reduce((sum, bytes) => sum + bytes, 0),
    requests: parts.size,
    parts: Object.fromEntries(parts),
  }
}

/** The answer of the look-up form to somebody who has the slip, as a browser without script sends it. */
const lookUpAnswer = async (origin: string, code: string, factor: string): Promise<Response> => {
  const page = await fetch(`${origin}${LOOK_UP}`)
  const cookie = page.headers.getSetCookie().map((line) => line.split(';')[0]).join('; ')
  const token = /name="csrf"[^>]*value="([^"]+)"/.exec(await page.text())?.[1] ?? ''
  return fetch(`${origin}${LOOK_UP}`, { method: 'POST', headers: { cookie }, body: new URLSearchParams({ csrf: token, code, factor }) })
}

/** What the pages of the portal weigh, everything counted. */
export const weight: Benchmark = {
  name: 'weight',
  run: async ({ say }) => {
    const office = await openOffice()
    const program = await startProgram(office)
    try {
      const { origin } = program
      const [desk] = office.desks
      if (desk === undefined) throw new Error('the demo has no desk')
      const filing = filingAt(desk, office.system.newId)
      const received = await perform(await contextOf(office, desk.officer), 'receive', filing)
      if (!received.ok) throw new Error(received.refusal.code)
      const answers = new Map<string, Response>()
      for (const page of PAGES) answers.set(page, await fetch(`${origin}${page}`))
      answers.set('look-up answered', await lookUpAnswer(origin, received.value.code ?? '', filing.submitter.phone?.slice(-4) ?? ''))
      const pages: Record<string, Weighed | null> = {}
      for (const [name, answer] of answers) {
        pages[name] = answer.status === 200 ? await weigh(origin, answer) : null
        say(`${name}: ${pages[name]?.bytes ?? `answers ${answer.status}`} bytes`)
      }
      const goals = [LOOK_UP, 'look-up answered'].map((name) => ({
        figure: `${name} bytes`,
        value: pages[name]?.bytes ?? Number.NaN,
        bound: { atMost: LOOK_UP_LIMIT },
      }))
      return report('weight', { gzipBytes: pages }, goals)
    } finally {
      await program.stop()
      await office.close()
    }
  },
}
