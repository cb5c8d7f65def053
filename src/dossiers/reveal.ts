import { transaction, type Ctx } from '#db/context.ts'
import type { DossierId } from '#kernel/ids.ts'
import { ok, refuse, type Result } from '#kernel/result.ts'
import { PARTY_FIELDS, type PartyField, type PartyRole } from './domain/dossier.ts'
import { findDossierPage } from './queries.ts'

/** What a person of a dossier gave, in full. */
export type Revealed = { readonly party: PartyRole; readonly values: Readonly<Partial<Record<PartyField, string>>> }

/**
 * Shows a person's data in full to someone who may see the dossier, and writes down who looked. The log and the
 * answer stand or fall together.
 */
export const reveal = (
  ctx: Ctx,
  dossierId: DossierId,
  party: PartyRole,
): Promise<Result<Revealed, 'notFound' | 'needsStaff'>> =>
  transaction(ctx, async (trx): Promise<Result<Revealed, 'notFound' | 'needsStaff'>> => {
    if (ctx.actor.kind !== 'staff') return refuse('needsStaff')
    const page = await findDossierPage(trx, ctx.actor, dossierId)
    const person = page?.dossier.parties[party]
    if (page === undefined || person == null) return refuse('notFound')
    await trx
      .insertInto('dossier_view_log')
      .values({
        tenant_id: ctx.tenantId,
        id: ctx.newId(),
        dossier_id: dossierId,
        party,
        staff_id: ctx.actor.staffId,
        viewed_at: ctx.clock(),
      })
      .execute()
    const values: Partial<Record<PartyField, string>> = {}
    for (const field of PARTY_FIELDS) {
      const text = page.textOf(person[field])
      if (text !== null) values[field] = text
    }
    return ok({ party, values })
  })
