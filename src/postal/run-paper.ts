import type { Ctx } from '#db/context.ts'
import { transaction } from '#db/context.ts'
import { dayTextOf, toAt } from '#kernel/at.ts'
import { ok, refuse, type Result } from '#kernel/result.ts'
import { vietnamDay } from '#kernel/time.ts'
import { unitTree } from '#organisation/unit-queries.ts'
import type { PaperCode } from '#papers/refusals.ts'
import { printPostalList } from '#papers/postal-list.ts'
import type { Paper, Press } from '#papers/render.ts'
import { findRun } from './queries.ts'
import { DIRECTION_WORDS } from './words.ts'

/** The list of a hand-over as a paper; `postalNotFound` when it is not there for this actor. */
export const printRun = async (ctx: Ctx, press: Press, id: string): Promise<Result<Paper, PaperCode | 'postalNotFound'>> => {
  const found = await transaction(ctx, async (trx) => {
    const run = await findRun(trx, id)
    return run === undefined ? undefined : { ...run, tree: await unitTree(trx, vietnamDay(run.run.createdAt)) }
  })
  if (found === undefined) return refuse('postalNotFound')
  const { run, lines, tree } = found
  const unit = tree.find(run.unitId)
  const parent = unit?.parentId == null ? undefined : tree.find(unit.parentId)
  const printed = printPostalList(press, {
    heading: {
      agency: unit?.name ?? '—', place: (parent ?? unit)?.name.replace(/^(ủy|uỷ) ban nhân dân (xã|phường|đặc khu) /iu, '') ?? '—',
      day: dayTextOf(toAt(run.createdAt)), ...(parent !== undefined && { parentAgency: parent.name }),
    },
    print: { printedAt: toAt(ctx.clock()) },
    number: run.number,
    handedAt: toAt(run.createdAt),
    handedBy: run.createdBy,
    rows: lines.map((line) => ({
      number: line.number, dossierCode: line.dossierCode ?? '—', direction: DIRECTION_WORDS[line.direction], recipient: line.recipient ?? '—',
      address: [line.street, line.place].filter(Boolean).join(', ') || '—', phone: line.phone ?? '—',
    })),
  })
  return printed.ok ? ok(printed.value) : printed
}
