import type { Job } from '#db/context.ts'

/** A task that follows an event. */
export type Listener = {
  readonly task: string
  /** Only serves somebody outside or live work (a message, the post, keys made with the vault): not run in a simulation. */
  readonly isOutward: boolean
}

export type Subscriptions = Readonly<Record<string, readonly Listener[]>>

const TELL_CITIZENS: Listener = { task: 'tell-news', isOutward: true }

/** Looks for an address that came with a submission. */
const POST_WISH: Listener = { task: 'post-wish', isOutward: true }

/** What ended is in no list of what may become late. */
const FORGET_FORECAST: Listener = { task: 'forget-forecast', isOutward: true }

/** Makes the keys by which dossiers of one person are found again. */
const KNOW_PEOPLE: Listener = { task: 'know-people', isOutward: true }

/**
 * Which tasks follow an event of a dossier, by event type. Dossiers announce what happened and know none of those who
 * listen; later parts add their line here.
 */
export const SUBSCRIPTIONS: Subscriptions = {
  submitted: [TELL_CITIZENS, POST_WISH, KNOW_PEOPLE],
  completionRequested: [TELL_CITIZENS],
  resubmitted: [TELL_CITIZENS, POST_WISH, KNOW_PEOPLE],
  retracted: [TELL_CITIZENS],
  accepted: [TELL_CITIZENS, KNOW_PEOPLE],
  imported: [KNOW_PEOPLE],
  corrected: [KNOW_PEOPLE],
  feesRevised: [{ task: 'fees-revised', isOutward: false }],
  rejectedAtReception: [TELL_CITIZENS],
  supplementRequested: [TELL_CITIZENS],
  supplementReceived: [TELL_CITIZENS],
  supplementLapsed: [TELL_CITIZENS],
  suspended: [TELL_CITIZENS],
  resumed: [TELL_CITIZENS],
  obligationRequired: [TELL_CITIZENS],
  obligationMet: [TELL_CITIZENS],
  extended: [TELL_CITIZENS],
  apologised: [TELL_CITIZENS],
  dueRecomputed: [TELL_CITIZENS],
  resolved: [TELL_CITIZENS, FORGET_FORECAST, { task: 'post-results', isOutward: true }],
  handedOver: [TELL_CITIZENS],
  withdrawn: [TELL_CITIZENS, FORGET_FORECAST],
  terminated: [TELL_CITIZENS, FORGET_FORECAST],
  voided: [TELL_CITIZENS, FORGET_FORECAST],
  resultRevoked: [TELL_CITIZENS],
  resultReplaced: [TELL_CITIZENS],
}

/** The job by which a command announces what happened to a dossier. */
export const ANNOUNCEMENT = 'dossierEvents'

/** What one command did to one dossier: its events in order. */
export type Announcement = {
  readonly dossierId: string
  readonly events: readonly { readonly seq: number; readonly type: string }[]
}

const isHeard = (value: unknown): value is Announcement['events'][number] =>
  typeof value === 'object' && value !== null && 'seq' in value && 'type' in value &&
  typeof value.seq === 'number' && typeof value.type === 'string'

/** An announcement as it lies in the queue. Throws for what is none: an event must say which it is. */
export const readAnnouncement = (payload: object): Announcement => {
  const { dossierId, events } = payload as { dossierId?: unknown; events?: unknown }
  if (typeof dossierId !== 'string' || !Array.isArray(events) || !events.every(isHeard)) {
    throw new TypeError('an announcement needs dossierId and events with seq and type')
  }
  return { dossierId, events }
}

const listenersOf = (type: string, subscriptions: Subscriptions): readonly Listener[] =>
  Object.hasOwn(subscriptions, type) ? (subscriptions[type] ?? []) : []

/**
 * One job for a whole command, however many listen, with only those of its events that somebody listens to; `undefined`
 * when nobody does. The worker divides it (`jobsOf`), so that listeners cost a command nothing more.
 */
export const narrowed = (announced: Job, subscriptions = SUBSCRIPTIONS): Job | undefined => {
  const { dossierId, events } = readAnnouncement(announced.payload)
  const heard = events.filter(({ type }) => listenersOf(type, subscriptions).length > 0)
  return heard.length === 0 ? undefined : { ...announced, payload: { dossierId, events: heard } }
}

/** The jobs of an announcement: one a listener and event, each retried on its own and keyed so that it is never there twice. */
export const jobsOf = ({ dossierId, events }: Announcement, subscriptions = SUBSCRIPTIONS): Job[] =>
  events.flatMap(({ seq, type }) =>
    listenersOf(type, subscriptions).map(({ task }) => ({
      task,
      payload: { dossierId, seq, type },
      key: `${task}:${dossierId}:${seq}`,
    })),
  )

/** The same without those who only tell somebody outside: what a simulation lives through. */
export const inward = (subscriptions = SUBSCRIPTIONS): Subscriptions =>
  Object.fromEntries(
    Object.entries(subscriptions)
      .map(([type, listeners]) => [type, listeners.filter(({ isOutward }) => !isOutward)] as const)
      .filter(([, listeners]) => listeners.length > 0),
  )
