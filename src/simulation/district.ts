import { transaction, type Ctx } from '#db/context.ts'
import { DAY_MINUTES, parseDay, type LocalDay, type LocalMinute } from '#kernel/local-time.ts'
import type { Actor, Role } from '#kernel/actor.ts'
import type { AccountId, StaffId, UnitId } from '#kernel/ids.ts'
import { refuse, ok, type Result } from '#kernel/result.ts'
import { Temporal, type PlainDate } from '#kernel/time.ts'
import { findTier } from '#law/unit-catalogue.ts'
import { processTemplates, STANDARD_DAY_MINUTES } from '#law/procedures.ts'
import { loadCalendar } from '#organisation/calendar-queries.ts'
import type { WorkingCalendar } from '#organisation/domain/working-calendar.ts'
import { foundOrganisation } from '#organisation/found-organisation.ts'
import { findGrants } from '#organisation/rights-queries.ts'
import { assign, hireStaff } from '#organisation/staff-commands.ts'
import { openUnit } from '#organisation/unit-commands.ts'
import { defaultMode } from '#procedures/domain/duration.ts'
import { fitProcess } from '#procedures/domain/process-fit.ts'
import { shortestPromise } from '#procedures/domain/promise.ts'
import type { ProcedureBody } from '#procedures/domain/procedure.ts'
import type { ProcessStep, StepUnit } from '#procedures/domain/process.ts'
import { publishProcess, saveProcess } from '#procedures/process-commands.ts'
import { draftVersion, publishVersion } from '#procedures/version-commands.ts'
import { inventedName } from './people.ts'
import type { Terrain } from './plan.ts'
import type { SimulationRefusal } from './sentences.ts'
import { allUnits, placesOf, readRole } from './scenario.ts'
import type { Scenario, ScenarioProcedure } from './scenario-schema.ts'
import { seededChance, type Chance } from './seed.ts'

export type Worker = Actor & { readonly kind: 'staff' }

/** The organisation of a scenario as it stands in the database, and the plan's view of it. */
export type District = Terrain & {
  readonly unitId: (code: string) => UnitId
  /** Whoever holds a role that reaches a unit, in a fixed order. */
  readonly holders: (role: Role, code: string) => readonly Worker[]
  /** The first minute after the period. */
  readonly end: LocalMinute
}

/** The scenario was checked; a refusal of the organisation or the catalogue now is a fault of the scenario's words. */
const done = <T>(what: string, result: Result<T>): T => {
  if (!result.ok) throw new Error(`${what}: ${result.refusal.code} ${JSON.stringify(result.refusal.facts ?? {})}`)
  return result.value
}

/** Opens units, hires people and publishes procedures through the real commands, as the system. */
export const buildDistrict = async (ctx: Ctx, scenario: Scenario): Promise<Result<District, SimulationRefusal>> => {
  const openedOn = Temporal.PlainDate.from(scenario.openedOn)
  const units = await openUnits(ctx, scenario, openedOn)
  const staff = await hireEverybody(ctx, scenario, units, openedOn)
  const steps = await publishProcedures(ctx, scenario, openedOn)
  const day = Temporal.PlainDate.from(scenario.period.from)
  const workers = await readWorkers(ctx, staff, day)
  const calendars = new Map<string, WorkingCalendar>()
  await transaction(ctx, async (trx) => {
    for (const [code, unitId] of units) calendars.set(code, await loadCalendar(trx, unitId, day))
  })
  const end = ((parseDay(scenario.period.to) as LocalDay) + 1) * DAY_MINUTES
  const district = districtOf(scenario, units, workers, steps, calendars, end)
  return checkHolders(scenario, district, steps) ?? ok(district)
}

const openUnits = async (ctx: Ctx, scenario: Scenario, openedOn: PlainDate): Promise<ReadonlyMap<string, UnitId>> => {
  const units = new Map<string, UnitId>()
  const lastDays = lastDaysOf(scenario)
  for (const { code, parent, name, shortName, tier, kind, areaCode } of allUnits(scenario)) {
    const closedOn = lastDays.get(code) ?? null
    const closing = closedOn === null ? {} : { closedOn }
    const description = { code, openedOn, ...closing, name, shortName, tier, kind, areaCode, address: null, phone: null }
    const opened = parent === null
      ? await foundOrganisation(ctx, { ...description, tenantCode: scenario.tenantCode })
      : await openUnit(ctx, { ...description, parentId: units.get(parent) ?? null })
    units.set(code, done(`unit ${code}`, opened).unitId)
  }
  return units
}

/** The last day of what belongs to a tier that has ended since (the district), and of all that was below it. */
const lastDaysOf = (scenario: Scenario): ReadonlyMap<string, PlainDate | null> => {
  const lastDays = new Map<string, PlainDate | null>()
  for (const { code, parent, tier } of allUnits(scenario)) {
    const ended = findTier(tier)?.effectiveTo
    lastDays.set(code, ended === undefined ? (lastDays.get(parent ?? '') ?? null) : Temporal.PlainDate.from(ended))
  }
  return lastDays
}

type Hired = { readonly staffId: StaffId; readonly name: string }

const hireEverybody = async (ctx: Ctx, scenario: Scenario, units: ReadonlyMap<string, UnitId>, openedOn: PlainDate): Promise<readonly Hired[]> => {
  const hired: Hired[] = []
  const lastDays = lastDaysOf(scenario)
  const chance: Chance = seededChance(`${scenario.seed} people`)
  for (const unit of allUnits(scenario)) {
    for (const [i, post] of unit.posts.entries()) {
      const name = inventedName(chance)
      const description = { code: `${unit.code}-${i + 1}`, fullName: name, title: post.title, phone: null, email: null }
      const { staffId } = done(`staff of ${unit.code}`, await hireStaff(ctx, { ...description, activeFrom: openedOn }))
      for (const role of post.roles.map(readRole)) {
        const at = role.child === undefined ? unit.code : `${unit.code}.${role.child}`
        const unitId = units.get(at)
        if (unitId === undefined) throw new Error(`no unit ${at} for ${post.title}`)
        const period = { from: openedOn, to: lastDays.get(at) ?? null }
        const { withSubtree } = role
        done(`role ${role.name}`, await assign(ctx, { staffId, unitId, role: role.name as Role, withSubtree, sectors: null, period }))
      }
      hired.push({ staffId, name })
    }
  }
  return hired
}

const bodyOf = (procedure: ScenarioProcedure): ProcedureBody => ({
  name: procedure.name,
  sectorCode: procedure.sectorCode,
  sectorName: procedure.sectorName,
  tiers: procedure.tiers,
  applicantKinds: ['Công dân Việt Nam'],
  serviceLevel: 'information',
  cases: [{ id: 'usual', label: 'Thông thường', statutoryDuration: procedure.duration, committedDuration: procedure.duration }],
  papers: [{ id: 'p1', name: 'Tờ khai', originals: 1, copies: 0, mandatory: true }],
  fees: [],
  results: [{ name: procedure.name }],
  instant: procedure.instant,
  ...(procedure.register === undefined ? {} : { register: procedure.register }),
  pauses: { financialObligation: false, verification: false },
  extension: null,
  submissionGate: { kind: 'OWN', basis: procedure.source },
  processingRoute: 'LOCAL',
  legalBasis: [{ number: procedure.source }],
  source: procedure.source,
})

const publishProcedures = async (ctx: Ctx, scenario: Scenario, openedOn: PlainDate): Promise<ReadonlyMap<string, readonly ProcessStep[]>> => {
  const byProcedure = new Map<string, readonly ProcessStep[]>()
  const processes = new Map<string, Awaited<ReturnType<typeof publishFitted>>>()
  for (const procedure of scenario.procedures) {
    const body = bodyOf(procedure)
    const minutes = Math.round(shortestPromise(body.cases, STANDARD_DAY_MINUTES) ?? STANDARD_DAY_MINUTES)
    const key = `${procedure.process}-${minutes}`
    const process = processes.get(key) ?? (await publishFitted(ctx, procedure.process, minutes))
    processes.set(key, process)
    const { versionId, editNo } = done(
      `procedure ${procedure.code}`,
      await draftVersion(ctx, { code: procedure.code, body, effectiveFrom: openedOn, processId: process.processId }),
    )
    done(`procedure ${procedure.code}`, await publishVersion(ctx, { versionId, editNo }))
    byProcedure.set(procedure.code, process.steps)
  }
  return byProcedure
}

const publishFitted = async (ctx: Ctx, templateCode: string, minutes: number) => {
  const template = processTemplates.find((one) => one.code === templateCode)
  if (template === undefined) throw new Error(`no process template ${templateCode}`)
  const steps = fitProcess(template, minutes)
  const content = { code: `${templateCode}-${minutes}`, name: template.name, steps, editNo: 0 }
  const { processId, editNo } = done(templateCode, await saveProcess(ctx, content))
  done(templateCode, await publishProcess(ctx, { processId, editNo }))
  return { processId, steps }
}

/** Their rights as every request reads them. People of a simulation have no log-in: the account stands for the person. */
const readWorkers = (ctx: Ctx, staff: readonly Hired[], day: PlainDate): Promise<readonly Worker[]> =>
  transaction(ctx, async (trx) => {
    const workers: Worker[] = []
    for (const { staffId, name } of staff) {
      workers.push({ kind: 'staff', staffId, accountId: staffId as string as AccountId, name, grants: await findGrants(trx, staffId, day) })
    }
    return workers
  })

const districtOf = (
  scenario: Scenario,
  units: ReadonlyMap<string, UnitId>,
  workers: readonly Worker[],
  steps: ReadonlyMap<string, readonly ProcessStep[]>,
  calendars: ReadonlyMap<string, WorkingCalendar>,
  end: LocalMinute,
): District => {
  const procedures = new Map(scenario.procedures.map((procedure) => [procedure.code, procedure]))
  const known = new Map<string, readonly Worker[]>()
  const unitId = (code: string): UnitId => {
    const id = units.get(code)
    if (id === undefined) throw new Error(`no unit ${code}`)
    return id
  }
  return {
    end,
    unitId,
    holders: (role, code) => {
      const key = `${role} ${code}`
      let found = known.get(key)
      if (found === undefined) {
        const id = unitId(code)
        found = workers.filter(({ grants }) => grants.some((grant) => grant.role === role && grant.reach.has(id)))
        known.set(key, found)
      }
      return found
    },
    rulesOf: (procedureCode, competent) => {
      const procedure = procedures.get(procedureCode)
      const calendar = calendars.get(competent)
      if (procedure === undefined || calendar === undefined) throw new Error(`no rules for ${procedureCode} at ${competent}`)
      const { duration, instant } = procedure
      return { steps: steps.get(procedureCode) ?? [], duration, mode: defaultMode(duration), calendar, end, instant }
    },
  }
}

/** The code of the unit that does a step of a dossier. */
export const stepUnitCode = (unit: StepUnit, receiving: string, competent: string): string =>
  unit.kind === 'receiving' ? receiving : unit.kind === 'competent' ? competent : unit.unitCode

/** Every step of every process has somebody to do it, wherever its dossiers come in. */
const checkHolders = (
  scenario: Scenario,
  district: District,
  steps: ReadonlyMap<string, readonly ProcessStep[]>,
): Exclude<Result<never, SimulationRefusal>, { ok: true }> | undefined => {
  for (const stream of scenario.streams) {
    for (const place of placesOf(scenario, stream) ?? []) {
      for (const { code, competent = place.competent } of stream.procedures) {
        for (const { role, unit } of steps.get(code) ?? []) {
          const at = stepUnitCode(unit, place.receiving, competent)
          if (district.holders(role, at).length === 0) return refuse('nobodyToAct', { unit: at, role })
        }
      }
    }
  }
  return undefined
}
