import { openDatabase, type Database } from '#db/client.ts'
import { transaction, type Ctx } from '#db/context.ts'
import { migrate } from '#db/migrate.ts'
import type { Actor } from '#kernel/actor.ts'
import type { TenantId } from '#kernel/ids.ts'
import { DAY_MINUTES, parseDay } from '#kernel/local-time.ts'
import { ok, refuse, type Result } from '#kernel/result.ts'
import { instantOf, Temporal } from '#kernel/time.ts'
import { enqueueSimulatedFor } from '#jobs/enqueue.ts'
import { foundInstance } from '../instance.ts'
import { buildDistrict } from './district.ts'
import { historyHash } from './history-hash.ts'
import { makeDatabase, type Server } from './own-database.ts'
import { planDossiers } from './plan.ts'
import { seededWorld } from './perform-turn.ts'
import type { SimulationRefusal } from './sentences.ts'
import { runTurns, type RunOptions } from './run.ts'
import type { Scenario } from './scenario-schema.ts'
import { seededIds } from './seed.ts'
import { tierFigures, type TierFigures } from './tier-figures.ts'

export type SimulationOptions = RunOptions & {
  /** Share of the dossiers, 0 < fraction ≤ 1. */
  readonly fraction: number
  readonly seed: string
}

export type SimulationReport = {
  readonly dossiers: number
  readonly commands: number
  readonly events: number
  /** SHA-256 of the whole history: the same seed gives the same. */
  readonly historyHash: string
  readonly tiers: readonly TierFigures[]
}

const SYSTEM: Actor = { kind: 'system', name: 'simulation' }
const CONNECTIONS = 4

/** Runs a scenario in a fresh database of its own; what the office has is never touched. */
export const simulateInOwnDatabase = async (
  server: Server,
  database: string,
  scenario: Scenario,
  options: SimulationOptions,
): Promise<Result<SimulationReport, SimulationRefusal>> => {
  if (!(options.fraction > 0 && options.fraction <= 1)) return refuse('fractionInvalid')
  const made = await makeDatabase(server, database)
  if (!made.ok) return made
  await migrate(server.connection('owner', database), () => Temporal.Now.instant())
  const db = openDatabase(server.connection('app', database), { max: CONNECTIONS, applicationName: 'motcua simulate' })
  try {
    return await simulate(db, scenario, options)
  } finally {
    await db.destroy()
  }
}

/** Builds the organisation, plans by seed and lives the plan, in a migrated database without any installation. */
export const simulate = async (db: Database, scenario: Scenario, options: SimulationOptions): Promise<Result<SimulationReport, SimulationRefusal>> => {
  const { seed, fraction } = options
  const ctx = foundingWorld(db, scenario, seed)
  await foundInstance(db, 'simulation', ctx)
  const district = await buildDistrict(ctx, scenario)
  if (!district.ok) return district
  const planned = planDossiers(scenario, district.value, { seed, fraction })
  if (!planned.ok) return planned
  const stage = { db, tenantId: ctx.tenantId, seed, district: district.value }
  const { commands } = await runTurns(stage, planned.value, options)
  const { hash, events } = await historyHash(ctx)
  const period = { from: Temporal.PlainDate.from(scenario.period.from), to: Temporal.PlainDate.from(scenario.period.to) }
  const tiers = await transaction(ctx, (trx) => tierFigures(trx, { period, asOf: instantOf(district.value.end) }))
  return ok({ dossiers: planned.value.length, commands, events, historyHash: hash, tiers })
}

/** The moment before the first working day in which everything is set up. */
const foundingWorld = (db: Database, { openedOn }: Scenario, seed: string): Ctx => {
  const at = (parseDay(openedOn) ?? 0) * DAY_MINUTES
  const tenantId = seededIds(`${seed} tenant`, () => 0)() as TenantId
  return seededWorld({ db, tenantId, enqueueFor: enqueueSimulatedFor }, SYSTEM, at, `${seed} founding`)
}
