import { dayOf, type LocalMinute } from '#kernel/local-time.ts'
import { instantOf, localMinuteOf } from '#kernel/time.ts'
import { enqueueSimulatedFor } from '#jobs/enqueue.ts'
import { takeSimulatedJob } from '#jobs/simulated-queue.ts'
import { inward } from '#jobs/subscriptions.ts'
import { TASKS } from '#jobs/tasks.ts'
import { stepUnitCode } from './district.ts'
import { performTurn, seededWorld, type Stage } from './perform-turn.ts'
import type { PlannedDossier } from './plan.ts'

type Scheduled = { readonly at: LocalMinute; readonly dossier: PlannedDossier; readonly turnNo: number; readonly lane: number }

export type Lived = { readonly commands: number; readonly jobs: number }

export type RunOptions = {
  /** Most commands at once. */
  readonly lanes?: number
  /** Where jobs go instead of the simulation's own queue: an office that goes on living has its worker take them. */
  readonly enqueueFor?: Stage['enqueueFor']
  readonly onProgress?: (done: number, all: number) => void
}

/** Two commands at work keep Node and PostgreSQL busy; the third covers their waiting for each other. */
const LANES = 3

/**
 * Lives every dossier on the simulated clock. Commands that could meet (same numbers, same units) run one after the
 * other in time order; those of different agencies may run side by side within a day, which cannot be seen in
 * history, since ids and chance come from each turn. Jobs run between commands in (time, id) order; while anything
 * listens to events and does more than tell somebody outside, commands run one by one so that a job finds the moment it
 * was meant for.
 */
export const runTurns = async (stage: Omit<Stage, 'enqueueFor'>, dossiers: readonly PlannedDossier[], options: RunOptions = {}): Promise<Lived> => {
  const { lanes = LANES, enqueueFor, onProgress } = options
  const queue = enqueueFor === undefined ? simulatedQueue(stage) : { enqueueFor, drain: async () => undefined, ran: () => 0 }
  const acting: Stage = { ...stage, enqueueFor: queue.enqueueFor }
  const turns = schedule(dossiers)
  const isStrict = lanes === 1 || Object.keys(inward()).length > 0
  let done = 0
  for (let next = 0; next < turns.length; ) {
    const first = turns[next] as Scheduled
    await queue.drain(first.at)
    let last = next + 1
    while (!isStrict && last < turns.length && dayOf((turns[last] as Scheduled).at) === dayOf(first.at)) last++
    await sideBySide(turns.slice(next, last), isStrict ? 1 : lanes, async ({ dossier, turnNo }) => {
      await performTurn(acting, dossier, turnNo)
      done += 1
      onProgress?.(done, turns.length)
    })
    next = last
  }
  await queue.drain(stage.district.end - 1)
  return { commands: turns.length, jobs: queue.ran() }
}

const schedule = (dossiers: readonly PlannedDossier[]): readonly Scheduled[] => {
  const laneOf = lanesOf(dossiers)
  return dossiers
    .flatMap((dossier) => dossier.turns.map((turn, turnNo) => ({ at: turn.at, dossier, turnNo, lane: laneOf(dossier) })))
    .sort((a, b) => a.at - b.at || a.dossier.index - b.dossier.index || a.turnNo - b.turnNo)
}

/** Dossiers that share a unit share a lane, directly or through others. */
const lanesOf = (dossiers: readonly PlannedDossier[]): ((dossier: PlannedDossier) => number) => {
  const parent = new Map<string, string>()
  const rootOf = (unit: string): string => {
    const above = parent.get(unit)
    if (above === undefined || above === unit) return unit
    const root = rootOf(above)
    parent.set(unit, root)
    return root
  }
  for (const { receiving, competent, turns } of dossiers) {
    for (const { unit } of turns) parent.set(rootOf(stepUnitCode(unit, receiving, competent)), rootOf(receiving))
    parent.set(rootOf(competent), rootOf(receiving))
  }
  const numbers = new Map<string, number>()
  return ({ receiving }) => {
    const root = rootOf(receiving)
    const known = numbers.get(root) ?? numbers.size
    numbers.set(root, known)
    return known
  }
}

/** Runs items lane by lane, at most `limit` lanes at a time; inside a lane in the order given. */
const sideBySide = async (items: readonly Scheduled[], limit: number, work: (item: Scheduled) => Promise<void>): Promise<void> => {
  const lanes = [...Map.groupBy(items, (item) => item.lane).values()].sort((a, b) => b.length - a.length)
  const takeLane = async (): Promise<void> => {
    for (let lane = lanes.shift(); lane !== undefined; lane = lanes.shift()) {
      for (const item of lane) await work(item)
    }
  }
  await Promise.all(Array.from({ length: Math.min(limit, lanes.length) }, takeLane))
}

/** The queue of the simulation. It is asked only after something was put in: most days there is nothing. */
const simulatedQueue = (stage: Pick<Stage, 'db' | 'tenantId' | 'seed'>) => {
  let mayHold = true
  let ran = 0
  const enqueueFor: Stage['enqueueFor'] = (world) => {
    const enqueue = enqueueSimulatedFor(world)
    return async (trx, job) => {
      mayHold = true
      await enqueue(trx, job)
    }
  }
  const drain = async (until: LocalMinute): Promise<void> => {
    while (mayHold) {
      const job = await takeSimulatedJob(stage.db, instantOf(until))
      if (job === undefined) {
        mayHold = await isWaiting(stage)
        return
      }
      const task = TASKS[job.task]
      if (task === undefined) throw new Error(`no task ${job.task}`)
      ran += 1
      const actor = { kind: 'system', name: job.task } as const
      await task(seededWorld({ ...stage, enqueueFor }, actor, localMinuteOf(job.runAt), `${stage.seed} job ${ran}`), job.payload)
    }
  }
  return { enqueueFor, drain, ran: () => ran }
}

const isWaiting = async ({ db }: Pick<Stage, 'db'>): Promise<boolean> =>
  (await db.selectFrom('simulated_job').select('id').limit(1).executeTakeFirst()) !== undefined
