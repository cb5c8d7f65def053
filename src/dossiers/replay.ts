import { sql } from 'kysely'
import { isDeepStrictEqual } from 'node:util'
import { transaction, type Ctx, type Trx } from '#db/context.ts'
import { toAt } from '#kernel/at.ts'
import type { DossierId } from '#kernel/ids.ts'
import { fold as foldText } from '#kernel/text.ts'
import { Temporal, type Instant } from '#kernel/time.ts'
import type { Dossier } from './domain/dossier.ts'
import { BrokenHistory, fold } from './domain/evolve.ts'
import { projectDossier, urgentAt } from './projection.ts'
import { readHistory } from './queries.ts'
import { commitment } from './texts.ts'

/** A dossier whose stored row is not what its history gives. */
export type Discrepancy = { readonly dossierId: DossierId; readonly code: string | null; readonly what: string }

export type ReplayReport = { readonly dossiers: number; readonly events: number; readonly discrepancies: readonly Discrepancy[] }

const BATCH = 500

/**
 * Rebuilds every dossier of the tenant from its events and compares: the state, the columns, the steps, gapless
 * numbers, each typed text with its commitment, and whether every row stands on what it names. `onProgress` is told how many dossiers are done.
 */
export const replay = async (ctx: Ctx, onProgress?: (done: number) => void): Promise<ReplayReport> => {
  let after = '00000000-0000-0000-0000-000000000000'
  let dossiers = 0
  let events = 0
  const discrepancies: Discrepancy[] = []
  for (;;) {
    const batch = await transaction(ctx, async (trx) => {
      const { rows } = await sql<StoredRow>`
        select * from dossier where tenant_id = current_tenant() and id > ${after}::uuid order by id limit ${BATCH}`.execute(trx)
      for (const row of rows) {
        const compared = await compare(trx, row)
        events += compared.events
        for (const what of compared.faults) discrepancies.push({ dossierId: row.id, code: row.code, what })
      }
      return rows
    })
    dossiers += batch.length
    onProgress?.(dossiers)
    const last = batch.at(-1)
    if (last === undefined || batch.length < BATCH) break
    after = last.id
  }
  discrepancies.push(...(await transaction(ctx, findUnfounded)))
  return { dossiers, events, discrepancies }
}

/** Rows of a dossier that is not there, and dossiers of a unit or a procedure that is not there: nothing in the schema says no. */
const findUnfounded = async (trx: Trx): Promise<readonly Discrepancy[]> => {
  const orphans = sql.join(
    ['dossier_event', 'dossier_value', 'deadline_entry', 'dossier_step'].map(
      (table) => sql`
        select c.dossier_id, null::text as code, ${table}::text || ' without its dossier' as what from ${sql.table(table)} c
        where c.tenant_id = current_tenant() and not exists (
          select from dossier d where d.tenant_id = c.tenant_id and d.id = c.dossier_id)`,
    ),
    sql` union `,
  )
  const { rows } = await sql<Discrepancy>`
    select dossier_id as "dossierId", code, what from (${orphans} union
      select s.dossier_id, null, 'step ' || s.no || ' at an unknown unit' from dossier_step s
      where s.tenant_id = current_tenant() and not exists (
        select from unit u where u.tenant_id = s.tenant_id and u.id = s.unit_id) union
      select d.id, d.code, 'unknown unit or procedure' from dossier d
      where d.tenant_id = current_tenant() and not (
        exists (select from unit u where u.tenant_id = d.tenant_id and u.id = d.receiving_unit_id)
        and exists (select from unit u where u.tenant_id = d.tenant_id and u.id = d.competent_unit_id)
        and exists (select from procedure_version v where v.tenant_id = d.tenant_id and v.id = d.procedure_version_id))
    ) as unfounded order by 1, 3`.execute(trx)
  return rows
}

type StoredRow = { readonly id: DossierId; readonly code: string | null; readonly state: Dossier } & Record<string, unknown>

const compare = async (trx: Trx, row: StoredRow): Promise<{ events: number; faults: readonly string[] }> => {
  const history = await readHistory(trx, row.id)
  const faults: string[] = []
  history.forEach(({ seq }, i) => {
    if (seq !== i + 1) faults.push(`seq ${i + 1} is missing`)
  })
  let folded: Dossier | undefined
  try {
    folded = fold(history)
  } catch (error) {
    if (!(error instanceof BrokenHistory)) throw error
    return { events: history.length, faults: [...faults, error.message] }
  }
  if (folded === undefined) return { events: 0, faults: ['no events'] }
  if (!isDeepStrictEqual(JSON.parse(JSON.stringify(folded)), row.state)) faults.push('state')
  for (const [column, value] of Object.entries(projectDossier(folded))) {
    if (!sameValue(value, row[column])) faults.push(`column ${column}`)
  }
  if (!sameValue(history.at(-1)?.recordedAt, row['last_event_at'])) faults.push('column last_event_at')
  if (nameFolded(row) !== row['owner_folded']) faults.push('column owner_folded')
  faults.push(...(await compareSteps(trx, folded)), ...(await compareTexts(trx, row.id, history)))
  return { events: history.length, faults }
}

const nameFolded = ({ owner_name: name }: StoredRow): string | null => (typeof name === 'string' ? foldText(name) : null)

const compareSteps = async (trx: Trx, dossier: Dossier): Promise<readonly string[]> => {
  const { rows } = await sql<Record<string, unknown> & { no: number; urgent: string }>`
    select no, state, staff_id, unit_id, due_at, ended_at, urgent_at::text as urgent from dossier_step
    where tenant_id = current_tenant() and dossier_id = ${dossier.id} order by no`.execute(trx)
  const steps = 'steps' in dossier ? dossier.steps : []
  if (rows.length !== steps.length) return ['number of steps']
  return steps.flatMap((step, i) => {
    const row = rows[i]
    const same =
      row !== undefined &&
      row.no === step.no &&
      row['state'] === step.state &&
      row['staff_id'] === step.staffId &&
      row['unit_id'] === step.unitId &&
      sameValue(step.dueAt, row['due_at']) &&
      sameValue(step.endedAt, row['ended_at']) &&
      (step.endedAt !== null || (urgentAt(dossier, step) === 'infinity') === (row.urgent === 'infinity'))
    return same ? [] : [`step ${step.no}`]
  })
}

const compareTexts = async (trx: Trx, id: DossierId, history: readonly object[]): Promise<readonly string[]> => {
  const { rows } = await sql<{ no: number; salt: Buffer | null; value: string | null }>`
    select no, salt, value from dossier_value where tenant_id = current_tenant() and dossier_id = ${id}`.execute(trx)
  const stored = new Map(rows.map((row) => [row.no, row]))
  const faults: string[] = []
  for (const ref of textRefs(history)) {
    const row = stored.get(ref.v)
    if (row === undefined) faults.push(`text ${ref.v} is missing`)
    else if (row.salt !== null && row.value !== null && commitment(row.salt, row.value) !== ref.c) faults.push(`text ${ref.v}`)
  }
  return faults
}

const textRefs = (value: unknown): readonly { v: number; c: string }[] => {
  if (Array.isArray(value)) return value.flatMap(textRefs)
  if (typeof value !== 'object' || value === null) return []
  if ('v' in value && 'c' in value && typeof value.v === 'number' && typeof value.c === 'string') {
    return [{ v: value.v, c: value.c }]
  }
  return Object.values(value).flatMap(textRefs)
}

const isInstant = (value: unknown): value is Instant =>
  typeof value === 'object' && value !== null && 'epochMilliseconds' in value

const sameValue = (projected: unknown, stored: unknown): boolean => {
  if (isInstant(stored)) return projected === toAt(stored)
  if (stored instanceof Temporal.PlainDate) return projected === stored.toString()
  if (Array.isArray(projected) && Array.isArray(stored)) {
    return projected.length === stored.length && projected.every((one, i) => one === stored[i])
  }
  return projected === stored
}
