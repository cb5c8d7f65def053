/** One line of the picture: a share from 0 to 1 on each axis. */
export type RadarSeries = { readonly name: string; readonly shares: readonly number[] }

export type RadarPlot = {
  readonly size: number
  readonly rings: readonly string[]
  readonly axes: readonly { readonly label: string; readonly end: Point; readonly text: Point; readonly anchor: 'start' | 'middle' | 'end' }[]
  readonly lines: readonly { readonly name: string; readonly points: string }[]
}

type Point = readonly [number, number]

const SIZE = 360
const RADIUS = 130
const RINGS = [0.25, 0.5, 0.75, 1]

const rounded = (value: number): number => Math.round(value * 10) / 10

const at = (index: number, count: number, share: number): Point => {
  const angle = (2 * Math.PI * index) / count - Math.PI / 2
  const length = RADIUS * Math.min(1, Math.max(0, share))
  return [rounded(SIZE / 2 + length * Math.cos(angle)), rounded(SIZE / 2 + length * Math.sin(angle))]
}

const outline = (shares: readonly number[], count: number): string => shares.map((share, i) => at(i, count, share).join(',')).join(' ')

const anchorOf = ([x]: Point): 'start' | 'middle' | 'end' => (Math.abs(x - SIZE / 2) < 12 ? 'middle' : x < SIZE / 2 ? 'end' : 'start')

/** Shares on axes that leave one centre, the first straight up; the outer ring is the whole. */
export const plotRadar = (labels: readonly string[], series: readonly RadarSeries[]): RadarPlot => {
  const count = Math.max(3, labels.length)
  const beyond = (index: number): Point => {
    const [x, y] = at(index, count, 1)
    return [rounded(SIZE / 2 + (x - SIZE / 2) * 1.14), rounded(SIZE / 2 + (y - SIZE / 2) * 1.14 + 4)]
  }
  return {
    size: SIZE,
    rings: RINGS.map((ring) => outline(Array.from({ length: count }, () => ring), count)),
    axes: labels.map((label, i) => ({ label, end: at(i, count, 1), text: beyond(i), anchor: anchorOf(beyond(i)) })),
    lines: series.map(({ name, shares }) => ({ name, points: outline(shares, count) })),
  }
}
