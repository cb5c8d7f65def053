import type { MappedStep } from './process-map.ts'

/** Where a step stands on the picture of a process map; measures in CSS pixels. */
export type MapBox = {
  readonly mapped: MappedStep
  readonly left: number
  readonly top: number
  /** Widths of the bar: waiting to be taken up, then worked on, on one scale for the whole map. */
  readonly waitWidth: number
  readonly workWidth: number
}

export type MapLine = { readonly from: string; readonly to: string; readonly points: readonly (readonly [number, number])[] }

/** A return, drawn below: from where it is sent back to where it goes. */
export type MapReturn = {
  readonly from: string
  readonly count: number
  readonly startX: number
  readonly endX: number
  readonly top: number
  readonly bottom: number
}

export type MapLayout = {
  readonly width: number
  readonly height: number
  readonly boxes: readonly MapBox[]
  readonly lines: readonly MapLine[]
  readonly returns: readonly MapReturn[]
}

export const MAP_BOX = { width: 136, height: 112, bar: 112 }
const GAP = { column: 20, row: 14 }
const EDGE = 8
const RETURN_DEPTH = 30

/** Column of each step: one after the furthest of those that it waits for. */
const columnsOf = (mapped: readonly MappedStep[]): ReadonlyMap<string, number> => {
  const columns = new Map<string, number>()
  for (const { step } of mapped) columns.set(step.id, Math.max(-1, ...step.after.map((id) => columns.get(id) ?? -1)) + 1)
  return columns
}

/** Places mapped steps (in order) from left to right, those side by side one under the other. */
export const layOutMap = (mapped: readonly MappedStep[]): MapLayout => {
  const columns = columnsOf(mapped)
  const slowest = Math.max(1, ...mapped.map(({ record }) => record?.medianMinutes ?? 0))
  const barOf = (minutes: number): number => Math.round((minutes / slowest) * MAP_BOX.bar)
  const filled = new Map<number, number>()
  const boxes = mapped.map((one): MapBox => {
    const column = columns.get(one.step.id) ?? 0
    const row = filled.get(column) ?? 0
    filled.set(column, row + 1)
    const waitWidth = barOf(Math.min(one.record?.medianWaitMinutes ?? 0, one.record?.medianMinutes ?? 0))
    return {
      mapped: one,
      left: EDGE + column * (MAP_BOX.width + GAP.column),
      top: EDGE + row * (MAP_BOX.height + GAP.row),
      waitWidth,
      workWidth: Math.max(0, barOf(one.record?.medianMinutes ?? 0) - waitWidth),
    }
  })
  const boxOf = new Map(boxes.map((box) => [box.mapped.step.id, box]))
  const lines = boxes.flatMap((to) => to.mapped.step.after.flatMap((id) => {
    const from = boxOf.get(id)
    return from === undefined ? [] : [lineBetween(from, to)]
  }))
  const rows = Math.max(1, ...filled.values())
  const bottom = EDGE + rows * (MAP_BOX.height + GAP.row) - GAP.row
  const returns = boxes.flatMap((box) => returnFrom(box, boxOf.get(box.mapped.returnsTo ?? ''), bottom))
  return {
    width: EDGE * 2 + (Math.max(0, ...columns.values()) + 1) * (MAP_BOX.width + GAP.column) - GAP.column,
    height: bottom + EDGE + (returns.length > 0 ? RETURN_DEPTH + 16 : 0),
    boxes,
    lines,
    returns,
  }
}

const lineBetween = (from: MapBox, to: MapBox): MapLine => {
  const [startX, startY] = [from.left + MAP_BOX.width, from.top + MAP_BOX.height / 2]
  const endY = to.top + MAP_BOX.height / 2
  const turnX = to.left - GAP.column / 2
  const points: MapLine['points'] =
    startY === endY ? [[startX, startY], [to.left, endY]] : [[startX, startY], [turnX, startY], [turnX, endY], [to.left, endY]]
  return { from: from.mapped.step.id, to: to.mapped.step.id, points }
}

const returnFrom = (box: MapBox, target: MapBox | undefined, bottom: number): readonly MapReturn[] => {
  const count = box.mapped.record?.returned ?? 0
  if (target === undefined || count === 0) return []
  return [{
    from: box.mapped.step.id,
    count,
    startX: box.left + MAP_BOX.width / 2 - 14,
    endX: target.left + MAP_BOX.width / 2 + 14,
    top: bottom,
    bottom: bottom + RETURN_DEPTH,
  }]
}
