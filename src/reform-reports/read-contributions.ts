import type { Ctx } from '#db/context.ts'
import type { Period } from '#figures/domain/question.ts'
import type { UnitId } from '#kernel/ids.ts'
import type { Instant } from '#kernel/time.ts'
import { INDICATORS, type Indicator } from '#law/reform-reports.ts'
import { findDialogueFigures, findPetitionFigures } from '#petitions/queries.ts'
import { findTaskFigures } from '#reform/task-figures.ts'
import { findSurveyFigures } from '#surveys/queries.ts'
import type { Values } from './domain/fact.ts'
import type { DialogueMeasure, PetitionMeasure, SurveyMeasure, TaskMeasure } from './domain/source.ts'

type Asked = { readonly unitId: UnitId; readonly units: readonly UnitId[]; readonly period: Period; readonly asOf: Instant }

/** Tasks of the unit and everything below it; none at all means that nobody keeps them here. */
const readTasks = async (ctx: Ctx, { unitId, period, asOf }: Asked): Promise<Readonly<Record<TaskMeasure, number>> | undefined> => {
  const { planned, completedOnTime, completedLate, assignedFromAbove: above } = await findTaskFigures(ctx, { unitId, subtree: true, period, asOf })
  return planned === 0 ? undefined : {
    planned, completed: completedOnTime + completedLate,
    assignedPlanned: above.planned, assignedOnTime: above.completedOnTime, assignedLate: above.completedLate, assignedOverdue: above.overdueOpen,
  }
}

const readSurveys = async (ctx: Ctx, { units, period }: Asked): Promise<Readonly<Partial<Record<SurveyMeasure, number>>>> => {
  const { surveys, answered, sipas } = await findSurveyFigures(ctx, { unitIds: units, period })
  return surveys === 0 ? {} : { answered, ...(sipas !== null && { index: Math.round(sipas.index * 10_000) / 100 }) }
}

/** Petitions of the units; where none ever came in, the register may be on paper. */
const readPetitions = async (ctx: Ctx, { units, period, asOf }: Asked): Promise<Readonly<Record<PetitionMeasure, number>> | undefined> => {
  const { received, carriedOver, resolvedOnTime, resolvedLate } = await findPetitionFigures(ctx, { unitIds: units, period, asOf })
  return received + carriedOver === 0 ? undefined : { received, resolved: resolvedOnTime + resolvedLate, resolvedOnTime }
}

const readDialogues = async (ctx: Ctx, { units, period, asOf }: Asked): Promise<Readonly<Record<DialogueMeasure, number>> | undefined> => {
  const { sessions, questions, answered } = await findDialogueFigures(ctx, { unitIds: units, period, asOf })
  return sessions === 0 ? undefined : { sessions, questions, answered }
}

/**
 * What other rooms say of a period, by code of the indicator; each reads in a transaction of its own, so this is asked
 * before a report's own is opened. What a room has nothing of has no value: people are asked for it.
 */
export const readContributions = async (ctx: Ctx, asked: Asked): Promise<Values> => {
  const tasks = await readTasks(ctx, asked)
  const surveys = await readSurveys(ctx, asked)
  const petitions = await readPetitions(ctx, asked)
  const dialogues = await readDialogues(ctx, asked)
  const read = ({ from }: Indicator): number | undefined => {
    switch (from.kind) {
      case 'task': return tasks?.[from.measure]
      case 'survey': return surveys[from.measure]
      case 'petition': return petitions?.[from.measure]
      case 'dialogue': return dialogues?.[from.measure]
      default: return undefined
    }
  }
  return Object.fromEntries(INDICATORS.flatMap((row) => {
    const value = read(row)
    return value === undefined ? [] : [[row.code, value]]
  }))
}
