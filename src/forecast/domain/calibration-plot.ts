import type { CalibrationBand } from './calibration.ts'

/** Places on a square picture of what was said (to the right) against what came (upwards). */
export type CalibrationPlot = {
  readonly width: number
  readonly height: number
  readonly left: number
  readonly top: number
  readonly side: number
  readonly points: readonly { readonly x: number; readonly y: number; readonly radius: number; readonly band: CalibrationBand }[]
  /** Round shares along both sides, with their places. */
  readonly marks: readonly { readonly share: number; readonly x: number; readonly y: number }[]
}

const SIDE = 240
const MARGIN = { left: 52, top: 12, right: 26, bottom: 46 }
const RADII = [3, 11] as const

/** Each band with forecasts as a dot whose area grows with their number; on the diagonal what was said came true. */
export const plotCalibration = (bands: readonly CalibrationBand[]): CalibrationPlot => {
  const most = Math.max(1, ...bands.map(({ forecasts }) => forecasts))
  const x = (share: number): number => Math.round((MARGIN.left + share * SIDE) * 10) / 10
  const y = (share: number): number => Math.round((MARGIN.top + (1 - share) * SIDE) * 10) / 10
  return {
    width: MARGIN.left + SIDE + MARGIN.right,
    height: MARGIN.top + SIDE + MARGIN.bottom,
    left: MARGIN.left,
    top: MARGIN.top,
    side: SIDE,
    points: bands
      .filter(({ forecasts }) => forecasts > 0)
      .map((band) => ({
        x: x(band.chanceSum / band.forecasts),
        y: y(band.late / band.forecasts),
        radius: Math.round((RADII[0] + (RADII[1] - RADII[0]) * Math.sqrt(band.forecasts / most)) * 10) / 10,
        band,
      })),
    marks: [0, 0.25, 0.5, 0.75, 1].map((share) => ({ share, x: x(share), y: y(share) })),
  }
}
