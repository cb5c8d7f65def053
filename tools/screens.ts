/**
 * Renews the pictures of the main screens in `docs/screens/`: `node tools/screens.ts [name …]`.
 * Each screen at 360 and 1280 px, as whoever uses it, over the built screens with made-up life.
 */
import { mkdir, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { openBrowser, serveApp } from '../test/browser.ts'
import { openWebApp, staffSession } from '../test/web.ts'
import { smallPng } from './small-png.ts'

type Screen = {
  readonly name: string
  readonly path: string
  readonly as: 'visitor' | 'officer'
  readonly dark?: boolean
}

const SCREENS: readonly Screen[] = [
  { name: 'portal-home', path: '/', as: 'visitor' },
  { name: 'workplace-home', path: '/mot-cua', as: 'officer' },
  { name: 'components-portal', path: '/kieu-dang', as: 'visitor' },
  { name: 'components-workplace', path: '/kieu-dang/tac-nghiep', as: 'officer' },
  { name: 'components-workplace-dark', path: '/kieu-dang/tac-nghiep', as: 'officer', dark: true },
]
const WIDTHS = [360, 1280]
const TALLEST = 1800
const LARGEST_BYTES = 200_000

const folder = join(import.meta.dirname, '../docs/screens')
const wanted = process.argv.slice(2)

const openOffice = (as: Screen['as']) =>
  openWebApp({
    instance: 'demo',
    resolveSession: async () => (as === 'officer' ? staffSession('caseOfficer') : null),
    findHomeCounters: async () => [
      { name: 'Chờ tiếp nhận', count: 14, to: '/mot-cua?loc=cho-tiep-nhan', base: 'nộp trực tuyến' },
      { name: 'Việc của tôi', count: 24, to: '/mot-cua?loc=cua-toi', base: 'đang giữ' },
      { name: 'Sắp đến hạn', count: 2, to: '/mot-cua?loc=sap-den', base: 'trong hôm nay' },
      { name: 'Quá hạn', count: 1, to: '/mot-cua?loc=qua-han', base: 'của 24 việc', late: true },
    ],
  })

await mkdir(folder, { recursive: true })
const browser = await openBrowser()
const offices = {
  visitor: await serveApp(await openOffice('visitor')),
  officer: await serveApp(await openOffice('officer')),
}
try {
  for (const screen of SCREENS) {
    if (wanted.length > 0 && !wanted.includes(screen.name)) continue
    for (const width of WIDTHS)
      await browser.withPage({ width, dark: screen.dark ?? false }, async (page) => {
        await page.goto(offices[screen.as].origin + screen.path)
        const whole = await page.evaluate(() => document.documentElement.scrollHeight)
        // The window grows to the page, so that what sticks to its edges stands where it belongs.
        await page.setViewportSize({ width, height: Math.min(whole, TALLEST) })
        const file = join(folder, `${screen.name}-${width}.png`)
        await page.evaluate(() => scrollTo(0, 0))
        const picture = smallPng(await page.screenshot())
        await writeFile(file, picture)
        console.log(`${screen.name}-${width}.png ${Math.round(picture.length / 1000)} kB`)
        if (picture.length > LARGEST_BYTES) throw new Error(`${file} is larger than ${LARGEST_BYTES} bytes`)
      })
  }
} finally {
  await browser.close()
  await Promise.all([offices.visitor.close(), offices.officer.close()])
}
