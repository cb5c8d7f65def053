import assert from 'node:assert/strict'
import { test } from 'node:test'
import { sql } from 'kysely'
import { transaction } from '#db/context.ts'
import { rowsOf, testDatabase } from '../../test/db.ts'
import { foundRealOffice, openRealDoors } from '../../test/office.ts'
import { openPortalVisitor } from '../../test/portal-visitor.ts'
import { getCitizenProfile } from './queries.ts'
import { openCitizen } from './testing.ts'

const db = await testDatabase()
const { system } = await foundRealOffice(db.app)
const doors = await openRealDoors(db)
const visit = () => openPortalVisitor(doors.send)

const latestCode = async (contact: string): Promise<string> => {
  const [row] = await rowsOf<{ code: string }>(db, `select code from code_message where contact = '${contact}' order by id desc limit 1`)
  return row?.code ?? assert.fail(`no code for ${contact}`)
}
const other = (code: string): string => String((Number(code) + 1) % 1_000_000).padStart(6, '0')
const PASSWORD = 'mưa rơi trên phố Huế'

/** From the first page to a signed-in account, as one without script does it. */
const signUp = async (contact: string, name: string, tiep = '') => {
  const browser = visit()
  const begun = await browser.fill(`/cong-dan/dang-ky${tiep === '' ? '' : `?tiep=${encodeURIComponent(tiep)}`}`, { contact, ...(tiep !== '' && { tiep }) })
  assert.equal(begun.status, 303)
  const entered = await browser.fill(begun.headers.get('location') ?? '', { viec: 'nhap', otp: await latestCode(contact), ...(tiep !== '' && { tiep }) })
  assert.equal(entered.status, 303, await entered.text())
  const done = await browser.fill(entered.headers.get('location') ?? '', { name, password: PASSWORD, passwordAgain: PASSWORD, ...(tiep !== '' && { tiep }) })
  assert.equal(done.status, 303, await done.text())
  return { browser, done }
}

test('đăng ký bằng số điện thoại, không script: mã đúng mới tới mật khẩu, xong về trang đã hỏi', async () => {
  const browser = visit()
  const begun = await browser.fill('/cong-dan/dang-ky', { contact: '+84 912 345 678' })
  assert.equal(begun.headers.get('location'), '/cong-dan/ma-xac-nhan')
  const code = await latestCode('0912345678')
  const page = await (await browser.send('/cong-dan/ma-xac-nhan')).text()
  assert.match(page, /\*{6}5678/)
  assert.doesNotMatch(page, new RegExp(`${code}|0912345678|trinh-dien`))
  assert.equal((await browser.send('/cong-dan/dat-mat-khau')).status, 303)
  const wrong = await browser.fill('/cong-dan/ma-xac-nhan', { viec: 'nhap', otp: other(code) })
  assert.equal(wrong.status, 422)
  assert.match(await wrong.text(), /Mã không đúng/)
  // Whoever has the code but not the browser's secret gets nowhere.
  const stranger = await visit().fill('/cong-dan/dang-ky', { viec: 'nhap', otp: code }, '/cong-dan/ma-xac-nhan')
  assert.equal(stranger.headers.get('location'), '/cong-dan/dang-ky')
  const right = await browser.fill('/cong-dan/ma-xac-nhan', { viec: 'nhap', otp: code })
  assert.equal(right.headers.get('location'), '/cong-dan/dat-mat-khau')
  const weak = await browser.fill('/cong-dan/dat-mat-khau', { name: 'Trần Thị Ngọc Ưng', password: 'Matkhau@2026', passwordAgain: 'Matkhau@2026' })
  assert.equal(weak.status, 422)
  const text = await weak.text()
  assert.match(text, /nhóm bị đoán đầu tiên/)
  assert.match(text, /value="Trần Thị Ngọc Ưng"/)
  assert.doesNotMatch(text, /Matkhau@2026/)
  const done = await browser.fill('/cong-dan/dat-mat-khau', { name: 'Trần Thị Ngọc Ưng', password: PASSWORD, passwordAgain: PASSWORD, tiep: '/thu-tuc' })
  assert.equal(done.headers.get('location'), '/thu-tuc')
  const home = await (await browser.send('/cong-dan')).text()
  assert.match(home, /Trần Thị Ngọc Ưng/)
  assert.match(await (await browser.send('/cong-dan/bao-mat')).text(), /0912345678/)
  assert.equal((await browser.fill('/cong-dan', {}, '/cong-dan/dang-xuat')).headers.get('location'), '/')
  assert.equal((await browser.send('/cong-dan')).headers.get('location'), '/cong-dan/dang-nhap?tiep=%2Fcong-dan')
})

test('cửa dành cho công dân hỏi đăng nhập rồi đưa về đúng trang; địa chỉ ngoài thì không', async () => {
  await signUp('tiep@example.vn', 'Lê Văn Tiếp')
  for (const [tiep, to] of [['/cong-dan?xem=1', '/cong-dan?xem=1'], ['https://xau.vn/', '/cong-dan'], ['//xau.vn', '/cong-dan'], ['/\\xau.vn', '/cong-dan']] as const) {
    const answer = await visit().fill('/cong-dan/dang-nhap', { contact: 'tiep@example.vn', password: PASSWORD, tiep })
    assert.equal(answer.headers.get('location'), to)
  }
})

test('đăng nhập: tài khoản có hay không, câu trả lời và số lần thử như nhau', async () => {
  await signUp('0987000111', 'Nguyễn Văn Có')
  const tryAt = async (contact: string) => {
    const seen: unknown[] = []
    for (let i = 0; i < 6; i++) {
      const answer = await visit().fill('/cong-dan/dang-nhap', { contact, password: 'không phải' })
      const body = await answer.text()
      seen.push([answer.status, /<p class="err"[^>]*>([^<]*)/.exec(body)?.[1], /tạm khóa/.test(body), /mật khẩu không đúng/.test(body)])
    }
    return seen
  }
  const known = await tryAt('0987000111')
  assert.deepEqual(await tryAt('0987000222'), known)
  assert.deepEqual(known.map((seen) => (seen as unknown[])[0]), [422, 422, 422, 422, 422, 429])
  const locked = await visit().fill('/cong-dan/dang-nhap', { contact: '0987000111', password: PASSWORD })
  assert.equal(locked.status, 429)
})

test('đăng ký lại số đã có tài khoản: không ai biết trước khi có mã; có mã thì là đặt lại mật khẩu, phiên cũ kết thúc', async () => {
  const first = await signUp('0977000111', 'Chủ Số')
  assert.equal((await first.browser.send('/cong-dan')).status, 200)
  const page = (contact: string) => visit().fill('/cong-dan/dang-ky', { contact }).then((answer) => [answer.status, answer.headers.get('location')])
  assert.deepEqual(await page('0977000111'), await page('0977000222'))
  const again = await signUp('0977000111', '')
  assert.match(await (await again.browser.send('/cong-dan')).text(), /Chủ Số/)
  assert.equal((await first.browser.send('/cong-dan')).status, 303)
})

test('một mã chỉ thử được năm lần; mỗi số chỉ nhận năm mã một giờ', async () => {
  const browser = visit()
  await browser.fill('/cong-dan/dang-ky', { contact: '0967000111' })
  const code = await latestCode('0967000111')
  for (let i = 0; i < 5; i++) assert.equal((await browser.fill('/cong-dan/ma-xac-nhan', { viec: 'nhap', otp: other(code) })).status, 422)
  assert.equal((await browser.fill('/cong-dan/ma-xac-nhan', { viec: 'nhap', otp: code })).status, 410)
  for (let i = 0; i < 4; i++) assert.equal((await browser.fill('/cong-dan/ma-xac-nhan', { viec: 'gui-lai' })).status, 303)
  assert.equal((await browser.fill('/cong-dan/ma-xac-nhan', { viec: 'gui-lai' })).status, 429)
  const [sent] = await rowsOf<{ count: number }>(db, `select count(*)::int from code_message where contact = '0967000111'`)
  assert.equal(sent?.count, 5)
})

test('một mã đã dùng để tạo tài khoản thì không dùng lại được', async () => {
  const { browser } = await signUp('0957000111', 'Một Lần')
  const again = await browser.fill('/cong-dan', { name: 'Lần Hai', password: PASSWORD, passwordAgain: PASSWORD }, '/cong-dan/dat-mat-khau')
  assert.equal(again.headers.get('location'), '/cong-dan/dang-ky')
  assert.match(await (await browser.send('/thu-tuc')).text(), /Bước xác nhận trước đã quá hạn/)
  assert.match(await (await browser.send('/cong-dan')).text(), /Một Lần/)
})

test('đăng nhập mới thì phiên cũ của trình duyệt đó hết; mã phiên đổi', async () => {
  const { browser } = await signUp('0947000111', 'Phiên Mới')
  const before = browser.cookie('motcua-citizen')
  await browser.fill('/cong-dan', { contact: '0947000111', password: PASSWORD }, '/cong-dan/dang-nhap')
  assert.notEqual(browser.cookie('motcua-citizen'), before)
  const old = await doors.send('/cong-dan', { headers: { cookie: `motcua-citizen=${before}` } })
  assert.equal(old.status, 303)
})

test('mã đi qua hộp thư đi, chỉ mang mã số của tin; trang web không đọc lại được mã', async () => {
  await visit().fill('/cong-dan/dang-ky', { contact: 'hop.thu@example.vn' })
  const [row] = await rowsOf<{ channel: string; reference: object; id: string }>(db, `
    select o.channel, o.reference, m.id from code_message m join outbox o on o.key = 'code:' || m.id
    where m.contact = 'hop.thu@example.vn'`)
  assert.deepEqual([row?.channel, row?.reference], ['mail', { codeId: row?.id }])
  await assert.rejects(transaction(system, (trx) => sql`select code from code_message`.execute(trx)), /permission denied/)
})

test('bức tường: công dân chỉ thấy tài khoản của mình, khách và cán bộ không thấy ai', async () => {
  const [one, two] = [await openCitizen(system, { name: 'Một' }), await openCitizen(system, { name: 'Hai' })]
  assert.equal((await transaction(one.ctx, (trx) => getCitizenProfile(trx, one.accountId))).name?.value, 'Một')
  assert.deepEqual(await transaction(one.ctx, (trx) => getCitizenProfile(trx, two.accountId)), {})
  const visitor = { ...one.ctx, actor: { ...one.actor, assurance: 'none' as const } }
  assert.deepEqual(await transaction(visitor, (trx) => getCitizenProfile(trx, one.accountId)), {})
})

test('dưới https cookie của công dân mang __Host- và Secure', async () => {
  const { cookie } = await openCitizen(system)
  const secure = await openRealDoors(db, { PUBLIC_ORIGIN: 'https://dichvucong.example.vn', BEHIND_PROXY: 'true' })
  assert.equal((await secure.send('/cong-dan', { headers: { cookie } })).status, 303)
  assert.equal((await secure.send('/cong-dan', { headers: { cookie: `__Host-${cookie}` } })).status, 200)
})
