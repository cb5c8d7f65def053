import { data } from 'react-router'
import { transaction } from '#db/context.ts'
import type { RequiredPaper } from '#procedures/domain/procedure.ts'
import { mayEditProcedures } from '#procedures/domain/may-edit.ts'
import { findVersionInForce } from '#procedures/queries.ts'
import { today } from '#organisation/today.ts'
import type { RequestContext } from '#web/request-context.ts'
import { findFormDraft } from '../form-catalogue-queries.ts'
import type { FormRow } from '../form-store.ts'

export type OpenDraft = { readonly draft: FormRow; readonly procedureName: string; readonly papers: readonly RequiredPaper[]; readonly today: string }

/** The draft of a procedure's form with what its screens show; 404 without one, 403 for whoever may not edit it. */
export const openFormDraft = ({ ctx }: Pick<RequestContext, 'ctx'>, code: string): Promise<OpenDraft> =>
  transaction(ctx, async (trx) => {
    const day = today(ctx)
    const [draft, procedure] = [await findFormDraft(trx, code), await findVersionInForce(trx, ctx.tenantId, code, day)]
    if (draft === undefined || procedure === undefined) throw data(null, { status: 404 })
    if (!mayEditProcedures(ctx.actor, procedure.sectorCode)) throw data(null, { status: 403 })
    return { draft, procedureName: procedure.name, papers: procedure.papers, today: day.toString() }
  })
