import type { Ctx, Trx } from '#db/context.ts'
import { toAt, type At } from '#kernel/at.ts'
import type { DossierId } from '#kernel/ids.ts'
import { vietnamDay } from '#kernel/time.ts'
import { getVersion } from '#procedures/queries.ts'
import { isDraftOf, type Draft, type DraftId } from './domain/draft.ts'
import { listOpenDrafts } from './draft-store.ts'
import { citizenOf } from './drafts.ts'

/** An open draft in a list. */
export type DraftLine = {
  readonly id: DraftId
  readonly purpose: Draft['purpose']
  readonly dossierId: DossierId
  readonly procedureCode: string
  readonly procedureName: string
  readonly position: string
  readonly changedAt: At
  readonly expiresOn: string
}

/** What the citizen has begun and not sent, for whomever they act now; the latest first. */
export const listOwnDrafts = async (trx: Trx, ctx: Ctx): Promise<readonly DraftLine[]> => {
  const citizen = citizenOf(ctx)
  const lines: DraftLine[] = []
  for (const draft of await listOpenDrafts(trx)) {
    if (!isDraftOf(draft, citizen.accountId, citizen.actingFor)) continue
    const { id, purpose, dossierId, procedureCode, procedureVersionId, position, changedAt, expiresAt } = draft
    const { name } = await getVersion(trx, ctx.tenantId, procedureVersionId)
    lines.push({
      id, purpose, dossierId, procedureCode, procedureName: name, position, changedAt: toAt(changedAt), expiresOn: vietnamDay(expiresAt).toString(),
    })
  }
  return lines
}
