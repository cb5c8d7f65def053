import { sql } from 'kysely'
import { transaction, type Ctx } from '#db/context.ts'
import { derivedId } from '#dossiers/derived-id.ts'
import { HEADS } from '#dossiers/inbox.ts'
import { findGrant } from '#identity/domain/may.ts'
import type { DossierId, UnitId } from '#kernel/ids.ts'
import { ok, refuse, type Refusal, type Result } from '#kernel/result.ts'
import { tidy } from '#kernel/text.ts'
import { LATE_CLASSES, type LateClass } from '../domain/late-class.ts'
import type { LatenessRefusal } from '../refusals.ts'

export type Confirmation = {
  readonly commandId: string
  readonly dossierIds: readonly DossierId[]
  /** `proposed`: what the program says of each; else this class for all. */
  readonly as: LateClass | 'proposed'
  readonly note: string
}

export type Confirmed = { readonly dossierId: DossierId; readonly refusal: Refusal<LatenessRefusal> | null }

const MOST_WORDS = 2_000
/** More at once is a slip of the hand. */
export const MOST_CONFIRMED = 500

export const isLateClass = (text: string): text is LateClass => LATE_CLASSES.some((one) => one === text)

/**
 * Xác nhận vì sao quá hạn: a head says of each dossier that the program's class is right, or gives another. A word is only
 * added, the last one stands; the figures judge as before. Sent again it adds nothing.
 */
export const confirmClasses = async (ctx: Ctx, { commandId, dossierIds, as, note }: Confirmation): Promise<Result<readonly Confirmed[], LatenessRefusal>> => {
  const words = tidy(note)
  if (dossierIds.length === 0) return refuse('verdictNothingPicked')
  if (words.length > MOST_WORDS) return refuse('verdictNoteTooLong', { most: MOST_WORDS })
  return transaction(ctx, async (trx) => {
    const confirmed: Confirmed[] = []
    for (const dossierId of dossierIds.slice(0, MOST_CONFIRMED)) {
      const { rows } = await sql<{ proposed: LateClass; unitId: UnitId; sectorCode: string }>`
        select c.late_class as proposed, c.competent_unit_id as "unitId", c.sector_code as "sectorCode" from lateness_class c
        where c.tenant_id = current_tenant() and c.dossier_id = ${dossierId}`.execute(trx)
      const [late] = rows
      if (late === undefined) confirmed.push({ dossierId, refusal: { code: 'verdictNotFound' } })
      else if (ctx.actor.kind !== 'staff' || findGrant(ctx.actor, HEADS, late.unitId, late.sectorCode) === undefined) {
        confirmed.push({ dossierId, refusal: { code: 'verdictNotAllowed' } })
      } else {
        await sql`
          insert into lateness_verdict (tenant_id, id, dossier_id, proposed, confirmed, note, decided_by, decided_at)
          values (${ctx.tenantId}, ${derivedId(`verdict/${commandId}/${dossierId}`)}, ${dossierId}, ${late.proposed},
            ${as === 'proposed' ? late.proposed : as}, ${words === '' ? null : words}, ${ctx.actor.staffId}, ${ctx.clock()})
          on conflict do nothing`.execute(trx)
        confirmed.push({ dossierId, refusal: null })
      }
    }
    return ok(confirmed)
  })
}
