import { hash } from 'node:crypto'
import { sql } from 'kysely'
import type { Trx } from '#db/context.ts'
import type { Actor } from '#kernel/actor.ts'
import type { CommandId } from '#kernel/ids.ts'

/** Whose command ids these are: unique per tenant and actor, so nobody meets another's. */
export const actorKey = (actor: Actor): string => {
  switch (actor.kind) {
    case 'staff':
      return `staff:${actor.staffId}`
    case 'integration':
      return `integration:${actor.accountId}`
    case 'citizen':
      return `citizen:${actor.accountId}`
    case 'system':
      return `system:${actor.name}`
  }
}

/** SHA-256 of the parsed input with its keys in order: the same request, however it was written down. */
export const inputHash = (kind: string, input: unknown): Buffer => hash('sha256', `${kind}\n${canonical(input)}`, 'buffer')

const canonical = (value: unknown): string => {
  if (Array.isArray(value)) return `[${value.map(canonical).join(',')}]`
  if (typeof value !== 'object' || value === null) return JSON.stringify(value) ?? 'null'
  const entries = Object.entries(value).filter(([, one]) => one !== undefined)
  entries.sort(([a], [b]) => (a < b ? -1 : 1))
  return `{${entries.map(([key, one]) => `${JSON.stringify(key)}:${canonical(one)}`).join(',')}}`
}

export type Remembered =
  | { readonly kind: 'new' }
  | { readonly kind: 'same'; readonly answer: unknown }
  | { readonly kind: 'different' }

/** Whether this command was already done: the same body gets the first answer again, another body is refused. */
export const recall = async (trx: Trx, actor: Actor, commandId: CommandId, wanted: Buffer): Promise<Remembered> => {
  const found = await sql<{ input_hash: Buffer; answer: unknown }>`
    select input_hash, answer from command_log
    where tenant_id = current_tenant() and actor_key = ${actorKey(actor)} and command_id = ${commandId}`.execute(trx)
  return compare(found.rows[0], wanted)
}

/** What the log's row, if there is one, says about a command that comes with this hash. */
export const compare = (row: { readonly input_hash: Buffer; readonly answer: unknown } | undefined, wanted: Buffer): Remembered => {
  if (row === undefined) return { kind: 'new' }
  return wanted.equals(row.input_hash) ? { kind: 'same', answer: row.answer } : { kind: 'different' }
}

const UNIQUE_VIOLATION = '23505'

/** Rows that two sends of one command both write; which one the second meets first is the database's choice. */
const MET_BY_A_RESEND: readonly string[] = [
  'command_log_pkey',
  'dossier_pkey',
  'dossier_event_pkey',
  'dossier_value_pkey',
  'dossier_step_pkey',
  'deadline_entry_pkey',
  'desk_guidance_pkey',
]

/** The unique constraint that a failed write ran into. */
const brokenConstraint = (error: unknown): string | undefined =>
  typeof error === 'object' && error !== null && 'code' in error && error.code === UNIQUE_VIOLATION && 'constraint' in error
    ? String(error.constraint)
    : undefined

/** Two sends of one command at the same moment: the second runs into the first's row, and then finds its answer. */
export const isResendRace = (error: unknown): boolean => MET_BY_A_RESEND.includes(brokenConstraint(error) ?? '')

/**
 * A new dossier that meets one which the actor may not see, or which another command wrote a moment ago: what was
 * already there, as a refusal. `undefined` for every other failure.
 */
export const collisionOf = (error: unknown): 'alreadyExists' | 'externalCodeTaken' | undefined => {
  const constraint = brokenConstraint(error)
  if (constraint === 'dossier_pkey') return 'alreadyExists'
  return constraint === 'dossier_external' ? 'externalCodeTaken' : undefined
}
