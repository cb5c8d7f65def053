import assert from 'node:assert/strict'
import { describe, test } from 'node:test'
import { taken } from '#organisation/testing.ts'
import { testDatabase } from '../../test/db.ts'
import { PERSON_COOKIE } from '../../test/person-app.ts'
import { decideRoundResult, freezeRoundFacts, publishRound } from './rounds/round-commands.ts'
import { openRoundOffice, type RoundPerson } from './rounds/testing.ts'
import { openRoundApp } from './rounds/testing-doors.ts'

describe('cửa của chỉ số CCHC', async () => {
  const office = await openRoundOffice(await testDatabase())
  const app = await openRoundApp(office)
  const get = async (person: RoundPerson | null, path: string) => {
    const answer = await app.request(path, { headers: person === null ? {} : { cookie: `${PERSON_COOKIE}=${person}` } })
    return { status: answer.status, text: (await answer.text()).replaceAll('<!-- -->', ''), type: answer.headers.get('content-type') ?? '' }
  }

  const roundId = await office.open()
  const [own, other] = [await office.cardOf(roundId), await office.cardOf(roundId, office.units.neighbour)]
  const card = `/chi-so-cchc/phieu/${own.id}`

  test('ai mở được trang nào', async () => {
    const expected: readonly (readonly [RoundPerson | null, string, number])[] = [
      ['leader', '/chi-so-cchc', 200], ['technician', '/chi-so-cchc', 403], ['clerk', '/chi-so-cchc', 403], [null, '/chi-so-cchc', 303],
      ['governor', '/chi-so-cchc/dot/moi', 200], ['governor', '/chi-so-cchc/dot/moi?bo=mau-cap-xa', 200], ['leader', '/chi-so-cchc/dot/moi', 404], ['lawyer', '/chi-so-cchc/dot/moi', 403],
      ['leader', `/chi-so-cchc/dot/${roundId}`, 200], ['leader', '/chi-so-cchc/dot/khong-co', 404], ['governor', `/chi-so-cchc/dot/${roundId}/ket-qua`, 404],
      ['leader', card, 200], ['head', card, 200], ['governor', card, 200], ['coordinator', card, 200], ['lawyer', card, 200], ['neighbour', card, 404], ['technician', card, 403],
      ['leader', `${card}/tieu-chi/1.1.1`, 200], ['leader', `${card}/tieu-chi/9.9.9`, 404], ['lawyer', `${card}/tieu-chi/2.1.1`, 200], ['lawyer', `${card}/tieu-chi/1.1.1`, 404],
      ['leader', `${card}/mat-diem`, 200], ['neighbour', `${card}/mat-diem`, 404], ['lawyer', `${card}/mat-diem`, 404],
      ['leader', `${card}/minh-chung/00000000-0000-7000-8000-000000000000`, 404], ['leader', `/chi-so-cchc/dot/${roundId}/tep/quyet-dinh`, 404],
      [null, '/cong-khai/chi-so-cchc', 200], [null, '/cong-khai/chi-so-cchc/2026', 404], [null, '/cong-khai/chi-so-cchc/hai-ngan', 404], [null, '/cong-khai/chi-so-cchc/2026/H50.101', 404],
    ]
    for (const [person, path, status] of expected) assert.equal((await get(person, path)).status, status, `${person} ${path}`)
  })

  test('đơn vị chỉ thấy phiếu của mình trong đợt', async () => {
    const page = (await get('neighbour', `/chi-so-cchc/dot/${roundId}`)).text
    assert.ok(page.includes(other.id) && !page.includes(own.id))
  })

  test('trước chốt, số liệu hệ thống là tạm tính và nói rõ', async () => {
    assert.match((await get('leader', `${card}/tieu-chi/3.2.1`)).text, /Tạm tính/)
    assert.match((await get('leader', card)).text, /tạm tính/)
  })

  test('mỗi bước, mỗi người một biểu mẫu đúng; người khác không có', async () => {
    const forms = async (person: RoundPerson, code: string): Promise<string> => {
      const { text } = await get(person, `${card}/tieu-chi/${code}`)
      return ['Tự chấm', 'Thẩm định', 'Giải trình', 'Trả lời giải trình', 'Kết luận của hội đồng', 'Kết quả điều tra'].filter((title) => text.includes(`aria-label="${title}"`)).join(', ')
    }
    assert.deepEqual([await forms('leader', '1.1.1'), await forms('coordinator', '1.1.1'), await forms('coordinator', '8.1.1'), await forms('leader', '8.1.1')], ['Tự chấm', '', 'Kết quả điều tra', ''])
    await office.scoreAll('head', own.id, { '1.2.1': { kind: 'cases', cases: 1 } })
    office.at('2026-12-01T08:00')
    taken(await freezeRoundFacts(await office.ctxOf('coordinator'), roundId))
    taken(await office.act('leader', own.id, { type: 'submit' }))
    assert.deepEqual([await forms('leader', '1.1.1'), await forms('coordinator', '1.1.1'), await forms('lawyer', '2.1.1'), await forms('coordinator', '2.1.1')], ['', 'Thẩm định', 'Thẩm định', ''])
    await office.verifyAll(own.id)
    taken(await office.act('coordinator', own.id, { type: 'sendVerification' }))
    assert.deepEqual([await forms('leader', '1.1.1'), await forms('coordinator', '1.1.1')], ['Giải trình', ''])
    taken(await office.act('leader', own.id, { type: 'acceptVerification' }))
    assert.deepEqual([await forms('leader', '1.1.1'), await forms('member', '1.1.1')], ['', 'Kết luận của hội đồng'])
  })

  test('điểm còn mất: tiêu chí bị trừ đứng trong danh sách với số điểm của nó', async () => {
    const { text } = await get('leader', `${card}/mat-diem`)
    assert.match(text, /1\.2\.1 Báo cáo cải cách hành chính/)
    assert.match(text, /Đặt nhiệm vụ khắc phục/)
  })

  test('công bố rồi thì ai cũng xem được; quyết định và phụ lục là tệp thật', async () => {
    await office.scoreAll('neighbour', other.id)
    taken(await office.act('neighbour', other.id, { type: 'submit' }))
    await office.verifyAll(other.id)
    taken(await office.act('coordinator', other.id, { type: 'sendVerification' }))
    office.at('2026-12-29T08:00')
    for (const { id } of [own, other]) await office.surveyAll(id)
    const governor = await office.ctxOf('governor')
    taken(await decideRoundResult(governor, { roundId, decision: { number: '14/QĐ-UBND', issuedOn: '2026-12-29', signerTitle: 'Chủ tịch', signerName: 'Nguyễn Văn Ký' } }))
    assert.deepEqual([(await get('leader', `/chi-so-cchc/dot/${roundId}/ket-qua`)).status, (await get('governor', `/chi-so-cchc/dot/${roundId}/ket-qua`)).status], [404, 200])
    assert.equal((await get(null, '/cong-khai/chi-so-cchc/2026')).status, 404)
    taken(await publishRound(await office.ctxOf('governor'), roundId))
    const year = await get(null, '/cong-khai/chi-so-cchc/2026')
    assert.equal(year.status, 200)
    assert.match(year.text, /UBND xã Phong Nha/)
    assert.doesNotMatch(year.text, /<script(?![^>]*src)/)
    assert.equal((await get(null, '/cong-khai/chi-so-cchc/2026/H50.101')).status, 200)
    assert.equal((await get('leader', `/chi-so-cchc/dot/${roundId}/ket-qua?don-vi=H50.102`)).status, 200)
    assert.match((await get('leader', `/chi-so-cchc/dot/${roundId}/tep/quyet-dinh`)).type, /pdf/)
    assert.match((await get('leader', `/chi-so-cchc/dot/${roundId}/tep/phu-luc`)).type, /spreadsheetml/)
    assert.equal((await get('leader', `/chi-so-cchc/dot/${roundId}/tep/khac`)).status, 404)
  })
})
