import { sql } from 'kysely'
import { transaction, type Ctx, type Trx } from '#db/context.ts'
import type { Instant } from '#kernel/time.ts'
import type { Attempt } from '#outbox/domain/parcel.ts'
import type { Letter, LetterChannel } from './domain/letter.ts'

/** A letter of a demo: what an office would have sent. */
export type TrayLetter = Letter & { readonly id: string; readonly channel: LetterChannel; readonly createdAt: Instant }

/** Lays a letter where everybody at the demo sees it; the database takes none in an office. */
export const layInTray = (ctx: Ctx, id: string, channel: LetterChannel, letter: Letter): Promise<Attempt> =>
  transaction(ctx, async (trx) => {
    await sql`
      insert into demo_letter (tenant_id, id, channel, recipient, subject, body, occasion, created_at)
      values (${ctx.tenantId}, ${id}, ${channel}, ${letter.to}, ${letter.subject}, ${letter.text}, ${letter.occasion}, ${ctx.clock()})
      on conflict do nothing`.execute(trx)
    return { kind: 'delivered', receipt: null }
  })

/** The latest letters of a demo, newest first. */
export const findTrayLetters = async (trx: Trx, most = 50): Promise<readonly TrayLetter[]> => {
  const { rows } = await sql<TrayLetter>`
    select id, channel, recipient as "to", subject, body as text, occasion, created_at as "createdAt" from demo_letter
    where tenant_id = current_tenant() order by id desc limit ${most}`.execute(trx)
  return rows
}
