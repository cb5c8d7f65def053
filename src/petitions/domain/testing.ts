import { toAt, type At } from '#kernel/at.ts'
import type { StaffId, UnitId } from '#kernel/ids.ts'
import { Temporal, ZONE } from '#kernel/time.ts'
import { nationalCalendar } from '#law/calendar.ts'
import { petitionRule } from '#law/petition-rules.ts'
import { compileCalendar } from '#organisation/domain/working-calendar.ts'
import type { PetitionDeed, ReceivePetition } from './command.ts'
import { decide, decideReception, type PetitionGround } from './decide.ts'
import { evolve } from './evolve.ts'
import type { PetitionEvent } from './event.ts'
import type { Petition, PetitionId } from './petition.ts'

export const COMMUNE = '00000000-0000-7000-8000-000000000101' as UnitId
export const OTHER = '00000000-0000-7000-8000-000000000102' as UnitId
export const OFFICER = '00000000-0000-7000-8000-000000000201' as StaffId
export const LEADER = '00000000-0000-7000-8000-000000000202' as StaffId
export const ID = '00000000-0000-7000-8000-000000000301' as PetitionId

const compiled = compileCalendar(nationalCalendar())
if (!compiled.ok) throw new Error(compiled.refusal.code)
const calendar = compiled.value

/** "2026-11-02T08:00" in Vietnam. */
export const local = (text: string): At => toAt(Temporal.PlainDateTime.from(text).toZonedDateTime(ZONE).toInstant())

export const groundAt = (now: At): PetitionGround => ({ rule: petitionRule('2026-11-01'), calendar, now })

export const reception = (receivedAt: At, over: Partial<ReceivePetition> = {}): ReceivePetition => ({
  name: 'receive', code: 'PA-1', channel: 'portal', class: 'service', unitId: COMMUNE, receivedAt, isAnonymous: false, accountId: null,
  dossierId: null, subject: 1, content: 2, files: [], ...over,
})

/** A petition that a test takes through its life; a refusal is a fault of the test unless asked for by `tryDo`. */
export const openStory = (receivedAt: string, over: Partial<ReceivePetition> = {}) => {
  const events: PetitionEvent[] = []
  let petition: Petition | undefined
  const write = (event: PetitionEvent): Petition => {
    events.push(event)
    return (petition = evolve(ID, petition, event))
  }
  const first = decideReception(reception(local(receivedAt), over), groundAt(local(receivedAt)))
  if (!first.ok) throw new Error(first.refusal.code)
  write(first.value)
  const now = (): Petition => {
    if (petition === undefined) throw new Error('nothing was received')
    return petition
  }
  const tryDo = (at: string, deed: PetitionDeed): string => {
    const decided = decide(now(), deed, groundAt(local(at)))
    if (!decided.ok) return decided.refusal.code
    write(decided.value)
    return 'ok'
  }
  return {
    events,
    petition: now,
    tryDo,
    must: (at: string, deed: PetitionDeed): Petition => {
      const done = tryDo(at, deed)
      if (done !== 'ok') throw new Error(`${deed.name}: ${done}`)
      return now()
    },
  }
}

const WORDS = { subject: 'Máy lấy số', question: 'Máy lấy số hỏng', answer: 'Đã sửa' }

/** The deeds by which a petition usually ends, each by whom it takes. */
export const CLASSIFY: PetitionDeed = { name: 'classify', class: 'service', aboutStaffIds: [] }
export const DRAFT: PetitionDeed = { name: 'draftAnswer', text: 'Đã sửa máy lấy số', by: OFFICER }
export const APPROVE: PetitionDeed = { name: 'approveAnswer', by: LEADER }
export const PREPARE: PetitionDeed = { name: 'preparePublication', words: WORDS, by: OFFICER }
export const PUBLISH: PetitionDeed = { name: 'publish', by: LEADER }
