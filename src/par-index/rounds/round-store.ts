import { sql } from 'kysely'
import type { Ctx, Trx } from '#db/context.ts'
import { parseId, type UnitId } from '#kernel/ids.ts'
import type { Instant } from '#kernel/time.ts'
import { evolveRound, type Round, type RoundEvent, type RoundPhase } from '../domain/rounds/round.ts'

export type StoredRound = { readonly id: string; readonly round: Round; readonly openedAt: Instant; readonly movedAt: Instant }

type Row = {
  readonly id: string
  readonly phase: RoundPhase
  readonly seq: number
  readonly body: Omit<Round, 'phase' | 'seq'>
  readonly openedAt: Instant
  readonly movedAt: Instant
}

const COLUMNS = sql`r.id, r.phase, r.seq, r.body, r.opened_at as "openedAt", r.moved_at as "movedAt"`

const stored = ({ id, phase, seq, body, openedAt, movedAt }: Row): StoredRound => ({ id, round: { ...body, phase, seq }, openedAt, movedAt })

const selectRound = async (trx: Trx, id: string, isLocked: boolean): Promise<StoredRound | undefined> => {
  if (parseId(id) === undefined) return undefined
  const { rows } = await sql<Row>`
    select ${COLUMNS} from par_round r where r.tenant_id = current_tenant() and r.id = ${id} ${isLocked ? sql`for update` : sql``}`.execute(trx)
  return rows[0] && stored(rows[0])
}

export const findRound = (trx: Trx, id: string): Promise<StoredRound | undefined> => selectRound(trx, id, false)
export const lockRound = (trx: Trx, id: string): Promise<StoredRound | undefined> => selectRound(trx, id, true)

/** The newest year first. */
export const selectRounds = async (trx: Trx): Promise<readonly StoredRound[]> => {
  const { rows } = await sql<Row>`
    select ${COLUMNS} from par_round r where r.tenant_id = current_tenant() order by r.year desc, r.opened_at desc, r.id`.execute(trx)
  return rows.map(stored)
}

const bodyOf = ({ phase: _, seq: __, ...body }: Round): string => JSON.stringify(body)

const insertEvent = async (trx: Trx, ctx: Ctx, roundId: string, seq: number, { type, ...body }: RoundEvent): Promise<void> => {
  const { actor } = ctx
  await sql`
    insert into par_round_event (tenant_id, round_id, seq, type, recorded_at, actor_staff_id, actor_name, body)
    values (current_tenant(), ${roundId}, ${seq}, ${type}, ${ctx.clock()}, ${actor.kind === 'staff' ? actor.staffId : null},
      ${'name' in actor ? actor.name : actor.kind}, ${JSON.stringify(body)}::json)`.execute(trx)
}

/** Writes a new round; false when one of this organiser, level, year and set is there already. */
export const insertRound = async (trx: Trx, ctx: Ctx, id: string, event: Extract<RoundEvent, { readonly type: 'opened' }>): Promise<boolean> => {
  const round = evolveRound(undefined, event)
  const now = ctx.clock()
  const { numAffectedRows } = await sql`
    insert into par_round (tenant_id, id, organiser_id, level, year, version_code, name, phase, seq, body, opened_at, moved_at)
    values (current_tenant(), ${id}, ${round.organiserId}, ${round.version.level}, ${round.year}, ${round.version.code}, ${round.name}, ${round.phase},
      ${round.seq}, ${bodyOf(round)}::json, ${now}, ${now}) on conflict do nothing`.execute(trx)
  if (numAffectedRows !== 1n) return false
  await insertEvent(trx, ctx, id, round.seq, event)
  return true
}

/** Writes the next event of a locked round. */
export const writeRoundEvent = async (trx: Trx, ctx: Ctx, id: string, round: Round, event: RoundEvent): Promise<Round> => {
  const next = evolveRound(round, event)
  await sql`
    update par_round set phase = ${next.phase}, seq = ${next.seq}, body = ${bodyOf(next)}::json, moved_at = ${ctx.clock()}
    where tenant_id = current_tenant() and id = ${id}`.execute(trx)
  await insertEvent(trx, ctx, id, next.seq, event)
  return next
}

export type RoundHistoryLine = { readonly seq: number; readonly recordedAt: Instant; readonly actorName: string | null; readonly event: RoundEvent }

/** Oldest first. */
export const listRoundEvents = async (trx: Trx, roundId: string): Promise<readonly RoundHistoryLine[]> => {
  const { rows } = await sql<Omit<RoundHistoryLine, 'event'> & { type: RoundEvent['type']; body: object }>`
    select seq, recorded_at as "recordedAt", case when actor_staff_id is not null then actor_name end as "actorName", type, body
    from par_round_event where tenant_id = current_tenant() and round_id = ${roundId} order by seq`.execute(trx)
  return rows.map(({ type, body, ...line }) => ({ ...line, event: { type, ...body } as RoundEvent }))
}

/** The final result of a unit as it was decided, for ever. */
export type StoredResult = {
  readonly unitId: UnitId
  readonly points: number
  readonly verifiedPoints: number
  readonly surveyPoints: number
  readonly rank: number
  readonly grade: string
  readonly areas: readonly ResultArea[]
}
export type ResultLine = { readonly code: string; readonly name: string; readonly points: number; readonly maxPoints: number }
export type ResultArea = ResultLine & { readonly lines: readonly ResultLine[] }

export const insertResults = async (trx: Trx, roundId: string, results: readonly StoredResult[]): Promise<void> => {
  await sql`
    insert into par_result (tenant_id, round_id, unit_id, points, verified_points, survey_points, rank, grade, areas)
    select current_tenant(), ${roundId}, r.* from json_to_recordset(${JSON.stringify(results)}::json)
      as r ("unitId" uuid, points numeric, "verifiedPoints" numeric, "surveyPoints" numeric, rank integer, grade text, areas json)`.execute(trx)
}

/** In the order of the ranks. */
export const selectResults = async (trx: Trx, roundId: string): Promise<readonly StoredResult[]> => {
  const { rows } = await sql<StoredResult>`
    select unit_id as "unitId", points::float8, verified_points::float8 as "verifiedPoints", survey_points::float8 as "surveyPoints", rank, grade, areas
    from par_result where tenant_id = current_tenant() and round_id = ${roundId} order by rank, unit_id`.execute(trx)
  return rows
}
