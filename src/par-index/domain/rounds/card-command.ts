import type { Evidence } from '#evidence/domain/evidence.ts'
import type { Share } from '#figures/domain/shares.ts'
import type { At } from '#kernel/at.ts'
import type { StaffId } from '#kernel/ids.ts'
import { refuse, type Refusal, type Result } from '#kernel/result.ts'
import type { SubCriterion } from '#law/par-index.ts'
import type { Input } from '../score.ts'
import type { Card, CardEvent, CardExtension, Line, SurveySource } from './card.ts'
import type { Facts } from './card-score.ts'
import { linesOf, type Round } from './round.ts'

/** `lineSeq` is the state of the line that the person was looking at; 0 for one that nobody touched. */
type OnLine = { readonly code: string; readonly lineSeq: number }

/** What can be asked of a card. */
export type CardCommand =
  | ({ readonly type: 'score'; readonly input: Input; readonly explanation: string | null; readonly evidence: readonly Evidence[] } & OnLine)
  | ({ readonly type: 'contestFact'; readonly claimed: Share; readonly reason: string; readonly evidence: readonly Evidence[] } & OnLine)
  | ({ readonly type: 'dropContest' } & OnLine)
  | { readonly type: 'submit' }
  | { readonly type: 'return'; readonly reason: string }
  /** Without agreement, `input` is the verifier's own; null leaves a contested fact as the system has it. */
  | ({ readonly type: 'verifyLine'; readonly agrees: boolean; readonly input: Input | null; readonly comment: string | null } & OnLine)
  | { readonly type: 'agreeLines'; readonly codes: readonly string[] }
  | { readonly type: 'sendVerification'; readonly rebuttalDueAt: At }
  | ({ readonly type: 'rebut'; readonly input: Input; readonly explanation: string; readonly evidence: readonly Evidence[] } & OnLine)
  | ({ readonly type: 'dropRebuttal' } & OnLine)
  | { readonly type: 'sendRebuttal' }
  | { readonly type: 'acceptVerification' }
  | ({ readonly type: 'rule'; readonly accepts: boolean; readonly reason: string | null } & OnLine)
  | { readonly type: 'settle' }
  | ({ readonly type: 'councilScore'; readonly input: Input; readonly reason: string } & OnLine)
  | { readonly type: 'survey'; readonly code: string; readonly input: Input; readonly source: SurveySource }
  | { readonly type: 'extend'; readonly stage: CardExtension['stage']; readonly closesAt: At; readonly reason: string }

export type CardRefusal =
  | 'parCardStateConflict' | 'parRoundPhaseConflict' | 'parWindowNotOpenConflict' | 'parWindowEnded' | 'parLineUnknown' | 'parLineNotAnsweredInvalid'
  | 'parLineChanged' | 'parInputInvalid' | 'parFactsNotFrozenConflict' | 'parReasonRequired' | 'parEvidenceRequired' | 'parUnansweredMissing'
  | 'parUnverifiedMissing' | 'parUnruledMissing' | 'parNothingRebuttedMissing' | 'parRebuttalsWaitingConflict' | 'parScorerNeverVerifiesForbidden'
  | 'parJudgeNeverScoresForbidden' | 'parNothingToJudgeInvalid' | 'parClaimSameInvalid' | 'parExtensionInvalid'

/** What a decision needs beside the card: the round, the unit's facts, who acts (`null`: the program), and when. */
export type CardGround = { readonly round: Round; readonly facts: Facts; readonly by: StaffId | null; readonly now: At }

export type Decided = Result<readonly CardEvent[], CardRefusal>
export type Fault = Refusal<CardRefusal> | undefined

export const fault = (code: CardRefusal, facts?: Refusal['facts']): Refusal<CardRefusal> => (facts === undefined ? { code } : { code, facts })

/** The first fault, or what is done when there is none. */
export const unless = (faults: readonly Fault[], then: () => Decided): Decided => {
  const first = faults.find((one) => one !== undefined)
  return first === undefined ? then() : { ok: false, refusal: first }
}

export const filledText = (text: string | null): string | null => (text === null || text.trim() === '' ? null : text.trim())

/** A line of the set with what stands on the card, as the person saw it. */
export const lineSeen = (card: Card, { round }: CardGround, { code, lineSeq }: OnLine): Result<{ readonly criterion: SubCriterion; readonly line: Line }, CardRefusal> => {
  const criterion = linesOf(round.version).find((one) => one.code === code)
  if (criterion === undefined) return refuse('parLineUnknown', { line: code })
  const line = card.lines[code] ?? { seq: 0 }
  return line.seq === lineSeq ? { ok: true, value: { criterion, line } } : refuse('parLineChanged', { line: code })
}
