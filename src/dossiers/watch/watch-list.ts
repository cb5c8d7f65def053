/** What is wrong with a dossier, or will be. One can be in several of these. */
export const TROUBLES = [
  'overdue', 'dueSoon', 'stepOverdue', 'idle', 'receptionLate', 'receptionSoon', 'answerPassed', 'uncollected', 'orphans',
] as const
export type Trouble = (typeof TROUBLES)[number]

/** Every list. `dueToday` is the part of `dueSoon` that cannot wait until tomorrow. What is in no trouble waits for somebody outside (`waiting`) or is on its way (`onTrack`): nothing is in no list. */
export const WATCH_LISTS = [...TROUBLES, 'dueToday', 'waiting', 'onTrack', 'all'] as const
export type WatchList = (typeof WATCH_LISTS)[number]
