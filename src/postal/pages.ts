import { transaction, type Ctx } from '#db/context.ts'
import { formFacts } from '#eforms/form-facts.ts'
import { findDossierPage } from '#dossiers/queries.ts'
import { isAccepted } from '#dossiers/domain/dossier.ts'
import type { DossierId } from '#kernel/ids.ts'
import { today } from '#organisation/today.ts'
import type { Direction, PostalAddress } from './domain/consignment.ts'
import { findPostalAddress } from './queries.ts'

/** What the form of an address shows: what was chosen before, or what the dossier says of its submitter. */
export type AddressPage = {
  readonly dossierId: DossierId
  readonly dossierCode: string | null
  readonly direction: Direction
  readonly known: PostalAddress
  readonly isChosen: boolean
  /** Communes of this installation, to pick from; others are typed. */
  readonly places: readonly string[]
}

export const readDirection = (given: string | null): Direction => (given === 'lay' ? 'collect' : 'return')

/** The form of an address, or undefined when the actor does not see the dossier. */
export const findAddressPage = (ctx: Ctx, dossierId: DossierId, direction: Direction): Promise<AddressPage | undefined> =>
  transaction(ctx, async (trx) => {
    const page = await findDossierPage(trx, ctx.actor, dossierId)
    if (page === undefined) return undefined
    const { dossier, textOf } = page
    const chosen = await findPostalAddress(trx, dossierId, direction)
    const { submitter } = dossier.parties
    return {
      dossierId,
      dossierCode: isAccepted(dossier) ? dossier.code : null,
      direction,
      isChosen: chosen !== undefined,
      known: chosen ?? { recipient: textOf(submitter.name) ?? '', phone: textOf(submitter.phone) ?? '', place: '', street: textOf(submitter.address) ?? '' },
      places: (await formFacts(trx, today(ctx))).places,
    }
  })
