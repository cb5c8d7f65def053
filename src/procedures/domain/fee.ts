import type { Channel, FeeExemption, ProcedureFee } from './procedure.ts'

/** One document to certify or copy: `copies` copies of an original with `pages` pages. */
export type FeeDocument = { readonly pages: number; readonly copies: number }

export type FeeRequest = {
  readonly caseId: string
  readonly channel: Channel
  /** What per-copy and per-page prices are counted on; none means one copy of one page. */
  readonly documents?: readonly FeeDocument[]
  /** Conditional fees that a person says apply. */
  readonly chosenFeeIds?: readonly string[]
  /** Exemptions that the payer has proven; the lowest price wins, exemptions are never added up. */
  readonly exemptionIds?: readonly string[]
}

/** What one fee comes to. `amount` in đồng, `null` when the procedure text gives no sum. */
export type FeeLine = {
  readonly feeId: string
  readonly name: string
  readonly kind: ProcedureFee['kind']
  readonly amount: number | null
  readonly exemption?: FeeExemption
  readonly note?: string
}

export type FeeStatement = {
  readonly lines: readonly FeeLine[]
  /** Sum of the known lines in đồng. */
  readonly total: number
  /** A line has no sum: the cashier must state it. */
  readonly incomplete: boolean
}

const ONE_PAGE: readonly FeeDocument[] = [{ pages: 1, copies: 1 }]

/** Price of one copy of a document with `pages` pages, in đồng. */
const pricePerCopy = (fee: ProcedureFee, amount: number, pages: number): number => {
  const later = fee.laterPages
  const full = later === undefined ? pages : Math.min(pages, later.fromPage - 1)
  const price = full * amount + (later === undefined ? 0 : (pages - full) * later.amount)
  return fee.maxPerCopy === undefined ? price : Math.min(price, fee.maxPerCopy)
}

const priceOf = (fee: ProcedureFee, documents: readonly FeeDocument[]): number | null => {
  const amount = fee.amount
  if (amount === null) return null
  const per = fee.per ?? 'dossier'
  switch (per) {
    case 'page':
      return documents.reduce((sum, { pages, copies }) => sum + copies * pricePerCopy(fee, amount, pages), 0)
    case 'copy':
      return documents.reduce((sum, { copies }) => sum + copies * amount, 0)
    case 'dossier':
      return amount
  }
}

const bestExemption = (fee: ProcedureFee, ids: readonly string[]): FeeExemption | undefined =>
  (fee.exemptions ?? [])
    .filter((exemption) => ids.includes(exemption.id))
    .toSorted((a, b) => b.percentOff - a.percentOff)[0]

/** Fees that a case and channel may meet, conditional ones included: what a price list shows. */
export const applicableFees = (fees: readonly ProcedureFee[], caseId: string, channel: Channel): readonly ProcedureFee[] =>
  fees.filter(
    (fee) =>
      (fee.channel === undefined || fee.channel === channel) && (fee.caseId === undefined || fee.caseId === caseId),
  )

/**
 * What is owed for one dossier, in đồng: unconditional fees of the case and channel plus the chosen ones.
 * A reduction is rounded down to the đồng, in favour of the payer.
 */
export const stateFees = (fees: readonly ProcedureFee[], request: FeeRequest): FeeStatement => {
  const chosen = request.chosenFeeIds ?? []
  const lines = applicableFees(fees, request.caseId, request.channel)
    .filter((fee) => fee.condition === undefined || chosen.includes(fee.id))
    .map((fee): FeeLine => {
      const price = priceOf(fee, request.documents ?? ONE_PAGE)
      const exemption = bestExemption(fee, request.exemptionIds ?? [])
      const amount =
        price === null || exemption === undefined ? price : Math.floor((price * (100 - exemption.percentOff)) / 100)
      return {
        feeId: fee.id,
        name: fee.name,
        kind: fee.kind,
        amount,
        ...(exemption === undefined ? {} : { exemption }),
        ...(fee.note === undefined ? {} : { note: fee.note }),
      }
    })
  return {
    lines,
    total: lines.reduce((sum, line) => sum + (line.amount ?? 0), 0),
    incomplete: lines.some((line) => line.amount === null),
  }
}

/** The statement of several documents that are each priced alone, line by line: what a certification owes. */
export const stateFeesOfEach = (
  fees: readonly ProcedureFee[],
  request: Omit<FeeRequest, 'documents'>,
  documents: readonly FeeDocument[],
): FeeStatement => {
  const each = documents.map((one) => stateFees(fees, { ...request, documents: [one] }))
  const lines = (each[0]?.lines ?? []).map((line, i): FeeLine => {
    const amounts = each.map((one) => one.lines[i]?.amount ?? null)
    return { ...line, amount: amounts.includes(null) ? null : amounts.reduce<number>((sum, one) => sum + (one ?? 0), 0) }
  })
  return {
    lines,
    total: each.reduce((sum, one) => sum + one.total, 0),
    incomplete: lines.some((line) => line.amount === null),
  }
}
