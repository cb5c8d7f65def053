import { transaction, type Ctx, type Trx } from '#db/context.ts'
import { toAt, type At } from '#kernel/at.ts'
import type { QualityMeasure } from '#law/service-quality.ts'
import { listInForce } from '#procedures/queries.ts'
import { LOSS_LISTS, type LossList } from '../domain/losses.ts'
import { findLosses, type Losses } from '../find-losses.ts'
import { lostPoints, type Points } from '../domain/score.ts'
import type { LostPetition } from '../lost-petitions.ts'
import { scopeJson } from '../index-json.ts'
import { indexSentence } from '../refusals.ts'
import { LIST_WORDS, PAGE_SIZE, type Asked } from './index-address.ts'
import { readIndexQuestion } from './index-question.ts'

export type LossRow = {
  readonly dossierId: string
  readonly code: string
  readonly procedureName: string
  readonly unitName: string
  readonly dueAt: At | null
  readonly closedAt: At | null
  readonly measures: readonly QualityMeasure[]
  readonly gain: number
}

export type LossProcedure = { readonly code: string; readonly name: string; readonly measure: QualityMeasure; readonly gain: number }

export type LossIndicator = {
  readonly code: string
  readonly label: string
  readonly measure: QualityMeasure
  readonly lost: number
  readonly missed: number
  readonly mendable: number
  readonly gain: number
}

export type LossesPage = {
  readonly asked: Asked
  readonly list: LossList
  /** The code of the indicator that the list is narrowed to. */
  readonly indicator: { readonly code: string; readonly label: string } | null
  readonly page: number
  readonly found:
    | {
        readonly unitName: string
        readonly scope: ReturnType<typeof scopeJson>
        readonly total: Points
        readonly indicators: readonly LossIndicator[]
        readonly atRisk: { readonly count: number; readonly gain: number }
        /** What everything that can be mended would gain. */
        readonly mendable: { readonly gain: number }
        readonly rows: readonly LossRow[]
        readonly lead: { readonly count: number; readonly gain: number }
        readonly count: number
        readonly procedures: readonly LossProcedure[]
        readonly petitions: readonly LostPetition[]
      }
    | { readonly refusal: string | null }
}

const MOST_PROCEDURES = 200

const namesOf = async (trx: Trx, losses: Losses): Promise<ReadonlyMap<string, string>> =>
  new Map((await listInForce(trx, losses.scope.lastDay)).map(({ code, name }) => [code, name]))

/** What cost a unit its points, as the address asks: which list, of which indicator, which page. */
export const loadLossesPage = async (ctx: Ctx, url: string): Promise<LossesPage> => {
  const { asked, question } = await readIndexQuestion(ctx, url)
  const query = new URL(url).searchParams
  const list = LOSS_LISTS.find((one) => LIST_WORDS[one] === query.get('danh-sach')) ?? (query.has('chi-tieu') ? 'gone' : 'keep')
  const page = Math.min(10_000, Math.max(1, Math.trunc(Number(query.get('trang') ?? 1)) || 1))
  if (question === undefined) return { asked, list, indicator: null, page, found: { refusal: null } }
  const code = query.get('chi-tieu')
  const found = await findLosses(ctx, { ...question, list, indicatorCode: code, skip: (page - 1) * PAGE_SIZE, limit: PAGE_SIZE })
  if (!found.ok) return { asked, list, indicator: null, page, found: { refusal: indexSentence(found.refusal) } }
  const losses = found.value
  const names = await transaction(ctx, (trx) => namesOf(trx, losses))
  const nameOf = (procedureCode: string): string => names.get(procedureCode) ?? procedureCode
  const indicator = losses.scope.version.indicators.find((one) => one.code === code)
  const lostOf = (measure: QualityMeasure): number => {
    const scored = losses.score.indicators.find((one) => one.indicator.measure === measure)
    return (scored && lostPoints(scored, losses.scope.version)) ?? 0
  }
  return {
    asked,
    list,
    indicator: indicator === undefined ? null : { code: indicator.code, label: indicator.label },
    page,
    found: {
      unitName: losses.unit.name,
      scope: scopeJson(losses.scope),
      total: losses.score.total,
      indicators: losses.indicators
        .map(({ indicator: { code: no, label, measure }, ...one }) => ({ code: no, label, measure, lost: lostOf(measure), ...one }))
        .filter(({ lost }) => lost > 0)
        .toSorted((a, b) => b.gain - a.gain || b.lost - a.lost),
      atRisk: losses.atRisk,
      mendable: { gain: losses.mendGain },
      rows: losses.dossiers.map(({ procedureCode, unitId, dueAt, closedAt, ...row }) => ({
        ...row,
        procedureName: nameOf(procedureCode),
        unitName: losses.tree.find(unitId)?.name ?? 'Đơn vị cũ',
        dueAt: dueAt && toAt(dueAt),
        closedAt: closedAt && toAt(closedAt),
      })),
      lead: losses.lead,
      count: losses.count,
      petitions: losses.petitions,
      procedures: losses.procedures
        .slice(0, MOST_PROCEDURES)
        .map(({ procedureCode, measure, gain }) => ({ code: procedureCode, name: nameOf(procedureCode), measure, gain })),
    },
  }
}
