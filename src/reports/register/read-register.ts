import { sql } from 'kysely'
import { transaction, type Ctx } from '#db/context.ts'
import { reachOf } from '#identity/domain/may.ts'
import { ROLES } from '#kernel/actor.ts'
import type { DossierId, UnitId } from '#kernel/ids.ts'
import { DAY_MINUTES } from '#kernel/local-time.ts'
import { ok, refuse, type Result } from '#kernel/result.ts'
import { instantOf, localDayOf, type Instant } from '#kernel/time.ts'
import type { UnitTree } from '#organisation/domain/unit-tree.ts'
import { listProcedureNames } from '#procedures/publication-queries.ts'
import type { AskingRefusal } from '../refusals.ts'
import { readQuestion, type ReportInput, type ReportQuestion } from '../report-question.ts'

/** One line of the register of dossiers (Circular 03/2025/TT-VPCP, form 07; before it 01/2018, form 06). */
export type RegisterLine = {
  readonly id: DossierId
  readonly code: string
  readonly procedure: string
  readonly ownerName: string | null
  /** The last digits only: a register is shown to many. */
  readonly phoneTail: string | null
  readonly competentUnit: string
  readonly acceptedAt: Instant
  readonly dueAt: Instant | null
  readonly handedOverAt: Instant | null
  readonly delivery: 'desk' | 'post' | 'electronic' | null
  readonly phase: 'open' | 'resolved' | 'handedOver' | 'withdrawn' | 'terminated' | 'voided'
}

export type Register = { readonly question: ReportQuestion; readonly lines: readonly RegisterLine[]; readonly hasMore: boolean }

type Row = Omit<RegisterLine, 'procedure' | 'competentUnit'> & { readonly procedureCode: string; readonly competentUnitId: UnitId }

/** A register holds names: it is read by a right over the unit itself, never by supervision, and behind the wall. */
const readableHere = (ctx: Ctx): ReadonlySet<UnitId> => reachOf(ctx.actor, ...ROLES.filter((role) => role !== 'systemAdmin' && role !== 'businessAdmin'))

const nameIn = (tree: UnitTree, before: UnitTree, id: UnitId): string => (tree.find(id) ?? before.find(id))?.name ?? ''

/** Dossiers that the unit and all below it received in the period, in order of reception. */
export const readRegister = (ctx: Ctx, input: Omit<ReportInput, 'form'>, limit: number): Promise<Result<Register, AskingRefusal>> =>
  transaction(ctx, async (trx): Promise<Result<Register, AskingRefusal>> => {
    const asked = await readQuestion(trx, ctx, { ...input, form: 'ii-06a' })
    if (!asked.ok) return asked
    const { period, units, tree, treeBefore, unit } = asked.value
    const own = readableHere(ctx)
    if (!own.has(unit.id)) return refuse('reportUnitUnknown', { unit: unit.code })
    const [from, until] = [localDayOf(period.from), localDayOf(period.to) + 1].map((day) => instantOf(day * DAY_MINUTES))
    const { rows } = await sql<Row>`
      select d.id, d.code, d.procedure_code as "procedureCode", d.owner_name as "ownerName", d.phone_tail as "phoneTail",
        d.competent_unit_id as "competentUnitId", d.accepted_at as "acceptedAt", d.due_at as "dueAt", d.handed_over_at as "handedOverAt",
        d.state ->> 'delivery' as delivery, d.phase
      from dossier d
      where d.tenant_id = current_tenant() and d.receiving_unit_id = any (${units.filter((id) => own.has(id))}::uuid[])
        and d.accepted_at >= ${from} and d.accepted_at < ${until}
      order by d.accepted_at, d.id limit ${limit + 1}`.execute(trx)
    const names = new Map((await listProcedureNames(trx)).map(({ code, name }) => [code, name]))
    return ok({
      question: asked.value,
      hasMore: rows.length > limit,
      lines: rows.slice(0, limit).map(({ procedureCode, competentUnitId, ...line }) => ({
        ...line, procedure: names.get(procedureCode) ?? procedureCode, competentUnit: nameIn(tree, treeBefore, competentUnitId),
      })),
    })
  })
