/** What can be urged: a dossier, a task of reform, a report of reform, a petition, a statutory report of a period. */
export const SUBJECT_KINDS = ['dossier', 'task', 'report', 'petition', 'filing'] as const
export type SubjectKind = (typeof SUBJECT_KINDS)[number]

/** A piece of work that is not a dossier, as its own room describes it. */
export type Subject = {
  readonly kind: Exclude<SubjectKind, 'dossier'>
  readonly id: string
  /** What people read on the slip; nothing personal. */
  readonly title: string
  /** Where it is opened: a path within this program. */
  readonly href: string
}

export const MOST_SUBJECT_TITLE = 500

/** A path within this program, never an address elsewhere. */
export const isOwnPath = (href: string): boolean => /^\/[^/\\]/.test(href) && href.length <= 500
