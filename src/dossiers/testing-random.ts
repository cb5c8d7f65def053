import assert from 'node:assert/strict'
import fc from 'fast-check'
import type { At } from '#kernel/at.ts'
import { atOfMinute, minuteOf } from '#kernel/at.ts'
import { dayOf, formatDay } from '#kernel/local-time.ts'
import type { StaffId } from '#kernel/ids.ts'
import type { ProcessVersion } from '#procedures/domain/process.ts'
import { offersFor } from './domain/actions.ts'
import type { DossierCommand } from './domain/command.ts'
import { decide } from './domain/decide.ts'
import { isAccepted, type Dossier } from './domain/dossier.ts'
import type { RecordedEvent } from './domain/event.ts'
import type { DossierAction } from './domain/may.ts'
import { apologise, at, CLERK, draft, facts, LEADER, number, OFFICER, passOn, PROVINCE, RECEIVER, receive, SHORT_OF_STAFF, sign, text, VERSION } from './domain/testing.ts'

/** Random lives of a dossier, for properties of the pure domain. */

/** One thing that somebody tries at some time: what the page offers, or something that it does not. */
export type Try = { readonly offered: boolean; readonly verb: number; readonly pick: number; readonly wait: number; readonly back: number }

export const attempts = fc.array(
  fc.record({
    offered: fc.oneof({ weight: 5, arbitrary: fc.constant(true) }, { weight: 1, arbitrary: fc.constant(false) }),
    verb: fc.nat(1000),
    pick: fc.nat(30),
    wait: fc.integer({ min: 1, max: 3000 }),
    back: fc.constantFrom(0, 0, 0, 60, 2000),
  }),
  { minLength: 1, maxLength: 60 },
)

const people: readonly StaffId[] = [RECEIVER, OFFICER, LEADER, CLERK]

type Make = (no: number, staffId: StaffId, pick: number, now: At) => DossierCommand

const MAKERS: { readonly [Action in DossierAction]?: Make } = {
  acceptStep: (no, staffId) => ({ type: 'acceptStep', no, staffId }),
  assignStep: (no, staffId) => ({ type: 'assignStep', no, staffId }),
  forward: passOn,
  draftResult: draft,
  approve: (no, _staffId, _pick, now) => sign(no, now),
  issue: (no, staffId, pick) => ({ type: 'issue', no, staffId, number, deliver: pick % 2 === 0, lateness: SHORT_OF_STAFF }),
  finish: (no, staffId) => ({ type: 'finish', no, staffId, lateness: SHORT_OF_STAFF }),
  handOver: (_no, staffId) => ({ type: 'handOver', staffId, receiver: null, delivery: 'desk' }),
  returnStep: (no, staffId) => ({ type: 'returnStep', no, staffId, reason: text(), toStep: null }),
  recallStep: (no, staffId) => ({ type: 'recallStep', no, staffId }),
  consult: (no) => ({ type: 'consult', no, requests: [{ unitId: PROVINCE, role: 'caseOfficer', question: text(), allottedMinutes: 300 }] }),
  answerConsultation: (no, staffId) => ({ type: 'answerConsultation', no, staffId, opinion: text(), files: [] }),
  closeConsultation: (no) => ({ type: 'closeConsultation', no, basis: text() }),
  requestSupplement: () => ({
    type: 'requestSupplement',
    items: [{ kind: 'question', text: text() }],
    reason: text(),
    answerDueOn: '2027-06-01',
    exception: { approvedBy: LEADER, basis: text() },
  }),
  receiveSupplement: () => ({ type: 'receiveSupplement', papers: [], replies: [] }),
  lapseSupplement: () => ({ type: 'lapseSupplement', decision: text() }),
  suspend: () => ({ type: 'suspend', reason: text(), basis: text() }),
  resume: () => ({ type: 'resume' }),
  requireObligation: () => ({ type: 'requireObligation', amountDong: 1, reason: text() }),
  meetObligation: () => ({ type: 'meetObligation', evidence: text() }),
  extend: () => ({ type: 'extend', duration: { amount: 2, unit: 'workingDay' }, basis: text(), reason: text() }),
  apologise: (_no, _staffId, pick, now) => apologise(now, formatDay(dayOf(minuteOf(now)) + 1 + pick)),
  correct: () => ({ type: 'correct', changes: [{ party: 'submitter', field: 'phone', after: text() }], reason: text() }),
  revokeResult: () => ({ type: 'revokeResult', reason: text(), decision: text() }),
  replaceResult: () => ({ type: 'replaceResult', number, files: [] }),
  requestVoid: () => ({ type: 'requestVoid', kind: 'mistake', reason: text(), by: OFFICER }),
  declineVoid: () => ({ type: 'declineVoid', reason: text() }),
}
const RARE: { readonly [Action in DossierAction]?: Make } = {
  withdraw: () => ({ type: 'withdraw', reason: text(), lateness: SHORT_OF_STAFF }),
  terminate: () => ({ type: 'terminate', reason: text(), basis: text(), lateness: SHORT_OF_STAFF }),
  approveVoid: () => ({ type: 'approveVoid', by: LEADER }),
}
const ONWARD: readonly DossierAction[] = ['draftResult', 'forward', 'approve', 'issue', 'finish', 'handOver', 'resume', 'receiveSupplement']

const commandOf = (attempt: Try, dossier: Dossier, now: At): DossierCommand => {
  const staffId = people[attempt.pick % people.length] ?? OFFICER
  const sent = isAccepted(dossier) ? dossier.steps.findLast((step) => step.state === 'done' && step.staffId !== null) : undefined
  if (attempt.verb % 11 === 0 && sent?.staffId) return { type: 'recallStep', no: sent.no, staffId: sent.staffId }
  const offers = offersFor({ kind: 'system', name: 'test' }, dossier, VERSION)
  const wanted = attempt.verb % 3 === 0 ? offers : offers.filter((offer) => ONWARD.includes(offer.action))
  const pool = wanted.length > 0 ? wanted : offers
  const offer = attempt.offered ? pool[attempt.verb % Math.max(1, pool.length)] : undefined
  if (offer !== undefined) {
    const make = MAKERS[offer.action] ?? (attempt.pick < 4 ? RARE[offer.action] : undefined)
    if (make !== undefined) return make(offer.stepNo ?? 0, staffId, attempt.pick, now)
  }
  const makers = Object.values(MAKERS)
  const make = makers[attempt.verb % makers.length] ?? passOn
  return make(attempt.pick % 8, staffId, attempt.pick, now)
}

/** Lives a dossier through whatever is tried, and shows each step that was allowed to `look`. */
export const live = (process: ProcessVersion, tries: readonly Try[], look: (before: Dossier, after: Dossier, events: readonly RecordedEvent[], occurredAt: At) => void) => {
  let now = minuteOf(at('2026-09-01T08:00'))
  const first = decide(undefined, receive(tries[0]?.pick === 0 ? 'byHour' : 'normal'), facts(atOfMinute(now), { process }))
  assert.ok(first.ok)
  let dossier = first.value.dossier
  const history = [...first.value.events]
  for (const attempt of tries) {
    now += attempt.wait
    const moment = atOfMinute(now)
    const occurredAt = atOfMinute(now - attempt.back)
    const decided = decide(dossier, commandOf(attempt, dossier, moment), facts(moment, { process, occurredAt }))
    if (!decided.ok) continue
    look(dossier, decided.value.dossier, decided.value.events, occurredAt)
    history.push(...decided.value.events)
    dossier = decided.value.dossier
  }
  return { dossier, history }
}
