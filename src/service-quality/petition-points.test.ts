import assert from 'node:assert/strict'
import { describe, test } from 'node:test'
import type { Instant } from '#kernel/time.ts'
import type { UnitId } from '#kernel/ids.ts'
import { taken } from '#organisation/testing.ts'
import { rateOwn } from '#petitions/own-petition.ts'
import type { PetitionTicket } from '#petitions/receive.ts'
import { openPetitionOffice } from '#petitions/testing.ts'
import { testDatabase } from '../../test/db.ts'
import { parsePeriod } from './domain/period.ts'
import { findLosses } from './find-losses.ts'
import { findServiceQuality } from './queries.ts'

const december = parsePeriod('2026-12') ?? assert.fail()

/** Chỉ tiêu 5.2, 5.3, 5.4 của Quyết định 766 trên phản ánh thật của một tháng, đếm bằng tay. */
describe('phản ánh, kiến nghị trong chỉ số 766', async () => {
  const office = await openPetitionOffice(await testDatabase(), '2026-12-01T01:00:00Z')
  const { must, staff, units, system } = office

  /** What an indicator measured and its points; both of the unit itself. */
  const points = async (code: string, { unitId = units.commune, asOf = null }: { unitId?: UnitId; asOf?: Instant | null } = {}) => {
    const { score } = taken(await findServiceQuality(system, { unitId, period: december, asOf }))
    const found = score.indicators.find(({ indicator }) => indicator.code === code) ?? assert.fail()
    return found.state === 'scored' && found.measured.kind === 'counted' ? [found.measured.numerator, found.measured.denominator, found.points] : found.state
  }
  const lost = async (indicatorCode: string, list: 'gone' | 'mend' = 'gone') =>
    taken(await findLosses(system, { unitId: units.commune, period: december, asOf: null, list, indicatorCode, skip: 0, limit: 50 })).petitions.map(({ code }) => code)
  const answer = async ({ petitionId }: PetitionTicket): Promise<void> => {
    await must('coordinator', petitionId, { name: 'classify', class: 'service', aboutStaffIds: [] })
    await must('coordinator', petitionId, { name: 'draftAnswer', text: 'Đã sửa.', by: staff.coordinator })
    await must('leader', petitionId, { name: 'approveAnswer', by: staff.leader })
    await must('coordinator', petitionId, { name: 'preparePublication', words: { subject: 'Máy', question: 'Máy hỏng', answer: 'Đã sửa' }, by: staff.coordinator })
    await must('leader', petitionId, { name: 'publish', by: staff.leader })
  }

  test('không có phản ánh nào: trọn 6 điểm mỗi chỉ tiêu, không mất gì', async () => {
    office.at('2026-12-01T08:30')
    assert.deepEqual([await points('5.2'), await points('5.3')], [[0, 0, 6], [0, 0, 6]])
    assert.deepEqual([await lost('5.2'), await lost('5.3')], [[], []])
  })

  test('trả lời đúng hạn: trọn điểm; một phản ánh trễ mất điểm 5.2 và 5.3, trả lời sau cũng không lấy lại được', async () => {
    office.at('2026-12-01T09:00')
    const [prompt, disliked, late] = [await office.send(), await office.send(), await office.send()]
    office.at('2026-12-02T09:00')
    await answer(prompt)
    await answer(disliked)
    office.at('2026-12-03T09:00')
    const inTime = office.now()
    assert.deepEqual([await points('5.2'), await points('5.3')], [[3, 3, 6], [3, 3, 6]])

    taken(await rateOwn(office.visitor, { commandId: office.newId(), key: { kind: 'slip', code: disliked.code, secret: disliked.secret, address: '10.8.0.1' }, text: '', vote: 'dislike' }))
    office.at('2026-12-28T09:00')
    await office.send()
    office.at('2026-12-28T15:00')
    // 5.2: 6 × 3/4; 5.3: 6 × 2/4, phản ánh bị chê và phản ánh trễ đứng ngoài.
    assert.deepEqual([await points('5.2'), await points('5.3')], [[3, 4, 4.5], [2, 4, 3]])
    assert.deepEqual([await lost('5.2'), await lost('5.3')], [[late.code], [disliked.code, late.code]])

    await answer(late)
    office.at('2026-12-29T09:00')
    assert.deepEqual([await points('5.2'), await lost('5.2')], [[3, 4, 4.5], [late.code]])
    assert.deepEqual([await lost('5.2', 'mend'), await lost('5.3', 'mend')], [[], []])
    assert.deepEqual(await points('5.2', { asOf: inTime }), [3, 3, 6], 'như đã biết ngày 03/12')
  })

  test('mỗi cơ quan phản ánh của mình; cả tỉnh gồm của xã', async () => {
    assert.deepEqual(await points('5.2', { unitId: units.neighbour }), [0, 0, 6])
    assert.deepEqual(await points('5.2', { unitId: units.province }), [3, 4, 4.5])
  })

  test('5.4: hồ sơ đang bị phản ánh thì không được tính hài lòng; phản ánh bị từ chối thì thôi', async () => {
    office.at('2026-12-29T09:30')
    const { code } = await office.receive()
    await office.receive()
    office.at('2026-12-29T10:00')
    assert.deepEqual(await points('5.4'), [2, 2, 6])
    const { petitionId } = await office.send({ dossierCode: code ?? assert.fail() })
    office.at('2026-12-29T11:00')
    // Trọn điểm từ 90%: 6 × 0,5 / 0,9.
    assert.deepEqual(await points('5.4'), [1, 2, 3.33])
    await must('coordinator', petitionId, { name: 'refuse', reason: 'UNCLEAR', words: 'Không rõ phản ánh việc gì' })
    office.at('2026-12-29T14:00')
    assert.deepEqual(await points('5.4'), [2, 2, 6])
  })
})
