import { ok, refuse, type Result } from '#kernel/result.ts'
import { applicableFees, type FeeRequest } from './fee.ts'
import type { Channel, FeeExemption, ProcedureFee } from './procedure.ts'

/** An exemption that the payer has proven, as the version words it, and the fee that it lowers. */
export type GrantedExemption = FeeExemption & { readonly feeId: string }

/** What a person said applies to one dossier; each exemption keeps its legal basis. */
export type FeeChoice = {
  readonly chosenFeeIds: readonly string[]
  readonly exemptions: readonly GrantedExemption[]
}

/** What may be chosen for a case and channel: conditional fees, and who pays less by which text. */
export type FeeOptions = {
  readonly conditional: readonly ProcedureFee[]
  readonly exemptions: readonly GrantedExemption[]
}

export const feeOptions = (fees: readonly ProcedureFee[], caseId: string, channel: Channel): FeeOptions => {
  const applicable = applicableFees(fees, caseId, channel)
  return {
    conditional: applicable.filter((fee) => fee.condition !== undefined),
    exemptions: applicable.flatMap((fee) => (fee.exemptions ?? []).map((one) => ({ feeId: fee.id, ...one }))),
  }
}

/** Ids as they were ticked at the desk or sent by a program. */
export type TickedFees = { readonly chosenFeeIds?: readonly string[] | undefined; readonly exemptionIds?: readonly string[] | undefined }

/**
 * The choice behind ticked ids, with the basis of each exemption; null when nothing was ticked. Refuses an id that
 * the case and channel do not know. An exemption of a conditional fee that was not chosen is left out.
 */
export const chooseFees = (
  fees: readonly ProcedureFee[],
  { caseId, channel }: Pick<FeeRequest, 'caseId' | 'channel'>,
  { chosenFeeIds = [], exemptionIds = [] }: TickedFees,
): Result<FeeChoice | null, 'feeUnknown' | 'exemptionUnknown'> => {
  const { conditional, exemptions } = feeOptions(fees, caseId, channel)
  const strangeFee = chosenFeeIds.find((id) => !conditional.some((fee) => fee.id === id))
  if (strangeFee !== undefined) return refuse('feeUnknown', { fee: strangeFee })
  const strange = exemptionIds.find((id) => !exemptions.some((one) => one.id === id))
  if (strange !== undefined) return refuse('exemptionUnknown', { exemption: strange })
  const isOwed = (feeId: string): boolean => chosenFeeIds.includes(feeId) || !conditional.some((fee) => fee.id === feeId)
  const choice: FeeChoice = {
    chosenFeeIds: conditional.flatMap((fee) => (chosenFeeIds.includes(fee.id) ? [fee.id] : [])),
    exemptions: exemptions.filter((one) => exemptionIds.includes(one.id) && isOwed(one.feeId)),
  }
  return ok(choice.chosenFeeIds.length + choice.exemptions.length === 0 ? null : choice)
}

/** A kept choice as the request that `stateFees` counts. */
export const requestOf = (place: Pick<FeeRequest, 'caseId' | 'channel'>, choice: FeeChoice | null | undefined): FeeRequest => ({
  ...place,
  ...(choice ? { chosenFeeIds: choice.chosenFeeIds, exemptionIds: choice.exemptions.map((one) => one.id) } : {}),
})
