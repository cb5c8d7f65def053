import type { Page } from 'playwright-core'
import { openBrowser, type TestBrowser } from '../test/browser.ts'
import { report, type Benchmark, type Goal } from './benchmark.ts'
import { median, percentile, rounded, timed } from './figures.ts'
import { openOffice } from './office.ts'
import { startProgram } from './program.ts'
import { weigh } from './weight.ts'

const BIRTH = '1.001193'
const PAGES = ['/', '/thu-tuc', '/thu-tuc?q=khai+sinh', '/su-kien/sinh-con', '/linh-vuc', '/co-quan', `/thu-tuc/${BIRTH}`, '/niem-yet', '/tra-cuu', '/kiosk']

/** A poor line and an old phone. */
const LINE = { latency: 400, downloadThroughput: 400_000 / 8, uploadThroughput: 400_000 / 8, offline: false }
const CPU_SLOWED = 4
const OPENINGS = 3
const REQUESTS = 60

const LIMIT_BYTES = 35 * 1024
const LIMIT_USABLE_MS = 2_000

/** Until the first content is painted and the page can be used, in a browser that has nothing of it yet. */
const openOnPoorLine = (browser: TestBrowser, address: string): Promise<number> =>
  browser.withPage({ width: 360 }, async (page: Page) => {
    const wire = await page.context().newCDPSession(page)
    await wire.send('Network.enable')
    await wire.send('Network.emulateNetworkConditions', LINE)
    await wire.send('Emulation.setCPUThrottlingRate', { rate: CPU_SLOWED })
    await page.goto(address, { waitUntil: 'load' })
    await page.waitForFunction(() => performance.getEntriesByName('first-contentful-paint').length > 0)
    return page.evaluate(() => {
      const [navigation] = performance.getEntriesByType('navigation')
      const [painted] = performance.getEntriesByName('first-contentful-paint')
      const usable = navigation instanceof PerformanceNavigationTiming ? navigation.domContentLoadedEventEnd : Number.NaN
      return Math.max(usable, painted?.startTime ?? Number.NaN)
    })
  })

const serverTimes = async (address: string): Promise<readonly number[]> => {
  const milliseconds: number[] = []
  for (let i = 0; i < REQUESTS; i++) milliseconds.push(await timed(async () => (await fetch(address)).arrayBuffer()))
  return milliseconds
}

/** Pages for citizens: time on the server, weight with everything, time to usable on a poor line and an old phone. */
export const portal: Benchmark = {
  name: 'portal',
  run: async ({ say }) => {
    const office = await openOffice()
    const program = await startProgram(office)
    const browser = await openBrowser()
    try {
      const figures: Record<string, { serverP95Ms: number; gzipBytes: number; requests: number; usableMs: number }> = {}
      for (const path of PAGES) {
        const address = program.origin + path
        const { bytes, requests } = await weigh(program.origin, await fetch(address))
        const serverP95Ms = rounded(percentile(await serverTimes(address), 0.95))
        const opened: number[] = []
        for (let i = 0; i < OPENINGS; i++) opened.push(await openOnPoorLine(browser, address))
        figures[path] = { serverP95Ms, gzipBytes: bytes, requests, usableMs: Math.round(median(opened)) }
        say(`${path}: ${serverP95Ms} ms on the server, ${bytes} bytes, usable after ${figures[path].usableMs} ms`)
      }
      const all = Object.values(figures)
      const goals: readonly Goal[] = [
        { figure: 'heaviest page, gzip bytes', value: Math.max(...all.map((one) => one.gzipBytes)), bound: { atMost: LIMIT_BYTES } },
        { figure: 'slowest to usable, ms', value: Math.max(...all.map((one) => one.usableMs)), bound: { atMost: LIMIT_USABLE_MS } },
      ]
      return report('portal', { pages: figures }, goals)
    } finally {
      await browser.close()
      await program.stop()
      await office.close()
    }
  },
}
