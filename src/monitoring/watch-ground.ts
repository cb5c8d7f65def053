import type { Trx } from '#db/context.ts'
import type { Role } from '#kernel/actor.ts'
import type { UnitId } from '#kernel/ids.ts'
import { instantOf, localMinuteOf, vietnamDay, type Instant } from '#kernel/time.ts'
import type { WatchGround, WatchNarrowing } from '#dossiers/watch/conditions.ts'
import type { UnitMarks, WatchMarks } from '#dossiers/watch/marks.ts'
import { findWorkPlaces, type WorkPlace } from '#dossiers/watch/places.ts'
import type { WatchScope } from '#dossiers/watch/scope.ts'
import { loadCalendar } from '#organisation/calendar-queries.ts'
import { listMarks, type ListMarks } from './domain/marks.ts'
import { orphanCause, type OrphanCause, type Workforce } from './domain/workforce.ts'
import { rulesFinder } from './rule-queries.ts'
import { loadWorkforce } from './workforce-queries.ts'

const toInstants = (marks: ListMarks): UnitMarks => ({
  soonUntil: instantOf(marks.soonUntil),
  idleBefore: instantOf(marks.idleBefore),
  receptionSoonUntil: instantOf(marks.receptionSoonUntil),
  uncollectedBefore: instantOf(marks.uncollectedBefore),
})

/** "Soon", "idle" and "long" for every unit of today, each by its own rules and calendar. */
export const loadMarks = async (trx: Trx, workforce: Workforce, at: Instant): Promise<WatchMarks> => {
  const day = vietnamDay(at)
  const now = localMinuteOf(at)
  const rulesOf = await rulesFinder(trx, workforce.tree, day)
  const units = new Map<UnitId, UnitMarks>()
  for (const { id } of workforce.tree.units) units.set(id, toInstants(listMarks(rulesOf(id), await loadCalendar(trx, id, day), now)))
  const elsewhere = units.values().next().value
  if (elsewhere === undefined) throw new Error('an agency without a unit watches over nothing')
  return { now: instantOf(now), today: day.toString(), units, elsewhere }
}

/** Who serves at a desk, where work lies before its first step and after its last. */
const DESK: readonly Role[] = ['receptionOfficer', 'centerDirector']

/** Why nobody can act at a place, or null; a desk needs one of its roles. */
const causeAt = ({ unitId, role, sectorCode, staffId }: Omit<WorkPlace, 'dossiers'>, workforce: Workforce): OrphanCause | null => {
  const causes = (role === null ? DESK : [role]).map((one) => orphanCause({ unitId, role: one, sectorCode, staffId }, workforce))
  return causes.includes(null) ? null : (causes[0] ?? null)
}

export type OrphanGround = WorkPlace & { readonly cause: OrphanCause }

/** The ground of the lists of a scope at one moment, and the places at which nobody can act, with the reason. */
export type Watch = { readonly ground: WatchGround; readonly orphans: readonly OrphanGround[]; readonly workforce: Workforce }

export const loadWatch = async (trx: Trx, scope: WatchScope, at: Instant, narrowing: WatchNarrowing = {}): Promise<Watch> =>
  watchWith(trx, await loadWorkforce(trx, vietnamDay(at)), scope, at, narrowing)

/** The same when the workforce of that day is at hand: for whoever looks for many people at once. */
export const watchWith = async (trx: Trx, workforce: Workforce, scope: WatchScope, at: Instant, narrowing: WatchNarrowing = {}): Promise<Watch> => {
  const orphans = (await findWorkPlaces(trx, scope)).flatMap((place) => {
    const cause = causeAt(place, workforce)
    return cause === null ? [] : [{ ...place, cause }]
  })
  return { ground: { marks: await loadMarks(trx, workforce, at), orphans, narrowing }, orphans, workforce }
}
