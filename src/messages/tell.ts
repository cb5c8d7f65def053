import { sql } from 'kysely'
import { transaction, type Ctx, type Trx } from '#db/context.ts'
import { findDossier, readHistory, type HistoryEntry } from '#dossiers/queries.ts'
import { parseId, type DossierId } from '#kernel/ids.ts'
import { vietnamDay, type Instant } from '#kernel/time.ts'
import { unitTree } from '#organisation/unit-queries.ts'
import { queueOutgoing } from '#outbox/queue.ts'
import { getVersion } from '#procedures/queries.ts'
import type { Dossier } from '#dossiers/domain/dossier.ts'
import type { LetterChannel } from './domain/letter.ts'
import { tellingOf, type Telling } from './domain/occasion.ts'
import { findRecipients, type Recipient } from './recipients.ts'
import { nextSendingAt } from './sending-hours-queries.ts'
import { getTemplate, type Template } from './template-queries.ts'
import { writeMessage } from './write-message.ts'

/** The kind of parcel that carries a message. */
export const MESSAGE_PARCEL = 'message'

/**
 * Tells people what has happened to a dossier since they were last told: writes each message, puts it into the inboxes
 * and queues what goes out. The cursor of the dossier is held meanwhile, so of two such tasks the second finds nothing
 * left, and messages stand in the order of events whatever the order of their jobs.
 */
export const tellNews = (ctx: Ctx, dossierId: DossierId): Promise<void> =>
  transaction(ctx, async (trx) => {
    const told = await lockCursor(trx, dossierId)
    const dossier = await findDossier(trx, ctx.actor, dossierId)
    if (dossier === undefined) return
    const version = await getVersion(trx, ctx.tenantId, dossier.procedureVersionId)
    const news = (await readHistory(trx, dossierId)).filter(({ seq }) => seq > told)
    if (!version.instant) {
      const tree = await unitTree(trx, vietnamDay(ctx.clock()))
      const ground = { dossier, procedureName: version.name, officeName: tree.find(dossier.receivingUnitId)?.name ?? '' }
      const recipients = await findRecipients(trx, dossier, vietnamDay(ctx.clock()).toString())
      for (const entry of news) {
        const telling = tellingOf(entry.event, dossier)
        if (telling !== undefined) await tell(trx, ctx, { ...ground, entry, telling, recipients })
      }
    }
    const last = news.at(-1)
    if (last !== undefined) {
      await sql`update message_cursor set last_seq = ${last.seq}
        where tenant_id = current_tenant() and dossier_id = ${dossierId}`.execute(trx)
    }
  })

/** The last event that was told; whoever else would tell of this dossier waits. */
const lockCursor = async (trx: Trx, dossierId: DossierId): Promise<number> => {
  await sql`insert into message_cursor (tenant_id, dossier_id, last_seq) select current_tenant(), d.id, 0 from dossier d
    where d.tenant_id = current_tenant() and d.id = ${dossierId} on conflict do nothing`.execute(trx)
  const { rows } = await sql<{ seq: number }>`
    select last_seq as seq from message_cursor
    where tenant_id = current_tenant() and dossier_id = ${dossierId} for update`.execute(trx)
  return rows[0]?.seq ?? 0
}

type News = {
  readonly dossier: Dossier
  readonly procedureName: string
  readonly officeName: string
  readonly entry: HistoryEntry
  readonly telling: Telling
  readonly recipients: readonly Recipient[]
}

const tell = async (trx: Trx, ctx: Ctx, news: News): Promise<void> => {
  const { dossier, entry, telling, recipients } = news
  const template = await getTemplate(trx, telling.occasion)
  const text = writeMessage(template, { ...news, occurredAt: entry.occurredAt }, telling)
  const id = ctx.newId()
  await sql`insert into message (tenant_id, id, dossier_id, event_seq, occasion, subject, letter, short, created_at)
    values (${ctx.tenantId}, ${id}, ${dossier.id}, ${entry.seq}, ${telling.occasion}, ${text.subject}, ${text.letter},
      ${text.short}, ${ctx.clock()})`.execute(trx)
  for (const recipient of recipients) {
    if (recipient.kind === 'account') {
      // An account that was closed meanwhile has no inbox any more.
      await sql`insert into inbox_message (tenant_id, account_id, message_id)
        select a.tenant_id, a.id, ${id} from citizen_account a
        where a.tenant_id = current_tenant() and a.id = ${recipient.accountId} and a.closed_at is null
        on conflict do nothing`.execute(trx)
    }
    for (const channel of channelsFor(template, recipient)) {
      const notBefore = await quietUntil(trx, ctx, channel, dossier)
      await queueOutgoing(trx, ctx, {
        channel, kind: MESSAGE_PARCEL, dossierId: dossier.id, reference: { messageId: id, ...addressOf(recipient) },
        key: `${id}:${recipient.kind === 'account' ? recipient.accountId : recipient.party}`, ...(notBefore !== undefined && { notBefore }),
      })
    }
  }
}

const addressOf = (recipient: Recipient): object =>
  recipient.kind === 'account' ? { accountId: recipient.accountId } : { party: recipient.party }

const channelsFor = (template: Template, recipient: Recipient): readonly LetterChannel[] =>
  template.channels.filter((channel) => recipient.channels.includes(channel))

/** A letter waits quietly in its box; a phone rings. */
const quietUntil = async (trx: Trx, ctx: Ctx, channel: LetterChannel, dossier: Dossier): Promise<Instant | undefined> =>
  channel === 'mail' ? undefined : nextSendingAt(trx, ctx, dossier.receivingUnitId)

/** The id of a dossier in a job. Throws for a job that carries none. */
export const readDossierId = (payload: Readonly<Record<string, unknown>>): DossierId => {
  const id = typeof payload['dossierId'] === 'string' ? parseId<DossierId>(payload['dossierId']) : undefined
  if (id === undefined) throw new TypeError('a job without its dossier')
  return id
}
