import type { Ctx } from '#db/context.ts'
import { findOwnUpload } from '#files/commands.ts'
import type { FileStore } from '#files/file-store.ts'
import type { FileId } from '#kernel/ids.ts'
import { ok, refuse, type Result } from '#kernel/result.ts'
import { fold } from '#kernel/text.ts'
import { today } from '#organisation/today.ts'
import { unitTree } from '#organisation/unit-queries.ts'
import { readTableBytes, type TableRefusal } from '#sheets/read-table.ts'
import { acrossUnits } from '../beyond-wall.ts'
import { addTaskIn } from '../commands.ts'
import type { ReformCode } from '../domain/decide.ts'
import { mayPlan } from '../domain/may.ts'
import type { Plan } from '../domain/plan.ts'
import { findPlan } from '../queries.ts'
import type { ImportCode } from '../refusals.ts'
import { TITLE_COLUMN } from './columns.ts'
import { isFilled, readTaskRow, type ReadRow } from './read-tasks.ts'

export type ImportTasksCode = ReformCode | ImportCode | Exclude<TableRefusal, 'fileNotFound'>

const MOST_ROWS = 500

/** What a sheet would add, before anything is added. */
export type ImportPreview = { readonly plan: Plan; readonly rows: readonly ReadRow[]; readonly wrong: number }

const bytesOf = async (files: FileStore, sha256: Buffer): Promise<Buffer> => {
  const chunks: Buffer[] = []
  for await (const chunk of files.read(sha256)) chunks.push(chunk as Buffer)
  return Buffer.concat(chunks)
}

/** Reads an uploaded sheet for a plan, each row by itself; nothing is written. */
export const previewTasks = (ctx: Ctx, files: FileStore, planId: string, fileId: FileId): Promise<Result<ImportPreview, ImportTasksCode>> =>
  acrossUnits(ctx, async (trx): Promise<Result<ImportPreview, ImportTasksCode>> => {
    const tree = await unitTree(trx, today(ctx))
    const plan = await findPlan(trx, planId)
    if (plan === undefined) return refuse('reformPlanNotFound')
    if (!mayPlan(ctx.actor, plan.ownerUnitId, tree)) return refuse('reformNotAllowed')
    if (plan.state === 'closed') return refuse('reformPlanClosedConflict')
    const file = await findOwnUpload(trx, ctx, fileId)
    if (file === undefined) return refuse('reformImportFileNotFound')
    const table = await readTableBytes(await bytesOf(files, file.sha256), file.name ?? '')
    if (!table.ok) return { ok: false, refusal: { code: table.refusal.code === 'fileNotFound' ? 'reformImportFileNotFound' : table.refusal.code, ...(table.refusal.facts && { facts: table.refusal.facts }) } }
    const filled = table.value.filter(isFilled)
    if (filled.length === 0) return refuse('reformImportEmptyInvalid')
    if (filled[0]?.cells.has(fold(TITLE_COLUMN)) !== true) return refuse('reformImportColumnsInvalid')
    if (filled.length > MOST_ROWS) return refuse('reformImportTooLargeInvalid', { most: MOST_ROWS })
    const rows = filled.map((row) => readTaskRow(row, { tree, owner: plan.ownerUnitId, year: plan.terms.year }))
    return ok({ plan, rows, wrong: rows.filter(({ terms }) => terms === null).length })
  })

/** Adds every task of a sheet to a plan, or none when one row is wrong. A resend adds nothing. Resolves to how many. */
export const importTasks = async (ctx: Ctx, files: FileStore, { planId, fileId, commandId }: { readonly planId: string; readonly fileId: FileId; readonly commandId: string }): Promise<Result<number, ImportTasksCode>> => {
  const preview = await previewTasks(ctx, files, planId, fileId)
  if (!preview.ok) return preview
  const { rows, wrong, plan } = preview.value
  if (wrong > 0) return refuse('reformImportRowsInvalid', { count: wrong })
  return acrossUnits(ctx, async (trx): Promise<Result<number, ImportTasksCode>> => {
    const tree = await unitTree(trx, today(ctx))
    for (const { line, terms } of rows) {
      if (terms === null) return refuse('reformImportRowsInvalid', { count: wrong })
      const added = await addTaskIn(trx, ctx, { commandId: `${commandId}/${line}`, planId, assignerUnitId: plan.ownerUnitId, terms }, tree)
      if (!added.ok) return added
    }
    return ok(rows.length)
  })
}
