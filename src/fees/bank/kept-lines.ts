import { sql } from 'kysely'
import type { Ctx, Trx } from '#db/context.ts'
import { fromAt } from '#kernel/at.ts'
import type { StaffId, UnitId } from '#kernel/ids.ts'
import type { ReadLine } from './read-statement.ts'

/** A file that told of money: whose it is, who brought it. */
export type StatementFile = {
  readonly unitId: UnitId
  /** `bank`, or a gateway's name. */
  readonly source: string
  readonly name: string
  readonly lineCount: number
  readonly staffId: StaffId
}

/** Keeps that a file was brought; every line of it names this id. */
export const keepFile = async (trx: Trx, ctx: Ctx, file: StatementFile): Promise<string> => {
  const fileId = ctx.newId()
  await sql`
    insert into statement_file (tenant_id, id, unit_id, source, name, line_count, staff_id, recorded_at)
    values (current_tenant(), ${fileId}, ${file.unitId}, ${file.source}, ${file.name.slice(0, 200)}, ${file.lineCount}, ${file.staffId},
      ${ctx.clock()})`.execute(trx)
  return fileId
}

/**
 * Keeps a line once by the number of its movement: `known` when it was kept before, `changed` when it was kept with
 * another sum, which a statement never does by itself.
 */
export const keepLine = async (
  trx: Trx,
  file: { readonly id: string; readonly unitId: UnitId; readonly source: string },
  line: ReadLine,
): Promise<'new' | 'known' | 'changed'> => {
  const { rows } = await sql<{ isNew: boolean; dong: number | null }>`
    with added as (
      insert into statement_line (tenant_id, source, line_key, unit_id, file_id, paid_at, amount_dong, description)
      values (current_tenant(), ${file.source}, ${line.key}, ${file.unitId}, ${file.id}, ${fromAt(line.paidAt)}, ${line.amountDong}, ${line.description})
      on conflict do nothing returning line_key)
    select exists (select from added) as "isNew",
      (select amount_dong from statement_line where tenant_id = current_tenant() and source = ${file.source} and line_key = ${line.key}) as dong`
    .execute(trx)
  if (rows[0]?.isNew === true) return 'new'
  return rows[0]?.dong === null || rows[0]?.dong === line.amountDong ? 'known' : 'changed'
}
