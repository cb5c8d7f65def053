import type { Ctx, Trx } from '#db/context.ts'
import { isAccepted, type Dossier } from '#dossiers/domain/dossier.ts'
import { sealId } from '#dossiers/look-up/sealed-id.ts'
import { findDossier } from '#dossiers/queries.ts'
import { verificationToken } from '#dossiers/verification/verify-result.ts'
import type { DossierId } from '#kernel/ids.ts'
import type { Occasion } from '#law/messages.ts'
import type { Links } from './domain/links.ts'

/** Holders of an account act on the page of their own dossier; whoever left only a contact acts with the slip in hand. */
export type Reader = 'account' | 'contact'

const TELLS_OF_RESULT: readonly Occasion[] = ['resultReady', 'handedOver', 'resultReplaced']

/** Where a message about a dossier leads: to the place where its reader acts. */
export const linksFor = async (
  trx: Trx,
  ctx: Ctx,
  origin: string,
  { dossierId, occasion, reader }: { readonly dossierId: DossierId; readonly occasion: Occasion; readonly reader: Reader },
): Promise<Links> => {
  const dossier = await findDossier(trx, ctx.actor, dossierId)
  const seals = dossier !== undefined && TELLS_OF_RESULT.includes(occasion) ? await sealsOf(trx, ctx, origin, dossier) : NO_SEALS
  return { ...seals, ...(reader === 'account' ? accountLinks(origin, dossierId, dossier) : contactLinks(origin, dossier)) }
}

const NO_SEALS = { 'xac-minh': null, 'danh-gia': null } as const

const sealsOf = async (trx: Trx, ctx: Ctx, origin: string, dossier: Dossier): Promise<Pick<Links, 'xac-minh' | 'danh-gia'>> => {
  const verify = await verificationToken(trx, ctx, dossier)
  const isRateable = dossier.phase === 'resolved' || dossier.phase === 'handedOver'
  return {
    'xac-minh': verify === undefined ? null : `${origin}/xac-minh/${verify}`,
    'danh-gia': isRateable ? `${origin}/danh-gia/${await sealId(trx, ctx, 'rating', dossier.id)}` : null,
  }
}

/** One that the reader does not see now, since they act for somebody else today, is reached through their list. */
const accountLinks = (origin: string, id: DossierId, dossier: Dossier | undefined) => ({
  'duong-dan': dossier === undefined ? `${origin}/ho-so-cua-toi` : `${origin}/ho-so-cua-toi/${id}`,
  'nop-tien': dossier === undefined ? `${origin}/ho-so-cua-toi` : `${origin}/thanh-toan/${id}`,
})

const contactLinks = (origin: string, dossier: Dossier | undefined) => ({
  'duong-dan': `${origin}/tra-cuu`,
  'nop-tien': `${origin}/thanh-toan${dossier !== undefined && isAccepted(dossier) ? `?ma=${encodeURIComponent(dossier.code)}` : ''}`,
})

/** As the office reads what it wrote: what only the person addressed may open does not stand there. */
export const officeLinks = (origin: string): Links => ({
  'duong-dan': `${origin}/tra-cuu`,
  'nop-tien': `${origin}/thanh-toan`,
  'xac-minh': `${origin}/xac-minh/…`,
  'danh-gia': `${origin}/danh-gia/…`,
})
