import type { At } from '#kernel/at.ts'
import type { Task } from './task.ts'

/** What the parts of a task make of it. */
export type PartsSum = Pick<Task, 'progress' | 'endedAt'> & { readonly phase: 'open' | 'completed' | 'notCarriedOut' }

type Part = Pick<Task, 'phase' | 'progress' | 'endedAt'>

const lastEnd = (parts: readonly Part[]): At | null =>
  parts.reduce<At | null>((last, { endedAt }) => (endedAt !== null && (last === null || endedAt > last) ? endedAt : last), null)

/**
 * The rule by which a task follows its parts (decision 0027). Cancelled parts do not count; undefined when none counts,
 * and the task stands for itself.
 *
 * It is completed when every part is completed, at the moment of the last of them; not carried out when every part has
 * ended and one was not carried out; otherwise open. Its progress is the mean of theirs, cut to whole percent, and 100
 * only when it is completed. The order in which parts are given, or reported, changes nothing.
 */
export const followParts = (parts: readonly Part[]): PartsSum | undefined => {
  const counted = parts.filter(({ phase }) => phase !== 'cancelled')
  if (counted.length === 0) return undefined
  if (counted.every(({ phase }) => phase === 'completed')) return { phase: 'completed', progress: 100, endedAt: lastEnd(counted) }
  const mean = Math.floor(counted.reduce((sum, { progress }) => sum + progress, 0) / counted.length)
  const progress = Math.min(99, mean)
  return counted.every(({ phase }) => phase === 'completed' || phase === 'notCarriedOut')
    ? { phase: 'notCarriedOut', progress, endedAt: lastEnd(counted) }
    : { phase: 'open', progress, endedAt: null }
}

/** What the parts make of a task that stands otherwise; undefined when it stands as they have it, or does not follow. */
export const nextOf = (task: Task, parts: readonly Part[]): PartsSum | undefined => {
  if (task.phase === 'planned' || task.phase === 'cancelled') return undefined
  // A task whose last part was cancelled is open again and reports for itself.
  const sum = followParts(parts) ?? (parts.length === 0 ? undefined : { phase: 'open' as const, progress: 0, endedAt: null })
  if (sum === undefined) return undefined
  const stands = task.phase === sum.phase && task.progress === sum.progress && task.endedAt === sum.endedAt && task.claim === null
  return stands ? undefined : sum
}
