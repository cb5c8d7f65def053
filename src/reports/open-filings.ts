import type { Ctx, Trx } from '#db/context.ts'
import { lastEndedBefore, periodBefore, type ReportingPeriod } from '#figures/domain/reporting-period.ts'
import { placeFence } from '#figures/fence.ts'
import { keepSnapshot } from '#figures/freeze.ts'
import { Temporal, type Instant, type PlainDate } from '#kernel/time.ts'
import { REPORT_DUTIES, type ReportDuty } from '#law/report-duties.ts'
import { isInForce } from '#law/dated.ts'
import { reportFormOn } from '#law/report-forms.ts'
import type { Unit, UnitTree } from '#organisation/domain/unit-tree.ts'
import { today } from '#organisation/today.ts'
import { unitTree } from '#organisation/unit-queries.ts'
import { fillReport } from './ask-report.ts'
import { agencyOf } from '#organisation/domain/agency.ts'
import { insertFiling } from './filing-store.ts'
import { listOpenedUnits, snapshotSubject } from './filing-queries.ts'
import { readingAll } from './report-question.ts'

/** A program that stood still opens what it missed, so many periods back. */
const MOST_MISSED = 12
/** An office that begins with the program owes what fell due lately, not the reports of years before it. */
const FIRST_DUE_WITHIN_DAYS = 31

type Owed = { readonly duty: ReportDuty; readonly period: ReportingPeriod; readonly tree: UnitTree; readonly units: readonly Unit[] }

const dueOn = ({ duty, period }: Pick<Owed, 'duty' | 'period'>): PlainDate => period.to.add({ days: duty.dueAfterDays })

/** Who owes this period, and whose report is not opened yet. */
const unopened = async (trx: Trx, duty: ReportDuty, period: ReportingPeriod): Promise<{ readonly owed: Owed; readonly isNew: boolean }> => {
  const tree = await unitTree(trx, period.to)
  const owing = tree.units.filter(({ tier, kind }) => tier === duty.owedBy.tier && kind === duty.owedBy.kind)
  const opened = await listOpenedUnits(trx, { ...period, form: duty.form })
  const units = owing.filter(({ id }) => !opened.has(id))
  return { owed: { duty, period, tree, units }, isNew: units.length === owing.length }
}

/** Every period of a duty that ended and is not opened, the newest first. */
const findOwed = async (trx: Trx, duty: ReportDuty, day: PlainDate): Promise<readonly Owed[]> => {
  const found: Owed[] = []
  let period = lastEndedBefore(duty.system, duty.kind, day)
  for (let back = 0; back < MOST_MISSED; back++) {
    if (!isInForce(duty, period.to.toString())) return back === 0 ? [] : recent(found, day)
    const { owed, isNew } = await unopened(trx, duty, period)
    found.push(owed)
    if (!isNew) return found
    period = periodBefore(period)
  }
  return recent(found, day)
}

/** Nothing was ever opened for the duty: only what fell due lately. */
const recent = (found: readonly Owed[], day: PlainDate): readonly Owed[] =>
  found.slice(0, 1).filter((owed) => Temporal.PlainDate.compare(dueOn(owed).add({ days: FIRST_DUE_WITHIN_DAYS }), day) >= 0)

/** Fills the report of one unit as of the fence, freezes it and opens it. */
const openOne = async (trx: Trx, ctx: Ctx, { duty, period, tree }: Owed, unit: Unit, asOf: Instant): Promise<void> => {
  const form = reportFormOn(duty.form, period.to.toString())
  if (form === undefined) throw new Error(`no form ${duty.form}`)
  const treeBefore = await unitTree(trx, period.from)
  const units = [...new Set([...tree.subtree(unit.id), ...treeBefore.subtree(unit.id)])]
  const { sheet } = await fillReport(trx, ctx, { form, unit, period, asOf, tree, treeBefore, units })
  const id = ctx.newId()
  const snapshotId = await keepSnapshot(trx, ctx, {
    subject: snapshotSubject(id),
    question: { form: form.code, effectiveFrom: form.effectiveFrom, unit: unit.code, from: period.from.toString(), to: period.to.toString() },
    answer: sheet.rows,
    asOf,
  })
  const { system, kind, from, to } = period
  await insertFiling(trx, ctx, {
    id, form: duty.form, unitId: unit.id, recipientUnitId: unit.parentId === null ? null : (agencyOf(tree, unit.parentId)?.id ?? null),
    system, kind, from, to, dueOn: dueOn({ duty, period }), snapshotId,
  })
}

/**
 * Opens every report whose period ended: filled by itself, its figures frozen behind a fence. Again: what is opened
 * stays. Each unit in a transaction of its own, so that one that fails keeps no other from reporting. Resolves to how many.
 */
export const openFilings = async (ctx: Ctx): Promise<number> => {
  const day = today(ctx)
  const owed = await readingAll(ctx, async (trx) => {
    const lists: (readonly Owed[])[] = []
    for (const duty of REPORT_DUTIES) lists.push(await findOwed(trx, duty, day))
    return lists.flat()
  })
  const open = owed.flatMap((one) => one.units.map((unit) => ({ one, unit })))
  if (open.length === 0) return 0
  const asOf = await placeFence(ctx)
  for (const { one, unit } of open) await readingAll(ctx, (trx) => openOne(trx, ctx, one, unit, asOf))
  return open.length
}
