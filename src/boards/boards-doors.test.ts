import assert from 'node:assert/strict'
import { before, describe, test } from 'node:test'
import { VISITOR } from '#kernel/actor.ts'
import type { DossierId } from '#kernel/ids.ts'
import { openCasework, type Person } from '#dossiers/testing-casework.ts'
import { forecastNightly } from '#forecast/nightly.ts'
import { forecastPanel } from '#forecast/panel.ts'
import { testDatabase } from '../../test/db.ts'

const db = await testDatabase()
const work = await openCasework(db, '2026-10-05T01:00:00Z')

const get = async (path: string, person?: Person): Promise<{ readonly status: number; readonly text: string; readonly location: string }> => {
  const answer = await work.app.request(path, { headers: person === undefined ? {} : { cookie: `tester=${person}` } })
  return { status: answer.status, text: await answer.text(), location: answer.headers.get('location') ?? '' }
}

/** What a reader sees: no scripts, no tags. */
const wordsOf = (html: string): string =>
  html.replace(/<(script|style)[^>]*>.*?<\/\1>/gs, '').replace(/<[^>]+>/g, ' ').replace(/&nbsp;| /g, ' ').replace(/\s+/g, ' ')

const COMMUNE = 'H50.101'

describe('forecasts, maps and boards through their doors', () => {
  let code: string
  before(async () => {
    for (let i = 0; i < 6; i++) {
      const { id } = await work.receive()
      work.pass(26)
      const step = await work.liveStep(id, 'handle')
      await work.act('officer', 'draftResult', { dossierId: id, stepNo: step.no, outcome: 'GRANTED', summary: 'Đủ điều kiện', files: [] })
      await work.act('officer', 'forward', { dossierId: id, stepNo: step.no, note: null })
      await work.act('head', 'forward', { dossierId: id, stepNo: (await work.liveStep(id, 'review')).no, note: null })
      await work.act('leader', 'approve', { dossierId: id, stepNo: (await work.liveStep(id, 'approve')).no, note: null })
      await work.act('clerk', 'issue', { dossierId: id, stepNo: (await work.liveStep(id, 'issue')).no, register: 'GQ', deliver: true })
    }
    work.setClock('2026-11-16T02:00:00Z')
    const open = await work.receive()
    code = open.code
    await forecastNightly({ ...work.system, db: db.worker })
  })

  const STEERED = ['/don-doc/du-bao', '/don-doc/du-bao?xem=kiem-chung', '/ban-do-quy-trinh', '/ban-do-quy-trinh/1.004873', '/bang-dieu-hanh'] as const
  for (const path of STEERED) {
    test(`${path}: heads and leaders, nobody else; works without script`, async () => {
      for (const person of ['head', 'leader'] as const) assert.equal((await get(path, person)).status, 200, person)
      for (const person of ['officer', 'desk', 'clerk'] as const) assert.equal((await get(path, person)).status, 403, person)
      assert.match((await get(path)).location, /^\/dang-nhap/)
      const { text } = await get(path, 'head')
      assert.doesNotMatch(text, /\sstyle="/)
      assert.match(text, /<main class="page" id="noi-dung"/)
    })
  }

  test('the list names the dossier, its chance and why; a field of the table is its part of the list', async () => {
    const { text } = await get('/don-doc/du-bao', 'head')
    assert.ok(text.includes(code))
    assert.match(wordsOf(text), /Bước .* trong \d+ hồ sơ gần đây/)
    assert.ok(!(await get('/don-doc/du-bao?kha-nang=chua-ro', 'head')).text.includes(code))
  })

  test('what the address says that is no filter, changes nothing and breaks nothing', async () => {
    for (const query of ['?trang=-5', '?trang=9e99', '?don-vi=1', "?thu-tuc='", '?xem=kiem-chung&thang=7&moc=x']) {
      assert.equal((await get(`/don-doc/du-bao${query}`, 'head')).status, 200, query)
    }
    for (const query of ['?ky=2026-13', '?ky=%F0%9F%98%80', '?ky=2999']) assert.equal((await get(`/bang-dieu-hanh${query}`, 'head')).status, 200, query)
  })

  test('officers who may see the dossier get the panel beside it, with the way to the map; others get nothing', async () => {
    const list = (await get('/don-doc/du-bao', 'head')).text
    const id = /\/mot-cua\/ho-so\/([0-9a-f-]{36})/.exec(list)?.[1] as DossierId
    const panel = await forecastPanel(await work.as('officer'), id)
    assert.match(panel?.figure ?? '', /%$/)
    assert.match(panel?.lines.join(' ') ?? '', /Bước .* trong \d+ .*gần đây/)
    assert.equal(panel?.links[0]?.to, '/ban-do-quy-trinh/1.004873')
    assert.equal(await forecastPanel(await work.as('stranger'), id), undefined)
    assert.equal(await forecastPanel({ ...work.system, actor: VISITOR }, id), undefined)
  })

  test('the map tells how often, how long and what could be promised, and says when there are too few', async () => {
    const words = wordsOf((await get('/ban-do-quy-trinh/1.004873', 'leader')).text)
    assert.match(words, /Hồ sơ đã xong 6/)
    assert.match(words, /chưa đủ hồ sơ để nói Mới có 6 hồ sơ; cần ít nhất 29/)
    assert.equal((await get('/ban-do-quy-trinh/9.999999', 'leader')).status, 404)
  })

  test('the board counts what happened, and each number opens exactly those dossiers', async () => {
    const { text } = await get('/bang-dieu-hanh?ky=2026-q4', 'leader')
    const words = wordsOf(text)
    assert.match(words, /Tiếp nhận 7 /)
    assert.match(words, /Đã giải quyết 6 /)
    assert.match(words, /Đang giải quyết 1 /)
    const aged = /\/bang-dieu-hanh\/[^/"]+\/ton\?tuoi=0/.exec(text)?.[0]
    assert.ok(aged !== undefined)
    const opened = await get(aged, 'leader')
    assert.ok(opened.text.includes(code))
    assert.equal((await get(aged.replace('tuoi=0', 'tuoi=9'), 'leader')).status, 404)
    assert.equal((await get(aged, 'desk')).status, 403)
  })

  test('a unit that one does not steer has no board, as if it did not exist', async () => {
    for (const path of ['/bang-dieu-hanh/H50', '/bang-dieu-hanh/KHONG.CO', '/man-hinh/H50', '/bang-dieu-hanh/H50/ton?tuoi=0']) {
      assert.equal((await get(path, 'head')).status, 404, path)
    }
  })

  test('the wall renews itself, without script and without anybody’s name', async () => {
    const own = /\/man-hinh\/([^"]+)"/.exec((await get('/bang-dieu-hanh', 'leader')).text)?.[1] ?? COMMUNE
    const { status, text } = await get(`/man-hinh/${own}`, 'leader')
    assert.equal(status, 200)
    assert.match(text, /<meta http-equiv="refresh" content="60"/)
    assert.doesNotMatch(text, /<script/)
    assert.ok(!text.includes(code) && !text.includes('Ưng'))
  })

  test('everybody reads the public board: no script, no code, no name, no small number', async () => {
    const { status, text } = await get('/cong-khai?ky=2026-10')
    assert.equal(status, 200)
    assert.doesNotMatch(text, /<script/)
    assert.ok(!text.includes(code) && !text.includes('Ưng'))
    assert.match(wordsOf(text), /Tháng 10\/2026|tháng 10\/2026/)
    const cells = [...text.matchAll(/<td class="num">([^<]*)<\/td>/g)].map((cell) => cell[1] ?? '')
    assert.ok(cells.length > 0)
    for (const cell of cells) assert.ok(!['1', '2', '3', '4'].includes(cell), cell)
  })

  test('a month that runs is not published: two looks at it would tell what happened between them', async () => {
    assert.match(wordsOf((await get('/cong-khai?ky=2026-11')).text), /tháng 10\/2026/)
  })
})
