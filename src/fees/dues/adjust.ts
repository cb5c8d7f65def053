import { sql } from 'kysely'
import { transaction, type Ctx } from '#db/context.ts'
import type { DossierId } from '#kernel/ids.ts'
import { ok, refuse, type Result } from '#kernel/result.ts'
import { findFeeAccount, lockFees } from './account.ts'
import type { Adjustment } from '../domain/due.ts'
import { COLLECTORS, DECIDERS, mayAct } from '../domain/rights.ts'
import { staffOf } from '../store.ts'

export type AdjustCode = 'feeDossierNotFound' | 'collectNotAllowed' | 'decideNotAllowed' | 'lineUnknown' | 'lineSumFixed' | 'sumInvalid' | 'reasonMissing'

const LARGEST_DONG = 1_000_000_000_000

/**
 * States the sum of a line that the procedure's text leaves open (whoever collects), or waives a line on a legal basis
 * (a head). A sum that the text gives is never restated.
 */
export const adjustDue = (ctx: Ctx, dossierId: DossierId, adjustment: Adjustment): Promise<Result<null, AdjustCode>> =>
  transaction(ctx, async (trx): Promise<Result<null, AdjustCode>> => {
    await lockFees(trx, dossierId)
    const account = await findFeeAccount(trx, ctx, dossierId)
    if (account === undefined) return refuse('feeDossierNotFound')
    const line = account.lines.find((one) => one.key === adjustment.key)
    if (line === undefined) return refuse('lineUnknown')
    if (adjustment.type === 'stated') {
      if (!mayAct(ctx.actor, COLLECTORS, account.unitId, account.sectorCode)) return refuse('collectNotAllowed')
      if (line.amountDong !== null) return refuse('lineSumFixed', { line: line.name })
      const isSum = Number.isSafeInteger(adjustment.amountDong) && adjustment.amountDong >= 0 && adjustment.amountDong <= LARGEST_DONG
      if (!isSum) return refuse('sumInvalid')
    } else {
      if (!mayAct(ctx.actor, DECIDERS, account.unitId, account.sectorCode)) return refuse('decideNotAllowed')
      if (adjustment.basis.trim() === '' || adjustment.basis.length > 500) return refuse('reasonMissing')
    }
    await sql`
      insert into fee_adjustment (tenant_id, id, dossier_id, line_key, type, amount_dong, basis, staff_id, recorded_at)
      values (current_tenant(), ${ctx.newId()}, ${dossierId}, ${adjustment.key}, ${adjustment.type},
        ${adjustment.type === 'stated' ? adjustment.amountDong : null}, ${adjustment.type === 'waived' ? adjustment.basis.trim() : null},
        ${staffOf(ctx)}, ${ctx.clock()})`.execute(trx)
    return ok(null)
  })
