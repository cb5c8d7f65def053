import type { Context } from 'hono'
import { statusOf, type RefusalStatus } from './refusal-status.ts'
import { WEB_REFUSALS, type WebRefusal } from './refusals.ts'

export type Problem = {
  readonly code: string
  /** A Vietnamese sentence: what is wrong, where, what to do. */
  readonly message: string
  readonly requestId?: string
  readonly fields?: Readonly<Record<string, string>>
}

export const isForProgram = (path: string): boolean => path === '/suc-khoe' || path.startsWith('/api/')

/** An answer in JSON for the API: `{ code, message, requestId }`. */
export const answerProblem = (c: Context, status: RefusalStatus | 500, code: WebRefusal): Response =>
  c.json({ code, message: WEB_REFUSALS[code], requestId: c.get('requestId') } satisfies Problem, status)

/** A capability's refusal as the API answers it; the sentence comes from the capability's `refusals.ts`. */
export const answerRefusal = (c: Context, code: string, message: string): Response =>
  c.json({ code, message, requestId: c.get('requestId') } satisfies Problem, statusOf(code))
