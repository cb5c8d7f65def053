import { sql } from 'kysely'
import { z } from 'zod'
import { transaction, type Ctx, type Trx } from '#db/context.ts'
import { dayTextOf, toAt } from '#kernel/at.ts'
import type { CommandId, ProcedureVersionId, StaffId, UnitId } from '#kernel/ids.ts'
import { ok, refuse, type Result } from '#kernel/result.ts'
import { vietnamDay, type Instant } from '#kernel/time.ts'
import { findGrant, reachOf } from '#identity/domain/may.ts'
import { findVersionInForce } from '#procedures/queries.ts'
import { actorKey, inputHash, isResendRace, recall } from './command-log.ts'
import type { CommandCode } from './execute.ts'
import { takeNumbers } from './store.ts'

const tidyText = (longest: number) =>
  z
    .string()
    .max(longest)
    .transform((value) => value.normalize('NFC').trim())

const optional = (longest: number) => tidyText(longest).nullish().transform((value) => (value ? value : null))

/** Hướng dẫn bổ sung at the desk, as the doors accept it. */
export const GUIDANCE_INPUT = z.strictObject({
  commandId: z.uuid(),
  guidanceId: z.uuid(),
  procedureCode: z.string().min(1).max(40),
  unitId: z.uuid(),
  applicant: z.strictObject({
    name: tidyText(250).pipe(z.string().min(1)),
    identityNumber: optional(30),
    address: optional(500),
    phone: optional(20),
  }),
  items: z.array(tidyText(500).pipe(z.string().min(1))).min(1).max(50),
  reason: tidyText(4_000).pipe(z.string().min(1)),
})
export type GuidanceInput = z.output<typeof GUIDANCE_INPUT>

export type GuidanceAnswer = { readonly guidanceId: string; readonly year: number; readonly no: number }

const DESK = ['receptionOfficer', 'centerDirector'] as const

/**
 * Tells an applicant at the desk what is still missing, numbered per unit and year and printed. Nothing is received:
 * no dossier, no clock, and not the one supplement request that the law allows (Decree 118/2025/NĐ-CP).
 */
export const guide = async (ctx: Ctx, input: GuidanceInput): Promise<Result<GuidanceAnswer, CommandCode>> => {
  try {
    return await attempt(ctx, input)
  } catch (error) {
    if (!isResendRace(error)) throw error
    return attempt(ctx, input)
  }
}

const attempt = (ctx: Ctx, input: GuidanceInput): Promise<Result<GuidanceAnswer, CommandCode>> =>
  transaction(ctx, async (trx): Promise<Result<GuidanceAnswer, CommandCode>> => {
    const wanted = inputHash('guide', input)
    const known = await recall(trx, ctx.actor, input.commandId as CommandId, wanted)
    if (known.kind === 'different') return refuse('commandIdReused')
    if (known.kind === 'same') return ok(known.answer as GuidanceAnswer)
    if (ctx.actor.kind !== 'staff') return refuse('needsStaff')
    const now = ctx.clock()
    const version = await findVersionInForce(trx, ctx.tenantId, input.procedureCode, vietnamDay(now))
    if (version === undefined) return refuse('procedureNotFound', { procedure: input.procedureCode })
    const unitId = input.unitId as UnitId
    if (findGrant(ctx.actor, DESK, unitId, version.sectorCode) === undefined) return refuse('notAllowed')
    const year = Number(dayTextOf(toAt(now)).slice(0, 4))
    const no = await takeNumbers(trx, `guidance/${unitId}/${year}`, 1)
    const answer = { guidanceId: input.guidanceId, year, no }
    await sql`
      with remembered as (
        insert into command_log (tenant_id, actor_key, command_id, kind, input_hash, answer, recorded_at)
        values (current_tenant(), ${actorKey(ctx.actor)}, ${input.commandId}, 'guide', ${wanted}, ${JSON.stringify(answer)}::json, ${now})
      )
      insert into desk_guidance (tenant_id, id, unit_id, year, no, procedure_version_id, staff_id, applicant, items, reason, recorded_at)
      values (current_tenant(), ${input.guidanceId}, ${unitId}, ${year}, ${no}, ${version.id}, ${ctx.actor.staffId},
        ${JSON.stringify(input.applicant)}::json, ${JSON.stringify(input.items)}::json, ${input.reason}, ${now})`.execute(trx)
    return ok(answer)
  })

export type Guidance = GuidanceAnswer & {
  readonly unitId: UnitId
  readonly procedureVersionId: ProcedureVersionId
  readonly staffId: StaffId
  /** `null` once erased. */
  readonly applicant: GuidanceInput['applicant'] | null
  readonly items: readonly string[]
  readonly reason: string
  readonly recordedAt: Instant
}

/** A guidance of a desk that the actor works at, or undefined. */
export const findGuidance = async (trx: Trx, ctx: Ctx, id: string): Promise<Guidance | undefined> => {
  const { rows } = await sql<Guidance>`
    select id as "guidanceId", year, no, unit_id as "unitId", procedure_version_id as "procedureVersionId",
      staff_id as "staffId", applicant, items, reason, recorded_at as "recordedAt"
    from desk_guidance where tenant_id = current_tenant() and id = ${id}
      and unit_id = any(${[...reachOf(ctx.actor, ...DESK)]}::uuid[])`.execute(trx)
  return rows[0]
}
