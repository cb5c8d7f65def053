import assert from 'node:assert/strict'
import { describe, test } from 'node:test'
import { sql } from 'kysely'
import { codeOf, taken } from '#organisation/testing.ts'
import { testDatabase } from '../../../test/db.ts'
import { evolveCard, type Card } from '../domain/rounds/card.ts'
import { evolveRound, type Round } from '../domain/rounds/round.ts'
import { listCardEvents } from './card-store.ts'
import { openRound } from './open-round.ts'
import { acrossUnits } from './reading.ts'
import { cancelRound, decideRoundResult, extendRoundWindow, freezeDueRounds, freezeRoundFacts, publishRound } from './round-commands.ts'
import { findRound, listRoundEvents, selectResults } from './round-store.ts'
import { DOCUMENT, openRoundOffice } from './testing.ts'

const DECISION = { number: '14/QĐ-UBND', issuedOn: '2027-01-12', signerTitle: 'Chủ tịch', signerName: 'Nguyễn Văn Ký' }

describe('một đợt chấm từ đầu đến công bố', async () => {
  const office = await openRoundOffice(await testDatabase())
  const { act, ctxOf, cardOf, units, version } = office
  let roundId = ''
  let cardId = ''

  test('mở đợt: mỗi đơn vị một phiếu; gửi lại không mở hai lần; mở trùng thì từ chối', async () => {
    const terms = office.terms()
    const governor = await ctxOf('governor')
    roundId = taken(await openRound(governor, terms)).id
    assert.equal(taken(await openRound(governor, terms)).id, roundId)
    assert.equal(codeOf(await openRound(governor, office.terms())), 'parRoundAlreadyExists')
    assert.equal(codeOf(await openRound(await ctxOf('leader'), office.terms({ year: 2025 }))), 'parNotAllowed')
    cardId = (await cardOf(roundId)).id
    assert.equal((await cardOf(roundId)).card.state, 'open')
  })

  for (const [title, over, code] of [
    ['hạn là ngày nghỉ', { selfScoreUntil: '2026-12-13' }, 'parDayNotWorkingInvalid'],
    ['thẩm định trước khi tự chấm xong', { year: 2025, cutOffOn: '2025-12-31', verificationUntil: '2026-11-20' }, 'parWindowsInvalid'],
    ['ngày chốt ngoài năm', { cutOffOn: '2027-01-05' }, 'parCutOffInvalid'],
    ['hội đồng một người', { memberIds: [] }, 'parCouncilRequired'],
    ['thiếu cơ quan thẩm định', { verifiers: [] }, 'parVerifierRequired'],
    ['không đơn vị nào', { unitIds: [] }, 'parUnitsRequired'],
    ['bộ của cấp khác', { versionCode: 'lam-dong-huyen-2022', year: 2022 }, 'parUnitLevelInvalid'],
    ['xã tự mở đợt chấm xã khác', { organiserId: office.units.commune, unitIds: [office.units.neighbour], year: 2025, cutOffOn: '2025-12-31' }, 'parNotAllowed'],
    ['đơn vị không phải cấp xã', { unitIds: [office.units.division] }, 'parUnitLevelInvalid'],
  ] as const) {
    test(`không mở được: ${title}`, async () => assert.equal(codeOf(await openRound(await ctxOf('governor'), office.terms(over))), code))
  }

  test('đơn vị tự chấm; thiếu thì không gửi được và biết thiếu gì', async () => {
    const submitted = await act('leader', cardId, { type: 'submit' })
    assert.equal(codeOf(submitted), 'parFactsNotFrozenConflict')
    await office.scoreAll('head', cardId, { '1.1.2': { kind: 'share', part: 9, base: 10 } })
    const { card, progress } = await cardOf(roundId)
    assert.deepEqual([progress.answered, progress.toAnswer, card.lines['1.1.2']?.self?.input], [progress.toAnswer, progress.answered, { kind: 'share', part: 9, base: 10 }])
    const again = { type: 'score', code: '1.1.2', lineSeq: card.lines['1.1.2']?.seq ?? 0, input: { kind: 'share', part: 9, base: 10 }, explanation: null, evidence: [DOCUMENT] } as const
    assert.equal(taken(await act('head', cardId, again)).seq, card.seq, 'gửi lại y hệt thì không ghi gì')
    assert.equal(codeOf(await act('head', cardId, { ...again, lineSeq: 0 })), 'parLineChanged')
    assert.equal(codeOf(await act('head', cardId, { ...again, input: { kind: 'share', part: 11, base: 10 } })), 'parInputInvalid')
    assert.equal(codeOf(await act('head', cardId, { ...again, code: '3.2.1', lineSeq: 0 })), 'parLineNotAnsweredInvalid')
  })

  test('số liệu hệ thống chốt một lần, sau ngày chốt', async () => {
    assert.equal(codeOf(await freezeRoundFacts(await ctxOf('coordinator'), roundId)), 'parCutOffNotOverConflict')
    assert.equal(codeOf(await freezeRoundFacts(await ctxOf('leader'), roundId)), 'parNotAllowed')
    office.at('2026-11-25T09:00')
    await office.receive()
    office.at('2026-12-01T08:00')
    assert.equal(await freezeDueRounds(office.system), 1)
    assert.equal(await freezeDueRounds(office.system), 0)
    await office.receive()
    assert.equal(codeOf(await freezeRoundFacts(await ctxOf('coordinator'), roundId)), 'parFactsFrozenAlreadyDone')
  })

  test('số liệu sai thì khiếu nại có lý do và minh chứng, không gõ đè', async () => {
    const contest = { type: 'contestFact', code: '7.1.1', lineSeq: 0, claimed: { part: 1, base: 1 }, reason: 'Hồ sơ nộp trên Cổng quốc gia', evidence: [DOCUMENT] } as const
    assert.equal(codeOf(await act('head', cardId, { ...contest, evidence: [] })), 'parEvidenceRequired')
    assert.equal(codeOf(await act('head', cardId, { ...contest, claimed: { part: 0, base: 1 } })), 'parClaimSameInvalid')
    const before = (await cardOf(roundId)).progress
    taken(await act('head', cardId, contest))
    assert.equal((await cardOf(roundId)).progress.selfPoints, before.selfPoints)
  })

  test('chỉ lãnh đạo gửi; gửi rồi thì không sửa; người ngoài không chạm được', async () => {
    assert.equal(codeOf(await act('head', cardId, { type: 'submit' })), 'parNotAllowed')
    assert.equal(codeOf(await act('neighbour', cardId, { type: 'submit' })), 'parNotAllowed')
    taken(await act('leader', cardId, { type: 'submit' }))
    assert.equal((await cardOf(roundId)).card.state, 'submitted')
    assert.equal(codeOf(await act('head', cardId, { type: 'score', code: '1.1.1', lineSeq: 2, input: { kind: 'answer', isYes: false }, explanation: null, evidence: [] })), 'parCardStateConflict')
  })

  test('thẩm định: đúng cơ quan, đúng tiêu chí; trả lại được; khác ý thì phải có lý do', async () => {
    const seqOf = async (code: string): Promise<number> => (await cardOf(roundId)).card.lines[code]?.seq ?? 0
    const disagree = { type: 'verifyLine', code: '1.2.1', agrees: false, input: { kind: 'cases', cases: 1 }, comment: 'Một báo cáo chậm' } as const
    assert.equal(codeOf(await act('lawyer', cardId, { ...disagree, lineSeq: await seqOf('1.2.1') })), 'parNotAllowed')
    assert.equal(codeOf(await act('head', cardId, { ...disagree, lineSeq: await seqOf('1.2.1') })), 'parNotAllowed')
    assert.equal(codeOf(await act('coordinator', cardId, { ...disagree, comment: ' ', lineSeq: await seqOf('1.2.1') })), 'parReasonRequired')
    taken(await act('coordinator', cardId, { ...disagree, lineSeq: await seqOf('1.2.1') }))
    assert.equal(codeOf(await act('coordinator', cardId, { type: 'verifyLine', code: '2.1.2', lineSeq: await seqOf('2.1.2'), agrees: true, input: null, comment: null })), 'parNotAllowed')
    assert.equal(codeOf(await act('coordinator', cardId, { type: 'sendVerification' })), 'parUnverifiedMissing')
    await office.verifyAll(cardId)
    taken(await act('coordinator', cardId, { type: 'verifyLine', code: '7.1.1', lineSeq: await seqOf('7.1.1'), agrees: false, input: null, comment: 'Hồ sơ không có trên Cổng' }))
    taken(await act('coordinator', cardId, { type: 'sendVerification' }))
    const { card } = await cardOf(roundId)
    assert.deepEqual([card.state, card.rebuttalDueAt], ['verified', '2026-12-08T10:30:00.000Z'], 'năm ngày làm việc, hết giờ chiều')
  })

  test('giải trình trong hạn, trả lời từng giải trình, rồi tới hội đồng', async () => {
    const seqOf = async (code: string): Promise<number> => (await cardOf(roundId)).card.lines[code]?.seq ?? 0
    assert.equal(codeOf(await act('leader', cardId, { type: 'sendRebuttal' })), 'parNothingRebuttedMissing')
    taken(await act('head', cardId, { type: 'rebut', code: '1.2.1', lineSeq: await seqOf('1.2.1'), input: { kind: 'cases', cases: 0 }, explanation: 'Đã gửi đúng hạn qua trục', evidence: [DOCUMENT] }))
    assert.equal(codeOf(await act('leader', cardId, { type: 'acceptVerification' })), 'parRebuttalsWaitingConflict')
    taken(await act('leader', cardId, { type: 'sendRebuttal' }))
    assert.equal(codeOf(await act('coordinator', cardId, { type: 'settle' })), 'parUnruledMissing')
    assert.equal(codeOf(await act('coordinator', cardId, { type: 'rule', code: '1.2.1', lineSeq: await seqOf('1.2.1'), accepts: false, reason: null })), 'parReasonRequired')
    taken(await act('coordinator', cardId, { type: 'rule', code: '1.2.1', lineSeq: await seqOf('1.2.1'), accepts: true, reason: null }))
    taken(await act('coordinator', cardId, { type: 'settle' }))
    taken(await act('governor', cardId, { type: 'councilScore', code: '5.2.1', lineSeq: await seqOf('5.2.1'), input: { kind: 'cases', cases: 1 }, reason: 'Có một quyết định kỷ luật tháng 12' }))
    assert.equal(codeOf(await act('coordinator', cardId, { type: 'councilScore', code: '5.2.1', lineSeq: 1, input: { kind: 'cases', cases: 0 }, reason: 'Không' })), 'parNotAllowed')
  })

  test('mọi vòng của một điểm đều còn', async () => {
    const { card } = await cardOf(roundId)
    const { self, verdict, rebuttal, ruling } = card.lines['1.2.1'] ?? {}
    assert.deepEqual([self?.input, verdict?.agrees, rebuttal?.input, ruling?.accepts], [{ kind: 'cases', cases: 0 }, false, { kind: 'cases', cases: 0 }, true])
    const events = await acrossUnits(office.system, (trx) => listCardEvents(trx, cardId))
    assert.deepEqual(new Set(events.filter(({ event }) => 'code' in event && event.code === '1.2.1').map(({ event }) => event.type)), new Set(['scored', 'lineVerified', 'rebutted', 'ruled']))
  })

  test('hội đồng chưa quyết định được khi còn phiếu chưa xong, còn tiêu chí chưa chấm', async () => {
    const governor = await ctxOf('governor')
    const early = await decideRoundResult(governor, { roundId, decision: DECISION })
    assert.equal(codeOf(early), 'parCardsNotReadyConflict')
    assert.equal(codeOf(await decideRoundResult(await ctxOf('member'), { roundId, decision: DECISION })), 'parNotAllowed')
    assert.equal(codeOf(await publishRound(governor, roundId)), 'parRoundPhaseConflict')
  })

  test('đơn vị không giải trình: hết hạn là chuyển sang hội đồng; gia hạn chỉ chủ tịch, có lý do', async () => {
    const second = await cardOf(roundId, units.neighbour)
    office.at('2026-12-16T08:00')
    assert.equal(codeOf(await act('neighbour', second.id, { type: 'score', code: '1.1.1', lineSeq: 0, input: { kind: 'answer', isYes: true }, explanation: null, evidence: [DOCUMENT] })), 'parWindowEnded')
    assert.equal(codeOf(await act('coordinator', second.id, { type: 'extend', stage: 'selfScore', until: '2026-12-18', reason: 'Mất mạng' })), 'parNotAllowed')
    assert.equal(codeOf(await act('governor', second.id, { type: 'extend', stage: 'selfScore', until: '2026-12-18', reason: '' })), 'parReasonRequired')
    taken(await act('governor', second.id, { type: 'extend', stage: 'selfScore', until: '2026-12-18', reason: 'Mất mạng' }))
    await office.scoreAll('neighbour', second.id)
    taken(await act('neighbour', second.id, { type: 'submit' }))
    await office.verifyAll(second.id)
    taken(await act('coordinator', second.id, { type: 'sendVerification' }))
    assert.equal(codeOf(await extendRoundWindow(await ctxOf('governor'), { roundId, stage: 'verification', until: '2026-12-30', reason: 'Sớm hơn' })), 'parExtensionInvalid')
    taken(await extendRoundWindow(await ctxOf('governor'), { roundId, stage: 'verification', until: '2027-01-05', reason: 'Nhiều đơn vị' }))
    office.at('2027-01-12T08:00')
    for (const { id } of [await cardOf(roundId), second]) await office.surveyAll(id, id === cardId ? 80 : 60)
    taken(await decideRoundResult(await ctxOf('governor'), { roundId, decision: DECISION }))
    taken(await publishRound(await ctxOf('governor'), roundId))
  })

  test('kết quả đứng yên: điểm, hạng, xếp loại; phiếu khóa lại', async () => {
    const results = await acrossUnits(office.system, (trx) => selectResults(trx, roundId))
    const own = results.find(({ unitId }) => unitId === units.commune)
    const { card } = await cardOf(roundId)
    assert.equal(card.state, 'decided')
    assert.equal(own?.surveyPoints, 20)
    assert.equal(own.points, Math.round((own.verifiedPoints + 20) * 100) / 100)
    assert.deepEqual(results.map(({ rank }) => rank), [1, 2])
    assert.equal(codeOf(await act('head', cardId, { type: 'score', code: '1.1.1', lineSeq: 2, input: { kind: 'answer', isYes: false }, explanation: null, evidence: [] })), 'parRoundPhaseConflict')
  })

  test('dòng hiện tại đúng bằng lịch sử dựng lại', async () => {
    const events = await acrossUnits(office.system, (trx) => listCardEvents(trx, cardId))
    const rebuilt = events.reduce<Card | undefined>((card, { event, staffId }) => evolveCard(card, event, staffId), undefined)
    assert.deepEqual(rebuilt, (await cardOf(roundId)).card)
    const round = await acrossUnits(office.system, (trx) => findRound(trx, roundId))
    const history = await acrossUnits(office.system, (trx) => listRoundEvents(trx, roundId))
    assert.deepEqual(JSON.parse(JSON.stringify(history.reduce<Round | undefined>((state, { event }) => evolveRound(state, event), undefined))), round?.round)
  })

  test('đợt giữ nguyên bộ tiêu chí như lúc mở', async () => {
    const round = await acrossUnits(office.system, (trx) => findRound(trx, roundId))
    assert.deepEqual(round?.round.version, JSON.parse(JSON.stringify(version)))
  })
})

test('người đã thẩm định mà về đơn vị thì không tự chấm phiếu đó, và ngược lại', async () => {
  const office = await openRoundOffice(await testDatabase())
  const roundId = await office.open()
  const { id } = await office.cardOf(roundId)
  const [leader, coordinator] = [office.people.leader, office.people.coordinator]
  const mark = (column: 'scorers' | 'judges', staffId: string) => acrossUnits(office.system, (trx) => sql`
    update par_card set ${sql.ref(column)} = array[${staffId}]::uuid[] where id = ${id}`.execute(trx))
  await mark('judges', leader)
  const score = { type: 'score', code: '1.1.1', lineSeq: 0, input: { kind: 'answer', isYes: true }, explanation: null, evidence: [DOCUMENT] } as const
  assert.equal(codeOf(await office.act('leader', id, score)), 'parJudgeNeverScoresForbidden')
  await mark('scorers', coordinator)
  await acrossUnits(office.system, (trx) => sql`update par_card set state = 'submitted' where id = ${id}`.execute(trx))
  assert.equal(codeOf(await office.act('coordinator', id, { type: 'return', reason: 'Thiếu' })), 'parScorerNeverVerifiesForbidden')
})

test('đợt mở nhầm thì hủy được, năm đó mở lại được', async () => {
  const office = await openRoundOffice(await testDatabase())
  const roundId = await office.open()
  assert.equal(codeOf(await cancelRound(await office.ctxOf('coordinator'), { roundId, reason: '' })), 'parReasonRequired')
  taken(await cancelRound(await office.ctxOf('coordinator'), { roundId, reason: 'Nhầm bộ tiêu chí' }))
  assert.ok((await office.open()) !== roundId)
})
