import { sql } from 'kysely'
import { type Ctx, type Trx, transaction } from '#db/context.ts'
import type { UnitId } from '#kernel/ids.ts'
import { ok, refuse, type Result } from '#kernel/result.ts'
import { Temporal, type PlainDate } from '#kernel/time.ts'
import { changeCatalogue } from './catalogue-revision.ts'
import { checkDuration, type Duration } from './domain/duration.ts'
import { mayEditProcedures } from './domain/may-edit.ts'
import { findVersionRows } from './procedure-store.ts'
import type { ProcedureRefusal } from './refusals.ts'

/** `receives`: takes dossiers in and hands results over; `resolves`: is competent to decide. */
export type UnitPart = 'receives' | 'resolves'

export type AssignUnitInput = {
  readonly code: string
  readonly unitId: UnitId
  readonly part: UnitPart
  readonly validFrom: PlainDate
  readonly validTo: PlainDate | null
  /** The unit's own promise by case id, where it is shorter than the catalogue's. */
  readonly committed?: Readonly<Record<string, Duration>>
}

const assignWithin = async (trx: Trx, ctx: Ctx, input: AssignUnitInput): Promise<Result<null, ProcedureRefusal>> => {
  const { code, unitId, part, validFrom, validTo } = input
  const latest = (await findVersionRows(trx, code)).at(-1)
  if (latest === undefined) return refuse('procedureVersionNotFound')
  if (!mayEditProcedures(ctx.actor, latest.body.sectorCode)) return refuse('procedureEditNotAllowed')
  const { rows } = await sql`
    select 1 from procedure_unit
    where tenant_id = current_tenant() and procedure_code = ${code} and unit_id = ${unitId} and part = ${part}
      and daterange(valid_from, valid_to, '[]') && daterange(${validFrom}, ${validTo}, '[]')`.execute(trx)
  if (rows.length > 0) return refuse('unitPartTaken')
  await trx
    .insertInto('procedure_unit')
    .values({
      tenant_id: ctx.tenantId,
      procedure_code: code,
      unit_id: unitId,
      part,
      valid_from: validFrom,
      valid_to: validTo,
      committed: input.committed === undefined ? null : JSON.stringify(input.committed),
    })
    .execute()
  return ok(null)
}

const isBackwards = ({ validFrom, validTo }: Pick<AssignUnitInput, 'validFrom' | 'validTo'>): boolean =>
  validTo !== null && Temporal.PlainDate.compare(validTo, validFrom) < 0

/** Gives a unit its part in a procedure for a span of days, both ends included. */
export const assignUnit = (ctx: Ctx, input: AssignUnitInput): Promise<Result<null, ProcedureRefusal>> =>
  transaction(ctx, async (trx) => {
    if (isBackwards(input)) return refuse('periodInvalid')
    const faulty = Object.values(input.committed ?? {}).find((duration) => !checkDuration(duration).ok)
    if (faulty !== undefined) return refuse('unitPromiseInvalid', { amount: faulty.amount })
    await changeCatalogue(trx, ctx)
    return assignWithin(trx, ctx, input)
  })

/**
 * Gives a unit the same part in many procedures at once, all or none; those where it has the part already are left as
 * they are and counted apart.
 */
export const assignUnitMany = (
  ctx: Ctx,
  { codes, ...input }: Omit<AssignUnitInput, 'code' | 'committed'> & { readonly codes: readonly string[] },
): Promise<Result<{ readonly assigned: number; readonly hadBefore: number }, ProcedureRefusal>> =>
  transaction(ctx, async (trx) => {
    if (isBackwards(input)) return refuse('periodInvalid')
    await changeCatalogue(trx, ctx)
    let assigned = 0
    for (const code of codes) {
      const result = await assignWithin(trx, ctx, { ...input, code })
      if (result.ok) assigned += 1
      else if (result.refusal.code !== 'unitPartTaken') return result
    }
    return ok({ assigned, hadBefore: codes.length - assigned })
  })

/** Sets the last day of a unit's part. */
export const endUnitPart = (
  ctx: Ctx,
  { code, unitId, part, lastDay }: Pick<AssignUnitInput, 'code' | 'unitId' | 'part'> & { readonly lastDay: PlainDate },
): Promise<Result<null, ProcedureRefusal>> =>
  transaction(ctx, async (trx) => {
    await changeCatalogue(trx, ctx)
    const latest = (await findVersionRows(trx, code)).at(-1)
    if (!mayEditProcedures(ctx.actor, latest?.body.sectorCode ?? null)) return refuse('procedureEditNotAllowed')
    const { numAffectedRows } = await sql`
      update procedure_unit set valid_to = ${lastDay}
      where tenant_id = current_tenant() and procedure_code = ${code} and unit_id = ${unitId} and part = ${part}
        and valid_from <= ${lastDay} and (valid_to is null or valid_to > ${lastDay})`.execute(trx)
    return numAffectedRows === 0n ? refuse('unitPartNotFound') : ok(null)
  })
