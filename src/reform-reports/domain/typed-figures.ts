import { readFigures, type Figure } from '#figure-check/domain/figure.ts'
import { INDICATORS, type Indicator } from '#law/reform-reports.ts'
import type { Values } from './fact.ts'
import { readTemplate } from './template.ts'

/** A number that somebody typed where the annex says another for what the words around it name. */
export type TypedFigure = {
  readonly code: string
  readonly typed: number
  readonly inAnnex: number
  /** The words around it. */
  readonly quote: string
}

const CONTEXT = 60

/** The words of a text with its live figures blanked, so that only typed numbers are read; each at its own place. */
const withoutReferences = (text: string): string =>
  readTemplate(text).map((segment) => (segment.kind === 'text' ? segment.text : '_')).join('')

const isNear = ({ words = [], unless = [] }: Indicator, around: string): boolean =>
  words.every((word) => around.includes(word)) && !unless.some((word) => around.includes(word))

/** What the words around a number mean: the row with the most words that all stand there; undefined when two rows fit alike. */
const meantBy = (around: string): Indicator | undefined => {
  const fitting = INDICATORS.filter((row) => row.words !== undefined && isNear(row, around))
  const most = Math.max(0, ...fitting.map(({ words }) => words?.length ?? 0))
  const best = fitting.filter(({ words }) => words?.length === most)
  return best.length === 1 ? best[0] : undefined
}

const isPlain = ({ isPercent, isPercentPoints, isApproximate, whole }: Figure): boolean => !isPercent && !isPercentPoints && !isApproximate && whole === null

/** Typed numbers of a text that differ from the annex; silent wherever the words leave a doubt. */
export const typedFigures = (text: string, values: Values): readonly TypedFigure[] => {
  const shown = withoutReferences(text.normalize('NFC'))
  return readFigures(shown).filter(isPlain).flatMap((figure): readonly TypedFigure[] => {
    // The stretch between the figures beside it, in the words as they stand: a level ("mức độ 3") is no figure but a name.
    const [from, to] = [figure.start - Math.min(CONTEXT, figure.before.length), figure.end + Math.min(CONTEXT, figure.after.length)]
    const around = `${shown.slice(from, figure.start)} # ${shown.slice(figure.end, to)}`.toLowerCase()
    const row = meantBy(around)
    const inAnnex = row === undefined ? undefined : values[row.code]
    if (row === undefined || inAnnex === undefined || inAnnex === figure.value) return []
    const quote = shown.slice(Math.max(0, figure.start - CONTEXT), figure.end + CONTEXT).replace(/\s+/g, ' ').trim()
    return [{ code: row.code, typed: figure.value, inAnnex, quote }]
  })
}
