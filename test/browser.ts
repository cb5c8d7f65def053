import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import assert from 'node:assert/strict'
import { AxeBuilder } from '@axe-core/playwright'
import type { Hono } from 'hono'
import { chromium, type BrowserContext, type Page } from 'playwright-core'
import { listen } from '#web/listen.ts'
import type { WebEnv } from '#web/request-context.ts'
import { findBrowser } from './chromium.ts'

/** Flags for a closed network and for root, where the sandbox of the browser cannot start. */
const FLAGS = [
  '--no-sandbox',
  '--disable-gpu',
  '--disable-quic',
  '--disable-dev-shm-usage',
  '--no-first-run',
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-sync',
]

export type PageOptions = {
  /** Width of the window in px. Default 1280. */
  readonly width?: number
  readonly height?: number
  readonly javaScript?: boolean
  readonly dark?: boolean
}

export type TestBrowser = {
  /** Opens a page of a fresh visitor, hands it over, and closes it whatever happens. */
  readonly withPage: <T>(options: PageOptions, use: (page: Page) => Promise<T>) => Promise<T>
  readonly close: () => Promise<void>
}

/** Starts one browser; close it in `after(…)`. */
export const openBrowser = async (): Promise<TestBrowser> => {
  const program = await findBrowser()
  const profile = await mkdtemp(join(tmpdir(), 'motcua-browser-'))
  const environment = Object.fromEntries(
    Object.entries(process.env).filter((entry): entry is [string, string] => entry[1] !== undefined),
  )
  const browser = await chromium.launch({
    executablePath: program.executablePath,
    args: [...FLAGS, ...program.args],
    env: { ...environment, ...program.env, HOME: profile },
  })
  return {
    withPage: async (options, use) => {
      const context = await browser.newContext({
        viewport: { width: options.width ?? 1280, height: options.height ?? 800 },
        javaScriptEnabled: options.javaScript ?? true,
        colorScheme: options.dark === true ? 'dark' : 'light',
        locale: 'vi-VN',
        timezoneId: 'Asia/Ho_Chi_Minh',
        reducedMotion: 'reduce',
      })
      try {
        return await use(await newPage(context))
      } finally {
        await context.close()
      }
    },
    close: async () => {
      await browser.close()
      await rm(profile, { recursive: true, force: true })
    },
  }
}

/** A page that remembers faults of its own, for `expectNoFaults`. */
const newPage = async (context: BrowserContext): Promise<Page> => {
  const page = await context.newPage()
  const faults: string[] = []
  FAULTS.set(page, faults)
  page.on('pageerror', (error) => faults.push(`uncaught: ${error.message}`))
  page.on('console', (message) => {
    if (message.type() === 'error') faults.push(`console: ${message.text()}`)
  })
  return page
}
const FAULTS = new WeakMap<Page, string[]>()

/** Nothing was thrown and nothing was refused by the content security policy since the page was opened. */
export const expectNoFaults = (page: Page): void => assert.deepEqual(FAULTS.get(page), [])

/** Rules of WCAG 2.1 A and AA hold on the page as it stands. */
export const expectNoAxeViolations = async (page: Page): Promise<void> => {
  const { violations } = await new AxeBuilder({ page })
    .withTags(['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'best-practice'])
    .analyze()
  const words = violations.map(
    (rule) =>
      `${rule.id}: ${rule.help}\n${rule.nodes.map((node) => `  ${node.target.join(' ')}\n    ${node.failureSummary}`).join('\n')}`,
  )
  assert.equal(words.length, 0, `${page.url()}\n${words.join('\n')}`)
}

/** Nothing on the page is wider than the window: no sideways scrolling. */
export const expectNoSidewaysScroll = async (page: Page): Promise<void> => {
  // Between a click and its page there may be no document yet.
  await page.locator('body').waitFor()
  await page.waitForLoadState()
  const [content, window] = await page.evaluate(() => [
    document.documentElement.scrollWidth,
    document.documentElement.clientWidth,
  ])
  assert.ok(
    (content ?? 0) <= (window ?? 0),
    `${page.url()} is ${content} px wide in a window of ${window} px`,
  )
}

export type RunningApp = { readonly origin: string; readonly close: () => Promise<void> }

/** Serves an app on a free port of this machine alone. */
export const serveApp = async (app: Hono<WebEnv>): Promise<RunningApp> => {
  const { url, stop } = await listen(app.fetch, { host: '127.0.0.1', port: 0, isPortFixed: true })
  return { origin: url, close: () => stop(0) }
}
