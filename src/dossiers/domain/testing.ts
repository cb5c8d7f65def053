import { toAt, type At } from '#kernel/at.ts'
import { Temporal, ZONE } from '#kernel/time.ts'
import type { Role } from '#kernel/actor.ts'
import type { DossierId, ProcedureVersionId, ProcessVersionId, StaffId, UnitId } from '#kernel/ids.ts'
import { nationalCalendar } from '#law/calendar.ts'
import { compileCalendar } from '#organisation/domain/working-calendar.ts'
import type { ProcedureVersion } from '#procedures/domain/procedure.ts'
import type { ProcessStep, ProcessVersion } from '#procedures/domain/process.ts'
import type { DossierCommand, Facts } from './command.ts'
import { decide } from './decide.ts'
import type { Dossier, Lateness, Open, TextRef } from './dossier.ts'
import type { Filing, RecordedEvent } from './event.ts'

/** Builders for tests of the pure domain: one commune, one procedure, one process, the national calendar. */
export const DESK = 'desk' as UnitId
export const DIVISION = 'division' as UnitId
export const PROVINCE = 'province' as UnitId
export const RECEIVER = 'receiver' as StaffId
export const OFFICER = 'officer' as StaffId
export const LEADER = 'leader' as StaffId
export const CLERK = 'clerk' as StaffId

let texts = 0
export const text = (): TextRef => {
  texts += 1
  return { v: texts, c: `commitment-${texts}` }
}

const step = (id: string, kind: ProcessStep['kind'], role: Role, at: 'receiving' | 'competent', after: string[], hours: number): ProcessStep => ({
  id,
  name: id,
  kind,
  role,
  unit: { kind: at },
  allottedMinutes: hours * 60,
  after,
})

export const STANDARD: ProcessVersion = {
  id: 'standard' as ProcessVersionId,
  code: 'standard',
  versionNo: 1,
  name: 'standard',
  steps: [
    step('receive', 'receive', 'receptionOfficer', 'receiving', [], 2),
    step('handle', 'handle', 'caseOfficer', 'competent', ['receive'], 20),
    step('approve', 'approve', 'agencyLeader', 'competent', ['handle'], 8),
    step('issue', 'issue', 'recordsClerk', 'competent', ['approve'], 4),
    step('handOver', 'handOver', 'receptionOfficer', 'receiving', ['issue'], 2),
  ],
}

/** Two branches after reception and a join before the leader. */
export const PARALLEL: ProcessVersion = {
  ...STANDARD,
  id: 'parallel' as ProcessVersionId,
  code: 'parallel',
  steps: [
    step('receive', 'receive', 'receptionOfficer', 'receiving', [], 2),
    step('left', 'handle', 'caseOfficer', 'competent', ['receive'], 8),
    { ...step('right', 'handle', 'caseOfficer', 'competent', ['receive'], 8), unit: { kind: 'fixed', unitCode: 'H50.1' } },
    step('approve', 'approve', 'agencyLeader', 'competent', ['left', 'right'], 8),
    step('handOver', 'handOver', 'receptionOfficer', 'receiving', ['approve'], 2),
  ],
}

export const VERSION: ProcedureVersion = {
  id: 'version' as ProcedureVersionId,
  code: '1.004873',
  versionNo: 1,
  name: 'Cấp giấy xác nhận tình trạng hôn nhân',
  sectorCode: 'HT',
  sectorName: 'Hộ tịch',
  tiers: ['commune'],
  effectiveFrom: '2020-01-01',
  applicantKinds: [],
  serviceLevel: 'fullOnline',
  cases: [
    {
      id: 'normal',
      label: 'Thông thường',
      statutoryDuration: { amount: 5, unit: 'workingDay' },
      committedDuration: { amount: 5, unit: 'workingDay' },
    },
    {
      id: 'byHour',
      label: 'Theo giờ',
      statutoryDuration: { amount: 5, unit: 'workingDay' },
      committedDuration: { amount: 5, unit: 'workingDay' },
      deadlineMode: 'BY_HOUR',
    },
    { id: 'untimed', label: 'Không quy định', statutoryDuration: null, committedDuration: null },
  ],
  papers: [],
  fees: [],
  results: [{ name: 'Giấy xác nhận' }],
  instant: false,
  pauses: { financialObligation: true, verification: true },
  extension: { maxCount: 1, maxDuration: { amount: 3, unit: 'workingDay' }, basis: 'test' },
  processId: STANDARD.id,
  submissionGate: { kind: 'OWN', basis: 'Quyết định số 1/QĐ-UBND' },
  processingRoute: 'LOCAL',
  legalBasis: [],
}

const compiled = compileCalendar(nationalCalendar())
if (!compiled.ok) throw new Error('the shipped calendar does not compile')
export const CALENDAR = compiled.value

/** A moment written in Vietnam's time: `at('2026-11-02T08:00')`. */
export const at = (local: string): At => toAt(Temporal.PlainDateTime.from(local).toZonedDateTime(ZONE).toInstant())

export const facts = (when: At, over: Partial<Facts> = {}): Facts => ({
  now: when,
  occurredAt: when,
  version: VERSION,
  process: STANDARD,
  whereabouts: () => PROVINCE,
  calendarOf: () => CALENDAR,
  isCrossBoundary: () => false,
  actsForOwner: false,
  ...over,
})

export const filing = (over: Partial<Filing> = {}): Filing => ({
  dossierId: 'dossier' as DossierId,
  procedureVersionId: VERSION.id,
  procedureCode: VERSION.code,
  sectorCode: VERSION.sectorCode,
  caseId: 'normal',
  channel: 'direct',
  route: 'LOCAL',
  externalCode: null,
  assistedAtUnitId: null,
  receivingUnitId: DESK,
  competentUnitId: DIVISION,
  parties: { submitter: { kind: 'citizen', name: text() }, owner: null, representative: null },
  papers: [],
  delivery: 'desk',
  feeDong: 0,
  ...over,
})

/** A dossier that lives through commands; a refusal is an error unless it is asked for with `refusal`. */
export class Life {
  dossier: Dossier | undefined
  readonly history: RecordedEvent[] = []
  over: Partial<Facts>

  constructor(over: Partial<Facts> = {}) {
    this.over = over
  }

  do(when: At, command: DossierCommand, over: Partial<Facts> = {}): this {
    const decided = decide(this.dossier, command, facts(when, { ...this.over, ...over }))
    if (!decided.ok) throw new Error(`${command.type}: ${JSON.stringify(decided.refusal)}`)
    this.dossier = decided.value.dossier
    this.history.push(...decided.value.events)
    return this
  }

  refusal(when: At, command: DossierCommand, over: Partial<Facts> = {}): string {
    const decided = decide(this.dossier, command, facts(when, { ...this.over, ...over }))
    return decided.ok ? 'allowed' : decided.refusal.code
  }

  get open(): Open {
    if (this.dossier?.phase !== 'open') throw new Error(`not open but ${this.dossier?.phase}`)
    return this.dossier
  }

  /** The number of the live step of that definition. */
  live(definitionId: string): number {
    const found = this.open.steps.find((one) => one.definitionId === definitionId && (one.state === 'waiting' || one.state === 'accepted'))
    if (found === undefined) throw new Error(`no live step ${definitionId}`)
    return found.no
  }
}

export const receive = (caseId = 'normal'): DossierCommand => ({
  type: 'accept',
  filing: filing({ caseId }),
  code: 'H50.27-261102-0001',
  acceptedBy: RECEIVER,
  forward: true,
})

export const draft = (no: number): DossierCommand => ({
  type: 'draftResult',
  no,
  staffId: OFFICER,
  draft: { outcome: 'GRANTED', summary: text(), files: [], draftedBy: OFFICER },
})

export const sign = (no: number, when: At): DossierCommand => ({
  type: 'approve',
  no,
  signature: { by: LEADER, at: when, onBehalfOf: null },
  note: null,
})

export const passOn = (no: number, staffId: StaffId = OFFICER): DossierCommand => ({ type: 'forward', no, staffId, note: null })

/** The cause that tests give where a dossier may end late; one in time does not keep it. */
export const SHORT_OF_STAFF: Lateness = { cause: 'STAFF_SHORTAGE', note: null }

export const apologise = (when: At, rescheduledOn: string): DossierCommand => ({
  type: 'apologise',
  lateness: SHORT_OF_STAFF,
  rescheduledOn,
  signature: { by: LEADER, at: when, onBehalfOf: null },
  number,
})

export const number = { register: 'GQ', year: 2026, no: 1, text: '1/2026' }
