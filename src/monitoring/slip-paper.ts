import { transaction, type Ctx, type Trx } from '#db/context.ts'
import { dayTextOf, toAt } from '#kernel/at.ts'
import type { ProcedureVersionId } from '#kernel/ids.ts'
import { refuse, type Result } from '#kernel/result.ts'
import { vietnamDay } from '#kernel/time.ts'
import { unitTree } from '#organisation/unit-queries.ts'
import type { PaperCode } from '#papers/refusals.ts'
import type { Paper, Press } from '#papers/render.ts'
import { printUrgingSlip, type UrgingSlipInput } from '#papers/urging-slip.ts'
import { getVersion } from '#procedures/queries.ts'
import { slipNumber } from './domain/slip.ts'
import { findSlip, type Slip } from './slip-queries.ts'

const paperSubject = async (trx: Trx, ctx: Ctx, { about }: Slip): Promise<UrgingSlipInput['about']> => {
  if (about.kind !== 'dossier') return { kind: 'work', title: about.title }
  const { name } = await getVersion(trx, ctx.tenantId, about.procedureVersionId as ProcedureVersionId)
  return { kind: 'dossier', code: about.code ?? 'chưa có mã', procedure: name }
}

/** A slip as its official paper; `urgingNotFound` when it is not there for this actor. */
export const printSlip = async (ctx: Ctx, press: Press, id: string): Promise<Result<Paper, PaperCode | 'urgingNotFound'>> => {
  const found = await transaction(ctx, async (trx) => {
    const slip = await findSlip(trx, id)
    if (slip === undefined) return undefined
    const tree = await unitTree(trx, vietnamDay(slip.sentAt))
    return { slip, tree, about: await paperSubject(trx, ctx, slip) }
  })
  if (found === undefined) return refuse('urgingNotFound')
  const { slip, tree, about } = found
  const unit = tree.find(slip.unitId)
  const parent = unit?.parentId == null ? undefined : tree.find(unit.parentId)
  const toUnit = tree.find(slip.toUnitId)?.name ?? '—'
  return printUrgingSlip(press, {
    heading: {
      agency: unit?.name ?? '—',
      place: (parent ?? unit)?.name.replace(/^(ủy|uỷ) ban nhân dân (xã|phường|đặc khu|tỉnh) /iu, '') ?? '—',
      day: dayTextOf(toAt(slip.sentAt)),
      ...(parent !== undefined && { parentAgency: parent.name }),
    },
    print: { printedAt: toAt(ctx.clock()) },
    number: slipNumber(slip.no),
    addressee: slip.toName === null ? toUnit : `${slip.toName}, ${toUnit}`,
    about,
    ...(slip.dueAt !== null && { dueAt: toAt(slip.dueAt) }),
    directive: slip.directive,
    answerDueAt: toAt(slip.answerDueAt),
    ...(slip.sentByName !== null && { signer: { titles: [slip.sentByTitle ?? 'Người gửi'], name: slip.sentByName } }),
  })
}
