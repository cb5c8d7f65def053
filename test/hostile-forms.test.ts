import assert from 'node:assert/strict'
import { describe, test } from 'node:test'
import { perform } from '#dossiers/commands.ts'
import { asStaff, filing, PERSON } from '#dossiers/testing.ts'
import { hire, taken } from '#organisation/testing.ts'
import { refuse } from '#kernel/result.ts'
import type { FileStore } from '#files/file-store.ts'
import { ACCESS } from '#web/access.ts'
import { testDatabase } from './db.ts'
import { postForms, type HtmlForm } from './html-forms.ts'
import { addAccount, foundRealOffice, openCookie, openRealDoors } from './office.ts'
import { rowCounts } from './row-counts.ts'
import { seededRandom } from './seeded-random.ts'
import { HOSTILE } from './spoiled-input.ts'

const db = await testDatabase()
const { system, units, staff } = await foundRealOffice(db.app)
const administrator = await hire(
  system, 'Ngô Văn Máy',
  { role: 'systemAdmin', unitId: units.province, withSubtree: true },
  { role: 'businessAdmin', unitId: units.province, withSubtree: true },
  { role: 'procedureController', unitId: units.province, withSubtree: true },
)
const doors = await openRealDoors(db)
const [desk, admin] = [
  await openCookie(system, await addAccount(system, staff.everything)),
  await openCookie(system, await addAccount(system, administrator)),
]
const random = seededRandom(766)

const MARKUP = '<script>alert("x")</script><img src=x onerror=alert(1)>'
const FORMULA = '=HYPERLINK("http://x","bấm")'
const clerk = await asStaff(system, staff.everything, 'Đỗ Thị Ngọc Ánh')
const written = taken(
  await perform(clerk, 'receive', filing(system, units, { submitter: { ...PERSON, name: MARKUP, address: FORMULA } })),
)
const online = taken(await perform(clerk, 'submit', { ...submission(), submitter: { ...PERSON, name: MARKUP } }))

function submission() {
  const { forward: _, channel: __, ...rest } = filing(system, units)
  return { ...rest, channel: 'online' as const }
}

/** The page with the cookies that it set, as a browser keeps them. */
const open = async (path: string, cookie: string): Promise<{ html: string; cookie: string }> => {
  const page = await doors.send(path, { headers: { cookie } })
  assert.equal(page.status, 200, `${path} ${page.status}`)
  const set = page.headers.getSetCookie().map((line) => line.split(';')[0] ?? '')
  return { html: await page.text(), cookie: [cookie, ...set].filter(Boolean).join('; ') }
}

const csrfIn = (html: string): string => /name="csrf" value="([^"]+)"|csrf=([\w-]+)/.exec(html)?.slice(1).find(Boolean) ?? ''

const post = (form: HtmlForm, fields: readonly (readonly [string, string])[], csrf: string, cookie: string): Promise<Response> => {
  const [path = '', query = ''] = form.action.split('?')
  const search = new URLSearchParams(query)
  search.delete('csrf')
  const body = form.isUpload ? new FormData() : new URLSearchParams()
  for (const [name, value] of fields) if (name !== 'csrf') body.append(name, value)
  if (form.isUpload) search.set('csrf', csrf)
  else body.append('csrf', csrf)
  return doors.send(search.size === 0 ? path : `${path}?${search}`, { method: 'POST', headers: { cookie }, body })
}

const textOf = (value: unknown): string => (typeof value === 'string' ? value : JSON.stringify(value)).toWellFormed()

/** One to three boxes hostile, sometimes one twice, one unknown, one missing. */
const spoilFields = (fields: HtmlForm['fields']): (readonly [string, string])[] => {
  const changed = [...fields]
  for (let rounds = 1 + random.int(3); rounds > 0 && changed.length > 0; rounds--) {
    const at = random.int(changed.length)
    const [name] = changed[at] ?? ['', '']
    if (random.chance(0.1)) changed.splice(at, 1)
    else if (random.chance(0.1)) changed.push([name, textOf(random.pick(HOSTILE))])
    else if (random.chance(0.1)) changed.push([random.pick(['__proto__', 'constructor', 'isAdmin', '']), 'x'])
    else changed[at] = [name, textOf(random.pick(HOSTILE))]
  }
  return changed
}

const SCREENS: readonly (readonly [path: string, cookie: string])[] = [
  ['/dang-nhap', ''],
  ['/tra-cuu', ''],
  ['/mot-cua/tiep-nhan?thu-tuc=1.004873', desk],
  ['/mot-cua/chung-thuc', desk],
  ['/mot-cua/tra-ket-qua', desk],
  ['/mot-cua/cho-tiep-nhan', desk],
  [`/mot-cua/ho-so/${written.dossierId}`, desk],
  ['/tai-khoan', desk],
  ['/danh-muc/thu-tuc/moi', admin],
  ['/danh-muc/thu-tuc/1.004873', admin],
  ['/danh-muc/thu-tuc/1.004873/soan', admin],
  ['/danh-muc/phan-cong-thu-tuc', admin],
  ['/quan-tri/don-vi', admin],
  [`/quan-tri/don-vi/${units.commune}`, admin],
  ['/quan-tri/can-bo', admin],
  [`/quan-tri/can-bo/${staff.desk}`, admin],
  ['/quan-tri/uy-quyen', admin],
  ['/quan-tri/lich-lam-viec', admin],
  ['/quan-tri/ngay-nghi', admin],
]
const ROUNDS = 12
const VIETNAMESE = /[à-ỹđ]/iu
const statuses = new Map<number, number>()

describe('biểu mẫu: mọi ô bị làm hỏng', () => {
  for (const [path, cookie] of SCREENS) {
    test(path.replaceAll(/[0-9a-f-]{36}/g, ':id'), async () => {
      const page = await open(path, cookie)
      const forms = postForms(page.html, path).filter((form) => !/dang-xuat|giao-dien/.test(form.action))
      if (forms.length === 0) return
      const csrf = csrfIn(page.html)
      let before = await rowCounts(db)
      for (let round = 0; round < ROUNDS; round++) {
        const form = random.pick(forms)
        const fields = spoilFields(form.fields)
        const answer = await post(form, fields, csrf, page.cookie)
        const html = await answer.text()
        const what = `${answer.status} for ${path} ${JSON.stringify(fields).slice(0, 600)}`
        assert.ok(answer.status < 500 || answer.status === 503, `${what}\n${doors.logged.at(-1)}`)
        assert.doesNotMatch(html, /<script>alert|<img src=x/, what)
        statuses.set(answer.status, (statuses.get(answer.status) ?? 0) + 1)
        const now = await rowCounts(db)
        if (answer.status >= 400) {
          assert.match(html, VIETNAMESE, what)
          assert.equal(now, before, `half-done: ${what}`)
        }
        before = now
      }
    })
  }

  test('địa chỉ hỏng: không màn hình nào ngã', async () => {
    const screens = Object.keys(ACCESS).filter((key) => key.startsWith('/'))
    const ids = [written.dossierId, '%F0%9F', 'x'.repeat(500), '__proto__']
    for (const [i, screen] of screens.entries()) {
      const path = screen.replace(/:\w+/g, () => ids[i % ids.length] ?? '')
      const cookie = /^\/(quan-tri|danh-muc)/.test(screen) ? admin : desk
      for (const search of ['?thu-tuc=%00', '?trang=-1&tim=%F0%9F', '?don-vi=x&ngay=9999-99-99&nam=1e9', `?tim=${'x'.repeat(3000)}`, '?sau=infinity&tu=abc&khoa=x&ma=x&lan=1e9&buoc=-1']) {
        const answer = await doors.send(`${path}${search}`, { headers: { cookie } })
        assert.ok(answer.status < 500, `${answer.status} for ${path}${search}\n${doors.logged.at(-1)}`)
      }
    }
  })

  test('những câu trả lời đã gặp: trang hiện lại và ô sai', () => {
    for (const status of [200, 422]) assert.ok(statuses.has(status), JSON.stringify([...statuses]))
  })
})

describe('chữ người dân gõ hiện ra nguyên chữ, không thành mã', () => {
  const screens = ['/mot-cua/cho-tiep-nhan', '/mot-cua/tra-ket-qua', '/mot-cua', `/mot-cua/tiep-nhan/${written.dossierId}`]
  for (const path of screens) {
    test(path.replace(written.dossierId, ':id'), async () => {
      const { html } = await open(path, desk)
      assert.doesNotMatch(html, /<script>alert|<img src=x/)
    })
  }

  test('hàng chờ tiếp nhận có hồ sơ ấy, tên được viết bằng ký hiệu an toàn', async () => {
    assert.ok(online.dossierId !== written.dossierId)
    assert.match((await open('/mot-cua/cho-tiep-nhan', desk)).html, /&lt;script&gt;alert/)
  })
})

describe('tệp qua biểu mẫu tiếp nhận', () => {
  const sendWith = async (file: File, store?: FileStore) => {
    const at = store === undefined ? doors : await openRealDoors(db, {}, store)
    const path = '/mot-cua/tiep-nhan?thu-tuc=1.004873'
    const page = await open(path, desk)
    const form = postForms(page.html, path).find(({ isUpload }) => isUpload) ?? assert.fail('no form with files')
    const fileField = /name="([^"]+)"[^>]*type="file"|type="file"[^>]*name="([^"]+)"/.exec(page.html)?.slice(1).find(Boolean)
    assert.ok(fileField)
    const body = new FormData()
    for (const [name, value] of form.fields) if (!/^(csrf|do$|owner|representative)/.test(name)) body.append(name, value)
    body.set('submitter.name', PERSON.name)
    body.set('submitter.identityNumber', PERSON.identityNumber)
    body.set(fileField, file)
    const before = await rowCounts(db)
    const answer = await at.send(`/mot-cua/tiep-nhan?csrf=${csrfIn(page.html)}`, { method: 'POST', headers: { cookie: page.cookie }, body })
    return { status: answer.status, html: await answer.text(), before, now: await rowCounts(db) }
  }
  const honest = () => new File(['Đơn đề nghị\n'], 'don.txt', { type: 'text/plain' })

  test('tệp thật thì được nhận, nên chỉ tệp là điều khác ở hai ca sau', async () => {
    const { status, html, before, now } = await sendWith(honest())
    assert.equal(status, 303, /error-summary[^]{0,900}/.exec(html)?.[0])
    assert.notEqual(now, before)
  })

  test('tệp nói dối về kiểu: một câu, không có gì được lưu', async () => {
    const lying = new File(['<!doctype html><script>alert(1)</script>'], 'giay-khai-sinh.pdf', { type: 'application/pdf' })
    const { status, html, before, now } = await sendWith(lying)
    assert.equal(status, 422)
    assert.match(html, /giay-khai-sinh\.pdf/)
    assert.equal(now, before)
  })

  test('đĩa đầy: một câu, không có gì được lưu', async () => {
    const full: FileStore = { ...unused, keep: async () => refuse('storageFull') }
    const { status, html, before, now } = await sendWith(honest(), full)
    assert.equal(status, 422)
    assert.match(html, /don\.txt[^<]*(đầy|hết chỗ|dung lượng)/i)
    assert.equal(now, before)
  })
})

const unused: Omit<FileStore, 'keep'> = {
  parts: {
    sizeOf: async () => 0,
    append: () => assert.fail('not asked'),
    finish: () => assert.fail('not asked'),
    discard: async () => undefined,
  },
  putBack: async () => assert.fail('not asked'),
  read: () => assert.fail('not asked'),
  has: async () => false,
  sweep: async () => 0,
}

test('nhật ký của cả lượt này không có tên, số định danh, địa chỉ, mật khẩu, mã phiên', () => {
  const log = doors.logged.join('')
  for (const secret of ['<script>', 'HYPERLINK', PERSON.identityNumber, PERSON.name, desk.split('=')[1] ?? '?', admin.split('=')[1] ?? '?']) {
    assert.ok(!log.includes(secret), `the log holds ${secret}`)
  }
})
