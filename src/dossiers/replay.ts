import { sql } from 'kysely'
import { isDeepStrictEqual } from 'node:util'
import { transaction, type Ctx, type Trx } from '#db/context.ts'
import { toAt } from '#kernel/at.ts'
import type { DossierId } from '#kernel/ids.ts'
import type { Instant } from '#kernel/time.ts'
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
 * numbers, and each typed text with its commitment. `onProgress` is told how many dossiers are done.
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
    if (last === undefined || batch.length < BATCH) return { dossiers, events, discrepancies }
    after = last.id
  }
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
  faults.push(...(await compareSteps(trx, folded)), ...(await compareTexts(trx, row.id, history)))
  return { events: history.length, faults }
}

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
  if (Array.isArray(projected) && Array.isArray(stored)) {
    return projected.length === stored.length && projected.every((one, i) => one === stored[i])
  }
  return projected === stored
}
