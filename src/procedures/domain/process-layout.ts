import { inOrder } from './process-graph.ts'
import type { ProcessStep } from './process.ts'

/** A horizontal band of steps done by one holder. Measures in the drawing's units (CSS pixels). */
export type Lane = { readonly label: string; readonly top: number; readonly height: number }

export type Box = {
  readonly step: ProcessStep
  readonly left: number
  readonly top: number
}

/** A line from one step to a later one; several lines into a step meet at its join, out of one at its fork. */
export type Line = { readonly from: string; readonly to: string; readonly points: readonly (readonly [number, number])[] }

export type ProcessLayout = {
  readonly width: number
  readonly height: number
  readonly lanes: readonly Lane[]
  readonly boxes: readonly Box[]
  readonly lines: readonly Line[]
  /** Where parallel branches part or meet again. */
  readonly gates: readonly { readonly x: number; readonly y: number; readonly kind: 'fork' | 'join' }[]
}

export const BOX = { width: 168, height: 84 }
const LANE_LABEL = 132
const GAP = { column: 56, row: 16, lane: 18 }

/** Column of each step: one after the furthest of those that it waits for. */
const columnsOf = (ordered: readonly ProcessStep[]): ReadonlyMap<string, number> => {
  const columns = new Map<string, number>()
  for (const step of ordered) columns.set(step.id, Math.max(-1, ...step.after.map((id) => columns.get(id) ?? -1)) + 1)
  return columns
}

/**
 * Places the steps of a process: time runs to the right, one lane per holder in the order of first work, parallel
 * steps of one holder stacked. Steps that can never open are not placed: the linter names them.
 */
export const layOutProcess = (
  steps: readonly ProcessStep[],
  laneLabel: (step: ProcessStep) => string,
): ProcessLayout => {
  const ordered = inOrder(steps)
  const columns = columnsOf(ordered)
  const columnOf = (id: string): number => columns.get(id) ?? 0
  const leftOf = (id: string): number => LANE_LABEL + GAP.column / 2 + columnOf(id) * (BOX.width + GAP.column)

  const lanes: Lane[] = []
  const boxes: Box[] = []
  let top = 0
  for (const [label, members] of Map.groupBy(ordered, laneLabel)) {
    const inColumn = Map.groupBy(members, (step) => columnOf(step.id))
    const rows = Math.max(...[...inColumn.values()].map((stack) => stack.length))
    const height = 2 * GAP.lane + rows * BOX.height + (rows - 1) * GAP.row
    for (const stack of inColumn.values()) {
      const stackHeight = stack.length * BOX.height + (stack.length - 1) * GAP.row
      stack.forEach((step, row) => {
        boxes.push({ step, left: leftOf(step.id), top: top + (height - stackHeight) / 2 + row * (BOX.height + GAP.row) })
      })
    }
    lanes.push({ label, top, height })
    top += height
  }

  const boxOf = new Map(boxes.map((box) => [box.step.id, box]))
  const followers = Map.groupBy(
    ordered.flatMap((step) => step.after.map((from) => ({ from, to: step.id }))),
    ({ from }) => from,
  )
  const lines = [...followers.values()].flat().flatMap(({ from, to }): readonly Line[] => {
    const start = boxOf.get(from)
    const end = boxOf.get(to)
    if (start === undefined || end === undefined) return []
    const startX = start.left + BOX.width
    const startY = start.top + BOX.height / 2
    const endY = end.top + BOX.height / 2
    const turnX = end.left - GAP.column / 2
    const points: readonly (readonly [number, number])[] =
      startY === endY && columnOf(to) === columnOf(from) + 1
        ? [[startX, startY], [end.left, endY]]
        : columnOf(to) === columnOf(from) + 1
          ? [[startX, startY], [turnX, startY], [turnX, endY], [end.left, endY]]
          : aroundBoxes([startX, startY], [end.left, endY])
    return [{ from, to, points }]
  })
  const gates = boxes.flatMap(({ step, left, top: boxTop }) => [
    ...(step.after.length > 1 ? [{ x: left - GAP.column / 2, y: boxTop + BOX.height / 2, kind: 'join' as const }] : []),
    ...((followers.get(step.id)?.length ?? 0) > 1
      ? [{ x: left + BOX.width + GAP.column / 2, y: boxTop + BOX.height / 2, kind: 'fork' as const }]
      : []),
  ])
  const lastColumn = Math.max(0, ...columns.values())
  return {
    width: LANE_LABEL + GAP.column / 2 + (lastColumn + 1) * (BOX.width + GAP.column),
    height: top,
    lanes,
    boxes,
    lines,
    gates,
  }
}

/** A line over several columns runs along the seam above the lane of its end, where no box stands. */
const aroundBoxes = (
  [startX, startY]: readonly [number, number],
  [endX, endY]: readonly [number, number],
): readonly (readonly [number, number])[] => {
  const leaveX = startX + GAP.column / 2
  const enterX = endX - GAP.column / 2
  const seamY = endY - BOX.height / 2 - GAP.row / 2
  return [[startX, startY], [leaveX, startY], [leaveX, seamY], [enterX, seamY], [enterX, endY], [endX, endY]]
}
