import { createHmac, timingSafeEqual } from 'node:crypto'
import { sql } from 'kysely'
import { transaction, type Ctx } from '#db/context.ts'
import type { DossierId } from '#kernel/ids.ts'
import { ok, refuse, type Result } from '#kernel/result.ts'
import { readTypedCode } from '#dossiers/domain/number.ts'
import { isSecret, lookupSecret } from '#dossiers/look-up/lookup-secret.ts'
import { countFailure, isThrottled } from '#dossiers/look-up/lookup-throttle.ts'

/** How long a browser that has proven the secret of a slip may go on paying for that dossier. */
const PASS_MINUTES = 120
const TIMES = 1_000

export type PayerCode = 'payerNotKnown' | 'payerThrottled'

/** The world in which a proven payer acts: the dossier is narrowed by the proof, not by a right. */
export const payerCtx = (ctx: Ctx): Ctx => ({ ...ctx, actor: { kind: 'system', name: 'thanh-toan' } })

const sealOf = (secret: string, dossierId: DossierId, until: number): string =>
  createHmac('sha256', `pay/${secret}`).update(`${dossierId}/${until}`).digest('base64url')

/**
 * A pass for one dossier against the secret of its slip. Wrong ones are counted by network address and by dossier, as
 * at the look-up, and a dossier that is not there gets the same answer.
 */
export const admitPayer = (
  ctx: Ctx,
  asked: { readonly dossierId: DossierId; readonly secret: string; readonly address: string },
): Promise<Result<string, PayerCode>> =>
  transaction(
    payerCtx(ctx),
    async (trx): Promise<Result<string, PayerCode>> => {
      if (await isThrottled(trx, ctx, asked.address, asked.dossierId)) return refuse('payerThrottled')
      const secret = await lookupSecret(trx, ctx, asked.dossierId)
      if (!isSecret(asked.secret, secret)) {
        await countFailure(trx, ctx, asked.address, asked.dossierId)
        return refuse('payerNotKnown')
      }
      const until = Math.floor(ctx.clock().add({ minutes: PASS_MINUTES }).epochMilliseconds / TIMES)
      return ok(`${asked.dossierId}.${until}.${sealOf(secret, asked.dossierId, until)}`)
    },
    { keepOnRefusal: true },
  )

/** An id that no dossier has, so that a code that is not there costs the same work and gets the same answer. */
const NOBODY = '00000000-0000-0000-0000-000000000000' as DossierId

/** The dossier behind a code as people type it; one that is not there is nobody's. */
export const findPayable = (ctx: Ctx, typedCode: string): Promise<DossierId> =>
  transaction(payerCtx(ctx), async (trx) => {
    const key = readTypedCode(typedCode)?.key ?? ''
    const { rows } = await sql<{ id: DossierId }>`select id from dossiers_by_key(${key.slice(0, 60)})`.execute(trx)
    return rows[0]?.id ?? NOBODY
  })

/** Whether a pass is ours, for this dossier, and not over. */
export const isPassFor = (ctx: Ctx, pass: string | undefined, dossierId: DossierId): Promise<boolean> =>
  transaction(payerCtx(ctx), async (trx) => {
    const [id, untilText = '', seal = ''] = (pass ?? '').split('.')
    const until = Number(untilText)
    if (id !== dossierId || !Number.isSafeInteger(until) || until * TIMES < ctx.clock().epochMilliseconds) return false
    const wanted = Buffer.from(sealOf(await lookupSecret(trx, ctx, dossierId), dossierId, until))
    const given = Buffer.from(seal)
    return given.length === wanted.length && timingSafeEqual(given, wanted)
  })
