import assert from 'node:assert/strict'
import { readdir, readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { before, test } from 'node:test'
import { gzipSync } from 'node:zlib'
import { buildScreens, openWebApp, staffSession } from './web.ts'

const root = join(import.meta.dirname, '..')
let build = ''
before(async () => {
  build = await buildScreens()
})

const filesUnder = async (folder: string, ending: RegExp): Promise<string[]> => {
  const names = await readdir(join(root, folder), { recursive: true })
  return names.filter((name) => ending.test(name)).map((name) => join(root, folder, name))
}

/** Everything that the browser may be sent as script. */
const browserBundle = async (): Promise<string> => {
  const files = await readdir(join(build, 'client/assets'))
  const scripts = files.filter((name) => name.endsWith('.js'))
  assert.ok(scripts.length > 5)
  return (
    await Promise.all(scripts.map((name) => readFile(join(build, 'client/assets', name), 'utf8')))
  ).join('\n')
}

test('không module .ts nào nhập .tsx: Node chạy .ts, không chạy .tsx', async () => {
  const files = [
    ...(await filesUnder('src', /\.ts$/)),
    ...(await filesUnder('test', /\.ts$/)),
    ...(await filesUnder('tools', /\.m?[tj]s$/)),
  ]
  assert.ok(files.length > 20)
  for (const file of files) {
    const text = await readFile(file, 'utf8')
    // A type leaves nothing behind when Node strips it.
    const kept = text.replaceAll(/^import type [^'"]+from ['"][^'"]+['"]/gm, '')
    assert.doesNotMatch(kept, /(?:from|import)\s*\(?\s*['"][^'"]+\.tsx(\?[^'"]*)?['"]/, file)
  }
})

test('màn hình chỉ nằm trong thư mục ui/, cùng root và hai entry', async () => {
  for (const file of await filesUnder('src', /\.tsx$/))
    assert.match(
      file.slice(root.length).replaceAll('\\', '/'),
      /^\/src\/(root|entry\.(client|server)|(.+\/)?ui\/(charts\/)?[^/]+)\.tsx$/,
    )
})

test('một đồ thị module: gói của máy chủ nhập mọi .ts bằng tên #…, không chép vào', async () => {
  const server = await readFile(join(build, 'server/index.js'), 'utf8')
  assert.match(server, /from "#web\/request-context\.ts"/)
  const bundled = [...server.matchAll(/^\/\/ (src\/.+)$/gm)].map(([, name = '']) => name)
  assert.ok(bundled.includes('src/root.tsx'))
  assert.deepEqual(
    bundled.filter((name) => name.endsWith('.ts')),
    [],
  )
  const { requestContext } = await import('#web/request-context.ts')
  const app = await openWebApp({ resolveSession: async () => staffSession('caseOfficer') })
  // The loader of the bundle finds what the shell put under this very key.
  assert.equal((await app.request('/mot-cua')).status, 200)
  assert.ok(requestContext)
})

test('gói của trình duyệt không mang theo thứ gì của máy chủ', async () => {
  const bundle = await browserBundle()
  for (const marker of [
    /["']node:/,
    /["']#[a-z]/,
    /findHomeCounters/,
    /signInFirst/,
    /timingSafeEqual/,
    /kysely/i,
    /temporal-polyfill/,
  ])
    assert.doesNotMatch(bundle, marker)
})

test('trang chủ lần đầu không quá 35 kB gzip, tính mọi thứ nó tải', async () => {
  const app = await openWebApp({ instance: 'demo' })
  const page = await app.request('/')
  const html = await page.text()
  const parts = [...html.matchAll(/<(?:link|script|img)[^>]*(?:href|src)="(\/[^"]+)"/g)].map(
    ([, path = '']) => path,
  )
  assert.ok(parts.some((path) => path.endsWith('.css')))
  let total = gzipSync(html).byteLength
  for (const path of new Set(parts)) {
    const answer = await app.request(path)
    assert.equal(answer.status, 200, path)
    const bytes = Buffer.from(await answer.arrayBuffer())
    assert.doesNotMatch(
      path.endsWith('.css') ? bytes.toString() : '',
      /@import|url\(/,
      'a stylesheet that loads more is not counted',
    )
    total += gzipSync(bytes).byteLength
  }
  assert.ok(total <= 35 * 1024, `${total} bytes`)
})

test('mọi mã từ chối của mọi năng lực có một trạng thái HTTP và một câu tiếng Việt', async () => {
  const { declaredStatus } = await import('#web/refusal-status.ts')
  // What is said on the terminal alone has an exit code, not a status.
  const terminal = ['src/cli', 'src/backup'].map((folder) => join(root, folder))
  const files = (await filesUnder('src', /refusals\.ts$/)).filter(
    (file) => !terminal.some((folder) => file.startsWith(folder)),
  )
  assert.ok(files.some((file) => file.endsWith('web/refusals.ts')))
  for (const file of files) {
    const module: Record<string, unknown> = await import(file)
    for (const [name, table] of Object.entries(module)) {
      if (!name.endsWith('REFUSALS') || typeof table !== 'object' || table === null) continue
      for (const [code, sentence] of Object.entries(table)) {
        if (code === 'internalError') continue
        assert.notEqual(
          declaredStatus(code),
          undefined,
          `${file}: ${code} has no row in src/web/refusal-status.ts`,
        )
        if (typeof sentence === 'string')
          assert.match(sentence, /[àáạảãâầấậẩẫăằắặẳẵèéẹẻẽêềếệểễìíịỉĩòóọỏõôồốộổỗơờớợởỡùúụủũưừứựửữỳýỵỷỹđ]/i)
      }
    }
  }
})
