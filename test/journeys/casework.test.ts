import assert from 'node:assert/strict'
import { after, test } from 'node:test'
import type { Page } from 'playwright-core'
import { taken } from '#organisation/testing.ts'
import { CODES, PERSON } from '../../src/dossiers/testing.ts'
import { openCasework, PERSON_COOKIE, type Person } from '../../src/dossiers/testing-casework.ts'
import { expectNoAxeViolations, expectNoFaults, expectNoSidewaysScroll, openBrowser, serveApp } from '../browser.ts'
import { testDatabase } from '../db.ts'

const db = await testDatabase()
const office = await openCasework(db, '2026-11-10T02:10:00Z')
const server = await serveApp(office.app)
const browser = await openBrowser()
after(async () => {
  await browser.close()
  await server.close()
})

const asPerson = <T>(person: Person, use: (page: Page) => Promise<T>, options: { width?: number; javaScript?: boolean; dark?: boolean } = {}): Promise<T> =>
  browser.withPage(options, async (page) => {
    await page.context().addCookies([{ name: PERSON_COOKIE, value: person, url: server.origin }])
    const result = await use(page)
    // A refused plain form is an answer with its own status, which the browser's console counts as a fault.
    if (options.javaScript !== false) expectNoFaults(page)
    return result
  })

const open = (page: Page, path: string): Promise<unknown> => page.goto(server.origin + path, { waitUntil: 'networkidle' })
const phaseOf = async (code: string): Promise<string> => {
  const { phase } = await db.owner.selectFrom('dossier').select('phase').where('code', '=', code).executeTakeFirstOrThrow()
  return phase
}

test('một hồ sơ đi từ danh sách việc tới kết quả qua bốn cán bộ', async () => {
  const { code } = await office.receive()

  await asPerson('officer', async (page) => {
    await open(page, '/mot-cua/viec-cua-toi')
    await page.keyboard.press('ArrowDown')
    await page.keyboard.press('Enter')
    await page.waitForURL(/\/mot-cua\/ho-so\//)
    await page.getByRole('button', { name: 'Nhận việc' }).click()
    await page.getByText('Bạn đã nhận việc.').waitFor()
    await page.getByRole('link', { name: 'Soạn dự thảo kết quả' }).click()
    await page.getByText('Đồng ý giải quyết').click()
    await page.getByLabel('Nội dung kết quả').fill('Cấp giấy xác nhận tình trạng hôn nhân')
    await page.getByRole('button', { name: 'Soạn dự thảo kết quả' }).click()
    await page.getByText('Đã lưu dự thảo kết quả.').waitFor()
    await page.getByRole('link', { name: 'Chuyển bước tiếp' }).click()
    await page.getByText('Hồ sơ sẽ sang bước').waitFor()
    await page.getByRole('button', { name: 'Chuyển bước tiếp' }).click()
    await page.getByText('Đã chuyển hồ sơ sang bước tiếp theo.').waitFor()
  })

  const actOn = async (person: Person, action: string, done: string, fill?: (page: Page) => Promise<void>): Promise<void> =>
    asPerson(person, async (page) => {
      await open(page, '/mot-cua/viec-cua-toi')
      await page.locator('[data-row-link]').first().click()
      await page.getByRole('link', { name: action }).click()
      await page.getByRole('button', { name: action }).waitFor()
      await fill?.(page)
      await page.getByRole('button', { name: action }).click()
      await page.getByText(done).waitFor()
    })
  await actOn('head', 'Chuyển bước tiếp', 'Đã chuyển hồ sơ sang bước tiếp theo.')
  await actOn('leader', 'Ký duyệt', 'Đã ký duyệt kết quả.')
  await actOn('clerk', 'Cấp số, phát hành', 'Đã cấp số và phát hành kết quả.', (page) => page.getByText('Kết quả về một cửa ngay').click())
  assert.equal(await phaseOf(code), 'resolved')

  await asPerson('desk', async (page) => {
    await open(page, `/mot-cua/ho-so/ma/${code}`)
    await page.getByText('xong trước').first().waitFor()
    await page.getByRole('link', { name: /^Lịch sử/ }).click()
    await page.getByText('Phạm Thị Hồng ký duyệt kết quả').first().waitFor()
  })
})

test('không cần script: nhận việc, yêu cầu bổ sung, thấy thời hạn tạm dừng ở trong và ở ngoài', async () => {
  const { id, code } = await office.receive()
  await asPerson(
    'officer',
    async (page) => {
      await open(page, `/mot-cua/ho-so/${id}/yeu-cau-bo-sung`)
      await page.getByText('Thời hạn tạm dừng từ lúc này').waitFor()
      await page.getByLabel('Giấy tờ còn thiếu').fill('Căn cước công dân')
      await page.getByRole('button', { name: 'Yêu cầu bổ sung' }).click()
      await page.getByText('Chưa điền lý do.').first().waitFor()
      assert.equal(await page.getByLabel('Giấy tờ còn thiếu').inputValue(), 'Căn cước công dân')
      await page.getByLabel('Lý do').fill('Thiếu giấy tờ tùy thân')
      await page.getByLabel('Người dân bổ sung trước ngày').fill('2026-11-30')
      await page.getByRole('button', { name: 'Yêu cầu bổ sung' }).click()
      await page.getByText('thời hạn đang tạm dừng').first().waitFor()
      await page.getByText('Đang chờ bổ sung giấy tờ').waitFor()
      await page.getByText('tạm dừng, còn 5 ngày làm việc').waitFor()
    },
    { javaScript: false },
  )
  const lookUp = async (page: Page): Promise<void> => {
    await open(page, `/tra-cuu?ma=${code}`)
    await page.getByLabel(/Mã tra cứu/).fill(PERSON.phone.replace(/\s/g, '').slice(-4))
    await page.getByRole('button', { name: 'Xem tiến độ' }).click()
    await page.getByText('Chờ bạn bổ sung giấy tờ').waitFor()
  }
  await browser.withPage({ javaScript: false, width: 360 }, lookUp)
  for (const width of [360, 1280]) {
    await browser.withPage({ width }, async (page) => {
      await open(page, '/tra-cuu')
      await expectNoAxeViolations(page)
      await lookUp(page)
      await expectNoAxeViolations(page)
      await expectNoSidewaysScroll(page)
    })
  }
})

test('mã tra cứu sau dấu # tự vào ô và rời khỏi địa chỉ', async () => {
  await browser.withPage({}, async (page) => {
    await open(page, '/tra-cuu?ma=H50.101.01-261110-0001#AB12-CD34-EF56-GH78')
    assert.equal(await page.getByLabel(/Mã tra cứu/).inputValue(), 'AB12-CD34-EF56-GH78')
    assert.equal(new URL(page.url()).hash, '')
    expectNoFaults(page)
  })
})

test('phân công hàng loạt từ danh sách của đơn vị', async () => {
  await office.receive()
  await asPerson('head', async (page) => {
    await open(page, '/mot-cua/don-vi?loc=moi-den')
    await page.keyboard.press('ArrowDown')
    await page.keyboard.press('x')
    await page.getByLabel('Giao các việc đã đánh dấu cho').selectOption({ label: 'Trần Thị Hạnh' })
    await page.getByRole('button', { name: 'Phân công' }).click()
    await page.getByText('Đã phân công 1 việc.').waitFor()
  })
})

test('mọi màn hình, hẹp và rộng, sáng và tối: đọc được, không tràn ngang', async () => {
  const late = await office.receive()
  const paused = await office.receive()
  taken(await office.act('officer', 'requestSupplement', { dossierId: paused.id, items: ['Căn cước'], reason: 'Thiếu', answerDueOn: '2026-11-30', exceptionBasis: null }))
  const long = await office.receive({
    procedureCode: CODES.withoutTime,
    submitter: { ...PERSON, name: 'Công Tằng Tôn Nữ Thị Khánh Huyền Trang Phương Thảo Nguyên' },
  })
  office.setClock('2026-11-19T02:10:00Z')
  const screens: readonly (readonly [person: Person, path: string])[] = [
    ['officer', '/mot-cua/viec-cua-toi'],
    ['clerk', '/mot-cua/viec-cua-toi?loc=qua-han'],
    ['head', '/mot-cua/don-vi'],
    ['desk', '/mot-cua/ho-so'],
    ['desk', '/mot-cua/ho-so?q=khong+co+ai'],
    ['officer', `/mot-cua/ho-so/${late.id}`],
    ['officer', `/mot-cua/ho-so/${late.id}?muc=lich-su`],
    ['officer', `/mot-cua/ho-so/${paused.id}?muc=thoi-han`],
    ['officer', `/mot-cua/ho-so/${long.id}?muc=nguoi`],
    ['officer', `/mot-cua/ho-so/${late.id}/lay-y-kien?buoc=2`],
    ['officer', `/mot-cua/ho-so/${paused.id}/nhan-bo-sung`],
    ['desk', `/mot-cua/ho-so/${late.id}/dinh-chinh`],
  ]
  const inDark = screens.filter((_, i) => i % 5 === 0)
  for (const [width, dark, shown] of [[360, false, screens], [1280, false, screens], [1280, true, inDark]] as const) {
    for (const [person, path] of shown) {
      await asPerson(
        person,
        async (page) => {
          await open(page, path)
          await expectNoAxeViolations(page)
          await expectNoSidewaysScroll(page)
        },
        { width, dark },
      )
    }
  }
})
