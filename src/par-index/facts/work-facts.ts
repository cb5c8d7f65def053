import type { Trx } from '#db/context.ts'
import type { SystemFact } from '#law/par-index.ts'
import { findFiguresOfGroups } from '#petitions/queries.ts'
import { findTaskFiguresOfGroups } from '#reform/task-figures.ts'
import type { TaskCounts } from '#reform/domain/task-figures.ts'
import type { FactQuestion, FactsByUnit, KnownFact, RatedUnit } from './fact-question.ts'

/** Of the tasks whose time came, those done in time; one that still runs in time is in neither number. */
const onTime = ({ completedOnTime, completedLate, overdueOpen, notDone }: TaskCounts, opens: string): KnownFact => ({
  part: completedOnTime, base: completedOnTime + completedLate + overdueOpen + notDone, opens,
})

/** How units did their tasks of reform and answered petitions: one question each for all of them. */
export const findWorkFacts = async (trx: Trx, { period, asOf }: FactQuestion, rated: readonly RatedUnit[]): Promise<FactsByUnit> => {
  const groups = new Map(rated.map(({ id, units }) => [id, units]))
  const tasks = await findTaskFiguresOfGroups(trx, { groups, period, asOf })
  const petitions = await findFiguresOfGroups(trx, { groups, period, asOf })
  return new Map(rated.map(({ id, code }) => {
    const facts = new Map<SystemFact, KnownFact>()
    const own = tasks.get(id)
    if (own !== undefined) {
      const opens = `/cai-cach/nhiem-vu?don-vi=${code}`
      facts.set('tasksOnTime', onTime(own, opens)).set('assignedTasksOnTime', onTime(own.assignedFromAbove, opens))
    }
    const heard = petitions.get(id)
    if (heard !== undefined) {
      facts.set('petitionsOnTime', { part: heard.resolvedOnTime, base: heard.resolvedOnTime + heard.resolvedLate + heard.pendingLate, opens: '/phan-anh-kien-nghi' })
    }
    return [id, facts]
  }))
}
