/**
 * Renews the pictures of `docs/screens` (the README shows some of them): `node tools/screens.ts [name …]`. It starts a
 * demo of its own, takes each row of `screen-list.ts` as whoever uses that screen, and stops the demo again.
 */
import { mkdir, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import type { Page } from 'playwright-core'
import { openBrowser, type TestBrowser } from '../test/browser.ts'
import { startDemo, type DemoProgram } from './demo-program.ts'
import { SCREENS, type Screen } from './screen-list.ts'
import { smallPng } from './small-png.ts'

const WIDTHS = [360, 1280]
const TALLEST = 1800
const LARGEST_BYTES = 200_000

const folder = join(import.meta.dirname, '../docs/screens')

/** Signs in through the form of the front door; an open session of the same browser is used again. */
const goAs = async (page: Page, demo: DemoProgram, login: string | null, path: string): Promise<void> => {
  if (login !== null) {
    // A citizen signs in with a telephone number, at a door of their own.
    const isCitizen = /^\d+$/.test(login)
    await page.goto(`${demo.origin}${isCitizen ? '/cong-dan' : ''}/dang-nhap?tiep=${encodeURIComponent(path)}`)
    await page.fill(isCitizen ? '[name="contact"]' : '[name="login"]', login)
    await page.fill('[name="password"]', demo.passwords.get(login) ?? '')
    await page.click('main button')
  }
  const answer = await page.goto(demo.origin + path)
  if (answer?.status() !== 200) throw new Error(`${path} as ${login ?? 'visitor'}: ${answer?.status()}`)
}

const take = async (browser: TestBrowser, demo: DemoProgram, screen: Screen, width: number): Promise<Buffer> =>
  browser.withPage({ width, dark: screen.dark ?? false }, (page) =>
    browser.withPage({ width: 1280 }, async (other) => {
      await goAs(page, demo, screen.as, screen.path)
      await screen.prepare?.(page, async (login, path) => {
        await goAs(other, demo, login, path)
        return other
      })
      const whole = await page.evaluate(() => document.documentElement.scrollHeight)
      // The window grows to the page, so that what sticks to its edges stands where it belongs.
      await page.setViewportSize({ width, height: Math.min(whole, TALLEST) })
      await page.evaluate(() => scrollTo(0, 0))
      return smallPng(await page.screenshot())
    }),
  )

const wanted = process.argv.slice(2)
const unknown = wanted.filter((name) => !SCREENS.some((screen) => screen.name === name))
if (unknown.length > 0) throw new Error(`not in tools/screen-list.ts: ${unknown.join(', ')}`)

await mkdir(folder, { recursive: true })
const demo = await startDemo()
const browser = await openBrowser()
try {
  for (const screen of SCREENS) {
    if (wanted.length > 0 && !wanted.includes(screen.name)) continue
    for (const width of screen.widths ?? WIDTHS) {
      const file = `${screen.name}-${width}.png`
      const picture = await take(browser, demo, screen, width)
      await writeFile(join(folder, file), picture)
      console.log(`${file} ${Math.round(picture.length / 1000)} kB`)
      if (picture.length > LARGEST_BYTES) throw new Error(`${file} is larger than ${LARGEST_BYTES} bytes`)
    }
  }
} finally {
  await browser.close()
  await demo.stop()
}
