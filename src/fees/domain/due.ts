import type { FeeStatement } from '#procedures/domain/fee.ts'
import type { FeeExemption, PayableAt, ProcedureFee } from '#procedures/domain/procedure.ts'

/** Khoản phải thu: one line that a dossier owes. `amountDong` is null until a cashier states a sum the text does not give. */
export type DueLine = {
  /** Stable within the dossier: `fee/<id>`, `obligation/<event number>`, `asked/<event number>/<item>`. */
  readonly key: string
  readonly name: string
  readonly kind: ProcedureFee['kind'] | 'obligation'
  readonly amountDong: number | null
  readonly payableAt: PayableAt
  readonly exemption?: Pick<FeeExemption, 'label' | 'percentOff' | 'basis'>
}

/** A sum that a dossier was asked for while it was handled: nghĩa vụ tài chính, or an item of a supplement request. */
export type Obligation = {
  readonly key: string
  readonly name: string
  readonly amountDong: number
  /** The request that asked for it ran out unanswered. */
  readonly hasLapsed?: boolean
}

/** What a person decided about a line after reception; the last word on a line counts. */
export type Adjustment =
  | { readonly type: 'stated'; readonly key: string; readonly amountDong: number }
  | { readonly type: 'waived'; readonly key: string; readonly basis: string }

/**
 * How far a dossier still owes: `asked` all of it; `kept` nothing more is asked, what was paid stays (withdrawn,
 * stopped); `void` nothing was ever owed (refused at reception, entered by mistake).
 */
export type Standing = 'asked' | 'kept' | 'void'

/** What is still asked for: an item of a request that ran out is owed no more, unless it was paid. */
export const standingObligations = (obligations: readonly Obligation[], paidKeys: ReadonlySet<string>): readonly Obligation[] =>
  obligations.filter(({ key, hasLapsed }) => hasLapsed !== true || paidKeys.has(key))

export const dueLines = (
  statement: FeeStatement,
  fees: readonly ProcedureFee[],
  obligations: readonly Obligation[],
  adjustments: readonly Adjustment[],
): readonly DueLine[] => {
  const filed = statement.lines.map((line): DueLine => ({
    key: `fee/${line.feeId}`,
    name: line.name,
    kind: line.kind,
    amountDong: line.amount,
    payableAt: fees.find((fee) => fee.id === line.feeId)?.payableAt ?? 'submission',
    ...(line.exemption === undefined ? {} : { exemption: exemptionOf(line.exemption) }),
  }))
  const asked = obligations.map(({ key, name, amountDong }): DueLine => ({
    key,
    name,
    kind: 'obligation',
    amountDong,
    payableAt: 'request',
  }))
  return adjustments.reduce<readonly DueLine[]>(adjust, [...filed, ...asked])
}

const exemptionOf = ({ label, percentOff, basis }: FeeExemption) => ({ label, percentOff, basis })

const adjust = (lines: readonly DueLine[], adjustment: Adjustment): readonly DueLine[] =>
  lines.map((line) => {
    if (line.key !== adjustment.key) return line
    if (adjustment.type === 'stated') return { ...line, amountDong: adjustment.amountDong }
    return { ...line, amountDong: 0, exemption: { label: line.name, percentOff: 100, basis: adjustment.basis } }
  })

/** A dossier's account: what it owes, what was credited to it, what is left or too much. All in đồng. */
export type DossierAccount = {
  readonly lines: readonly DueLine[]
  readonly totalDong: number
  readonly paidDong: number
  /** Never negative. */
  readonly outstandingDong: number
  readonly overpaidDong: number
  /** A line waits for its sum. */
  readonly incomplete: boolean
}

export const accountOf = (lines: readonly DueLine[], paidDong: number, standing: Standing): DossierAccount => {
  const totalDong = standing === 'void' ? 0 : lines.reduce((sum, line) => sum + (line.amountDong ?? 0), 0)
  return {
    lines,
    totalDong,
    paidDong,
    outstandingDong: standing === 'asked' ? Math.max(0, totalDong - paidDong) : 0,
    overpaidDong: Math.max(0, paidDong - totalDong),
    incomplete: standing === 'asked' && lines.some((line) => line.amountDong === null),
  }
}

/** Hình thức thu of the national exchange: 1 at submission, 2 at a request, 4 at return. */
export const NATIONAL_PAYABLE_CODE = { submission: 1, request: 2, return: 4 } as const satisfies Record<PayableAt, number>
