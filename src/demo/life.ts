import { transaction, type Ctx, type Trx } from '#db/context.ts'
import type { Role } from '#kernel/actor.ts'
import type { UnitId } from '#kernel/ids.ts'
import { DAY_MINUTES, formatDay, dayOf, type LocalMinute } from '#kernel/local-time.ts'
import { instantOf, localMinuteOf, vietnamDay, ZONE, type PlainDate } from '#kernel/time.ts'
import { loadCalendar } from '#organisation/calendar-queries.ts'
import { makeDigests } from '#monitoring/digest.ts'
import { lastMinuteWithin, sessionsOf, type WorkingCalendar } from '#organisation/domain/working-calendar.ts'
import { findGrants } from '#organisation/rights-queries.ts'
import { defaultMode } from '#procedures/domain/duration.ts'
import type { ProcessStep } from '#procedures/domain/process.ts'
import { getProcess, getVersion, listInForce } from '#procedures/queries.ts'
import { loadShippedForms } from '#eforms/shipped-forms.ts'
import { bringStarterUnits } from '#places/commands.ts'
import { demoGateBasis } from '#law/procedures.ts'
import { loadStarterCatalogue } from '#procedures/starter.ts'
import { assignUnitMany } from '#procedures/unit-part-commands.ts'
import { stepUnitCode, type District, type Worker } from '../simulation/district.ts'
import { planDossiers, type Demand, type PlannedDossier } from '../simulation/plan.ts'
import { runTurns } from '../simulation/run.ts'
import { seededChance } from '../simulation/seed.ts'
import { tellOfLateness } from './late-stories.ts'
import { performStories } from './life-stories.ts'
import { publishNews } from './catalogue-news.ts'
import { keepLastMonth } from '#service-quality/kept-months.ts'
import { FORECAST_NIGHTLY } from '#forecast/nightly.ts'
import { divisionFor } from './offering.ts'
import type { DemoCitizen } from './citizens.ts'
import type { DemoOffice } from './office.ts'
import { sortOutLateness } from './looks-late.ts'
import { payFees } from './money.ts'
import { leaveWorkBehind } from './neglected.ts'
import { sendByPost } from './post.ts'
import { namePayeeAccounts } from './payee-accounts.ts'
import { scoreCommunes } from './par-rounds.ts'
import { draftNextIndex } from './index-versions.ts'
import { fileReports } from './periodic-reports.ts'
import { followReform } from './reform.ts'
import { writeReformReports } from './reform-reports.ts'
import { rateServices } from './ratings.ts'
import { holdSurveys } from './surveys.ts'
import { urgeLateDossiers } from './urgings.ts'

export type DemoLife = { readonly dossiers: number; readonly commands: number }

/** What happens is the same in every demo that starts at this moment; only ids and secrets are its own. */
const PLAN = 'demo'

const WEEKS = 6
/** The centre that receives, below a commune. */
const DESK = '.01'
const COMMUNE = /^H50\.1\d\d$/

/** How busy a commune is: by its number of people. */
const BUSY = { received: 72, resolved: 62, open: 10, overdue: 5 }
const QUIET = { received: 8, resolved: 5, open: 3, overdue: 1 }
/** Asked for every day (xác nhận tình trạng hôn nhân): often enough to have a history of its own. */
const EVERYDAY = '1.004873'
/** Where everything is done on the day itself. */
const ONLY_SHORT = { received: 4, resolved: 4, open: 0, overdue: 0 }
const LARGE_OFFICE = 8
/** Communes in which somebody urges; the first is the largest. */
const URGED_COMMUNES = 2

/**
 * Six weeks of plausible work in the demo office up to this moment, through the real commands with their clock in the
 * past: dossiers at every step, early and late, standing still, waiting for hand-over, certified at the desk, sent in
 * online by `citizens`, paid for, rated by who fetched a result. Loads the starter catalogue and gives each commune's divisions what they resolve. Should the calendar of a
 * moment leave no room for a wish (the demo may start after a long holiday), that commune stays quiet.
 */
export const fillWithLife = async (ctx: Ctx, office: DemoOffice, openedOn: PlainDate, citizens: readonly DemoCitizen[]): Promise<DemoLife> => {
  await loadStarterCatalogue(ctx, { kind: 'OWN', basis: demoGateBasis })
  await bringStarterUnits(ctx)
  await loadShippedForms(ctx)
  await publishNews(ctx)
  const offered = await offerByDivisions(ctx, office, openedOn)
  const district = await transaction(ctx, (trx) => readDistrict(trx, ctx, office, offered))
  const seed = `demo ${ctx.newId()}`
  const stage = { db: ctx.db, tenantId: ctx.tenantId, seed, district }
  const communes = [...office.units.keys()].filter((code) => COMMUNE.test(code))
  const demands = communes.flatMap((code) => demandOf(office, district, offered, code))
  const planned = demands.flatMap((demand, i) => {
    const plan = planDossiers(demand, district, { seed: `${PLAN} ${i}`, fraction: 1 })
    return plan.ok ? plan.value : []
  })
  const dossiers = planned.map((dossier, index) => ({ ...dossier, index }))
  const enqueueFor = () => ctx.enqueue
  const { commands } = await runTurns({ ...stage, phoneOf: inventedPhone }, dossiers, { enqueueFor })
  await rateServices({ ...stage, enqueueFor }, dossiers)
  await payFees({ ...stage, enqueueFor }, dossiers)
  await sendByPost({ ...stage, enqueueFor }, dossiers)
  await namePayeeAccounts(ctx, district, communes)
  const told = await performStories({ ...stage, enqueueFor }, dossiers, citizens)
  const example = exampleOf(dossiers)
  if (example !== undefined) {
    const code = example.receiving.slice(0, -DESK.length)
    await leaveWorkBehind(ctx, { ...stage, enqueueFor }, example, { code, unitId: district.unitId(code) }, openedOn)
  }
  const calendar = await transaction(ctx, (trx) => loadCalendar(trx, office.provinceId, vietnamDay(ctx.clock())))
  for (const commune of communes.slice(0, URGED_COMMUNES)) {
    const divisions = [...office.units.keys()].filter((code) => code.startsWith(`${commune}.`))
    await urgeLateDossiers({ ...stage, enqueueFor }, calendar, commune, divisions)
  }
  await tellOfLateness(ctx, { ...stage, enqueueFor }, dossiers)
  if (example !== undefined) await sortOutLateness({ ...stage, enqueueFor }, example)
  await makeDigests({ ...ctx, clock: morningOf(district.end, calendar) })
  await keepLastMonth({ ...ctx, clock: firstNightOf(vietnamDay(ctx.clock())) })
  await fileReports(ctx, office)
  await followReform(ctx, office)
  await holdSurveys(ctx, office)
  await scoreCommunes(ctx, office, openedOn)
  await draftNextIndex(ctx, office)
  await writeReformReports(ctx, office, communes)
  await transaction(ctx, (trx) => ctx.enqueue(trx, { task: FORECAST_NIGHTLY, payload: {} }))
  return { dossiers: dossiers.length + told.dossiers, commands: commands + told.commands }
}

/** A late dossier of the everyday procedure in the largest commune: whose desk, division and steps the told ones share. */
const exampleOf = (dossiers: readonly PlannedDossier[]): PlannedDossier | undefined =>
  dossiers.find(({ fate, procedureCode }) => fate === 'openLate' && procedureCode === EVERYDAY)

/** The clock at the beginning of the last working day, when the morning's digests are made. */
const morningOf = (end: LocalMinute, calendar: WorkingCalendar): Ctx['clock'] => {
  const day = dayOf(lastMinuteWithin(calendar, end - 1, 0))
  const opens = instantOf(day * DAY_MINUTES + (sessionsOf(calendar, day)[0]?.from ?? 0))
  return () => opens
}

/** A number that no subscriber has; one in nine people gave none. */
const inventedPhone = ({ index }: { readonly index: number }): string | null => (index % 9 === 4 ? null : `0233 000 ${String(index).padStart(4, '0')}`)

/** The clock on the first night of the month, when the nightly tasks run. */
const firstNightOf = (day: PlainDate): Ctx['clock'] => {
  const night = day.with({ day: 1 }).toZonedDateTime({ timeZone: ZONE, plainTime: '03:40' }).toInstant()
  return () => night
}

/** Which procedures a commune's division resolves: by commune code and procedure code. */
type Offered = ReadonlyMap<string, ReadonlyMap<string, Offer>>
type Offer = { readonly division: string; readonly sectorCode: string; readonly instant: boolean; readonly steps: readonly ProcessStep[]; readonly days: number; readonly rules: Omit<ReturnType<District['rulesOf']>, 'calendar' | 'end'> }

const offerByDivisions = async (ctx: Ctx, office: DemoOffice, openedOn: PlainDate): Promise<Offered> => {
  const procedures = await transaction(ctx, (trx) => readProcedures(trx, ctx))
  const offered = new Map<string, Map<string, Offer>>()
  for (const code of office.units.keys()) {
    if (!COMMUNE.test(code)) continue
    const own = new Map(procedures.map(({ procedureCode, ...one }) => [procedureCode, { ...one, division: divisionFor(code, one.sectorName) }]))
    for (const [division, codes] of Map.groupBy(own.keys(), (procedureCode) => own.get(procedureCode)?.division ?? code)) {
      const unitId = office.units.get(division)
      if (unitId === undefined) continue
      const given = await assignUnitMany(ctx, { codes, unitId, part: 'resolves', validFrom: openedOn, validTo: null })
      if (!given.ok) throw new Error(`demo life: ${given.refusal.code}`)
    }
    offered.set(code, own)
  }
  return offered
}

const DAYS_OF_UNIT = { workingHour: 0, halfDay: 0, workingDay: 1, calendarDay: 0.6, month: 18, sameDay: 0 } as const

const readProcedures = async (trx: Trx, ctx: Ctx) => {
  const found = []
  for (const line of await listInForce(trx, vietnamDay(ctx.clock()))) {
    const version = await getVersion(trx, ctx.tenantId, line.id)
    const first = version.cases[0]
    if (!line.tiers.includes('commune') || version.processId === null || first === undefined || first.committedDuration === null) continue
    const { steps } = await getProcess(trx, ctx.tenantId, version.processId)
    const duration = first.committedDuration
    found.push({
      procedureCode: version.code,
      sectorName: version.sectorName,
      sectorCode: version.sectorCode,
      instant: version.instant,
      steps,
      days: duration.amount * DAYS_OF_UNIT[duration.unit],
      rules: { steps, duration, mode: first.deadlineMode ?? defaultMode(duration), instant: version.instant },
    })
  }
  return found
}

const readDistrict = async (trx: Trx, ctx: Ctx, office: DemoOffice, offered: Offered): Promise<District> => {
  const day = vietnamDay(ctx.clock())
  const workers: Worker[] = []
  for (const { staffId, accountId, name } of office.logins) {
    workers.push({ kind: 'staff', staffId, accountId, name, grants: await findGrants(trx, staffId, day) })
  }
  const calendars = new Map<string, WorkingCalendar>()
  for (const [code, unitId] of office.units) calendars.set(code, await loadCalendar(trx, unitId, day))
  const end: LocalMinute = localMinuteOf(ctx.clock())
  const unitId = (code: string): UnitId => {
    const id = office.units.get(code)
    if (id === undefined) throw new Error(`demo life: no unit ${code}`)
    return id
  }
  return {
    end,
    unitId,
    // Own rights only: what somebody lends today was not lent weeks ago.
    holders: (role: Role, code: string) => workers.filter(({ grants }) => grants.some((grant) => grant.role === role && grant.onBehalfOf === undefined && grant.reach.has(unitId(code)))),
    rulesOf: (procedureCode, competent) => {
      const offer = offered.get(competent.slice(0, 'H50.101'.length))?.get(procedureCode)
      const calendar = calendars.get(competent)
      if (offer === undefined || calendar === undefined) throw new Error(`demo life: no rules for ${procedureCode} at ${competent}`)
      return { ...offer.rules, calendar, end }
    },
  }
}

const LONG_DAYS = 3
const MOST_LONG = 6
const MOST_SAME_DAY = 3
const MOST_INSTANT = 2

/** The dossiers of one commune: those procedures that its people can bring from the desk to the result. */
const demandOf = (office: DemoOffice, district: District, offered: Offered, code: string): Demand[] => {
  const receiving = `${code}${DESK}`
  const possible = seededChance(`${PLAN} ${code}`).shuffle([...(offered.get(code) ?? [])]).filter(([, { division, steps }]) =>
    office.units.has(division) && steps.every(({ role, unit }) => district.holders(role, stepUnitCode(unit, receiving, division)).length > 0))
  const isEveryday = ([procedure]: readonly [string, Offer]): boolean => procedure === EVERYDAY
  const long = possible
    .filter(([, { days }]) => days >= LONG_DAYS)
    .toSorted((a, b) => Number(isEveryday(b)) - Number(isEveryday(a)))
    .slice(0, MOST_LONG)
  const sameDay = possible.filter(([, { days, instant }]) => days < LONG_DAYS && !instant).slice(0, MOST_SAME_DAY)
  const short = [...possible.filter(([, { instant }]) => instant).slice(0, MOST_INSTANT), ...sameDay]
  if (possible.length === 0) return []
  const people = office.logins.filter(({ unitCode }) => unitCode.startsWith(code))
  const reported = long.length === 0 ? ONLY_SHORT : people.length >= LARGE_OFFICE ? BUSY : QUIET
  const day = dayOf(district.end)
  return [{
    period: { from: formatDay(day - WEEKS * 7), to: formatDay(day) },
    arrivals: { weekdays: { mon: 1.25, tue: 1, wed: 1, thu: 1, fri: 0.9, sat: 0, sun: 0 }, because: ['demo'] },
    groups: [],
    streams: [{
      id: 'commune', label: code, tier: 'commune', reported,
      assumed: { overdueResolved: Math.floor(reported.overdue / 2), overdueOpen: Math.ceil(reported.overdue / 2), pausedShareOfOpen: 0.3, supplementShare: 0.1, deniedShare: 0.05, because: ['demo'] },
      places: [{ receiving, competent: code, weight: 1 }],
      procedures: [
        ...long.map(([procedure, { division }]) => ({ code: procedure, weight: procedure === EVERYDAY ? 30 : 4, earlyShare: 0.6, lateWeight: 1, openWeight: 1, competent: division })),
        ...short.map(([procedure, { division }]) => ({ code: procedure, weight: 2, earlyShare: 0.1, lateWeight: 0, openWeight: 0, competent: division })),
      ],
      proceduresBecause: ['demo'],
    }],
  }]
}
