import type { Ctx, Trx } from '#db/context.ts'
import type { Evidence } from '#evidence/domain/evidence.ts'
import { readableUnits } from '#identity/domain/readable-units.ts'
import { toAt, type At } from '#kernel/at.ts'
import type { FileId } from '#kernel/ids.ts'
import { formatNumber } from '#kernel/number-format.ts'
import type { StoredFile } from '#files/store.ts'
import { findEvidenceFile } from '#evidence/tie-evidence.ts'
import { findSubjectSlips } from '#monitoring/slip-queries.ts'
import { slipViews, type SlipView } from '#monitoring/pages/slip-view.ts'
import type { UnitTree } from '#organisation/domain/unit-tree.ts'
import { today } from '#organisation/today.ts'
import { unitTree } from '#organisation/unit-queries.ts'
import { acrossUnits } from '../beyond-wall.ts'
import { refuseConfirming } from '../domain/decide.ts'
import { mayAssign, mayReport, maySeeTask, maySplit } from '../domain/may.ts'
import { standingAt } from '../domain/standing.ts'
import { isEnded, type Task } from '../domain/task.ts'
import { findPlan, findTask, listTaskEvents, listTree, type TaskHistoryLine } from '../queries.ts'
import { planHref } from '../task-href.ts'
import { SOURCE_WORDS, taskEventWords } from '../words.ts'
import { nameOfUnit, taskLines, type TaskLine } from './task-line.ts'

export type ReportView = {
  readonly seq: number
  readonly at: At
  readonly by: string
  readonly claim: 'progress' | 'completed' | 'notCarriedOut'
  readonly progress: number
  readonly words: string
  readonly difficulty: string | null
  readonly proposal: string | null
  readonly evidence: readonly Evidence[]
  readonly answer: { readonly kind: 'accepted' | 'returned'; readonly text: string | null } | null
}

export type TaskPage = {
  readonly line: TaskLine
  readonly seq: number
  readonly ancestors: readonly { readonly title: string; readonly href: string | null }[]
  readonly facts: readonly { readonly name: string; readonly value: string }[]
  readonly plan: { readonly title: string; readonly href: string } | null
  readonly deliverable: string | null
  readonly parts: readonly TaskLine[]
  readonly reports: readonly ReportView[]
  readonly history: readonly { readonly key: string; readonly title: string; readonly text: string | null; readonly at: At; readonly by: string }[]
  readonly slips: readonly SlipView[]
  /** What waits to be confirmed, and why this person may not. */
  readonly claim: { readonly seq: number; readonly isOwn: boolean } | null
  readonly may: { readonly report: boolean; readonly split: boolean; readonly change: boolean; readonly confirm: boolean; readonly cancel: boolean; readonly reopen: boolean; readonly urge: boolean }
  readonly commandId: string
}

/** A task that the actor may see, with the units of the day. */
export const findSeenTask = async (trx: Trx, ctx: Ctx, id: string): Promise<{ readonly task: Task; readonly tree: UnitTree } | undefined> => {
  const task = await findTask(trx, id)
  const tree = await unitTree(trx, today(ctx))
  return task !== undefined && maySeeTask(task, readableUnits(ctx.actor, tree)) ? { task, tree } : undefined
}

const byOf = ({ actorName, onBehalfOf }: TaskHistoryLine): string => (onBehalfOf === null ? actorName : `${actorName} (${onBehalfOf.form}. ${onBehalfOf.name})`)

const reportsOf = (history: readonly TaskHistoryLine[]): readonly ReportView[] =>
  history.flatMap((line): ReportView[] => {
    const { event, seq, at } = line
    if (event.type !== 'reported') return []
    const [answer] = history.flatMap(({ event: later }): NonNullable<ReportView['answer']>[] => {
      if (later.type === 'accepted' && later.of === seq) return [{ kind: 'accepted', text: later.note }]
      return later.type === 'returned' && later.of === seq ? [{ kind: 'returned', text: later.reason }] : []
    })
    const { claim, progress, words, difficulty, proposal, evidence } = event
    return [{ seq, at, by: byOf(line), claim, progress, words, difficulty, proposal, evidence, answer: answer ?? null }]
  }).toReversed()

const factsOf = ({ terms, assignerUnitId }: Task, tree: UnitTree): TaskPage['facts'] => {
  const facts = [
    { name: 'Chủ trì', value: nameOfUnit(tree, terms.leadUnitId) },
    { name: 'Phối hợp', value: terms.supportingUnitIds.map((id) => nameOfUnit(tree, id)).join('; ') },
    { name: 'Đơn vị giao', value: nameOfUnit(tree, assignerUnitId) },
    { name: 'Nguồn giao', value: [SOURCE_WORDS[terms.source.kind], terms.source.title, terms.source.kind === 'assigned' || terms.source.kind === 'conclusion' ? terms.source.ref : null].filter(Boolean).join(' · ') },
    { name: 'Kinh phí', value: terms.budgetDong === null ? '' : `${formatNumber(terms.budgetDong)} đ` },
    { name: 'Tiêu chí chỉ số', value: terms.criteria.join(', ') },
  ]
  return facts.filter(({ value }) => value !== '')
}

/** The wholes above a task, the topmost first; a title only where the actor does not follow their units. */
const ancestorsOf = (task: Task, all: readonly Task[], ctx: Ctx, tree: UnitTree): TaskPage['ancestors'] => {
  const followed = readableUnits(ctx.actor, tree)
  const above: { title: string; href: string | null }[] = []
  for (let at = all.find(({ id }) => id === task.parentId); at !== undefined; at = all.find(({ id }) => id === at?.parentId)) {
    above.unshift({ title: at.terms.title, href: maySeeTask(at, followed) ? `/cai-cach/nhiem-vu/${at.id}` : null })
  }
  return above
}

/** One task as its page shows it; undefined when it is not there for this actor. */
export const loadTaskPage = (ctx: Ctx, id: string): Promise<TaskPage | undefined> =>
  acrossUnits(ctx, async (trx): Promise<TaskPage | undefined> => {
    const found = await findSeenTask(trx, ctx, id)
    if (found === undefined) return undefined
    const { task, tree } = found
    const all = await listTree(trx, task.rootId)
    const parts = all.filter(({ parentId }) => parentId === task.id)
    const [line] = await taskLines(trx, ctx, [task], tree)
    if (line === undefined) throw new Error('a task has its line')
    const history = await listTaskEvents(trx, id)
    const plan = task.planId === null ? undefined : await findPlan(trx, task.planId)
    const gives = mayAssign(ctx.actor, task, tree)
    const isOpen = task.phase === 'open'
    const counted = parts.filter(({ phase }) => phase !== 'cancelled').length
    const staffId = ctx.actor.kind === 'staff' ? ctx.actor.staffId : null
    return {
      line,
      seq: task.seq,
      ancestors: ancestorsOf(task, all, ctx, tree),
      facts: factsOf(task, tree),
      plan: plan === undefined ? null : { title: plan.number === null ? plan.terms.title : `${plan.terms.title} (${plan.number})`, href: planHref(plan.id) },
      deliverable: task.terms.deliverable,
      parts: await taskLines(trx, ctx, parts, tree),
      reports: reportsOf(history),
      history: history.map((one) => ({ key: String(one.seq), ...taskEventWords(one.event), at: one.at, by: byOf(one) })).toReversed(),
      slips: await slipViews(trx, ctx, await findSubjectSlips(trx, { kind: 'task', id })),
      claim: task.claim === null ? null : { seq: task.claim.seq, isOwn: refuseConfirming(task, staffId)?.code === 'reformOwnReportConflict' },
      may: {
        report: isOpen && task.claim === null && mayReport(ctx.actor, task, tree),
        split: isOpen && task.claim === null && (maySplit(ctx.actor, task, tree) || gives),
        change: gives && (isOpen || task.phase === 'planned') && plan?.state !== 'closed',
        confirm: gives && task.claim !== null,
        cancel: gives && !isEnded(task),
        reopen: gives && (task.phase === 'completed' || task.phase === 'notCarriedOut') && counted === 0 && plan?.state !== 'closed',
        urge: gives && standingAt(task, toAt(ctx.clock())) !== 'waiting' && isOpen,
      },
      commandId: ctx.newId(),
    }
  })

/** A file of a task's evidence, for whoever may see the task. */
export const findTaskFile = (ctx: Ctx, id: string, fileId: FileId): Promise<StoredFile | undefined> =>
  acrossUnits(ctx, async (trx): Promise<StoredFile | undefined> => {
    if ((await findSeenTask(trx, ctx, id)) === undefined) return undefined
    const evidence = (await listTaskEvents(trx, id)).flatMap(({ event }) => (event.type === 'reported' ? event.evidence : []))
    return findEvidenceFile(trx, ctx, evidence, fileId)
  })
