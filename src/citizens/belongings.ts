import type { Ctx, Trx } from '#db/context.ts'
import type { AccountId } from '#kernel/ids.ts'

/** What later capabilities keep for an account, as JSON can carry it: moments and days as ISO text. */
export type Belongings = {
  readonly dossiers: readonly {
    /** Its code, or what it is called until it has one. */
    readonly number: string
    readonly procedureName: string
    /** In words. */
    readonly status: string
    readonly receivedAt: string | null
    readonly dueAt: string | null
    readonly answerDueOn: string | null
    /** Followed with a slip, and not one's own. */
    readonly isFollowed: boolean
  }[]
  readonly messages: readonly { readonly subject: string; readonly letter: string; readonly createdAt: string; readonly isUnread: boolean }[]
  readonly drafts: readonly { readonly procedureName: string; readonly changedAt: string; readonly expiresOn: string }[]
  /** Petitions sent from the account; `status` in words. */
  readonly petitions: readonly { readonly code: string; readonly subject: string; readonly status: string; readonly receivedAt: string }[]
}

/** The port to those capabilities: "my data" shows and erases what this one cannot know. */
export type BelongingsKeeper = {
  /** Of the citizen of `ctx`. */
  readonly find: (ctx: Ctx) => Promise<Belongings>
  /** Takes away all that is only the account's, in the transaction that closes it. */
  readonly erase: (doorkeeperTrx: Trx, accountId: AccountId) => Promise<void>
}
