import { readFileSync } from 'node:fs'
import { openBrowser } from './browser.ts'
const log = readFileSync('/tmp/eforms-demo.log', 'utf8')
const login = process.argv[2]!, base = 'http://127.0.0.1:4471'
const password = new RegExp(`^\\s+${login.replace('.', '\\.')}\\s+(\\S+)`, 'm').exec(log)![1]!
const b = await openBrowser()
for (const width of [1280, 360]) await b.withPage({ width, height: 900 }, async (page) => {
  page.on('console', (m) => { if (m.type() === 'error') console.log('console', m.text()) })
  page.on('pageerror', (e) => console.log('pageerror', e.message))
  await page.goto(base + '/dang-nhap'); 
  await page.fill('input[name=login]', login); await page.fill('input[type=password]', password)
  await page.click('main button.btn'); await page.waitForLoadState()
  for (const [name, path] of JSON.parse(process.argv[3]!) as [string, string][]) {
    const r = await page.goto(base + path); await page.waitForLoadState('networkidle')
    console.log(width, name, r?.status(), await page.evaluate(() => document.documentElement.scrollWidth))
    await page.screenshot({ path: `/tmp/ef-${name}-${width}.png`, fullPage: true })
  }
})
await b.close()
