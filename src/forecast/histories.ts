import { sql } from 'kysely'
import type { Trx } from '#db/context.ts'
import type { UnitId } from '#kernel/ids.ts'
import type { Instant } from '#kernel/time.ts'
import type { AcceptedDossier } from '#dossiers/domain/dossier.ts'
import { STEP_KINDS, type ProcessStep, type ProcessVersion } from '#procedures/domain/process.ts'
import { learn, NO_PASSES, type Passes, type StepKnowledge } from './domain/step-history.ts'
import type { Reckoning } from './reckoning.ts'

/** "Lately": at most so many passes of a step, none older than so many days. */
const MOST_IN_UNIT = 100
const MOST_IN_PROCEDURE = 200
const MOST_OF_KIND = 300
const OLDEST_DAYS = 365

/** The lately lived passes of steps as they were known at a moment, read for many dossiers at a time and kept. */
export type Histories = {
  readonly prepare: (trx: Trx, dossiers: readonly AcceptedDossier[], reckoning: Reckoning) => Promise<void>
  readonly of: (procedureCode: string, step: ProcessStep, unitId: UnitId) => StepKnowledge
}

type Wanted = { readonly procedureCode: string; readonly definitionId: string; readonly unitId: UnitId }

const unitKey = ({ procedureCode, definitionId, unitId }: Wanted): string => `${procedureCode} ${definitionId} ${unitId}`
const procedureKey = ({ procedureCode, definitionId }: Omit<Wanted, 'unitId'>): string => `${procedureCode} ${definitionId}`

/** What had ended by `asOf`: a back-test must not know what came later. */
export const openHistories = (asOf: Instant): Histories => {
  const oldest = asOf.subtract({ hours: OLDEST_DAYS * 24 })
  const units = new Map<string, Passes>()
  const procedures = new Map<string, Passes>()
  const learnt = new Map<string, StepKnowledge>()
  let kinds: ReadonlyMap<string, Passes> | undefined
  const within = sql`s.tenant_id = current_tenant() and s.ended_at <= ${asOf} and s.ended_at > ${oldest}`
  const latest = (where: ReturnType<typeof sql>, most: number) => sql`
    select coalesce(array_agg(l.minutes order by l.ended_at desc), '{}') as minutes, (count(*) filter (where l.ending = 'returned'))::int as returned
    from (select s.minutes, s.ended_at, s.ending from step_time_sample s where ${within} and ${where} order by s.ended_at desc limit ${most}) l`

  const readUnits = async (trx: Trx, wanted: readonly Wanted[]): Promise<void> => {
    const { rows } = await sql<Wanted & Passes>`
      select w.procedure_code as "procedureCode", w.definition_id as "definitionId", w.unit_id as "unitId", p.minutes, p.returned
      from unnest(${wanted.map((one) => one.procedureCode)}::text[], ${wanted.map((one) => one.definitionId)}::text[],
        ${wanted.map((one) => one.unitId)}::uuid[]) as w (procedure_code, definition_id, unit_id)
      cross join lateral (${latest(sql`s.procedure_code = w.procedure_code and s.definition_id = w.definition_id and s.unit_id = w.unit_id`, MOST_IN_UNIT)}) p`.execute(trx)
    for (const row of rows) units.set(unitKey(row), row)
  }
  const readProcedures = async (trx: Trx, wanted: readonly Wanted[]): Promise<void> => {
    const { rows } = await sql<Omit<Wanted, 'unitId'> & Passes>`
      select w.procedure_code as "procedureCode", w.definition_id as "definitionId", p.minutes, p.returned
      from unnest(${wanted.map((one) => one.procedureCode)}::text[], ${wanted.map((one) => one.definitionId)}::text[]) as w (procedure_code, definition_id)
      cross join lateral (${latest(sql`s.procedure_code = w.procedure_code and s.definition_id = w.definition_id`, MOST_IN_PROCEDURE)}) p`.execute(trx)
    for (const row of rows) procedures.set(procedureKey(row), row)
  }
  /** As shares of the allotment. */
  const readKinds = async (trx: Trx): Promise<ReadonlyMap<string, Passes>> => {
    const { rows } = await sql<{ kind: string } & Passes>`
      select k.kind, coalesce(p.minutes, '{}') as minutes, p.returned
      from unnest(${[...STEP_KINDS]}::text[]) as k (kind)
      cross join lateral (
        select array_agg(l.share order by l.ended_at desc) as minutes, (count(*) filter (where l.ending = 'returned'))::int as returned
        from (select s.minutes::float8 / s.allotted_minutes as share, s.ended_at, s.ending from step_time_sample s
          where ${within} and s.kind = k.kind and s.allotted_minutes > 0 order by s.ended_at desc limit ${MOST_OF_KIND}) l) p`.execute(trx)
    return new Map(rows.map((row) => [row.kind, row]))
  }

  return {
    prepare: async (trx, dossiers, reckoning) => {
      kinds ??= await readKinds(trx)
      const wanted = dossiers.flatMap((dossier) => wantedBy(dossier, reckoning.processOf(dossier), reckoning))
      const newUnits = distinct(wanted, unitKey).filter((one) => !units.has(unitKey(one)))
      const newProcedures = distinct(wanted, procedureKey).filter((one) => !procedures.has(procedureKey(one)))
      if (newUnits.length > 0) await readUnits(trx, newUnits)
      if (newProcedures.length > 0) await readProcedures(trx, newProcedures)
    },
    of: (procedureCode, step, unitId) => {
      const wanted = { procedureCode, definitionId: step.id, unitId }
      const key = `${unitKey(wanted)} ${step.allottedMinutes}`
      const known = learnt.get(key)
      if (known !== undefined) return known
      const ofKind = kinds?.get(step.kind) ?? NO_PASSES
      const made = learn({
        unit: units.get(unitKey(wanted)) ?? NO_PASSES,
        procedure: procedures.get(procedureKey(wanted)) ?? NO_PASSES,
        kind: { ...ofKind, minutes: ofKind.minutes.map((share) => share * step.allottedMinutes) },
        allottedMinutes: step.allottedMinutes,
      })
      learnt.set(key, made)
      return made
    },
  }
}

const distinct = (wanted: readonly Wanted[], keyOf: (one: Wanted) => string): readonly Wanted[] => [
  ...new Map(wanted.map((one) => [keyOf(one), one])).values(),
]

/** Each step of the process wherever this dossier may have it done. */
const wantedBy = (dossier: AcceptedDossier, process: ProcessVersion, { whereabouts }: Reckoning): readonly Wanted[] =>
  process.steps.flatMap(({ id, unit }) => {
    const lived = dossier.steps.filter((step) => step.definitionId === id).map((step) => step.unitId)
    const meant = unit.kind === 'receiving' ? dossier.receivingUnitId : unit.kind === 'competent' ? dossier.competentUnitId : (whereabouts(unit) ?? dossier.competentUnitId)
    return [...new Set([...lived, meant])].map((unitId) => ({ procedureCode: dossier.procedureCode, definitionId: id, unitId }))
  })
