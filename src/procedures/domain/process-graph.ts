import type { ProcessStep } from './process.ts'

/**
 * Steps in an order in which each comes after everything that it waits for, ties in the order written. Steps
 * that can never open (in a cycle, behind one, or behind a name that does not exist) are left out.
 */
export const inOrder = (steps: readonly ProcessStep[]): readonly ProcessStep[] => {
  const done = new Set<string>()
  const ordered: ProcessStep[] = []
  let rest = [...steps]
  for (;;) {
    const ready = rest.filter((step) => step.after.every((id) => done.has(id)))
    if (ready.length === 0) return ordered
    for (const step of ready) {
      ordered.push(step)
      done.add(step.id)
    }
    rest = rest.filter((step) => !done.has(step.id))
  }
}

/** Ids of every step that must be done before this one opens, however far back. */
export const allBefore = (steps: readonly ProcessStep[], id: string): ReadonlySet<string> => {
  const byId = new Map(steps.map((step) => [step.id, step]))
  const found = new Set<string>()
  const visit = (stepId: string): void => {
    for (const before of byId.get(stepId)?.after ?? []) {
      if (found.has(before)) continue
      found.add(before)
      visit(before)
    }
  }
  visit(id)
  return found
}

/** One set of steps that wait for each other, in the order of waiting, or `undefined` when there is none. */
export const findCycle = (steps: readonly ProcessStep[]): readonly string[] | undefined => {
  const looping = steps.filter((step) => allBefore(steps, step.id).has(step.id))
  const first = looping[0]
  if (first === undefined) return undefined
  const path: string[] = []
  let current: ProcessStep | undefined = first
  while (current !== undefined && !path.includes(current.id)) {
    path.push(current.id)
    const after: readonly string[] = current.after
    current = looping.find((step) => after.includes(step.id))
  }
  return path
}

/** The chain of steps that takes longest, with its sum of working minutes: what a dossier needs at least. */
export const criticalPath = (
  steps: readonly ProcessStep[],
): { readonly minutes: number; readonly stepIds: readonly string[] } => {
  const finished = new Map<string, { readonly minutes: number; readonly stepIds: readonly string[] }>()
  let longest: { readonly minutes: number; readonly stepIds: readonly string[] } = { minutes: 0, stepIds: [] }
  for (const step of inOrder(steps)) {
    let before: { readonly minutes: number; readonly stepIds: readonly string[] } = { minutes: 0, stepIds: [] }
    for (const id of step.after) {
      const other = finished.get(id)
      if (other !== undefined && other.minutes >= before.minutes) before = other
    }
    const own = { minutes: before.minutes + step.allottedMinutes, stepIds: [...before.stepIds, step.id] }
    finished.set(step.id, own)
    if (own.minutes > longest.minutes) longest = own
  }
  return longest
}
