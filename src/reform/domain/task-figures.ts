/** How the tasks of a period stand; what is planned is the sum of the rest. */
export type TaskCounts = {
  readonly planned: number
  readonly completedOnTime: number
  readonly completedLate: number
  readonly overdueOpen: number
  readonly running: number
  readonly notDone: number
}

export type TaskFigures = TaskCounts & {
  /** Those of them that a unit outside the asked ones gave. */
  readonly assignedFromAbove: TaskCounts
}
