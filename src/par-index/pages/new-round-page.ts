import type { Ctx, Trx } from '#db/context.ts'
import { fold } from '#kernel/text.ts'
import { localDayOf, plainDateOf, Temporal, type PlainDate } from '#kernel/time.ts'
import { PAR_ROUND_RULES } from '#law/par-index.ts'
import type { Unit, UnitTree } from '#organisation/domain/unit-tree.ts'
import { loadCalendar } from '#organisation/calendar-queries.ts'
import { countedDayAfter, isCountedDay } from '#organisation/domain/working-calendar.ts'
import { listStaff } from '#organisation/staff-queries.ts'
import { today } from '#organisation/today.ts'
import { unitTree } from '#organisation/unit-queries.ts'
import { verifierNames } from '../domain/rounds/round.ts'
import { organisersOf, ratableUnits } from '../rounds/open-round.ts'
import { acrossUnits } from '../rounds/reading.ts'
import { findIndexVersion, listIndexVersions } from '../versions/queries.ts'
import { LEVEL_WORDS } from '../words.ts'

type Named = { readonly id: string; readonly name: string }

export type NewRoundPage = {
  readonly versions: readonly { readonly code: string; readonly name: string; readonly isExample: boolean; readonly level: string }[]
  /** Of the set that was chosen; null while none is. */
  readonly draft: {
    readonly id: string
    readonly versionCode: string
    readonly versionName: string
    readonly isExample: boolean
    readonly organiser: Named
    readonly name: string
    readonly year: number
    readonly units: readonly Named[]
    readonly verifiers: readonly { readonly name: string; readonly proposed: string }[]
    readonly verifyingUnits: readonly Named[]
    readonly lead: string
    readonly people: readonly Named[]
    readonly days: { readonly cutOff: string; readonly from: string; readonly selfScore: string; readonly verification: string; readonly council: string }
    readonly rebuttalDays: number
  } | null
}

type YearDay = { readonly month: number; readonly day: number }

/** The working day at or before a day of the rules. */
const workingDayUpTo = async (trx: Trx, unitId: Unit['id'], year: number, { month, day }: YearDay): Promise<string> => {
  const wanted = Temporal.PlainDate.from({ year, month, day })
  const calendar = await loadCalendar(trx, unitId, wanted)
  let at = localDayOf(wanted)
  while (!isCountedDay(calendar, at)) at -= 1
  return plainDateOf(at).toString()
}

const proposedFor = (name: string, units: readonly Unit[]): string => {
  const wanted = fold(name)
  return units.find((unit) => fold(unit.name) === wanted || fold(unit.shortName) === wanted)?.id ?? ''
}

const draftFor = async (trx: Trx, ctx: Ctx, code: string, organiser: Unit, tree: UnitTree, day: PlainDate): Promise<NewRoundPage['draft']> => {
  const version = await findIndexVersion(trx, code)
  if (version === undefined) return null
  const rated = ratableUnits(tree, organiser.id, version.level)
  const inRated = new Set(rated.flatMap(({ id }) => [...tree.subtree(id)]))
  const verifying = tree.units.filter(({ id, kind, tier }) => !inRated.has(id) && id !== organiser.id && tier !== 'commune' && (kind === 'department' || (kind === 'office' && tree.depth(id) === 1)))
  const staff = await listStaff(trx, tree.units.map(({ id }) => id).filter((id) => !inRated.has(id)), day, '')
  const leads = new Set(['agencyLeader', 'unitHead', 'reformCoordinator', 'inspector'])
  const { to } = version.years
  const year = to === null ? day.year : Math.min(to, day.year)
  const nextWorking = countedDayAfter(await loadCalendar(trx, organiser.id, day), localDayOf(day), 1)
  const named = ({ id, name }: Unit): Named => ({ id, name })
  const rules = PAR_ROUND_RULES
  const asDay = (inYear: number, { month, day: date }: YearDay): string => Temporal.PlainDate.from({ year: inYear, month, day: date }).toString()
  return {
    id: ctx.newId(), versionCode: version.code, versionName: version.name, isExample: version.isExample, organiser: named(organiser),
    name: `Chỉ số cải cách hành chính ${LEVEL_WORDS[version.level]} năm ${year}`, year, units: rated.map(named),
    verifiers: verifierNames(version).map((name) => ({ name, proposed: proposedFor(name, verifying) })), verifyingUnits: verifying.map(named),
    lead: proposedFor('Sở Nội vụ', verifying),
    people: staff.filter(({ assignments }) => assignments.some(({ unitId, role }) => leads.has(role) && !inRated.has(unitId)))
      .map(({ id, fullName, title }) => ({ id, name: title === null ? fullName : `${fullName}, ${title}` })),
    days: {
      cutOff: asDay(year, rules.cutOff), from: plainDateOf(nextWorking).toString(), selfScore: await workingDayUpTo(trx, organiser.id, year, rules.selfScoreUntil),
      verification: await workingDayUpTo(trx, organiser.id, year, rules.verificationUntil), council: await workingDayUpTo(trx, organiser.id, year + 1, rules.councilUntil),
    },
    rebuttalDays: rules.rebuttalWorkingDays,
  }
}

/** What a new round is opened from; undefined for who opens none. */
export const loadNewRoundPage = (ctx: Ctx, versionCode: string | null): Promise<NewRoundPage | undefined> =>
  acrossUnits(ctx, async (trx): Promise<NewRoundPage | undefined> => {
    const day = today(ctx)
    const tree = await unitTree(trx, day)
    const [organiser] = organisersOf(ctx.actor, tree)
    if (organiser === undefined) return undefined
    const versions = await listIndexVersions(trx)
    return {
      versions: versions.map(({ code, name, isExample, level }) => ({ code, name, isExample, level: LEVEL_WORDS[level] })),
      draft: versionCode === null ? null : await draftFor(trx, ctx, versionCode, organiser, tree, day),
    }
  })
