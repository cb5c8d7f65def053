import { ok, type Result } from '#kernel/result.ts'
import { chooseFees, requestOf, type FeeChoice, type TickedFees } from '#procedures/domain/fee-choice.ts'
import { stateFees, stateFeesOfEach, type FeeDocument, type FeeStatement } from '#procedures/domain/fee.ts'
import type { Channel, ProcedureVersion } from '#procedures/domain/procedure.ts'
import type { Dossier } from './domain/dossier.ts'

type FiledFees = TickedFees & {
  readonly caseId?: string | undefined
  readonly channel: Channel
  /** Documents of a certification, each priced alone. */
  readonly documents?: readonly FeeDocument[]
}

/** The case that a filing names, or the first of the version. */
export const caseOfFiling = (version: ProcedureVersion, { caseId }: Pick<FiledFees, 'caseId'>): string =>
  caseId ?? version.cases[0]?.id ?? ''

const choiceOf = (version: ProcedureVersion, input: FiledFees): Result<FeeChoice | null, 'feeUnknown' | 'exemptionUnknown'> =>
  chooseFees(version.fees, { caseId: caseOfFiling(version, input), channel: input.channel }, input)

/** Refuses a conditional fee or an exemption that the version does not have for this case and channel. */
export const checkFees = (version: ProcedureVersion, input: FiledFees): Result<null, 'feeUnknown' | 'exemptionUnknown'> => {
  const choice = choiceOf(version, input)
  return choice.ok ? ok(null) : choice
}

/** What a filing owes in đồng, and the choice that made it so. The ticked ids have been checked. */
export const feesOfFiling = (version: ProcedureVersion, input: FiledFees): { readonly feeDong: number; readonly feeChoice?: FeeChoice } => {
  const choice = choiceOf(version, input)
  const chosen = choice.ok ? choice.value : null
  const request = requestOf({ caseId: caseOfFiling(version, input), channel: input.channel }, chosen)
  const { total } = input.documents === undefined ? stateFees(version.fees, request) : stateFeesOfEach(version.fees, request, input.documents)
  return { feeDong: total, ...(chosen === null ? {} : { feeChoice: chosen }) }
}

/**
 * The fees of a dossier line by line, by the version of its reception and what was chosen for it. `documents` are
 * those of a certification.
 */
export const feesOfDossier = (
  version: ProcedureVersion,
  { caseId, channel, feeChoice }: Pick<Dossier, 'caseId' | 'channel' | 'feeChoice'>,
  documents?: readonly FeeDocument[],
): FeeStatement => {
  const request = requestOf({ caseId, channel }, feeChoice)
  return documents === undefined ? stateFees(version.fees, request) : stateFeesOfEach(version.fees, request, documents)
}
