import type { Ctx } from '#db/context.ts'
import { listSectors } from '#procedures/catalogue-queries.ts'
import { today } from '#organisation/today.ts'
import { unitTree } from '#organisation/unit-queries.ts'
import { mayEnter, mayHold, seenUnits } from '../domain/may.ts'
import { expectedMargin } from '../domain/sampling.ts'
import { isOver, strataOf, type Sample, type Stratum, type Survey } from '../domain/survey.ts'
import { countReturns, findSurvey, readSurveyHistory, type StratumReturn } from '../survey-rows.ts'
import { surveying } from '../surveyor.ts'
import { eventWords } from '../words.ts'

/** People of one unit, sector or group: how many there are, are asked, have answered. */
export type StratumLine = Pick<Stratum, 'no' | 'frame' | 'drawn'> & {
  readonly unitName: string
  /** The sector or the group of respondents. */
  readonly part: string
  readonly answered: number
}

/** A usual return: the margin is said for it too, beside that of everybody answering. */
const HALF = 0.5

export type SurveyPage = {
  readonly survey: Pick<Survey, 'id' | 'seq' | 'title' | 'kind' | 'phase' | 'isOwn' | 'period' | 'closesOn' | 'openedOn' | 'closedOn' | 'publishedOn' | 'decision' | 'sent'>
  readonly ownerName: string
  readonly unitNames: readonly string[]
  readonly questionnaires: readonly { readonly code: string; readonly title: string; readonly respondents: string; readonly version: number; readonly source: string }[]
  readonly sample: (Omit<Extract<Sample, { kind: 'drawn' }>, 'strata'> & { readonly margin: number; readonly halfMargin: number }) | null
  readonly strata: readonly StratumLine[]
  readonly totals: { readonly invited: number; readonly answered: number; readonly messaged: number; readonly messageable: number; readonly callable: number; readonly declined: number; readonly unreachable: number }
  readonly may: { readonly hold: boolean; readonly enter: boolean; readonly seeResults: boolean }
  readonly history: readonly { readonly text: string; readonly at: string; readonly by: string }[]
  readonly today: string
}

const totalOf = (returns: readonly StratumReturn[], key: Exclude<keyof StratumReturn, 'stratum'>): number => returns.reduce((sum, one) => sum + one[key], 0)

/** A survey as its holder and those who enter sheets see it; undefined for whoever may not know of it. */
export const findSurveyPage = (ctx: Ctx, id: string): Promise<SurveyPage | undefined> =>
  surveying(ctx, async (trx) => {
    const survey = await findSurvey(trx, id)
    const tree = await unitTree(trx, today(ctx))
    const seen = survey === undefined ? undefined : seenUnits(ctx.actor, survey, tree)
    if (survey === undefined || seen === undefined) return undefined
    const may = { hold: mayHold(ctx.actor, survey, tree), enter: mayEnter(ctx.actor, survey, tree), seeResults: isOver(survey) && seen.length > 0 }
    // How many of whom have answered is for those who carry the survey out, never for those who are rated by it.
    const returns = may.hold || may.enter ? await countReturns(trx, id) : []
    const answeredOf = new Map(returns.map((one) => [one.stratum, one.answered]))
    const sectors = new Map((await listSectors(trx)).map(({ code, name }) => [code, name]))
    const groups = new Map(survey.questionnaires.map(({ code, respondents }) => [code, respondents]))
    const nameOf = (unitId: Stratum['unitId']): string => tree.find(unitId)?.name ?? 'Đơn vị cũ'
    const strata = strataOf(survey)
    const drawn = strata.reduce((sum, one) => sum + one.drawn, 0)
    const { title, seq, kind, phase, isOwn, period, closesOn, openedOn, closedOn, publishedOn, decision, sent, sample } = survey
    return {
      survey: { id, seq, title, kind, phase, isOwn, period, closesOn, openedOn, closedOn, publishedOn, decision, sent },
      ownerName: nameOf(survey.ownerUnitId),
      unitNames: survey.rated.map(nameOf),
      questionnaires: survey.questionnaires.map(({ code, title: name, respondents, version, source }) => ({ code, title: name, respondents, version, source })),
      sample: sample?.kind === 'drawn' ? { ...sampleFacts(sample), margin: expectedMargin(drawn, sample.frame), halfMargin: expectedMargin(Math.round(drawn * HALF), sample.frame) } : null,
      strata: may.hold || may.enter
        ? strata.map(({ no, unitId, sector, group, frame, drawn: asked }) => ({
            no, frame, drawn: asked, unitName: nameOf(unitId), answered: answeredOf.get(no) ?? 0,
            part: sector === null ? (groups.get(group ?? '') ?? '') : (sectors.get(sector) ?? sector),
          }))
        : [],
      totals: {
        invited: totalOf(returns, 'invited'), answered: totalOf(returns, 'answered'), messaged: totalOf(returns, 'messaged'), messageable: totalOf(returns, 'messageable'),
        callable: totalOf(returns, 'callable'), declined: totalOf(returns, 'declined'), unreachable: totalOf(returns, 'unreachable'),
      },
      may,
      history: (await readSurveyHistory(trx, id)).map(({ event, recordedAt, actorName }) => ({ text: eventWords(event), at: recordedAt.toString(), by: actorName })).toReversed(),
      today: today(ctx).toString(),
    }
  })

const sampleFacts = ({ strata: _, ...facts }: Extract<Sample, { kind: 'drawn' }>) => facts

