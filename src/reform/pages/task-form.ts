import type { Ctx } from '#db/context.ts'
import { SHARE_NAMES } from '#figures/domain/shares.ts'
import { parseId, type UnitId } from '#kernel/ids.ts'
import { parseDay } from '#kernel/local-time.ts'
import { formatNumber } from '#kernel/number-format.ts'
import { REFORM_AREA_CODES, reformAreasOn, type ReformArea } from '#law/reform-areas.ts'
import { agenciesOf } from '#organisation/domain/agency.ts'
import type { UnitTree } from '#organisation/domain/unit-tree.ts'
import { today } from '#organisation/today.ts'
import { unitTree } from '#organisation/unit-queries.ts'
import { supportField } from '../field-names.ts'
import { acrossUnits } from '../beyond-wall.ts'
import { assigningUnits, mayAssign, mayPlan } from '../domain/may.ts'
import type { Target } from '../domain/target.ts'
import { SOURCE_KINDS, type Task, type TaskTerms } from '../domain/task.ts'
import { findPlan } from '../queries.ts'
import { readText, readWhole } from './read-text.ts'
import { findSeenTask } from './task-page.ts'

export type UnitOption = { readonly id: UnitId; readonly name: string; readonly depth: number }

/** What the form of a task offers, and what stands in it before anything is typed. */
export type TaskForm = {
  readonly title: string
  readonly areas: readonly ReformArea[]
  readonly units: readonly UnitOption[]
  readonly supporters: readonly UnitOption[]
  /** In whose name a task of no plan is given. */
  readonly givers: readonly UnitOption[]
  readonly values: Readonly<Record<string, string>>
  /** A running task is changed for a reason. */
  readonly asksReason: boolean
  readonly seq: number
  readonly commandId: string
}

const optionsOf = (tree: UnitTree, ids: Iterable<UnitId>): readonly UnitOption[] => {
  const wanted = new Set(ids)
  return tree.units.filter(({ id }) => wanted.has(id)).map(({ id, name }) => ({ id, name, depth: tree.depth(id) }))
}

const valuesOf = ({ terms }: Pick<Task, 'terms'>): Record<string, string> => ({
  area: terms.area,
  title: terms.title,
  lead: terms.leadUnitId,
  deliverable: terms.deliverable ?? '',
  startsOn: terms.startsOn,
  dueOn: terms.dueOn,
  budget: terms.budgetDong === null ? '' : formatNumber(terms.budgetDong),
  criteria: terms.criteria.join(', '),
  sourceKind: terms.source.kind,
  sourceRef: terms.source.ref ?? '',
  sourceTitle: terms.source.title ?? '',
  ...targetValues(terms.target),
  ...Object.fromEntries(terms.supportingUnitIds.map((id) => [supportField(id), id])),
})

const targetValues = (target: Target | null): Record<string, string> => {
  if (target === null) return { target: 'none' }
  return target.kind === 'share'
    ? { target: 'share', share: target.share, atLeast: formatNumber(target.atLeast * 100) }
    : { target: 'count', amount: formatNumber(target.amount), unit: target.unit }
}

/** The form of a new task of a plan, or of none. */
export const loadNewTaskForm = (ctx: Ctx, planId: string | null): Promise<TaskForm | undefined> =>
  acrossUnits(ctx, async (trx): Promise<TaskForm | undefined> => {
    const day = today(ctx)
    const tree = await unitTree(trx, day)
    const plan = planId === null ? undefined : await findPlan(trx, planId)
    if (planId !== null && (plan === undefined || plan.state === 'closed' || !mayPlan(ctx.actor, plan.ownerUnitId, tree))) return undefined
    const givers = plan === undefined ? assigningUnits(ctx.actor, tree) : [plan.ownerUnitId]
    if (givers.length === 0) return undefined
    const year = plan?.terms.year ?? day.year
    const starts = year === day.year ? day.toString() : `${year}-01-01`
    return formOf(ctx, tree, givers, {
      title: plan === undefined ? 'Giao nhiệm vụ ngoài kế hoạch' : `Thêm nhiệm vụ: ${plan.terms.title}`,
      values: { target: 'none', startsOn: starts, dueOn: `${year}-12-31`, sourceKind: plan === undefined ? 'own' : 'assigned' }, asksReason: false, seq: 0,
    })
  })

/** The form that changes a task. */
export const loadChangeForm = (ctx: Ctx, id: string): Promise<TaskForm | undefined> =>
  acrossUnits(ctx, async (trx): Promise<TaskForm | undefined> => {
    const found = await findSeenTask(trx, ctx, id)
    if (found === undefined || !mayAssign(ctx.actor, found.task, found.tree)) return undefined
    const { task, tree } = found
    return formOf(ctx, tree, [task.assignerUnitId], {
      title: `Điều chỉnh: ${task.terms.title}`, values: valuesOf(task), asksReason: task.phase === 'open', seq: task.seq,
    })
  })

const formOf = (
  ctx: Ctx,
  tree: UnitTree,
  givers: readonly UnitId[],
  given: Pick<TaskForm, 'title' | 'values' | 'asksReason' | 'seq'>,
): TaskForm => ({
  ...given,
  areas: reformAreasOn(today(ctx).toString()),
  units: optionsOf(tree, givers.flatMap((id) => [...tree.subtree(id)])),
  supporters: optionsOf(tree, agenciesOf(tree).map(({ id }) => id)),
  givers: optionsOf(tree, givers),
  commandId: ctx.newId(),
})

export type ReadTerms = { readonly terms: TaskTerms; readonly errors: Readonly<Record<string, string>> }

const NOBODY = '00000000-0000-7000-8000-000000000000' as UnitId

/** "98", "98,5" → 0.98, 0.985. */
const readShare = (text: string | null): number | undefined => {
  const value = /^\d{1,3}([.,]\d{1,2})?$/.test(text ?? '') ? Number(text?.replace(',', '.')) : Number.NaN
  return value > 0 && value <= 100 ? value / 100 : undefined
}

/** Reads the form of a task; what is wrong stands beside its box. */
export const readTaskForm = (form: FormData): ReadTerms => {
  const errors: Record<string, string> = {}
  const text = (name: string, longest?: number): string | null => readText(form, name, longest)
  const need = <T>(name: string, value: T | undefined | null, sentence: string, instead: T): T => {
    if (value === undefined || value === null) errors[name] = sentence
    return value ?? instead
  }
  const day = (name: string, sentence: string): string => {
    const typed = text(name, 10)
    return need(name, typed !== null && parseDay(typed) !== undefined ? typed : undefined, sentence, '')
  }
  const area = REFORM_AREA_CODES.find((code) => code === text('area'))
  const budget = readWhole(form, 'budget')
  if (budget === undefined) errors['budget'] = 'Kinh phí là số tiền nguyên bằng đồng, ví dụ 150.000.000.'
  const terms: TaskTerms = {
    area: need('area', area, 'Chưa chọn lĩnh vực.', 'steering'),
    title: need('title', text('title', 500), 'Chưa có tên nhiệm vụ.', ''),
    leadUnitId: need('lead', parseId<UnitId>(text('lead') ?? ''), 'Chưa chọn đơn vị chủ trì.', NOBODY),
    supportingUnitIds: [...form].flatMap(([name, value]) => (name.startsWith('supporting.') && typeof value === 'string' ? (parseId<UnitId>(value) ?? []) : [])),
    deliverable: text('deliverable', 1_000),
    target: readTarget(form, errors),
    startsOn: day('startsOn', 'Chưa có ngày bắt đầu đúng.'),
    dueOn: day('dueOn', 'Chưa có hạn hoàn thành đúng.'),
    budgetDong: budget ?? null,
    criteria: (text('criteria', 200) ?? '').split(/[,;\s]+/).filter((code) => code !== '').slice(0, 20),
    source: { kind: SOURCE_KINDS.find((kind) => kind === text('sourceKind')) ?? 'own', ref: text('sourceRef', 200), title: text('sourceTitle', 500) },
  }
  return { terms, errors }
}

const readTarget = (form: FormData, errors: Record<string, string>): Target | null => {
  const kind = form.get('target')
  if (kind === 'share') {
    const share = SHARE_NAMES.find((name) => name === form.get('share'))
    const atLeast = readShare(readText(form, 'atLeast', 10))
    if (share === undefined) errors['share'] = 'Chưa chọn tỷ lệ để hệ thống đọc.'
    if (atLeast === undefined) errors['atLeast'] = 'Mức cần đạt là số phần trăm lớn hơn 0 và không quá 100, ví dụ 98.'
    return share === undefined || atLeast === undefined ? null : { kind: 'share', share, atLeast }
  }
  if (kind === 'count') {
    const amount = readWhole(form, 'amount')
    const unit = readText(form, 'unit', 50)
    if (amount === null || amount === undefined || amount === 0 || amount > 1_000_000) errors['amount'] = 'Số lượng cần đạt là số nguyên từ 1.'
    if (unit === null) errors['unit'] = 'Chưa có đơn vị tính, ví dụ cuộc, thủ tục, lớp.'
    return amount == null || amount === 0 || unit === null ? null : { kind: 'count', amount, unit }
  }
  return null
}
