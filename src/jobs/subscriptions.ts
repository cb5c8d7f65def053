import type { Job } from '#db/context.ts'

/**
 * Which tasks follow an event of a dossier, by event type. Dossiers announce what happened with a job
 * named `dossierEvent` and know none of those who listen; later parts add their line here.
 */
export const SUBSCRIPTIONS: Readonly<Record<string, readonly string[]>> = {}

export const EVENT_TASK = 'dossierEvent'

/**
 * The jobs that a job stands for: itself, or for an announced event one job a listener, each retried on its
 * own and keyed so that it is never there twice. An event that nobody listens to costs nothing.
 */
export const expandJob = (job: Job, subscriptions = SUBSCRIPTIONS): Job[] => {
  if (job.task !== EVENT_TASK) return [job]
  const { type, dossierId, seq } = job.payload as { type?: unknown; dossierId?: unknown; seq?: unknown }
  if (typeof type !== 'string' || typeof dossierId !== 'string' || typeof seq !== 'number') {
    throw new TypeError('an announced event needs type, dossierId and seq')
  }
  const tasks = Object.hasOwn(subscriptions, type) ? (subscriptions[type] ?? []) : []
  return tasks.map((task) => ({ ...job, task, key: `${task}:${dossierId}:${seq}` }))
}
