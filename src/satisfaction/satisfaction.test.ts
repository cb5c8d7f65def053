import assert from 'node:assert/strict'
import { describe, test } from 'node:test'
import { sql } from 'kysely'
import { transaction } from '#db/context.ts'
import type { DossierId } from '#kernel/ids.ts'
import { Temporal } from '#kernel/time.ts'
import { sealId } from '#dossiers/look-up/sealed-id.ts'
import { openCasework, PERSON_COOKIE } from '#dossiers/testing-casework.ts'
import { taken } from '#organisation/testing.ts'
import { rowsOf, testDatabase } from '../../test/db.ts'
import type { RatingAnswers } from './domain/rating.ts'
import { listRatings } from './queries.ts'
import { findInvitation, rate } from './rate.ts'
import { inviteAtStation, openStation } from './stations.ts'

const db = await testDatabase()
const office = await openCasework(db)
const GOOD: RatingAnswers = { reception: 5, time: 4, attitude: 5, askedTwice: false, comment: null }
const FORM = { reception: '5', time: '4', attitude: '2', askedTwice: 'no', comment: 'Chờ hơi lâu' }

const { finish } = office
const tokenOf = (id: DossierId): Promise<string> => transaction(office.system, (trx) => sealId(trx, office.system, 'rating', id))
let asker = 0
const rateAs = (token: string, answers = GOOD) => rate(office.system, { token, address: `10.1.0.${asker++}`, answers })
const months = async (today = '2026-11-20') => {
  const center = office.office.units.center
  const leader = await office.as('leader')
  return transaction(leader, (trx) => listRatings(trx, [center], Temporal.PlainDate.from('2026-11-01'), Temporal.PlainDate.from(today)))
}
const counted = () => rowsOf<{ count: number }>(db, 'select count(*)::int as count from rating')

/** A page as a visitor without script meets it, and its form sent back. */
const visit = async (path: string, fields?: Readonly<Record<string, string>>, cookie = '') => {
  const first = await office.app.request(path, { headers: { cookie } })
  const html = await first.text()
  if (fields === undefined) return { status: first.status, html, location: null }
  const cookies = [cookie, ...first.headers.getSetCookie().map((line) => line.split(';')[0])].filter(Boolean).join('; ')
  const csrf = /name="csrf" value="([^"]*)"/.exec(html)?.[1] ?? ''
  const answer = await office.app.request(path, {
    method: 'POST', headers: { cookie: cookies, 'content-type': 'application/x-www-form-urlencoded' }, body: new URLSearchParams({ csrf, ...fields }),
  })
  return { status: answer.status, html: await answer.text(), location: answer.headers.get('location') }
}

describe('đánh giá bằng địa chỉ một lần', () => {
  test('chưa có kết quả thì chưa đánh giá được; mã của việc khác, mã sai cũng không', async () => {
    const { id } = await office.receive()
    const early = await rateAs(await tokenOf(id))
    assert.equal(!early.ok && early.refusal.code, 'ratingNotFound')
    const other = await transaction(office.system, (trx) => sealId(trx, office.system, 'result', id))
    assert.equal((await rateAs(other)).ok, false)
    assert.equal((await visit('/danh-gia/sai')).status, 404)
  })

  test('mỗi hồ sơ một lần; gửi lại không đổi gì, không lỗi', async () => {
    const token = await tokenOf(await finish())
    const [before] = await counted()
    taken(await rateAs(token))
    taken(await rateAs(token, { ...GOOD, reception: 1 }))
    await Promise.all([rateAs(token), rateAs(token)])
    const [after] = await counted()
    assert.equal(after?.count, (before?.count ?? 0) + 1)
    const page = await visit(`/danh-gia/${token}`)
    assert.match(page.html, /Cảm ơn bạn đã đánh giá/)
    assert.doesNotMatch(page.html, /<form/)
  })

  test('không script: thiếu câu nào báo câu ấy, giữ điều đã chọn; đủ thì cảm ơn; trang không có tên, không có mã hồ sơ', async () => {
    const id = await finish()
    const path = `/danh-gia/${await tokenOf(id)}`
    const { time: _time, ...partly } = FORM
    const wrong = await visit(path, partly)
    assert.equal(wrong.status, 422)
    assert.match(wrong.html, /Chọn một mức cho câu “Thời gian giải quyết”/)
    assert.match(wrong.html, /Chờ hơi lâu/)
    assert.equal(wrong.html.includes((await office.load(id)).code), false)
    assert.equal((await visit(path, FORM)).location, path)
    assert.match((await visit(path)).html, /Cảm ơn/)
  })

  test('quá hạn đánh giá thì được báo', async () => {
    const id = await finish()
    const token = await tokenOf(id)
    const now = office.now()
    office.pass(24 * 91)
    const late = await findInvitation(office.system, token, '10.2.0.1')
    office.setClock(now.toString())
    assert.equal(!late.ok && late.refusal.code, 'ratingExpired')
  })

  test('phiếu không nối được với hồ sơ, không có giờ; ứng dụng không đọc thẳng được phiếu', async () => {
    const columns = await rowsOf<{ name: string }>(db, `select column_name as name from information_schema.columns where table_name = 'rating'`)
    assert.deepEqual(columns.map(({ name }) => name).filter((name) => /dossier|_at$|account|staff/.test(name)), [])
    await assert.rejects(transaction(office.system, (trx) => sql`select * from rating`.execute(trx)), /permission denied/)
    await assert.rejects(transaction(office.system, (trx) => sql`delete from rating_ballot`.execute(trx)), /permission denied/)
  })
})

describe('khi nào cán bộ xem được', () => {
  test('trong tháng: chưa đủ đợt thì không thấy cả con số; hết tháng, đủ năm phiếu thì thấy', async () => {
    while (((await counted())[0]?.count ?? 0) < 6) taken(await rateAs(await tokenOf(await finish())))
    const [now] = await months()
    assert.equal(now?.summary, null)
    const [later] = await months('2026-12-01')
    assert.equal(later?.summary?.count, (await counted())[0]?.count)
    assert.ok((later?.summary?.comments ?? []).includes('Chờ hơi lâu'))
  })

  test('trang của lãnh đạo nói chưa đủ để xem; người không có phận sự không vào được', async () => {
    const page = await visit('/mot-cua/danh-gia', undefined, `${PERSON_COOKIE}=leader`)
    assert.equal(page.status, 200)
    assert.match(page.html, /chưa đủ để xem/)
    assert.doesNotMatch(page.html, /Chờ hơi lâu/)
    assert.equal((await visit('/mot-cua/danh-gia', undefined, `${PERSON_COOKIE}=officer`)).status, 403)
  })
})

describe('máy đánh giá ở quầy', () => {
  test('cán bộ mở máy, mời bằng mã hồ sơ; người dân đánh giá; máy về chờ', async () => {
    const desk = await office.as('desk')
    const { key } = taken(await openStation(desk, { unitId: office.office.units.center, name: 'Quầy 1' }))
    const tablet = `/danh-gia/quay/${key}`
    assert.match((await visit(tablet)).html, /Cán bộ quầy mời/)
    const [{ id: stationId } = assert.fail()] = await rowsOf<{ id: string }>(db, 'select id from rating_station')
    const dossier = await office.load(await finish())
    taken(await inviteAtStation(desk, { stationId, code: dossier.code }))
    assert.match((await visit(tablet)).html, /Cấp Giấy xác nhận tình trạng hôn nhân/)
    const [before] = await counted()
    assert.equal((await visit(tablet, FORM)).location, `${tablet}?cam-on`)
    assert.equal((await counted())[0]?.count, (before?.count ?? 0) + 1)
    assert.match((await visit(`${tablet}?cam-on`)).html, /Cảm ơn bạn/)
    taken(await inviteAtStation(desk, { stationId, code: dossier.code }))
    assert.match((await visit(tablet)).html, /Cán bộ quầy mời/)
  })

  test('hồ sơ chưa có kết quả, mã lạ, máy của quầy khác: từ chối', async () => {
    const desk = await office.as('desk')
    const stranger = await office.as('stranger')
    const [{ id: stationId } = assert.fail()] = await rowsOf<{ id: string }>(db, 'select id from rating_station')
    const open = await office.receive()
    const refusalOf = async (ctx: typeof desk, code: string) => {
      const invited = await inviteAtStation(ctx, { stationId, code })
      return !invited.ok && invited.refusal.code
    }
    assert.equal(await refusalOf(desk, open.code), 'ratingDossierUnknown')
    assert.equal(await refusalOf(desk, 'H00.00-000000-0000'), 'ratingDossierUnknown')
    assert.equal(await refusalOf(stranger, open.code), 'stationNotFound')
    const elsewhere = await openStation(stranger, { unitId: office.office.units.center, name: 'Quầy lạ' })
    assert.equal(!elsewhere.ok && elsewhere.refusal.code, 'stationNotAllowed')
    assert.equal((await visit('/danh-gia/quay/khong-co')).status, 404)
  })
})
