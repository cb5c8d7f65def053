import { promisedMinutes, type KeptPromise } from './process-linter.ts'
import type { ProcedureCase } from './procedure.ts'

/** The promises of a procedure's cases, each with its label; cases without a time promise nothing. */
export const promisesOf = (cases: readonly ProcedureCase[]): readonly KeptPromise[] =>
  cases.flatMap(({ label, committedDuration }) =>
    committedDuration === null ? [] : [{ label, committed: committedDuration }],
  )

/** Working minutes of the shortest promise, or `null` when no case promises anything. */
export const shortestPromise = (cases: readonly ProcedureCase[], dayMinutes: number): number | null => {
  const minutes = promisesOf(cases).map(({ committed }) => promisedMinutes(committed, dayMinutes))
  return minutes.length === 0 ? null : Math.min(...minutes)
}
