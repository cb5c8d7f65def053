import type { FeeChoice, TickedFees } from '#procedures/domain/fee-choice.ts'

const FEE = 'fee.'
const EXEMPTION = 'exemption.'

/** Names of the boxes that are ticked for a conditional fee and for an exemption. */
export const feeField = (feeId: string): string => FEE + feeId
export const exemptionField = (exemptionId: string): string => EXEMPTION + exemptionId

/** The names of the boxes behind a kept choice. */
export const namesOfChoice = (choice: FeeChoice | undefined): readonly string[] => [
  ...(choice?.chosenFeeIds ?? []).map(feeField),
  ...(choice?.exemptions ?? []).map(({ id }) => exemptionField(id)),
]

/** Sent by a form that asks for fees and exemptions: without it, no box ticked means that nobody was asked. */
export const FEES_ASKED = 'feesAsked'

/** The ids behind the names of ticked boxes; other names are passed over. */
export const tickedFees = (names: readonly string[]): TickedFees => {
  const after = (start: string): string[] => names.flatMap((name) => (name.startsWith(start) ? [name.slice(start.length)] : []))
  return { chosenFeeIds: after(FEE), exemptionIds: after(EXEMPTION) }
}

/** Names of the boxes that a sent form has ticked. */
export const tickedNames = (fields: Readonly<Record<string, string>>): readonly string[] =>
  Object.keys(fields).filter((name) => name.startsWith(FEE) || name.startsWith(EXEMPTION))
