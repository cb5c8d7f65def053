import { formatNumber, formatPercent } from '#kernel/number-format.ts'
import type { IndexJson } from '#service-quality/index-json.ts'
import { parsePeriod } from '#service-quality/domain/period.ts'
import { changeWords, NO_POINTS_WORDS, periodWords, pointsWords } from '#service-quality/words.ts'

type Indicator = IndexJson['indicators'][number]

const shareText = ({ numerator, denominator }: Indicator): string =>
  numerator === null || denominator === null || denominator === 0
    ? ''
    : `${formatNumber(numerator)}/${formatNumber(denominator)} = ${formatPercent(numerator, denominator) ?? ''}`

const pointsText = ({ state, points }: Indicator): string => (state === 'scored' ? pointsWords(points ?? 0) : NO_POINTS_WORDS[state])

const line = (code: string, label: string, points: string, max: number, share: string): string =>
  `${code.padEnd(5)} ${label.padEnd(64)} ${points.padStart(22)} / ${String(max).padEnd(3)} ${share}`.trimEnd()

/** Two totals are told apart by a number only when they are out of the same. */
const sameBase = ({ total, previous }: IndexJson): boolean => previous?.total.outOf === total.outOf

/** The index as a page of text: groups of the national scoreboard, the total, what it is out of. */
export const indexText = (index: IndexJson): string => {
  const period = parsePeriod(index.period)
  const { total, previous } = index
  return [
    `${index.index.title}: ${index.unit.name}, ${period === undefined ? index.period : periodWords(period)}`,
    `Số liệu như đã biết lúc ${index.asOf}`,
    '',
    ...index.groups.portal.flatMap((group) => [
      line('', group.label.toUpperCase(), pointsWords(group.points), group.max, group.outOf < group.max ? `(có dữ liệu: ${pointsWords(group.outOf)})` : ''),
      ...index.indicators
        .filter(({ code }) => group.indicators.includes(code))
        .map((one) => line(one.code, one.label, pointsText(one), one.max, shareText(one))),
    ]),
    '',
    `Cộng ${pointsWords(total.points)} trên ${pointsWords(total.outOf)} điểm có dữ liệu (thang ${index.index.max})` +
      (previous === null ? '' : `; kỳ trước ${pointsWords(previous.total.points)} trên ${pointsWords(previous.total.outOf)}${sameBase(index) ? ` (${changeWords(total.points - previous.total.points)})` : ''}`),
    index.note,
  ].join('\n')
}
