import type { Ctx } from '#db/context.ts'
import type { Evidence } from '#evidence/domain/evidence.ts'
import type { Role } from '#kernel/actor.ts'
import type { UnitId } from '#kernel/ids.ts'
import type { Result } from '#kernel/result.ts'
import { ZONE, type PlainDate } from '#kernel/time.ts'
import { today } from '#organisation/today.ts'
import { acrossUnits } from '#reform/beyond-wall.ts'
import { addTask, splitTask } from '#reform/commands.ts'
import type { Task, TaskTerms } from '#reform/domain/task.ts'
import { draftPlan, issuePlan } from '#reform/plan-commands.ts'
import { acceptReport, reportTask, returnReport, type SentReport } from '#reform/progress-commands.ts'
import { findTask } from '#reform/queries.ts'
import { actAs } from './act-as.ts'
import type { DemoLogin, DemoOffice } from './office.ts'
import { REFORM_PLAN, type DemoPart, type DemoTask, type Told } from './reform-plan.ts'

const done = <T>(result: Result<T>): T => {
  if (!result.ok) throw new Error(`demo reform: ${result.refusal.code} ${JSON.stringify(result.refusal.facts ?? {})}`)
  return result.value
}

/** The clock at nine on a day, so many days ago: what is told happened then. */
const daysAgo = (ctx: Ctx, days: number): Ctx => {
  const at = today(ctx).subtract({ days }).toZonedDateTime({ timeZone: ZONE, plainTime: '09:00' }).toInstant()
  return { ...ctx, clock: () => at }
}

const paper = (number: string, issuedOn: string, issuer: string): Evidence => ({
  kind: 'document', number, issuedOn, issuer, title: 'Báo cáo kết quả thực hiện nhiệm vụ cải cách hành chính',
})

const said = (over: Partial<SentReport>): SentReport => ({ claim: 'progress', progress: null, reached: null, words: '', difficulty: null, proposal: null, evidence: [], ...over })

type Stage = {
  readonly ctx: Ctx
  readonly office: DemoOffice
  readonly unit: (code: string) => UnitId
  /** Who answers for a unit: its leader, or the head of a division. */
  readonly head: (unitId: UnitId) => DemoLogin
}

const HEADS = ['agencyLeader', 'unitHead', 'centerDirector'] as const satisfies readonly Role[]

const stageOf = (ctx: Ctx, office: DemoOffice): Stage => ({
  ctx, office,
  unit: (code) => {
    const id = office.units.get(code)
    if (id === undefined) throw new Error(`demo reform: no unit ${code}`)
    return id
  },
  head: (unitId) => {
    const code = [...office.units].find(([, id]) => id === unitId)?.[0]
    const found = HEADS.flatMap((role) => office.logins.filter(({ unitCode, roles }) => unitCode === code && roles.includes(role)))[0]
    if (found === undefined) throw new Error(`demo reform: nobody heads ${code}`)
    return found
  },
})

/** A year's plan is drafted in January, or as early as the office has been open. */
const PLANNED_DAYS_AGO = 40

const day = (date: PlainDate, days: number): string => date.add({ days }).toString()

/** A day of the year of the demo, whenever in that year it starts. */
const within = (ctx: Ctx, days: number): string => {
  const [wanted, first, last] = [day(today(ctx), days), `${today(ctx).year}-01-05`, `${today(ctx).year}-12-31`]
  return wanted < first ? first : wanted < last ? wanted : last
}

const termsOf = ({ ctx, unit }: Stage, task: DemoTask): TaskTerms => ({
  area: task.area, title: task.title, leadUnitId: unit(task.lead), supportingUnitIds: (task.supporting ?? []).map(unit), deliverable: task.deliverable,
  target: task.target ?? null, startsOn: task.startsIn === undefined ? `${today(ctx).year}-01-05` : within(ctx, task.startsIn), dueOn: within(ctx, task.dueIn),
  budgetDong: task.budget ?? null, criteria: task.criteria ?? [], source: task.source ?? { kind: 'assigned', ref: null, title: null },
})

const read = async (ctx: Ctx, id: string): Promise<Task> => {
  const task = await acrossUnits(ctx, (trx) => findTask(trx, id))
  if (task === undefined) throw new Error('demo reform: a task is gone')
  return task
}

/** Reports in the name of whoever heads the lead unit so many days ago, and lets the giver answer the day after. */
const report = async (stage: Stage, { id }: Task, { ago, sent, answer }: Told): Promise<void> => {
  const task = await read(stage.ctx, id)
  const then = daysAgo(stage.ctx, ago)
  const author = stage.head(task.terms.leadUnitId)
  const evidence = sent.claim === 'completed' ? [paper(`${10 + ago}/BC`, day(today(then), -1), author.unitName)] : []
  const { seq } = done(await reportTask(await actAs(then, author), { id, seq: task.seq, report: said({ evidence, ...sent }) }))
  if (answer === undefined) return
  const giver = await actAs(daysAgo(stage.ctx, Math.max(0, ago - 1)), stage.head(task.assignerUnitId))
  if (answer === 'accepted') done(await acceptReport(giver, { id, seq, note: null }))
  else done(await returnReport(giver, { id, seq, reason: 'Chưa có danh mục thủ tục đã rà soát kèm theo. Bổ sung rồi báo cáo lại.' }))
}

/** Hands a task down in the name of whoever heads `giver`, and lets each part stand elsewhere: done, late, silent, sent back. */
const handDown = async (stage: Stage, task: Task, giver: UnitId, parts: readonly DemoPart[], ago: number): Promise<void> => {
  const { seq, terms } = await read(stage.ctx, task.id)
  const handed = done(await splitTask(await actAs(daysAgo(stage.ctx, ago), stage.head(giver)), {
    id: task.id, seq, commandId: `demo ${task.id}`,
    parts: parts.map(({ lead, dueIn }) => ({ leadUnitId: stage.unit(lead), dueOn: dueIn === undefined ? terms.dueOn : within(stage.ctx, dueIn) })),
  }))
  for (const [i, part] of handed.entries()) {
    const { told, parts: below } = parts[i] ?? {}
    if (below !== undefined) await handDown(stage, part, part.terms.leadUnitId, below, ago - 1)
    if (told !== undefined) await report(stage, part, told)
  }
}

/** The plan of the province for this year: drafted, issued, handed down, reported and answered through the real commands. */
export const followReform = async (ctx: Ctx, office: DemoOffice): Promise<void> => {
  const stage = stageOf(ctx, office)
  const then = daysAgo(ctx, PLANNED_DAYS_AGO)
  const governor = await actAs(then, stage.head(office.provinceId))
  const { year } = today(ctx)
  const plan = done(await draftPlan(governor, {
    commandId: `demo plan ${year}`, ownerUnitId: office.provinceId,
    terms: { title: `Kế hoạch cải cách hành chính tỉnh Quảng Trị năm ${year}`, year, legalBasis: 'Nghị quyết số 76/NQ-CP ngày 15/7/2021 của Chính phủ\nNghị định số 118/2025/NĐ-CP của Chính phủ' },
  }))
  const tasks: Task[] = []
  for (const [i, task] of REFORM_PLAN.entries()) {
    tasks.push(done(await addTask(governor, { commandId: `demo task ${year} ${i}`, planId: plan.id, assignerUnitId: office.provinceId, terms: termsOf(stage, task) })))
  }
  done(await issuePlan(governor, { id: plan.id, seq: plan.seq, number: '15/KH-UBND', issuedOn: today(then).toString() }))
  for (const [i, task] of tasks.entries()) {
    const { parts, told } = REFORM_PLAN[i] ?? {}
    if (parts !== undefined) await handDown(stage, task, office.provinceId, parts, PLANNED_DAYS_AGO - 2)
    if (told !== undefined) await report(stage, task, told)
  }
}
