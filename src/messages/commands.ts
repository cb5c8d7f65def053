import { sql } from 'kysely'
import { transaction, type Ctx, type Trx } from '#db/context.ts'
import { hasRole } from '#identity/domain/may.ts'
import type { AccountId, UnitId } from '#kernel/ids.ts'
import { ok, refuse, type Result } from '#kernel/result.ts'
import type { Occasion } from '#law/messages.ts'
import { administers } from '#organisation/administration.ts'
import type { LetterChannel } from './domain/letter.ts'
import type { SendingHours } from './domain/sending-hours.ts'
import { checkTemplate, type TemplateText } from './domain/template.ts'
import type { MessageRefusal } from './refusals.ts'
import { getTemplate } from './template-queries.ts'

export const mayEditMessages = (ctx: Ctx): boolean => hasRole(ctx.actor, 'systemAdmin', 'businessAdmin')

export type TemplateEdit = TemplateText & {
  readonly occasion: Occasion
  /** The version that was edited; another one meanwhile is a refusal, not a lost edit. */
  readonly baseVersion: number
  readonly channels: readonly LetterChannel[]
  readonly plainShort: boolean
}

/** Writes a new version of the office's words; those of messages already told stay as they were. */
export const editTemplate = (ctx: Ctx, edit: TemplateEdit): Promise<Result<null, MessageRefusal>> =>
  transaction(ctx, async (trx): Promise<Result<null, MessageRefusal>> => {
    if (!mayEditMessages(ctx) || ctx.actor.kind !== 'staff') return refuse('messagesNotAllowed')
    const [fault] = checkTemplate(edit.occasion, edit)
    if (fault !== undefined) return refuse(fault.code, fault.facts)
    await sql`select pg_advisory_xact_lock(hashtextextended(${`${ctx.tenantId}/${edit.occasion}`}, 101))`.execute(trx)
    const { version } = await getTemplate(trx, edit.occasion)
    if (version !== edit.baseVersion) return refuse('templateChanged')
    await sql`
      insert into message_template (tenant_id, occasion, version, subject, letter, short, channels, plain_short, edited_by, edited_at)
      values (${ctx.tenantId}, ${edit.occasion}, ${version + 1}, ${edit.subject}, ${edit.letter}, ${edit.short},
        ${[...edit.channels]}::text[], ${edit.plainShort}, ${ctx.actor.staffId}, ${ctx.clock()})`.execute(trx)
    return ok(null)
  })

/** From now on phones ring for this unit, and the units below it that set nothing else, in these hours only. */
export const setSendingHours = (ctx: Ctx, unitId: UnitId, hours: SendingHours): Promise<Result<null, MessageRefusal>> =>
  transaction(ctx, async (trx): Promise<Result<null, MessageRefusal>> => {
    if (!mayEditMessages(ctx) || ctx.actor.kind !== 'staff') return refuse('messagesNotAllowed')
    if (!(await administers(trx, ctx, unitId))) return refuse('messageUnitNotFound')
    if (hours.from >= hours.until) return refuse('sendingHoursInvalid')
    await sql`select pg_advisory_xact_lock(hashtextextended(${`${ctx.tenantId}/${unitId}`}, 101))`.execute(trx)
    await sql`
      insert into sending_hours (tenant_id, unit_id, version, from_minute, until_minute, days, edited_by, edited_at)
      select ${ctx.tenantId}, ${unitId}, coalesce(max(version), 0) + 1, ${hours.from}, ${hours.until}, ${hours.days},
        ${ctx.actor.staffId}, ${ctx.clock()}
      from sending_hours where tenant_id = current_tenant() and unit_id = ${unitId}`.execute(trx)
    return ok(null)
  })

/** Everything in the inbox of the signed-in citizen counts as read. */
export const markInboxRead = (ctx: Ctx): Promise<void> =>
  transaction(ctx, async (trx) => {
    await sql`update inbox_message set read_at = ${ctx.clock()}
      where tenant_id = current_tenant() and account_id = current_citizen() and read_at is null`.execute(trx)
  })

/** Empties the inbox of an account that closes; what was told stays with each dossier, and names nobody. */
export const eraseInbox = async (doorkeeperTrx: Trx, accountId: AccountId): Promise<void> => {
  await sql`delete from inbox_message where tenant_id = current_tenant() and account_id = ${accountId}`.execute(doorkeeperTrx)
}
