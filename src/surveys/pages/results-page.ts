import type { Ctx, Trx } from '#db/context.ts'
import type { UnitId } from '#kernel/ids.ts'
import type { Questionnaire, SurveyRule } from '#law/surveys.ts'
import type { UnitTree } from '#organisation/domain/unit-tree.ts'
import { today } from '#organisation/today.ts'
import { unitTree } from '#organisation/unit-queries.ts'
import { listSectors } from '#procedures/catalogue-queries.ts'
import { questionsOf } from '../domain/answers.ts'
import type { Estimate } from '../domain/estimate.ts'
import { poolColumns, shownGroups } from '../domain/hiding.ts'
import { seenUnits } from '../domain/may.ts'
import { compareOpinions, criteriaOf, measureOpinion } from '../domain/opinions.ts'
import { compareGroups, isScale, isWeighted, measureItem, measureSipas, spreadOf, type Respondent } from '../domain/results.ts'
import { isOver, strataOf, type Stratum, type Survey } from '../domain/survey.ts'
import { ruleOf, unitOf } from '../queries.ts'
import { findSurvey, readRespondents, readWords } from '../survey-rows.ts'
import { surveying } from '../surveyor.ts'

/** A result with its limits; `null` where it may not be shown. */
export type ResultLine = { readonly key: string; readonly name: string; readonly estimate: Estimate | null }

export type UnitLine = {
  readonly unitId: UnitId
  readonly name: string
  readonly invited: number
  /** `null`: too few to be told. */
  readonly answers: number | null
  readonly index: Estimate | null
  /** Factors of SIPAS, or criteria of the sociological survey. */
  readonly parts: readonly (Estimate | null)[]
}

export type SpreadLine = { readonly key: string; readonly text: string; readonly base: number; readonly options: readonly { readonly label: string; readonly count: number }[] }

export type ResultsPage = {
  readonly survey: Pick<Survey, 'id' | 'title' | 'kind' | 'phase' | 'isOwn' | 'period' | 'openedOn' | 'closedOn' | 'decision'>
  readonly ownerName: string
  /** Nothing but the own unit is shown beside the total. */
  readonly isOwnOnly: boolean
  readonly fewest: number
  readonly invited: number
  readonly answers: number
  readonly total: { readonly index: Estimate | null; readonly factors: readonly ResultLine[] } | null
  /** Statements with the factor they belong to, or questions with the group that was asked. */
  readonly items: readonly { readonly heading: string; readonly lines: readonly ResultLine[] }[]
  readonly partNames: readonly string[]
  readonly units: readonly UnitLine[]
  readonly sectors: readonly { readonly name: string; readonly answers: number; readonly index: Estimate | null }[]
  readonly spreads: readonly SpreadLine[]
  readonly words: readonly { readonly unitName: string | null; readonly text: string }[]
}

type Ground = { readonly survey: Survey; readonly rule: SurveyRule; readonly respondents: readonly Respondent[]; readonly strata: readonly Stratum[]; readonly tree: UnitTree; readonly seen: readonly UnitId[] }

const nameIn = (tree: UnitTree, unitId: UnitId): string => tree.find(unitId)?.shortName ?? 'Đơn vị cũ'
const answersBy = ({ strata, respondents }: Ground, keyOf: (stratum: Stratum) => string): ReadonlyMap<string, number> => {
  const key = new Map(strata.map((stratum) => [stratum.no, keyOf(stratum)]))
  return new Map([...new Set(key.values())].map((one) => [one, respondents.filter(({ stratum }) => key.get(stratum) === one).length]))
}
const invitedOf = (strata: readonly Stratum[]): number => strata.reduce((sum, { drawn }) => sum + drawn, 0)

/** Shown units by themselves, all hidden ones as one: the cells that a second table must not break up. */
const cellsOf = (ground: Ground, columnOf: (stratum: Stratum) => string) => {
  const shown = shownGroups(answersBy(ground, unitOf), ground.rule.fewest)
  return ground.strata.map((stratum) => ({
    row: shown.has(stratum.unitId) ? stratum.unitId : '', column: columnOf(stratum), count: ground.respondents.filter(({ stratum: no }) => no === stratum.no).length,
  }))
}

const sectorLines = async (trx: Trx, ground: Ground, questionnaire: Questionnaire): Promise<ResultsPage['sectors']> => {
  const sectorOf = ({ sector }: Stratum): string => sector ?? ''
  const pooled = poolColumns(cellsOf(ground, sectorOf), ground.rule.fewest) ?? []
  const names = new Map((await listSectors(trx)).map(({ code, name }) => [code, name]))
  return pooled.map((codes) => {
    const strata = ground.strata.filter((stratum) => codes.includes(sectorOf(stratum)))
    const people = ground.respondents.filter(({ stratum }) => strata.some(({ no }) => no === stratum))
    const { answers, index } = measureSipas({ questionnaire, rule: ground.rule }, strata, people, () => true)
    return { name: codes.map((code) => names.get(code) ?? code).join(', '), answers, index }
  }).toSorted((a, b) => b.answers - a.answers)
}

const spreadLines = ({ survey, respondents, rule }: Ground): readonly SpreadLine[] =>
  survey.questionnaires.flatMap((questionnaire) => questionsOf(questionnaire).flatMap((question) => {
    if (question.kind !== 'choice' || survey.questionnaires.length > 1) return []
    const spread = spreadOf(question.key, question.options.map(({ key }) => key), respondents, rule.fewest)
    return spread === null ? [] : [{ key: question.key, text: question.text, base: spread.base, options: question.options.map(({ key, label }) => ({ label, count: spread.counts.get(key) ?? 0 })) }]
  }))

const sipasPart = async (trx: Trx, ground: Ground, questionnaire: Questionnaire) => {
  const { rule, strata, respondents, tree, seen } = ground
  const measuring = { questionnaire, rule }
  const whole = measureSipas(measuring, strata, respondents, () => true)
  const lines = (entries: ReadonlyMap<string, Estimate | null>, named: readonly { readonly key: string; readonly name: string }[]): readonly ResultLine[] =>
    named.map(({ key, name }) => ({ key, name, estimate: entries.get(key) ?? null }))
  const scales = questionsOf(questionnaire).filter(isScale)
  return {
    total: { index: whole.index, factors: lines(whole.factors, questionnaire.factors) },
    items: questionnaire.factors.map(({ key, name }) => ({ heading: name, lines: lines(whole.items, scales.filter(({ factor }) => factor === key).map((one) => ({ key: one.key, name: one.text }))) })),
    partNames: questionnaire.factors.map(({ name }) => name),
    units: compareGroups(measuring, strata, respondents, unitOf).flatMap(({ key, measured }): UnitLine[] => {
      const unitId = key as UnitId
      return seen.includes(unitId)
        ? [{
            unitId, name: nameIn(tree, unitId), invited: invitedOf(strata.filter((one) => one.unitId === unitId)), answers: measured?.answers ?? null, index: measured?.index ?? null,
            parts: questionnaire.factors.map((factor) => measured?.factors.get(factor.key) ?? null),
          }]
        : []
    }),
    sectors: await sectorLines(trx, ground, questionnaire),
  }
}

/** Each group's questions over all units, where no unit's people of the group are too few. */
const groupItems = (ground: Ground): ResultsPage['items'] => {
  const { survey, rule, strata, respondents } = ground
  const cells = cellsOf(ground, ({ group }) => group ?? '')
  return survey.questionnaires.flatMap((questionnaire) => {
    const counts = [...Map.groupBy(cells.filter(({ column }) => column === questionnaire.code), ({ row }) => row).values()].map((own) => own.reduce((sum, { count }) => sum + count, 0))
    if (counts.some((count) => count > 0 && count < rule.fewest)) return []
    const own = strata.filter(({ group }) => group === questionnaire.code)
    const people = respondents.filter(({ stratum }) => own.some(({ no }) => no === stratum))
    const lines = questionsOf(questionnaire).filter(isWeighted).map((question): ResultLine => {
      const estimate = measureItem(question, rule, own, people)
      return { key: question.key, name: question.text, estimate: estimate === undefined || estimate.answers < rule.fewest ? null : estimate }
    })
    return people.length < rule.fewest ? [] : [{ heading: questionnaire.respondents, lines }]
  })
}

const opinionPart = (ground: Ground) => {
  const { survey, rule, strata, respondents, tree, seen } = ground
  const opinions = { questionnaires: survey.questionnaires, rule, strata }
  const criteria = criteriaOf(survey.questionnaires)
  const byCriterion = compareOpinions(opinions, respondents)
  const counts = answersBy(ground, unitOf)
  const shown = shownGroups(counts, rule.fewest)
  return {
    total: {
      index: null,
      factors: criteria.map((criterion): ResultLine => {
        const estimate = measureOpinion(opinions, respondents, criterion)
        return { key: criterion, name: `Tiêu chí ${criterion}`, estimate: estimate === undefined || estimate.answers < rule.fewest ? null : estimate }
      }),
    },
    items: groupItems(ground),
    partNames: criteria.map((criterion) => `Tiêu chí ${criterion}`),
    units: [...counts.keys()].flatMap((key): UnitLine[] => {
      const unitId = key as UnitId
      return seen.includes(unitId)
        ? [{
            unitId, name: nameIn(tree, unitId), invited: invitedOf(strata.filter((one) => one.unitId === unitId)), answers: shown.has(key) ? (counts.get(key) ?? 0) : null, index: null,
            parts: criteria.map((criterion) => byCriterion.get(criterion)?.get(unitId) ?? null),
          }]
        : []
    }),
    sectors: [],
  }
}

const wordLines = async (trx: Trx, ground: Ground, isOwnOnly: boolean): Promise<ResultsPage['words']> => {
  const shown = shownGroups(answersBy(ground, unitOf), ground.rule.fewest)
  const said = await readWords(trx, ground.survey.id)
  return said.flatMap(({ unitId, words }) => {
    const isTold = shown.has(unitId) && ground.seen.includes(unitId)
    return isOwnOnly && !isTold ? [] : [{ unitName: isTold ? nameIn(ground.tree, unitId) : null, text: words }]
  })
}

/** Results of a survey that is over, as far as `seen` units go; undefined while there is nothing to see. */
const resultsOf = async (trx: Trx, ctx: Ctx, survey: Survey, seen: readonly UnitId[], withWords: boolean): Promise<ResultsPage | undefined> => {
  if (!isOver(survey) || seen.length === 0) return undefined
  const tree = await unitTree(trx, today(ctx))
  const ground: Ground = { survey, rule: ruleOf(survey), respondents: await readRespondents(trx, survey.id), strata: strataOf(survey), tree, seen }
  const [questionnaire] = survey.questionnaires
  const { id, title, kind, phase, isOwn, period, openedOn, closedOn, decision } = survey
  const isOwnOnly = seen.length < survey.rated.length
  const { fewest } = ground.rule
  const isEnough = ground.respondents.length >= fewest
  const part = !isEnough || questionnaire === undefined ? undefined : kind === 'sipas' ? await sipasPart(trx, ground, questionnaire) : opinionPart(ground)
  return {
    survey: { id, title, kind, phase, isOwn, period, openedOn, closedOn, decision },
    ownerName: tree.find(survey.ownerUnitId)?.name ?? '', isOwnOnly, fewest, invited: invitedOf(ground.strata), answers: ground.respondents.length,
    total: part?.total ?? null, items: part?.items ?? [], partNames: part?.partNames ?? [],
    units: (part?.units ?? []).toSorted((a, b) => (b.index?.value ?? b.parts[0]?.value ?? -1) - (a.index?.value ?? a.parts[0]?.value ?? -1)),
    sectors: isOwnOnly ? [] : (part?.sectors ?? []),
    spreads: isEnough && !isOwnOnly ? spreadLines(ground) : [],
    words: isEnough && withWords ? await wordLines(trx, ground, isOwnOnly) : [],
  }
}

/** Results as the actor may see them: all, or those of the own agency. */
export const findResultsPage = (ctx: Ctx, id: string): Promise<ResultsPage | undefined> =>
  surveying(ctx, async (trx) => {
    const survey = await findSurvey(trx, id)
    if (survey === undefined) return undefined
    return resultsOf(trx, ctx, survey, seenUnits(ctx.actor, survey, await unitTree(trx, today(ctx))) ?? [], true)
  })

/** Published results, for everybody: figures, never what people wrote. */
export const findPublicResults = (ctx: Ctx, id: string): Promise<ResultsPage | undefined> =>
  surveying(ctx, async (trx) => {
    const survey = await findSurvey(trx, id)
    return survey?.phase === 'published' ? resultsOf(trx, ctx, survey, survey.rated, false) : undefined
  })
