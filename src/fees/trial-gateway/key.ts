import { createHmac, timingSafeEqual } from 'node:crypto'
import { sql } from 'kysely'
import { transaction, type Ctx, type Trx } from '#db/context.ts'

/** The trial gateway's name in addresses and in the books. */
export const TRIAL = 'thu'

const KEY_BYTES = 32

const readKey = async (trx: Trx): Promise<Buffer | undefined> => {
  const { rows } = await sql<{ secret: Buffer }>`
    select secret from gateway_key where tenant_id = current_tenant() and gateway = ${TRIAL}`.execute(trx)
  return rows[0]?.secret
}

/** The key that both sides share; made when it is first needed. `ctx` acts as the system. */
const sharedKey = (ctx: Ctx): Promise<Buffer> =>
  transaction(ctx, async (trx) => {
    const known = await readKey(trx)
    if (known !== undefined) return known
    await sql`insert into gateway_key (tenant_id, gateway, secret) values (current_tenant(), ${TRIAL}, ${Buffer.from(ctx.random(KEY_BYTES))})
      on conflict do nothing`.execute(trx)
    const made = await readKey(trx)
    if (made === undefined) throw new Error('the key of the trial gateway was neither there nor made')
    return made
  })

/** HMAC-SHA256 of the bytes of a message, in hex. */
export const signMessage = async (ctx: Ctx, body: string): Promise<string> =>
  createHmac('sha256', await sharedKey(ctx)).update(body).digest('hex')

/** Compares in constant time; a signature of another length is none. */
export const isSignedBy = async (ctx: Ctx, body: string, signature: string): Promise<boolean> => {
  const [given, wanted] = [Buffer.from(signature, 'utf8'), Buffer.from(await signMessage(ctx, body), 'utf8')]
  return given.length === wanted.length && timingSafeEqual(given, wanted)
}
