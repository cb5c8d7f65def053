import { transaction } from '#db/context.ts'
import { parseId, type DossierId } from '#kernel/ids.ts'
import { findDossier } from '#dossiers/queries.ts'
import type { RequestContext } from '#web/request-context.ts'
import { isPassFor } from '../paying/payer.ts'

const COOKIE = 'thanh-toan'

/** A citizen who is signed in pays for the dossiers that are theirs, without the slip. */
const isOwnOf = async ({ citizen, citizenCtx }: RequestContext, id: DossierId): Promise<boolean> =>
  citizen !== null && (await transaction(citizenCtx, (trx) => findDossier(trx, citizenCtx.actor, id))) !== undefined

/** The dossier in the address, provided that it is the signed-in citizen's or that this browser has proven its slip's secret. */
export const findProvenDossier = async (web: RequestContext, idText: string | undefined): Promise<DossierId | undefined> => {
  const id = parseId<DossierId>(idText ?? '')
  if (id === undefined) return undefined
  return (await isPassFor(web.ctx, web.cookies.get(COOKIE), id)) || (await isOwnOf(web, id)) ? id : undefined
}

/** Keeps the pass in the browser until it closes; the pass itself ends sooner. */
export const keepPass = (web: RequestContext, pass: string): void => web.cookies.set(COOKIE, pass)
