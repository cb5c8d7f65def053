import { randomBytes } from 'node:crypto'
import { channel } from 'node:diagnostics_channel'
import { CompiledQuery, sql, type Kysely } from 'kysely'
import type { Actor } from '#kernel/actor.ts'
import { uuid7, type TenantId } from '#kernel/ids.ts'
import { Temporal, type Instant } from '#kernel/time.ts'
import type { Database } from './client.ts'
import { UNAWAITED_MARK } from './round-trips.ts'
import type { Tables } from './tables.ts'

/** An open transaction; only `transaction` makes one, so a function that takes it cannot write outside. */
export type Trx = Kysely<Tables> & { readonly __transaction: true }

/** A task for the job library; the payload holds ids only. The same `key` moves a waiting job. */
export type Job = { readonly task: string; readonly payload: object; readonly key?: string; readonly runAt?: Instant }

/** The world as an argument: everything a command may know or do beyond its input. */
export type Ctx = {
  readonly db: Database
  readonly tenantId: TenantId
  readonly actor: Actor
  readonly clock: () => Instant
  /** UUIDv7. */
  readonly newId: () => string
  readonly random: (bytes: number) => Uint8Array
  readonly enqueue: (trx: Trx, job: Job) => Promise<void>
}

const DRAWN_AHEAD = 4_096
let drawn = randomBytes(0)

/** Chance is asked for in large draughts, each byte handed out once: a command needs a dozen small ones. */
const draw = (bytes: number): Uint8Array => {
  if (drawn.length < bytes) drawn = randomBytes(Math.max(DRAWN_AHEAD, bytes))
  const taken = drawn.subarray(0, bytes)
  drawn = drawn.subarray(bytes)
  return taken
}

/** The real world: the machine's clock and chance. */
export const realWorld = (): Pick<Ctx, 'clock' | 'newId' | 'random'> => ({
  clock: () => Temporal.Now.instant(),
  newId: () => uuid7(Temporal.Now.instant().epochMilliseconds, draw(10)),
  random: draw,
})

const UUID = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/

const uuidOrThrow = (id: string): string => {
  if (!UUID.test(id)) throw new TypeError('not a UUID')
  return id
}

/** Units that the actor reaches, for the coarse wall; `all` only for the system itself. */
const reachOf = (actor: Actor): { scope: 'all' | 'units'; units: string } => {
  if (actor.kind === 'system') return { scope: 'all', units: '{}' }
  const grants = actor.kind === 'staff' || actor.kind === 'integration' ? actor.grants : []
  const units = new Set(grants.flatMap(({ reach }) => [...reach]))
  return { scope: 'units', units: `{${[...units].map(uuidOrThrow).join(',')}}` }
}

/** The citizen of the transaction, and for whom they act: empty for everybody else, also for a visitor. */
const citizenOf = (actor: Actor): { citizen: string; principal: string } => {
  if (actor.kind !== 'citizen' || actor.assurance === 'none') return { citizen: '', principal: '' }
  const principal = actor.actingFor?.id
  return { citizen: uuidOrThrow(actor.accountId), principal: principal == null ? '' : uuidOrThrow(principal) }
}

/** Actors are read anew on each request, so what is kept here lives as long as one. */
const openings = new WeakMap<Actor, string>()

/** What an actor sees, as the arguments of `see_as`: checked UUIDs and words of ours, nothing to escape. */
const reachText = (actor: Actor): string => {
  let reach = openings.get(actor)
  if (reach === undefined) {
    const { scope, units } = reachOf(actor)
    const { citizen, principal } = citizenOf(actor)
    reach = `'${scope}', '${units}', '${citizen}', '${principal}'`
    openings.set(actor, reach)
  }
  return reach
}

/** One round trip with BEGIN. */
const openingFor = (tenantId: TenantId, actor: Actor): string =>
  `${UNAWAITED_MARK}begin; select see_as('${uuidOrThrow(tenantId)}', ${reachText(actor)})`

/**
 * Runs `work` within an open transaction as if the actor reached every unit, and then as before: for what belongs to the
 * agency and not to whoever caused it. What fails undoes the whole transaction.
 */
export const seeingAll = async <T>(trx: Trx, { tenantId, actor }: Pick<Ctx, 'tenantId' | 'actor'>, work: () => Promise<T>): Promise<T> => {
  const see = (by: Actor): Promise<unknown> => trx.executeQuery(CompiledQuery.raw(`select see_as('${uuidOrThrow(tenantId)}', ${reachText(by)})`))
  await see({ kind: 'system', name: 'agency' })
  const result = await work()
  await see(actor)
  return result
}

/** Published each time a transaction is run again: `{ code, attempt, actor }`. The program logs and counts it. */
export const transactionRetried = channel('motcua.transaction.retried')

const SERIALIZATION_FAILURE = '40001'
const DEADLOCK = '40P01'
const ATTEMPTS = 3

const isConflict = (error: unknown): boolean =>
  error instanceof Error && 'code' in error && (error.code === SERIALIZATION_FAILURE || error.code === DEADLOCK)

const isRefusal = (result: unknown): boolean =>
  typeof result === 'object' && result !== null && 'ok' in result && result.ok === false

export type TransactionOptions = {
  /** Commit even when `work` answers a refusal, e.g. to count failed log-ins. By default it is undone. */
  readonly keepOnRefusal?: boolean
}

/**
 * Runs `work` in one transaction that sees only the tenant and the units of `ctx.actor`.
 * An exception or a refusal undoes everything. A deadlock or serialization failure runs `work` again,
 * at most twice and never silently (`transactionRetried`), so `work` must do nothing outside `trx`.
 */
export const transaction = async <T>(
  ctx: Pick<Ctx, 'db' | 'tenantId' | 'actor'>,
  work: (trx: Trx) => Promise<T>,
  options: TransactionOptions = {},
): Promise<T> => {
  for (let attempt = 1; ; attempt++) {
    try {
      return await runOnce(ctx, work, options)
    } catch (error) {
      if (attempt === ATTEMPTS || !isConflict(error)) throw error
      transactionRetried.publish({ code: (error as { code?: string }).code, attempt, actor: ctx.actor.kind })
    }
  }
}

const COMMIT = CompiledQuery.raw('commit')

/** PostgreSQL answers COMMIT of a failed transaction with a quiet rollback: that is an error. */
const commit = async (connection: Kysely<Tables>): Promise<void> => {
  const { rows } = await connection.executeQuery<{ command: string }>(COMMIT)
  if (rows[0]?.command !== 'COMMIT') throw new Error('the transaction had failed and was rolled back')
}

const runOnce = <T>(
  ctx: Pick<Ctx, 'db' | 'tenantId' | 'actor'>,
  work: (trx: Trx) => Promise<T>,
  { keepOnRefusal = false }: TransactionOptions,
): Promise<T> =>
  ctx.db.connection().execute(async (connection) => {
    try {
      await connection.executeQuery(CompiledQuery.raw(openingFor(ctx.tenantId, ctx.actor)))
      const result = await work(connection as Trx)
      if (isRefusal(result) && !keepOnRefusal) await sql.raw('rollback').execute(connection)
      else await commit(connection)
      return result
    } catch (error) {
      // A lost connection cannot roll back and need not: the server does. The first error is the one to tell.
      await sql.raw('rollback').execute(connection).catch(() => undefined)
      throw error
    }
  })
