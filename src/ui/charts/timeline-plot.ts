import { linearScale, ticksUpTo } from './scale.ts'

/** What happened in one stretch of time: two flows side by side, and a state at its end. */
export type TimelinePoint = {
  readonly label: string
  readonly came: number
  readonly done: number
  readonly left: number
}

type Bar = { readonly x: number; readonly y: number; readonly width: number; readonly height: number }

export type TimelinePlot = {
  readonly width: number
  readonly height: number
  readonly left: number
  readonly right: number
  readonly baseline: number
  readonly columns: readonly { readonly label: string; readonly middle: number; readonly came: Bar; readonly done: Bar; readonly dot: readonly [number, number] }[]
  readonly ticks: readonly { readonly value: number; readonly y: number }[]
}

const SIZE = { width: 448, height: 240 }
const MARGIN = { left: 46, right: 6, top: 12, bottom: 30 }
const BAR_SHARE = 0.34

/** Two columns and a dot for each stretch, on one scale that begins at nought. */
export const plotTimeline = (points: readonly TimelinePoint[]): TimelinePlot => {
  const ticks = ticksUpTo(Math.max(1, ...points.flatMap(({ came, done, left }) => [came, done, left])))
  const baseline = SIZE.height - MARGIN.bottom
  const y = linearScale([0, ticks.at(-1) ?? 1], [baseline, MARGIN.top])
  const [left, right] = [MARGIN.left, SIZE.width - MARGIN.right]
  const step = (right - left) / Math.max(1, points.length)
  const barWidth = Math.round(step * BAR_SHARE * 10) / 10
  const bar = (x: number, value: number): Bar => ({ x: Math.round(x * 10) / 10, y: y(value), width: barWidth, height: Math.round((baseline - y(value)) * 100) / 100 })
  return {
    ...SIZE,
    left,
    right,
    baseline,
    columns: points.map(({ label, came, done, left: pending }, i) => {
      const middle = Math.round((left + (i + 0.5) * step) * 10) / 10
      return { label, middle, came: bar(middle - barWidth, came), done: bar(middle, done), dot: [middle, y(pending)] }
    }),
    ticks: ticks.map((value) => ({ value, y: y(value) })),
  }
}
