import { sql } from 'kysely'
import type { Ctx, Trx } from '#db/context.ts'
import type { DelegationForm, Grant } from '#kernel/actor.ts'
import type { Instant } from '#kernel/time.ts'
import { indexDraftSchema } from '#law/par-index.ts'
import { drawn, evolve, type StoredVersion, type VersionEvent } from '../domain/versions/stored-version.ts'

/** A stored set with what the table knows of it. */
export type VersionRow = StoredVersion & { readonly id: string; readonly code: string; readonly createdAt: Instant; readonly movedAt: Instant }

type RawRow = Omit<VersionRow, 'version' | 'decision'> & { readonly version: unknown; readonly decisionNumber: string | null; readonly decidedOn: string | null }

const COLUMNS = sql`
  id, code, state, seq, drawn_from as "drawnFrom", version, decision_number as "decisionNumber", decided_on::text as "decidedOn",
  content_hash as hash, ended_on::text as "endedOn", created_at as "createdAt", moved_at as "movedAt"`

const readRow = ({ decisionNumber, decidedOn, version, ...row }: RawRow): VersionRow => ({
  ...row, version: indexDraftSchema.parse(version), decision: decisionNumber === null || decidedOn === null ? null : { number: decisionNumber, decidedOn },
})

/** Sets of the agency that were not thrown away, the one moved last first. */
export const findVersionRows = async (trx: Trx): Promise<readonly VersionRow[]> => {
  const { rows } = await sql<RawRow>`
    select ${COLUMNS} from par_index_version where tenant_id = current_tenant() and state <> 'dropped' order by moved_at desc, id desc`.execute(trx)
  return rows.map(readRow)
}

export const findVersionRow = async (trx: Trx, code: string): Promise<VersionRow | undefined> => {
  const { rows } = await sql<RawRow>`
    select ${COLUMNS} from par_index_version where tenant_id = current_tenant() and code = ${code} and state <> 'dropped'`.execute(trx)
  return rows[0] === undefined ? undefined : readRow(rows[0])
}

/** The set, locked until the transaction ends. */
export const lockVersion = async (trx: Trx, code: string): Promise<VersionRow | undefined> => {
  const { rows } = await sql<RawRow>`
    select ${COLUMNS} from par_index_version where tenant_id = current_tenant() and code = ${code} and state <> 'dropped' for update`.execute(trx)
  return rows[0] === undefined ? undefined : readRow(rows[0])
}

const insertEvent = async (trx: Trx, ctx: Ctx, versionId: string, seq: number, { type, ...body }: VersionEvent, grant: Grant | undefined): Promise<void> => {
  const { actor } = ctx
  await sql`
    insert into par_index_version_event
      (tenant_id, version_id, seq, type, recorded_at, actor_staff_id, actor_name, on_behalf_of_staff_id, delegation_form, body)
    values (current_tenant(), ${versionId}, ${seq}, ${type}, ${ctx.clock()}, ${actor.kind === 'staff' ? actor.staffId : null},
      ${'name' in actor ? actor.name : actor.kind}, ${grant?.onBehalfOf?.staffId ?? null}, ${grant?.onBehalfOf?.form ?? null},
      ${JSON.stringify(body)}::json)`.execute(trx)
}

/** Begins a set with its first event. */
export const insertVersion = async (trx: Trx, ctx: Ctx, event: Extract<VersionEvent, { readonly type: 'drawn' }>): Promise<VersionRow> => {
  const [id, now] = [ctx.newId(), ctx.clock()]
  const { code, name, level } = event.version
  await sql`
    insert into par_index_version (tenant_id, id, code, name, level, state, seq, drawn_from, version, created_at, moved_at)
    values (current_tenant(), ${id}, ${code}, ${name}, ${level}, 'draft', 1, ${event.from}, ${JSON.stringify(event.version)}::json, ${now}, ${now})`.execute(trx)
  await insertEvent(trx, ctx, id, 1, event, undefined)
  return { ...drawn(event), id, code, createdAt: now, movedAt: now }
}

/** Writes the next event of a locked set; `grant` is the right by which it was issued or ended. */
export const appendVersionEvent = async (trx: Trx, ctx: Ctx, row: VersionRow, event: VersionEvent, grant?: Grant): Promise<VersionRow> => {
  const next = evolve(row, event)
  const movedAt = ctx.clock()
  const { version, decision } = next
  await sql`
    update par_index_version set name = ${version.name}, level = ${version.level}, state = ${next.state}, seq = ${next.seq},
      version = ${JSON.stringify(version)}::json, decision_number = ${decision?.number ?? null}, decided_on = ${decision?.decidedOn ?? null}::date,
      content_hash = ${next.hash}, ended_on = ${next.endedOn}::date, moved_at = ${movedAt}
    where tenant_id = current_tenant() and id = ${row.id}`.execute(trx)
  await insertEvent(trx, ctx, row.id, next.seq, event, grant)
  return { ...row, ...next, movedAt }
}

export type VersionHistoryLine = {
  readonly seq: number
  readonly recordedAt: Instant
  /** `null`: the program did it by itself. */
  readonly actorName: string | null
  readonly delegationForm: DelegationForm | null
  readonly event: VersionEvent
}

/** Everything that was done to a set, oldest first. */
export const findVersionEvents = async (trx: Trx, versionId: string): Promise<readonly VersionHistoryLine[]> => {
  const { rows } = await sql<Omit<VersionHistoryLine, 'event'> & { readonly type: VersionEvent['type']; readonly body: object }>`
    select seq, recorded_at as "recordedAt", case when actor_staff_id is not null then actor_name end as "actorName", delegation_form as "delegationForm", type, body
    from par_index_version_event where tenant_id = current_tenant() and version_id = ${versionId} order by seq`.execute(trx)
  return rows.map(({ type, body, ...line }) => ({ ...line, event: { type, ...body } as VersionEvent }))
}
