import type { Ctx } from '#db/context.ts'
import { today } from '#organisation/today.ts'
import { unitTree } from '#organisation/unit-queries.ts'
import { agenciesAs, mayEnter, seenUnits, SURVEY_HOLDERS } from '../domain/may.ts'
import { isOver, strataOf, type Survey } from '../domain/survey.ts'
import { countReturns, listSurveys } from '../survey-rows.ts'
import { surveying } from '../surveyor.ts'

export type SurveyLine = Pick<Survey, 'id' | 'title' | 'kind' | 'phase' | 'isOwn' | 'closesOn' | 'closedOn'> & {
  readonly ownerName: string
  readonly units: number
  readonly invited: number
  /** `null` for whoever may not see how far it has come. */
  readonly answered: number | null
}

/** Surveys that the actor holds, enters sheets for, or may read results of. */
export const findSurveyList = (ctx: Ctx): Promise<{ readonly surveys: readonly SurveyLine[]; readonly mayDraft: boolean }> =>
  surveying(ctx, async (trx) => {
    const tree = await unitTree(trx, today(ctx))
    const lines: SurveyLine[] = []
    for (const survey of await listSurveys(trx)) {
      const seen = seenUnits(ctx.actor, survey, tree)
      if (seen === undefined) continue
      const { id, title, kind, phase, isOwn, closesOn, closedOn } = survey
      const isTold = isOver(survey) ? seen.length === survey.rated.length : mayEnter(ctx.actor, survey, tree)
      const answered = isTold ? (survey.answers ?? (await countReturns(trx, id)).reduce((sum, one) => sum + one.answered, 0)) : null
      lines.push({
        id, title, kind, phase, isOwn, closesOn, closedOn, answered,
        ownerName: tree.find(survey.ownerUnitId)?.name ?? '', units: survey.rated.length, invited: strataOf(survey).reduce((sum, { drawn }) => sum + drawn, 0),
      })
    }
    return { surveys: lines, mayDraft: agenciesAs(ctx.actor, SURVEY_HOLDERS, tree).size > 0 }
  })
