import { minuteOf, type At } from '#kernel/at.ts'

/** What Decision 766 asks of one dossier, as it was known and as it stood at the end of the period. */
export type JudgedDossier = {
  /**
   * Ngày hẹn trả (NgayHenTra) without what supplements moved it by: the index takes the wait off the end instead, and
   * twice would turn late dossiers into such in time. Null: the procedure has no time.
   */
  readonly dueAt: At | null
  /** Status 9, 10, and the first of 8, 3 or 7. */
  readonly resolvedAt: At | null
  readonly handedOverAt: At | null
  readonly endedAt: At | null
  readonly supplementRequests: number
  readonly supplementAskedAt: At | null
  /** When it was given, or the wait for it was given up. */
  readonly supplementAnsweredAt: At | null
}

export type Judgement766 = 'resolvedInTime' | 'resolvedOverdue' | 'pendingInTime' | 'pendingOverdue'

/**
 * Timeliness as the index counts it, which is not how the law judges a dossier: the end is status 9, else 10, else 8, 3
 * or 7, less the wait for the supplement (an end in the middle of it ends it too); while the supplement is still asked for, its asking is the end; more requests
 * than allowed are overdue whatever happened; what is not finished is compared with the end of the period (or the moment
 * of asking, if the period still runs). Up to and including the due minute is in time.
 */
export const judgeBy766 = (
  dossier: JudgedDossier,
  { periodEnd, mostSupplementRequests }: { readonly periodEnd: At; readonly mostSupplementRequests: number },
): Judgement766 => {
  const end = dossier.resolvedAt ?? dossier.handedOverAt ?? dossier.endedAt
  const asked = dossier.supplementAskedAt
  const answered = dossier.supplementAnsweredAt
  const isOverdue = (): boolean => {
    if (dossier.supplementRequests > mostSupplementRequests) return true
    if (dossier.dueAt === null) return false
    const waits = end === null && asked !== null && answered === null
    const waitedUntil = answered ?? end
    const wait = asked === null || waitedUntil === null ? 0 : minuteOf(waitedUntil) - minuteOf(asked)
    return minuteOf(waits ? asked : (end ?? periodEnd)) - wait > minuteOf(dossier.dueAt)
  }
  if (end === null) return isOverdue() ? 'pendingOverdue' : 'pendingInTime'
  return isOverdue() ? 'resolvedOverdue' : 'resolvedInTime'
}
