import type { Ctx, Trx } from '#db/context.ts'
import { formFacts } from '#eforms/form-facts.ts'
import { findFormForVersion } from '#eforms/queries.ts'
import { vietnamDay } from '#kernel/time.ts'
import { findPlaceIndex } from '#places/queries.ts'
import { findVersionInForce } from '#procedures/queries.ts'
import type { Draft } from './domain/draft.ts'
import type { DraftGround } from './domain/readiness.ts'
import { listDraftFiles } from './draft-store.ts'

/** What a draft rests on today; `undefined` when its procedure is no longer in force. */
export const findDraftGround = async (trx: Trx, ctx: Ctx, draft: Draft): Promise<DraftGround | undefined> => {
  const day = vietnamDay(ctx.clock())
  const version = await findVersionInForce(trx, ctx.tenantId, draft.procedureCode, day)
  if (version === undefined) return undefined
  return {
    version,
    form: await findFormForVersion(trx, version.id, day),
    facts: await formFacts(trx, day),
    units: await findPlaceIndex(trx, day.toString()),
    files: await listDraftFiles(trx, draft.id),
  }
}

/** Did the procedure or its form get a new version since the person last saved? Nothing that was answered is lost by it. */
export const versionsMoved = (draft: Draft, { version, form }: Pick<DraftGround, 'version' | 'form'>): boolean =>
  draft.procedureVersionId !== version.id || draft.formVersionId !== (form?.id ?? null)
