import type { At } from '#kernel/at.ts'
import { dayTextOf } from '#kernel/at.ts'
import type { UnitId } from '#kernel/ids.ts'
import { ok, refuse, type Refusal, type Result } from '#kernel/result.ts'
import { checkVersion } from '../versions/check-version.ts'
import { verifierNames, type PublicationDecision, type Round, type RoundEvent, type RoundStage, type RoundTerms, type StageWindow } from './round.ts'

export type RoundRefusal =
  | 'parRoundNameRequired' | 'parRoundYearOutOfRange' | 'parVersionFaultyInvalid' | 'parUnitsRequired' | 'parOrganiserRatedInvalid' | 'parVerifierRequired'
  | 'parCouncilRequired' | 'parWindowsInvalid' | 'parCutOffInvalid' | 'parRebuttalDaysOutOfRange' | 'parRoundPhaseConflict' | 'parCutOffNotOverConflict'
  | 'parFactsFrozenAlreadyDone' | 'parReasonRequired' | 'parExtensionInvalid' | 'parCardsNotReadyConflict' | 'parDecisionRequired' | 'parFactsNotFrozenConflict'

type Decided = Result<RoundEvent, RoundRefusal>

const LONGEST_REBUTTAL = 30

/** Checks the terms of a new round: a set that adds up, somebody to verify each part, days in their order. */
export const decideOpening = (terms: RoundTerms, unitIds: readonly UnitId[]): Decided => {
  const { version, year, windows, verifiers, council } = terms
  const { from, to } = version.years
  if (terms.name.trim() === '') return refuse('parRoundNameRequired')
  if (year < from || (to !== null && year > to)) return refuse('parRoundYearOutOfRange', { year, from, to: to ?? 'nay' })
  const faults = checkVersion(version)
  if (faults.length > 0) return refuse('parVersionFaultyInvalid', { lines: faults.map(({ line }) => line) })
  if (unitIds.length === 0) return refuse('parUnitsRequired')
  if (unitIds.includes(terms.organiserId)) return refuse('parOrganiserRatedInvalid')
  const unnamed = verifierNames(version).filter((name) => !verifiers.some((one) => one.name === name))
  if (unnamed.length > 0) return refuse('parVerifierRequired', { names: unnamed })
  if (!council.memberIds.some((id) => id !== council.headId)) return refuse('parCouncilRequired')
  const days = [windows.selfScore.from, windows.selfScore.until, windows.verification.until, windows.council.until]
  if (!days.every((day, i) => i === 0 || (days[i - 1] ?? '') <= day)) return refuse('parWindowsInvalid')
  if (!terms.cutOffOn.startsWith(`${year}-`) || terms.cutOffOn > windows.selfScore.until) return refuse('parCutOffInvalid', { year })
  if (!Number.isInteger(terms.rebuttalDays) || terms.rebuttalDays < 1 || terms.rebuttalDays > LONGEST_REBUTTAL) return refuse('parRebuttalDaysOutOfRange', { most: LONGEST_REBUTTAL })
  return ok({ type: 'opened', terms: { ...terms, name: terms.name.trim() }, unitIds: [...new Set(unitIds)] })
}

const inPhase = (round: Round, phase: Round['phase']): Refusal<RoundRefusal> | undefined => (round.phase === phase ? undefined : { code: 'parRoundPhaseConflict' })

/** Facts stand still once the cut-off day is over. */
export const decideFreeze = (round: Round, { asOf, units, now }: { readonly asOf: At; readonly units: number; readonly now: At }): Decided => {
  const wrong = inPhase(round, 'open')
  if (wrong !== undefined) return { ok: false, refusal: wrong }
  if (round.factsAsOf !== null) return refuse('parFactsFrozenAlreadyDone')
  return dayTextOf(now) > round.cutOffOn ? ok({ type: 'factsFrozen', asOf, units }) : refuse('parCutOffNotOverConflict', { day: round.cutOffOn })
}

/** Moves the end of a stage for all units, never back. */
export const decideExtension = (
  round: Round,
  { stage, window, reason, now }: { readonly stage: RoundStage; readonly window: StageWindow; readonly reason: string; readonly now: At },
): Decided => {
  const wrong = inPhase(round, 'open')
  if (wrong !== undefined) return { ok: false, refusal: wrong }
  if (reason.trim() === '') return refuse('parReasonRequired')
  const isLater = window.closesAt > round.windows[stage].closesAt && window.closesAt > now
  return isLater ? ok({ type: 'windowExtended', stage, window, reason: reason.trim() }) : refuse('parExtensionInvalid')
}

/** Closes the round by the publication decision; `unready` are the units whose cards keep it from being decided. */
export const decideRound = (
  round: Round,
  { decision, units, unready }: { readonly decision: PublicationDecision; readonly units: number; readonly unready: readonly string[] },
): Decided => {
  const wrong = inPhase(round, 'open')
  if (wrong !== undefined) return { ok: false, refusal: wrong }
  const { number, issuedOn, signerName, signerTitle } = decision
  if ([number, issuedOn, signerName, signerTitle].some((text) => text.trim() === '')) return refuse('parDecisionRequired')
  if (unready.length > 0) return refuse('parCardsNotReadyConflict', { count: unready.length, units: unready })
  return ok({ type: 'decided', decision, units })
}

export const decidePublication = (round: Round): Decided => {
  const wrong = inPhase(round, 'decided')
  return wrong === undefined ? ok({ type: 'published' }) : { ok: false, refusal: wrong }
}

/** Ends a round that was opened by mistake; what was written in it stays in its history. */
export const decideCancelling = (round: Round, reason: string): Decided => {
  const wrong = inPhase(round, 'open')
  if (wrong !== undefined) return { ok: false, refusal: wrong }
  return reason.trim() === '' ? refuse('parReasonRequired') : ok({ type: 'cancelled', reason: reason.trim() })
}
