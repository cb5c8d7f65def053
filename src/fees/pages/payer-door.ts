import { parseId, type DossierId } from '#kernel/ids.ts'
import type { RequestContext } from '#web/request-context.ts'
import { isPassFor } from '../payer.ts'

const COOKIE = 'thanh-toan'

/** The dossier in the address, provided that this browser has proven the secret of its slip. */
export const findProvenDossier = async (web: RequestContext, idText: string | undefined): Promise<DossierId | undefined> => {
  const id = parseId<DossierId>(idText ?? '')
  return id !== undefined && (await isPassFor(web.ctx, web.cookies.get(COOKIE), id)) ? id : undefined
}

/** Keeps the pass in the browser until it closes; the pass itself ends sooner. */
export const keepPass = (web: RequestContext, pass: string): void => web.cookies.set(COOKIE, pass)
