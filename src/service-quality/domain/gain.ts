import type { IndexLevel, QualityIndexVersion, QualityMeasure } from '#law/service-quality.ts'
import { exactPoints, type Inputs } from './score.ts'

/** How many more of what was counted would be in the numerator; negative for fewer. */
export type Moves = Readonly<Partial<Record<QualityMeasure, number>>>

const clamp = (value: number, most: number): number => Math.min(most, Math.max(0, value))

/**
 * What the whole index gains (or loses, below 0) when so many items move into the numerators of these measures, by the
 * very rules that give the points, before rounding. Measures without data gain nothing.
 */
export const gainOf = (version: QualityIndexVersion, level: IndexLevel, inputs: Inputs, moves: Moves): number => {
  let gain = 0
  for (const indicator of version.indicators) {
    const by = moves[indicator.measure] ?? 0
    const measured = inputs[indicator.measure]
    if (by === 0 || measured.kind === 'noSource' || measured.denominator === 0) continue
    const before = exactPoints(indicator, level, measured)
    const moved = { ...measured, numerator: clamp(measured.numerator + by, measured.denominator) }
    const after = exactPoints(indicator, level, moved)
    if (typeof before === 'number' && typeof after === 'number') gain += after - before
  }
  return gain
}

/** The moves of one item that stands outside of these numerators. */
export const oneInto = (measures: readonly QualityMeasure[], times = 1): Moves =>
  Object.fromEntries(measures.map((measure) => [measure, times]))
