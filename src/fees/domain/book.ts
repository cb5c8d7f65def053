/**
 * The books, double entry in whole đồng. Money lies somewhere (`cash`, `gateway`, `bank`) and belongs to something
 * (a `dossier`, or nobody yet: `unmatched`).
 */
export const HOLDINGS = ['cash', 'gateway', 'bank'] as const
export type Holding = (typeof HOLDINGS)[number]
export type Claim = 'unmatched' | 'dossier'
export type BookAccount = Holding | Claim

export const POSTING_KINDS = ['received', 'matched', 'released', 'voided', 'refunded', 'settled'] as const
export type PostingKind = (typeof POSTING_KINDS)[number]

/** One line of the journal: `amountDong` goes to the debit of one account and the credit of another. Never changed. */
export type Posting = {
  readonly kind: PostingKind
  readonly paymentId: string
  readonly debit: BookAccount
  readonly credit: BookAccount
  readonly amountDong: number
  /** Set where one of the two accounts is a dossier's. */
  readonly dossierId: string | null
}

export const METHODS = ['cash', 'gateway', 'transfer'] as const
export type Method = (typeof METHODS)[number]

/** Where money of a way of paying lies first. */
export const HOLDING_OF = { cash: 'cash', gateway: 'gateway', transfer: 'bank' } as const satisfies Record<Method, Holding>

/** The source under which a bank's statements stand; every other source that is not the desk's is a gateway's name. */
export const BANK = 'bank'

type About = { readonly paymentId: string; readonly amountDong: number }

/** Money came in: for a dossier, or for nobody known. */
export const received = (about: About, holding: Holding, dossierId: string | null): Posting => ({
  kind: 'received',
  ...about,
  debit: holding,
  credit: dossierId === null ? 'unmatched' : 'dossier',
  dossierId,
})

/** Money of nobody found its dossier. */
export const matched = (about: About, dossierId: string): Posting => ({
  kind: 'matched',
  ...about,
  debit: 'unmatched',
  credit: 'dossier',
  dossierId,
})

/** Money was taken off a dossier again: a wrong match. */
export const released = (about: About, dossierId: string): Posting => ({
  kind: 'released',
  ...about,
  debit: 'dossier',
  credit: 'unmatched',
  dossierId,
})

/** A cash receipt was cancelled and the money given back at the desk. */
export const voided = (about: About, dossierId: string): Posting => ({
  kind: 'voided',
  ...about,
  debit: 'dossier',
  credit: 'cash',
  dossierId,
})

/** Money went back to the payer. */
export const refunded = (about: About, holding: Holding, dossierId: string | null): Posting => ({
  kind: 'refunded',
  ...about,
  debit: dossierId === null ? 'unmatched' : 'dossier',
  credit: holding,
  dossierId,
})

/** The gateway paid out to the agency's bank account. */
export const settled = (about: About): Posting => ({ kind: 'settled', ...about, debit: 'bank', credit: 'gateway', dossierId: null })

export type Balances = Readonly<Record<BookAccount, number>>

const EMPTY: Balances = { cash: 0, gateway: 0, bank: 0, unmatched: 0, dossier: 0 }

/** Debit minus credit of each account: holdings are positive, claims negative. */
export const balancesOf = (postings: readonly Posting[]): Balances => {
  const sums: Record<BookAccount, number> = { ...EMPTY }
  for (const { debit, credit, amountDong } of postings) {
    sums[debit] += amountDong
    sums[credit] -= amountDong
  }
  return sums
}

/** What the whole of the books comes to: 0, or something was lost. */
export const imbalanceOf = (balances: Balances): number => Object.values(balances).reduce((sum, one) => sum + one, 0)

/** How much of a payment is still here: for a dossier and for nobody. */
export const standingOf = (postings: readonly Posting[], paymentId: string) => {
  const own = postings.filter((one) => one.paymentId === paymentId)
  const claim = (account: Claim): number => -balancesOf(own)[account]
  return { creditedDong: claim('dossier'), unmatchedDong: claim('unmatched') }
}

/** What was credited to a dossier, in đồng. */
export const creditedTo = (postings: readonly Posting[], dossierId: string): number =>
  -balancesOf(postings.filter((one) => one.dossierId === dossierId)).dossier
