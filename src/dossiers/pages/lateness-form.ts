import { dayTextOf, type At } from '#kernel/at.ts'
import { causesOn, type CauseOfLateness } from '#law/causes-of-lateness.ts'
import type { Offer } from '../domain/actions.ts'
import { isAccepted, type AcceptedDossier } from '../domain/dossier.ts'
import { isLate } from '../domain/lateness.ts'
import { proposedDay } from '../domain/re-appointment.ts'
import type { DossierScene } from './dossier-view.ts'

/** What a form offers to choose from where a cause of lateness is asked. */
export type LatenessChoice = {
  readonly causes: readonly Pick<CauseOfLateness, 'code' | 'label' | 'group' | 'needsNote'>[]
  readonly dueAt: At
  /** The cause that the letter of apology gave, once there was one. */
  readonly stated: string | null
}

export type ApologyChoice = LatenessChoice & { readonly isPast: boolean; readonly proposedOn: string }

const ENDS: ReadonlySet<Offer['action']> = new Set<Offer['action']>(['finish', 'issue', 'withdraw', 'terminate'])

const choiceOf = (dossier: AcceptedDossier, now: At, dueAt: At): LatenessChoice => ({
  causes: causesOn(dayTextOf(now)).map(({ code, label, group, needsNote }) => ({ code, label, group, needsNote })),
  dueAt,
  stated: dossier.apology?.lateness.cause ?? null,
})

/** Asked of whoever would end a dossier that is late now; null for every other action and dossier. */
export const latenessChoice = ({ dossier, now }: DossierScene, { action }: Offer): LatenessChoice | null => {
  if (!ENDS.has(action) || !isAccepted(dossier) || dossier.clock.dueAt === null || !isLate(dossier.clock, now)) return null
  return choiceOf(dossier, now, dossier.clock.dueAt)
}

export const apologyChoice = ({ dossier, now, calendarOf }: DossierScene, { action }: Offer): ApologyChoice | null => {
  if (action !== 'apologise' || !isAccepted(dossier) || dossier.clock.dueAt === null) return null
  const { dueAt } = dossier.clock
  return { ...choiceOf(dossier, now, dueAt), isPast: isLate(dossier.clock, now), proposedOn: proposedDay(dueAt, now, calendarOf(dossier.competentUnitId)) }
}
