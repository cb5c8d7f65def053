import type { Ctx } from '#db/context.ts'
import { readableUnits } from '#identity/domain/readable-units.ts'
import { toAt, type At } from '#kernel/at.ts'
import { parseId, type UnitId } from '#kernel/ids.ts'
import { parseDay } from '#kernel/local-time.ts'
import { reformAreasOn } from '#law/reform-areas.ts'
import { today } from '#organisation/today.ts'
import { unitTree } from '#organisation/unit-queries.ts'
import { acrossUnits } from '../beyond-wall.ts'
import { copyPlan } from '../copy-plan.ts'
import { mayIssue, mayPlan, planningUnits } from '../domain/may.ts'
import type { Plan, PlanTerms } from '../domain/plan.ts'
import { standingAt, type Standing } from '../domain/standing.ts'
import { closePlan, describePlan, draftPlan, issuePlan } from '../plan-commands.ts'
import { countTasks, listPlanEvents, listPlans } from '../queries.ts'
import { planHref } from '../task-href.ts'
import { LEVEL_WORDS, planEventWords } from '../words.ts'
import { readText } from './read-text.ts'
import { findSeenPlan } from './seen-plan.ts'
import { actedOf, type Acted } from './task-action.ts'
import { nameOfUnit, taskLines, type TaskLine } from './task-line.ts'

export type PlanLine = Pick<Plan, 'id' | 'state' | 'number' | 'issuedOn'> & {
  readonly href: string
  readonly title: string
  readonly year: number
  readonly ownerName: string
  readonly level: string
  readonly counts: Readonly<Record<Standing, number>>
}

export type PlanListPage = {
  readonly plans: readonly PlanLine[]
  /** Units of which the actor may draft a plan. */
  readonly owners: readonly { readonly id: UnitId; readonly name: string }[]
  readonly year: number
  readonly commandId: string
}

const MOST_PLANS = 200

const lineOf = ({ id, state, number, issuedOn, terms, level, ownerUnitId }: Plan, ownerName: string, counts: PlanLine['counts']): PlanLine => ({
  id, state, number, issuedOn, href: planHref(id), title: terms.title, year: terms.year, level: LEVEL_WORDS[level], ownerName: ownerName || ownerUnitId, counts,
})

/** Plans of units that the actor follows, and issued ones of the agencies above them. */
export const loadPlanList = (ctx: Ctx): Promise<PlanListPage> =>
  acrossUnits(ctx, async (trx): Promise<PlanListPage> => {
    const day = today(ctx)
    const tree = await unitTree(trx, day)
    const followed = readableUnits(ctx.actor, tree)
    const above = new Set([...followed].flatMap((id) => tree.ancestors(id).map((unit) => unit.id)))
    const found = await listPlans(trx, [...new Set([...followed, ...above])], MOST_PLANS)
    const plans: PlanLine[] = []
    for (const plan of found.filter(({ state, ownerUnitId }) => state !== 'draft' || followed.has(ownerUnitId))) {
      const counts = await countTasks(trx, { units: tree.units.map(({ id }) => id), role: 'lead', planId: plan.id, isWhole: true }, toAt(ctx.clock()))
      plans.push(lineOf(plan, nameOfUnit(tree, plan.ownerUnitId), counts))
    }
    return { plans, owners: planningUnits(ctx.actor, tree).map((id) => ({ id, name: nameOfUnit(tree, id) })), year: day.year, commandId: ctx.newId() }
  })

export type PlanPage = PlanLine & {
  readonly seq: number
  readonly legalBasis: string | null
  readonly groups: readonly { readonly code: string; readonly name: string; readonly lines: readonly TaskLine[] }[]
  readonly lines: readonly TaskLine[]
  readonly total: number
  readonly history: readonly { readonly key: string; readonly title: string; readonly text: string | null; readonly at: At; readonly by: string }[]
  readonly may: { readonly edit: boolean; readonly add: boolean; readonly issue: boolean; readonly close: boolean; readonly copy: boolean; readonly urge: boolean }
  readonly today: string
  readonly commandId: string
}

/** One plan with its tasks by area of reform; undefined when it is not there for this actor. */
export const loadPlanPage = (ctx: Ctx, id: string): Promise<PlanPage | undefined> =>
  acrossUnits(ctx, async (trx): Promise<PlanPage | undefined> => {
    const seen = await findSeenPlan(trx, ctx, id)
    if (seen === undefined) return undefined
    const { plan, tree, tasks, total } = seen
    const wholes = tasks.filter(({ parentId }) => parentId === null)
    // What somebody sees only as a part stands in the plan by that part.
    const shown = wholes.length > 0 ? wholes : tasks.filter(({ parentId }) => !tasks.some((whole) => whole.id === parentId))
    const lines = await taskLines(trx, ctx, shown, tree)
    const now = toAt(ctx.clock())
    const counts = Object.groupBy(shown, (task) => standingAt(task, now))
    const of = (standing: Standing): number => counts[standing]?.length ?? 0
    const plans = mayPlan(ctx.actor, plan.ownerUnitId, tree)
    return {
      ...lineOf(plan, nameOfUnit(tree, plan.ownerUnitId), {
        planned: of('planned'), notBegun: of('notBegun'), running: of('running'), waiting: of('waiting'), overdue: of('overdue'),
        completedOnTime: of('completedOnTime'), completedLate: of('completedLate'), notCarriedOut: of('notCarriedOut'), cancelled: of('cancelled'),
      }),
      seq: plan.seq,
      legalBasis: plan.terms.legalBasis,
      groups: reformAreasOn(`${plan.terms.year}-12-31`).flatMap(({ code, name }) => {
        const own = lines.filter(({ area }) => area === code)
        return own.length === 0 ? [] : [{ code, name, lines: own }]
      }),
      lines,
      total,
      history: (await listPlanEvents(trx, id)).map(({ seq, at, actorName, event }) => ({ key: String(seq), ...planEventWords(event), at, by: actorName })).toReversed(),
      may: {
        edit: plans && plan.state === 'draft', add: plans && plan.state !== 'closed', issue: plan.state === 'draft' && mayIssue(ctx.actor, plan),
        close: plan.state === 'issued' && mayIssue(ctx.actor, plan), copy: plans, urge: lines.some(({ mayUrge }) => mayUrge),
      },
      today: today(ctx).toString(),
      commandId: ctx.newId(),
    }
  })

const readYear = (form: FormData): number => {
  const typed = readText(form, 'year', 4) ?? ''
  return /^\d{4}$/.test(typed) ? Number(typed) : 0
}

const readTerms = (form: FormData): PlanTerms | undefined => {
  const title = readText(form, 'title', 300)
  return title === null ? undefined : { title, year: readYear(form), legalBasis: readText(form, 'legalBasis') }
}

const NO_TITLE: Acted = { ok: false, code: 'invalidInput', message: 'Chưa có tên kế hoạch.', field: 'title' }

/** Drafts a plan as the form says; resolves to where it is. */
export const draftByForm = async (ctx: Ctx, form: FormData): Promise<Acted & { readonly href?: string }> => {
  const terms = readTerms(form)
  if (terms === undefined) return NO_TITLE
  const ownerUnitId = parseId<UnitId>(String(form.get('owner') ?? ''))
  if (ownerUnitId === undefined) return { ok: false, code: 'invalidInput', message: 'Chưa chọn đơn vị ban hành.', field: 'owner' }
  const drafted = await draftPlan(ctx, { commandId: parseId(String(form.get('commandId') ?? '')) ?? ctx.newId(), ownerUnitId, terms })
  return { ...actedOf(drafted, 'Đã mở dự thảo. Thêm nhiệm vụ, hoặc nhập từ Excel.'), ...(drafted.ok && { href: planHref(drafted.value.id) }) }
}

/** The small forms of a plan's page as they were sent. */
export const actOnPlan = async (ctx: Ctx, typedId: string, form: FormData): Promise<Acted> => {
  const seen = { id: parseId(typedId) ?? '', seq: Number(form.get('seq')) }
  if (seen.id === '') return actedOf({ ok: false, refusal: { code: 'reformPlanNotFound' } }, '')
  switch (form.get('viec')) {
    case 'ban-hanh': {
      const issuedOn = readText(form, 'issuedOn', 10) ?? ''
      if (parseDay(issuedOn) === undefined) return { ok: false, code: 'invalidInput', message: 'Chưa có ngày ban hành đúng.', field: 'issuedOn' }
      return actedOf(await issuePlan(ctx, { ...seen, number: readText(form, 'number', 60) ?? '', issuedOn }), 'Đã ban hành. Các nhiệm vụ bắt đầu được theo dõi.')
    }
    case 'ket-thuc': return actedOf(await closePlan(ctx, { ...seen, note: readText(form, 'note') }), 'Đã kết thúc kế hoạch.')
    default: {
      const terms = readTerms(form)
      return terms === undefined ? NO_TITLE : actedOf(await describePlan(ctx, { ...seen, terms }), 'Đã lưu.')
    }
  }
}

/** Drafts the plan of another year from this one. */
export const copyByForm = async (ctx: Ctx, planId: string, form: FormData): Promise<Acted & { readonly href?: string }> => {
  const terms = readTerms(form)
  if (terms === undefined) return NO_TITLE
  const taskIds = form.getAll('chon').flatMap((value) => (typeof value === 'string' ? (parseId(value) ?? []) : []))
  if (taskIds.length === 0) return { ok: false, code: 'invalidInput', message: 'Chưa chọn nhiệm vụ nào để đưa sang.', field: undefined }
  const copied = await copyPlan(ctx, { commandId: parseId(String(form.get('commandId') ?? '')) ?? ctx.newId(), planId, ...terms, taskIds })
  return { ...actedOf(copied, `Đã đưa ${taskIds.length} nhiệm vụ sang dự thảo năm ${terms.year}. Xem lại hạn và chỉ tiêu.`), ...(copied.ok && { href: planHref(copied.value.id) }) }
}
