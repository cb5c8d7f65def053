import assert from 'node:assert/strict'
import { test } from 'node:test'
import fc from 'fast-check'
import type { DossierCommand } from '#dossiers/domain/command.ts'
import { isAccepted } from '#dossiers/domain/dossier.ts'
import { isLate } from '#dossiers/domain/lateness.ts'
import { at, CLERK, draft, filing, Life, number, OFFICER, passOn, PROVINCE, RECEIVER, receive, SHORT_OF_STAFF, sign, text } from '#dossiers/domain/testing.ts'
import { findCause } from '#law/causes-of-lateness.ts'
import { classifyLateness, suggestedCause, type LateVerdict } from './classify-lateness.ts'
import { LATE_CLASSES } from './late-class.ts'

/** Received Monday 02/11/2026: five working days, due Monday 09/11 17:30. */
const RECEIVED = at('2026-11-02T08:00')

const verdict = (life: Life, now: string): LateVerdict | undefined => {
  const { dossier } = life
  return dossier !== undefined && isAccepted(dossier) ? classifyLateness(dossier, life.history, at(now)) : undefined
}
const classOf = (life: Life, now: string): string => verdict(life, now)?.lateClass ?? 'inTime'
const kindsOf = (life: Life, now: string): readonly string[] => verdict(life, now)?.facts.map(({ kind }) => kind) ?? []

const issued = (when: string): Life =>
  new Life()
    .do(RECEIVED, receive())
    .do(at('2026-11-03T08:00'), draft(2))
    .do(at('2026-11-03T09:00'), passOn(2))
    .do(at('2026-11-04T09:00'), sign(3, at('2026-11-04T09:00')))
    .do(at(when), { type: 'issue', no: 4, staffId: CLERK, number, deliver: false, lateness: null })
const finish: DossierCommand = { type: 'finish', no: 5, staffId: RECEIVER, lateness: SHORT_OF_STAFF }
const supplement: DossierCommand = { type: 'requestSupplement', items: [{ kind: 'question', text: text() }], reason: text(), answerDueOn: '2026-12-30', exception: null }
const consult: DossierCommand = { type: 'consult', no: 2, requests: [{ unitId: PROVINCE, role: 'caseOfficer', question: text(), allottedMinutes: 300 }] }

test('còn trong hạn thì không xếp loại; đúng phút hẹn trả cũng vậy', () => {
  const life = new Life().do(RECEIVED, receive())
  assert.equal(classOf(life, '2026-11-09T17:30'), 'inTime')
  assert.equal(classOf(life, '2026-11-09T17:31'), 'real')
})

test('ấn trễ: kết quả phát hành trong hạn, ghi về một cửa sau hạn', () => {
  const life = issued('2026-11-09T16:00').do(at('2026-11-11T09:00'), finish)
  assert.equal(classOf(life, '2026-11-20T08:00'), 'clickedLate')
  assert.deepEqual(kindsOf(life, '2026-11-20T08:00'), ['issuedInTime'])
  assert.equal(classOf(issued('2026-11-10T08:00').do(at('2026-11-11T09:00'), finish), '2026-11-20T08:00'), 'real')
})

test('ấn trễ: nhiều bước ghi dồn một lúc sau hạn', () => {
  const life = new Life().do(RECEIVED, receive())
  life.do(at('2026-11-12T09:00'), draft(2)).do(at('2026-11-12T09:01'), passOn(2))
  life.do(at('2026-11-12T09:03'), sign(3, at('2026-11-12T09:03')))
  life.do(at('2026-11-12T09:05'), { type: 'issue', no: 4, staffId: CLERK, number, deliver: true, lateness: SHORT_OF_STAFF })
  assert.equal(classOf(life, '2026-11-20T08:00'), 'clickedLate')
  assert.deepEqual(kindsOf(life, '2026-11-20T08:00'), ['stepsAtOnce'])
})

test('đồng bộ: hồ sơ của hệ thống bộ', () => {
  const life = new Life().do(RECEIVED, { type: 'accept', filing: filing({ route: 'MINISTRY', externalCode: 'G09.20-20261102-0000001' }), code: 'x', acceptedBy: RECEIVER, forward: true })
  assert.equal(classOf(life, '2026-11-20T08:00'), 'sync')
})

test('chờ cơ quan khác: lấy ý kiến đang mở đúng lúc đến hạn', () => {
  const life = new Life().do(RECEIVED, receive()).do(at('2026-11-03T08:00'), consult)
  assert.equal(classOf(life, '2026-11-10T08:00'), 'otherAgency')
  life.do(at('2026-11-10T09:00'), { type: 'answerConsultation', no: 3, staffId: OFFICER, opinion: text(), files: [] })
  assert.equal(classOf(life, '2026-11-30T08:00'), 'otherAgency')
  const answered = new Life().do(RECEIVED, receive()).do(at('2026-11-03T08:00'), consult)
    .do(at('2026-11-09T17:00'), { type: 'answerConsultation', no: 3, staffId: OFFICER, opinion: text(), files: [] })
  assert.equal(classOf(answered, '2026-11-30T08:00'), 'real')
})

test('chờ nghĩa vụ tài chính mà đồng hồ không dừng', () => {
  const life = new Life().do(RECEIVED, receive())
  life.do(at('2026-11-10T08:00'), { type: 'requireObligation', amountDong: 1, reason: text() })
  assert.equal(classOf(life, '2026-11-10T09:00'), 'real')
  assert.equal(classOf(life, '2026-11-20T08:00'), 'obligation')
})

test('chờ người dân: yêu cầu bổ sung sau hạn chiếm quá nửa thời gian quá hạn', () => {
  const life = new Life().do(RECEIVED, receive()).do(at('2026-11-12T08:00'), supplement)
  assert.equal(classOf(life, '2026-11-12T09:00'), 'real')
  assert.equal(classOf(life, '2026-11-20T08:00'), 'citizen')
  life.do(at('2026-11-16T08:00'), { type: 'receiveSupplement', papers: [], replies: [] })
  assert.equal(classOf(life, '2026-12-20T08:00'), 'real')
})

test('mọi hồ sơ quá hạn có đúng một loại, mọi hồ sơ trong hạn không có loại nào', () => {
  const acts: readonly ((when: string) => DossierCommand)[] = [
    () => supplement,
    () => ({ type: 'receiveSupplement', papers: [], replies: [] }),
    () => consult,
    () => ({ type: 'requireObligation', amountDong: 1, reason: text() }),
    () => ({ type: 'meetObligation', evidence: text() }),
    () => draft(2),
    () => passOn(2),
    (when) => sign(3, at(when)),
    () => ({ type: 'withdraw', reason: text(), lateness: SHORT_OF_STAFF }),
  ]
  const tries = fc.array(fc.record({ act: fc.nat(acts.length - 1), hours: fc.integer({ min: 1, max: 60 }) }), { maxLength: 15 })
  fc.assert(
    fc.property(tries, fc.integer({ min: 0, max: 400 }), (list, later) => {
      const life = new Life().do(RECEIVED, receive())
      let hour = 8
      const moment = (): string => `2026-11-${String(2 + Math.floor(hour / 24)).padStart(2, '0')}T${String(hour % 24).padStart(2, '0')}:00`
      for (const { act, hours } of list) {
        if (hour + hours >= 24 * 28) break
        hour += hours
        const command = acts[act]?.(moment())
        if (command !== undefined && life.refusal(at(moment()), command) === 'allowed') life.do(at(moment()), command)
      }
      hour = Math.min(hour + later, 24 * 28 - 1)
      const found = verdict(life, moment())
      const { dossier } = life
      assert.ok(dossier !== undefined && isAccepted(dossier))
      const end = dossier.phase === 'withdrawn' ? dossier.endedAt : at(moment())
      if (isLate(dossier.clock, end)) assert.ok(found !== undefined && LATE_CLASSES.includes(found.lateClass))
      if (dossier.clock.dueAt !== null && end <= dossier.clock.dueAt) assert.equal(found, undefined)
    }),
    { numRuns: 300 },
  )
})

test('nguyên nhân gợi ý có trong danh mục', () => {
  for (const lateClass of LATE_CLASSES) {
    const cause = suggestedCause(lateClass)
    assert.ok(cause === null || findCause(cause)?.automatic === false, lateClass)
  }
})

