import type { Ctx } from '#db/context.ts'
import type { Result } from '#kernel/result.ts'
import type { Instant, PlainDate } from '#kernel/time.ts'
import type { GatewayFacts } from '../domain/order.ts'

/** What a gateway is told to collect. */
export type Charge = {
  readonly reference: string
  readonly amountDong: number
  /** What the payer reads there: the procedure's name, never a person. */
  readonly description: string
  /** Where the browser comes back to; its coming proves nothing. */
  readonly returnTo: string
  readonly expiresAt: Instant
}

/** A server's call as it came: the body is not parsed, since its signature covers the bytes. */
export type CallbackMessage = { readonly body: string; readonly signature: string | null }

export type RefundOrder = { readonly refundId: string; readonly transactionId: string; readonly amountDong: number }

/** One line of what a gateway says it collected on a day. */
export type SettlementLine = { readonly transactionId: string; readonly reference: string; readonly amountDong: number }

/**
 * How the gateway writes the file of what it collected, as data: the headings of its columns, any of which may be met.
 * A row counts when its status is one of `paid`; without a status column every row is money that came in.
 */
export type SettlementColumns = {
  readonly transactionId: readonly string[]
  readonly reference: readonly string[]
  readonly amount: readonly string[]
  readonly paidAt: readonly string[]
  readonly status?: { readonly column: readonly string[]; readonly paid: readonly string[] }
}

export type GatewayCode = 'gatewayUnavailable' | 'signatureInvalid' | 'messageInvalid'

/**
 * A payment service behind one interface. An adapter translates and nothing else: it never touches the books, and what
 * it says counts only when `verify` has checked its signature or `query` has asked for it.
 */
export type PaymentGateway = {
  /** Stable name, in addresses and in the books: lower-case letters. */
  readonly name: string
  /** What people choose. */
  readonly label: string
  /** Registers the charge and says where to send the browser. The same reference again is the same charge. */
  readonly start: (ctx: Ctx, charge: Charge) => Promise<Result<{ readonly redirectTo: string }, GatewayCode>>
  /** The facts in a server's call, or why it is not believed. */
  readonly verify: (ctx: Ctx, message: CallbackMessage) => Promise<Result<GatewayFacts, GatewayCode>>
  /** How a charge stands; undefined when the gateway does not know it. */
  readonly query: (ctx: Ctx, reference: string) => Promise<GatewayFacts | undefined>
  /** Gives money back. `refundId` makes a second call harmless. */
  readonly refund: (ctx: Ctx, order: RefundOrder) => Promise<Result<'done' | 'pending', GatewayCode>>
  /** What was collected on a day of Vietnam's calendar. */
  readonly settlement: (ctx: Ctx, day: PlainDate) => Promise<readonly SettlementLine[]>
  /** Its file of the same, for a person to bring. */
  readonly settlementFile: SettlementColumns
}
