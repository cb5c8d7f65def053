import type { Ctx } from '#db/context.ts'
import { today } from '#organisation/today.ts'
import { unitTree } from '#organisation/unit-queries.ts'
import { mayEnter, mayHold, seenUnits } from '../domain/may.ts'
import { expectedMargin } from '../domain/sampling.ts'
import { isOver, strataOf, type Sample, type Stratum, type Survey } from '../domain/survey.ts'
import { countReturns, findSurvey, readSurveyHistory, type StratumReturn } from '../survey-rows.ts'
import { surveying } from '../surveyor.ts'
import { eventWords } from '../words.ts'

/** People asked about one unit: how many there are, are asked, have answered. */
export type ReturnLine = Pick<Stratum, 'unitId' | 'frame' | 'drawn'> & { readonly unitName: string; readonly answered: number }

/** A usual return: the margin is said for it too, beside that of everybody answering. */
const HALF = 0.5

export type SurveyPage = {
  readonly survey: Pick<Survey, 'id' | 'seq' | 'title' | 'kind' | 'phase' | 'isOwn' | 'period' | 'closesOn' | 'openedOn' | 'closedOn' | 'publishedOn' | 'decision' | 'sent'>
  readonly ownerName: string
  readonly unitNames: readonly string[]
  readonly questionnaires: readonly { readonly code: string; readonly title: string; readonly respondents: string; readonly version: number; readonly source: string }[]
  readonly sample: (Omit<Extract<Sample, { kind: 'drawn' }>, 'strata' | 'seed' | 'fingerprint'> & { readonly margin: number; readonly halfMargin: number }) | null
  /** Only for the holder: whoever knows a unit's dossiers could draw again with it and learn who was asked. */
  readonly seed: string | null
  readonly returns: readonly ReturnLine[]
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
    const nameOf = (unitId: Stratum['unitId']): string => tree.find(unitId)?.shortName ?? 'Đơn vị cũ'
    const strata = strataOf(survey)
    const drawn = strata.reduce((sum, one) => sum + one.drawn, 0)
    const { title, seq, kind, phase, isOwn, period, closesOn, openedOn, closedOn, publishedOn, decision, sent, sample } = survey
    return {
      survey: { id, seq, title, kind, phase, isOwn, period, closesOn, openedOn, closedOn, publishedOn, decision, sent },
      ownerName: tree.find(survey.ownerUnitId)?.name ?? '',
      unitNames: survey.rated.map(nameOf),
      questionnaires: survey.questionnaires.map(({ code, title: name, respondents, version, source }) => ({ code, title: name, respondents, version, source })),
      sample: sample?.kind === 'drawn' ? { ...sampleFacts(sample), margin: expectedMargin(drawn, sample.frame), halfMargin: expectedMargin(Math.round(drawn * HALF), sample.frame) } : null,
      seed: may.hold && sample?.kind === 'drawn' ? sample.seed : null,
      returns: may.hold || may.enter
        ? [...Map.groupBy(strata, ({ unitId }) => unitId)].map(([unitId, own]): ReturnLine => ({
            unitId, unitName: nameOf(unitId),
            frame: own.reduce<number | null>((sum, one) => (sum === null || one.frame === null ? null : sum + one.frame), 0),
            drawn: own.reduce((sum, one) => sum + one.drawn, 0), answered: own.reduce((sum, { no }) => sum + (answeredOf.get(no) ?? 0), 0),
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

const sampleFacts = ({ strata: _, seed: _seed, fingerprint: _print, ...facts }: Extract<Sample, { kind: 'drawn' }>) => facts

