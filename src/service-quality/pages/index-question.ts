import { transaction, type Ctx } from '#db/context.ts'
import { toAt } from '#kernel/at.ts'
import { parseInstantMinute } from '#kernel/local-time.ts'
import { instantOf, type Instant } from '#kernel/time.ts'
import { isoMomentOf } from '#kernel/typed-day.ts'
import { today } from '#organisation/today.ts'
import { GROUPINGS } from '#law/service-quality.ts'
import { formatPeriod, monthOf, parsePeriod, previousPeriod, quarterOf, type IndexPeriod } from '../domain/period.ts'
import { listIndexUnits, type IndexQuestion } from '../queries.ts'
import { periodWords } from '../words.ts'
import { GROUPING_WORDS, type Asked } from './index-address.ts'

const MONTHS_BACK = 13
const QUARTERS_BACK = 5
const YEARS_BACK = 3

const back = (from: IndexPeriod, count: number): readonly IndexPeriod[] =>
  Array.from({ length: count - 1 }).reduce<readonly IndexPeriod[]>((all) => [...all, previousPeriod(all.at(-1) ?? from)], [from])

const sentenceCase = (text: string): string => text.charAt(0).toUpperCase() + text.slice(1)

const LOCAL_MOMENT = /^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}$/

/** The moment that was typed, in Vietnam's time; null when nothing sensible was. */
const momentOf = (text: string): Instant | null => {
  const minute = LOCAL_MOMENT.test(text) ? parseInstantMinute(`${text}:00+07:00`) : 'notAnInstant'
  return typeof minute === 'string' ? null : instantOf(minute)
}

/**
 * Reads an address of the index. Without a unit it is the first whole one that the person may read; without a period this
 * month. No question when the person may read no unit at all.
 */
export const readIndexQuestion = (ctx: Ctx, url: string): Promise<{ readonly asked: Asked; readonly question: IndexQuestion | undefined }> =>
  transaction(ctx, async (trx) => {
    const query = new URL(url).searchParams
    const units = await listIndexUnits(trx, ctx)
    const unit = units.find(({ code }) => code === query.get('don-vi')) ?? units.find((one) => one.isWhole) ?? units[0]
    const month = monthOf(today(ctx).toString())
    const period = parsePeriod(query.get('ky') ?? '') ?? month
    const offered = [...back(month, MONTHS_BACK), ...back(quarterOf(month), QUARTERS_BACK), ...back({ kind: 'year', year: month.year }, YEARS_BACK)]
    const listed = offered.some((one) => formatPeriod(one) === formatPeriod(period)) ? offered : [period, ...offered]
    const typed = isoMomentOf(query.get('nhu-biet-luc') ?? '')
    const asOf = momentOf(typed)
    return {
      asked: {
        units: units.map(({ code, name, depth }) => ({ value: code, label: `${'– '.repeat(depth)}${name}` })),
        periods: listed.map((one) => ({ value: formatPeriod(one), label: sentenceCase(periodWords(one)) })),
        unitCode: unit?.code ?? '',
        period: formatPeriod(period),
        periodName: periodWords(period),
        asOf: asOf === null ? '' : typed,
        grouping: GROUPINGS.find((one) => GROUPING_WORDS[one] === query.get('nhom')) ?? 'portal',
        now: toAt(ctx.clock()),
      },
      question: unit && { unitId: unit.id, period, asOf },
    }
  })
