import type { Trx } from '#db/context.ts'
import type { FactEvidence } from '#evidence/domain/evidence.ts'
import { shareDefinition, type Share } from '#figures/domain/shares.ts'
import { figureHref } from '#figures/figure-href.ts'
import { askShares } from '#figures/shares.ts'
import { SHARE_WORDS } from '#figures/words.ts'
import { fromAt } from '#kernel/at.ts'
import { formatNumber, formatPercent } from '#kernel/number-format.ts'
import { Temporal, vietnamDay, type Instant } from '#kernel/time.ts'
import type { UnitTree } from '#organisation/domain/unit-tree.ts'
import { isReached, shareProgress, type Target } from './domain/target.ts'
import type { Task } from './domain/task.ts'

/** What a measurable target is at this moment, read from the figures of the unit that leads and all below it. */
export type TargetValue = Share & {
  readonly target: Target & { readonly kind: 'share' }
  readonly isReached: boolean
  readonly progress: number
  readonly from: string
  readonly to: string
  /** Opens the base to the dossiers that it counted. */
  readonly href: string
}

type Measured = Pick<Task, 'id' | 'terms' | 'endedAt'>

const earlierDay = (a: Temporal.PlainDate, b: Temporal.PlainDate): Temporal.PlainDate => (Temporal.PlainDate.compare(a, b) < 0 ? a : b)

/** The span in which a task is measured: from its first day up to its last, or the day that has come; undefined before it begins. */
const spanOf = ({ terms, endedAt }: Measured, now: Instant) => {
  const asOf = endedAt === null ? now : fromAt(endedAt)
  const from = Temporal.PlainDate.from(terms.startsOn)
  const to = earlierDay(Temporal.PlainDate.from(terms.dueOn), vietnamDay(asOf))
  return Temporal.PlainDate.compare(from, to) > 0 ? undefined : { period: { from, to }, asOf }
}

/** The values of all measurable targets among `tasks`, by id of the task; one question for each span of time. */
export const findTargetValues = async (trx: Trx, tasks: readonly Measured[], tree: UnitTree, now: Instant): Promise<ReadonlyMap<string, TargetValue>> => {
  const measured = tasks.flatMap((task) => {
    const { target } = task.terms
    const span = target?.kind === 'share' ? spanOf(task, now) : undefined
    return target?.kind !== 'share' || span === undefined ? [] : [{ id: task.id, target, span, under: task.terms.leadUnitId, units: tree.subtree(task.terms.leadUnitId) }]
  })
  const values = new Map<string, TargetValue>()
  const bySpan = Map.groupBy(measured, ({ span: { period, asOf } }) => `${period.from} ${period.to} ${asOf}`)
  for (const group of bySpan.values()) {
    const span = group[0]?.span
    if (span === undefined) continue
    const shares = await askShares(trx, span, new Map(group.map(({ id, units }) => [id, units])))
    for (const { id, target, units, under } of group) {
      const share = shares.get(id)?.[target.share] ?? { part: 0, base: 0 }
      values.set(id, {
        ...share, target, isReached: isReached(target, share), progress: shareProgress(target, share),
        from: span.period.from.toString(), to: span.period.to.toString(),
        href: figureHref({ ...span, units: [...units], under }, shareDefinition(target.share).base[0] ?? 'resolved'),
      })
    }
  }
  return values
}

/** "91,20 % (38.388/42.092 hồ sơ đã giải quyết)". */
export const valueWords = ({ part, base, target }: Pick<TargetValue, 'part' | 'base' | 'target'>): string =>
  `${formatPercent(part, base) ?? 'chưa phát sinh'} (${formatNumber(part)}/${formatNumber(base)} ${SHARE_WORDS[target.share].base})`

/** The value as evidence of a report. */
export const valueAsFact = (value: TargetValue): FactEvidence => ({
  kind: 'fact', label: SHARE_WORDS[value.target.share].name, href: value.href, value: valueWords(value),
})
