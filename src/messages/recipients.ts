import type { Trx } from '#db/context.ts'
import { hasConsent } from '#citizens/own/consents.ts'
import { findDossierAccounts } from '#dossiers/citizen-part.ts'
import type { Dossier } from '#dossiers/domain/dossier.ts'
import type { AccountId } from '#kernel/ids.ts'
import type { LetterChannel } from './domain/letter.ts'

/** Who is told, and by which ways they may be reached. Ids only: addresses are read when a letter leaves. */
export type Recipient =
  /** The phone and mail that the submitter left with the dossier. */
  | { readonly kind: 'party'; readonly party: 'submitter'; readonly channels: readonly LetterChannel[] }
  /** An account of the portal that the dossier belongs to. */
  | { readonly kind: 'account'; readonly accountId: AccountId; readonly channels: readonly LetterChannel[] }

/**
 * Whoever submitted left their phone or mail to be reached about this dossier. The accounts that it belongs to find it in
 * their inbox, and by Zalo when they have agreed to that.
 */
export const findRecipients = async (trx: Trx, dossier: Dossier, day: string): Promise<readonly Recipient[]> => {
  const { phone, email } = dossier.parties.submitter
  const channels: LetterChannel[] = [...(email === undefined ? [] : (['mail'] as const)), ...(phone === undefined ? [] : (['sms'] as const))]
  const accounts: Recipient[] = []
  for (const accountId of await findDossierAccounts(trx, dossier.id)) {
    const wantsZalo = await hasConsent(trx, accountId, 'zaloMessages', day)
    accounts.push({ kind: 'account', accountId, channels: wantsZalo ? ['zalo'] : [] })
  }
  return [...(channels.length === 0 ? [] : [{ kind: 'party', party: 'submitter', channels } as const]), ...accounts]
}
