import assert from 'node:assert/strict'
import { describe, test } from 'node:test'
import fc from 'fast-check'
import type { Evidence } from '#evidence/domain/evidence.ts'
import type { StaffId, UnitId } from '#kernel/ids.ts'
import { findShippedVersion, SYSTEM_FACTS } from '#law/par-index.ts'
import type { Input } from '../score.ts'
import { evolveCard, type Card } from './card.ts'
import type { CardCommand, CardGround } from './card-command.ts'
import { SCORE_STAGES, scoreCard, stateAt } from './card-score.ts'
import { decideCard, unreadyForDecision } from './decide-card.ts'
import { linesOf, verifyingUnit, type Round } from './round.ts'

const version = findShippedVersion('mau-cap-xa')
assert.ok(version !== undefined)
const [UNIT, ORGANISER, LEAD, NAMED] = ['xa', 'tinh', 'so', 'so-tu-phap'] as readonly string[] as readonly UnitId[] as [UnitId, UnitId, UnitId, UnitId]
const [SCORER, JUDGE] = ['nguoi-cham', 'nguoi-tham-dinh'] as readonly string[] as readonly StaffId[] as [StaffId, StaffId]
const closes = (until: string) => ({ from: '2026-11-16', until, closesAt: `${until}T10:00:00.000Z` })
const round: Round = {
  name: 'Đợt', year: 2026, organiserId: ORGANISER, leadUnitId: LEAD, version, verifiers: [{ name: 'Sở Tư pháp', unitId: NAMED }],
  council: { headId: JUDGE, memberIds: [] }, cutOffOn: '2026-11-30', rebuttalDays: 5, phase: 'open', seq: 2, factsAsOf: '2026-12-01T00:00:00.000Z', decision: null,
  windows: { selfScore: closes('2026-12-15'), verification: closes('2026-12-31'), council: closes('2027-01-15') },
}
const facts = new Map(SYSTEM_FACTS.map((fact) => [fact, { part: 7, base: 10 }]))
const NOW = '2026-12-02T02:00:00.000Z'
const groundOf = (by: StaffId, now = NOW): CardGround => ({ round, facts, by, now })
const start = evolveCard(undefined, { type: 'opened', unitId: UNIT }, null)
const PAPER: Evidence = { kind: 'document', number: '1', issuedOn: '2026-01-01', issuer: 'UBND', title: 'Kế hoạch' }

const input: fc.Arbitrary<Input> = fc.oneof(
  fc.record({ kind: fc.constant('share' as const), part: fc.integer({ min: -1, max: 12 }), base: fc.integer({ min: -1, max: 12 }) }),
  fc.record({ kind: fc.constant('value' as const), value: fc.double({ min: -0.5, max: 1.5, noNaN: true }) }),
  fc.record({ kind: fc.constant('answer' as const), isYes: fc.boolean() }),
  fc.record({ kind: fc.constant('cases' as const), cases: fc.integer({ min: -1, max: 5 }) }),
  fc.record({ kind: fc.constant('points' as const), points: fc.double({ min: -1, max: 20, noNaN: true }) }),
)
const line = fc.constantFrom(...linesOf(version).map(({ code }) => code))
/** Commands as people might send them in any order; the seq of the line is filled in by the run. */
const command: fc.Arbitrary<CardCommand> = fc.oneof(
  fc.record({ type: fc.constant('score' as const), code: line, lineSeq: fc.constant(0), input, explanation: fc.constant(null), evidence: fc.constantFrom([], [PAPER]) }),
  fc.record({ type: fc.constant('contestFact' as const), code: line, lineSeq: fc.constant(0), claimed: fc.record({ part: fc.nat(12), base: fc.nat(12) }), reason: fc.constant('Sai'), evidence: fc.constant([PAPER]) }),
  fc.record({ type: fc.constant('verifyLine' as const), code: line, lineSeq: fc.constant(0), agrees: fc.boolean(), input, comment: fc.constantFrom(null, 'Khác') }),
  fc.record({ type: fc.constant('rebut' as const), code: line, lineSeq: fc.constant(0), input, explanation: fc.constant('Vì'), evidence: fc.constant([PAPER]) }),
  fc.record({ type: fc.constant('rule' as const), code: line, lineSeq: fc.constant(0), accepts: fc.boolean(), reason: fc.constantFrom(null, 'Không') }),
  fc.record({ type: fc.constant('councilScore' as const), code: line, lineSeq: fc.constant(0), input, reason: fc.constant('Hội đồng') }),
  fc.record({ type: fc.constant('survey' as const), code: line, input, source: fc.constant({ kind: 'paper' as const, evidence: [PAPER] }) }),
  fc.constantFrom<CardCommand>({ type: 'return', reason: 'Thiếu' }, { type: 'sendVerification', rebuttalDueAt: '2026-12-09T10:00:00.000Z' }, { type: 'sendRebuttal' }, { type: 'acceptVerification' }, { type: 'settle' }),
)

const seen = (card: Card, one: CardCommand): CardCommand => ('lineSeq' in one ? { ...one, lineSeq: card.lines[one.code]?.seq ?? 0 } : one)
const isJudging = ({ type }: CardCommand): boolean => ['verifyLine', 'rule', 'return', 'sendVerification', 'settle', 'councilScore', 'survey'].includes(type)
const after = (card: Card, one: CardCommand): Card => {
  const by = isJudging(one) ? JUDGE : SCORER
  const decided = decideCard(card, seen(card, one), groundOf(by))
  return decided.ok ? decided.value.reduce<Card>((state, event) => evolveCard(state, event, by), card) : card
}

describe('với mọi thứ tự các việc', () => {
  test('điểm ở mọi vòng không âm, không vượt tối đa; người chấm không thẩm định', () => {
    fc.assert(fc.property(fc.constantFrom<Card['state']>('open', 'submitted', 'verified', 'rebutted', 'settled'), fc.array(command, { maxLength: 40 }), (state, all) => {
      const card = all.reduce(after, { ...start, state, rebuttalDueAt: '2026-12-09T10:00:00.000Z' })
      for (const stage of SCORE_STAGES) {
        const scored = scoreCard(version, card, facts, stage)
        const lines = scored.areas.flatMap(({ criteria }) => criteria.flatMap(({ subCriteria }) => subCriteria))
        for (const { points, maxPoints, fault } of lines) assert.ok(fault === undefined && (points === null || (points >= 0 && points <= maxPoints)))
        assert.ok(scored.points <= version.maxPoints)
      }
      assert.ok(!card.scorers.some((id) => card.judges.includes(id)))
    }), { numRuns: 60 })
  })

  test('lịch sử chỉ dài thêm, số thứ tự không lặp', () => {
    fc.assert(fc.property(fc.array(command, { maxLength: 30 }), (all) => {
      let card: Card = start
      for (const one of all) {
        const next = after(card, one)
        assert.ok(next.seq >= card.seq)
        card = next
      }
    }), { numRuns: 40 })
  })
})

describe('hạn giải trình', () => {
  const verified: Card = { ...start, state: 'verified', rebuttalDueAt: '2026-12-09T10:00:00.000Z' }
  test('trong hạn còn chờ đơn vị; qua hạn thì thành của hội đồng', () => {
    assert.equal(stateAt(verified, '2026-12-09T10:00:00.000Z'), 'verified')
    assert.equal(stateAt(verified, '2026-12-09T10:00:00.001Z'), 'settled')
  })
  test('đã viết giải trình mà chưa bấm gửi thì qua hạn vẫn được xem xét', () => {
    const written: Card = { ...verified, lines: { '1.2.1': { seq: 3, rebuttal: { input: { kind: 'cases', cases: 0 }, explanation: 'Vì', evidence: [] } } } }
    assert.equal(stateAt(written, '2026-12-10T00:00:00.000Z'), 'rebutted')
  })
  test('gia hạn riêng cho đơn vị', () => {
    const extended: Card = { ...verified, extensions: [{ stage: 'rebuttal', closesAt: '2026-12-15T10:00:00.000Z' }] }
    assert.equal(stateAt(extended, '2026-12-10T00:00:00.000Z'), 'verified')
  })
})

test('người chấm không thẩm định phiếu mình chấm; người thẩm định không chấm', () => {
  const submitted: Card = { ...start, state: 'submitted', scorers: [SCORER] }
  const verify: CardCommand = { type: 'return', reason: 'Thiếu' }
  const refused = decideCard(submitted, verify, groundOf(SCORER))
  assert.equal(refused.ok ? 'ok' : refused.refusal.code, 'parScorerNeverVerifiesForbidden')
  assert.ok(decideCard(submitted, verify, groundOf(JUDGE)).ok)
  const scored = decideCard({ ...start, judges: [JUDGE] }, { type: 'score', code: '1.1.1', lineSeq: 0, input: { kind: 'answer', isYes: true }, explanation: null, evidence: [] }, groundOf(JUDGE))
  assert.equal(scored.ok ? 'ok' : scored.refusal.code, 'parJudgeNeverScoresForbidden')
})

test('không cơ quan nào thẩm định chính mình', () => {
  const [criterion] = linesOf(version).filter(({ verifier }) => verifier === 'Sở Tư pháp')
  assert.ok(criterion !== undefined)
  assert.deepEqual([UNIT, NAMED, LEAD].map((rated) => verifyingUnit(round, criterion, rated)), [NAMED, LEAD, NAMED])
  assert.equal(verifyingUnit({ ...round, verifiers: [] }, criterion, LEAD), ORGANISER)
})

test('quyết định được khi đã qua thẩm định và mọi tiêu chí có điểm', () => {
  assert.deepEqual(unreadyForDecision(start, { round, facts, now: NOW }), { why: 'notSettled', lines: [] })
  const unready = unreadyForDecision({ ...start, state: 'settled' }, { round, facts, now: NOW })
  assert.equal(unready?.why, 'openLines')
  assert.ok(unready.lines.includes('1.1.1') && !unready.lines.includes('3.2.1'))
})

test('chốt xong số liệu mà hệ thống không có gì thì tiêu chí còn trống, đơn vị nêu được số của mình', () => {
  const ground = { ...groundOf(SCORER), facts: new Map() }
  const contest: CardCommand = { type: 'contestFact', code: '3.2.1', lineSeq: 0, claimed: { part: 9, base: 10 }, reason: 'Số ở sổ giấy', evidence: [PAPER] }
  assert.ok(decideCard(start, contest, ground).ok)
  const before = decideCard(start, contest, { ...ground, round: { ...round, factsAsOf: null } })
  assert.equal(before.ok ? 'ok' : before.refusal.code, 'parFactsNotFrozenConflict')
})
