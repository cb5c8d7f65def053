import { z } from 'zod'
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

export const ADDRESS_FORM = z.strictObject({
  recipient: z.string({ error: 'Nhập tên người nhận.' }).max(200, { error: 'Tên dài quá 200 ký tự.' }),
  phone: z.string({ error: 'Nhập số điện thoại để bưu tá gọi trước khi đến.' }).max(30, { error: 'Số điện thoại dài quá.' }),
  place: z.string({ error: 'Chọn hoặc nhập xã, phường và tỉnh.' }).max(200, { error: 'Tên nơi nhận dài quá 200 ký tự.' }),
  street: z.string({ error: 'Nhập số nhà, đường, thôn hoặc tổ dân phố.' }).max(300, { error: 'Địa chỉ dài quá 300 ký tự.' }),
})
