import { sql } from 'kysely'
import type { Trx } from '#db/context.ts'
import { toAt } from '#kernel/at.ts'
import type { DossierId, StaffId } from '#kernel/ids.ts'
import { ok, refuse } from '#kernel/result.ts'
import { Temporal, vietnamDay } from '#kernel/time.ts'
import { findVersionInForce } from '#procedures/queries.ts'
import type { UseCase } from './execute.ts'
import type { Input } from './inputs.ts'
import { fileOf, newGround, subjectOfFiling } from './plan-reception.ts'

const instantOf = (text: string) => Temporal.Instant.from(text)

/** Whether another dossier goes by this code already, ours or brought along. */
const isCodeTaken = async (trx: Trx, code: string, id: DossierId): Promise<boolean> => {
  const { rows } = await sql`
    select 1 from dossier where tenant_id = current_tenant() and id <> ${id} and (code = ${code} or external_code = ${code})
    limit 1`.execute(trx)
  return rows.length > 0
}

/** Hồ sơ đang giải quyết của hệ thống cũ: keeps its code, its reception and its printed due date. */
export const importRunning: UseCase<Input<'importRunning'>> = {
  kind: 'importRunning',
  ground: async (trx, ctx, input, dossier, today) => {
    // The version of its reception; today's when the catalogue begins later than the dossier.
    const receivedOn = vietnamDay(instantOf(input.occurredAt))
    const old = await findVersionInForce(trx, ctx.tenantId, input.procedureCode, receivedOn)
    return newGround(trx, ctx, input, dossier, today, old === undefined ? today : receivedOn)
  },
  plan: async (scene, input) => {
    const { filing, ...row } = fileOf(scene, input)
    if (await isCodeTaken(scene.trx, input.externalCode, filing.dossierId)) {
      return refuse('externalCodeTaken', { code: input.externalCode })
    }
    return ok({
      command: {
        type: 'importRunning',
        filing,
        code: input.externalCode,
        source: input.source,
        printedDueAt: input.printedDueAt === null ? null : toAt(instantOf(input.printedDueAt)),
        pauses: input.pauses.map(({ kind, from, to }) => ({
          kind,
          from: toAt(instantOf(from)),
          to: to === null ? null : toAt(instantOf(to)),
        })),
        supplementRequests: input.supplementRequests,
        standsAt: input.standsAt,
        holderId: input.holderId as StaffId | null,
      },
      subject: subjectOfFiling(filing),
      ...row,
    })
  },
}
