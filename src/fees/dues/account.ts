import { sql } from 'kysely'
import type { Ctx, Trx } from '#db/context.ts'
import type { DossierId, UnitId } from '#kernel/ids.ts'
import { feesOfDossier } from '#dossiers/filed-fees.ts'
import { isAccepted, type Dossier } from '#dossiers/domain/dossier.ts'
import { findDossierPage, type DossierPage } from '#dossiers/queries.ts'
import type { FeeDocument } from '#procedures/domain/fee.ts'
import { getVersion } from '#procedures/queries.ts'
import { itemKey, obligationKey } from '#dossiers/domain/due-keys.ts'
import { accountOf, dueLines, standingObligations, type Adjustment, type DossierAccount, type Obligation, type Standing } from '../domain/due.ts'
import { openLines, type OpenLine, type ReceiptLine } from '../domain/receipt.ts'
import { OBLIGATION_NAME, UNNAMED_PAYER } from '../ui/words.ts'

/** What a dossier owes and has paid, with what a receipt or a payment page says beside it. */
export type FeeAccount = Omit<DossierAccount, 'lines'> & {
  readonly lines: readonly OpenLine[]
  readonly dossierId: DossierId
  readonly code: string | null
  readonly phase: Dossier['phase']
  readonly sectorCode: string
  /** The unit that takes the money: where the dossier was received. */
  readonly unitId: UnitId
  readonly procedureName: string
  readonly payerName: string
}

const STANDINGS = {
  submitted: 'asked',
  open: 'asked',
  resolved: 'asked',
  handedOver: 'asked',
  incomplete: 'asked',
  rejected: 'void',
  retracted: 'void',
  voided: 'void',
  withdrawn: 'kept',
  terminated: 'kept',
} as const satisfies Record<Dossier['phase'], Standing>

const obligationsOf = ({ history, textOf }: DossierPage): readonly Obligation[] =>
  history.flatMap(({ seq, event }, i) => {
    if (event.type === 'obligationRequired' && event.amountDong > 0) {
      return [{ key: obligationKey(seq), name: textOf(event.reason) ?? OBLIGATION_NAME, amountDong: event.amountDong }]
    }
    if (event.type !== 'supplementRequested') return []
    const end = history.slice(i + 1).find((later) => later.event.type === 'supplementReceived' || later.event.type === 'supplementLapsed')
    const hasLapsed = end?.event.type === 'supplementLapsed'
    return event.items.flatMap((item, no) =>
      item.kind === 'fee' && item.amountDong !== null && item.amountDong > 0
        ? [{ key: itemKey(seq, no + 1), name: textOf(item.text) ?? OBLIGATION_NAME, amountDong: item.amountDong, hasLapsed }]
        : [],
    )
  })

const documentsOf = ({ history }: DossierPage): readonly FeeDocument[] | undefined => {
  const certified = history.find(({ event }) => event.type === 'certified')?.event
  return certified?.type === 'certified' ? certified.entries : undefined
}

const findAdjustments = async (trx: Trx, id: DossierId): Promise<readonly Adjustment[]> => {
  const { rows } = await sql<{ key: string; type: Adjustment['type']; amountDong: number | null; basis: string | null }>`
    select line_key as key, type, amount_dong as "amountDong", basis from fee_adjustment
    where tenant_id = current_tenant() and dossier_id = ${id} order by recorded_at, id`.execute(trx)
  return rows.map(({ key, type, amountDong, basis }) =>
    type === 'stated' ? { type, key, amountDong: amountDong ?? 0 } : { type, key, basis: basis ?? '' },
  )
}

/** What the books hold for a dossier, in đồng. */
export const creditedDong = async (trx: Trx, id: DossierId): Promise<number> => {
  const { rows } = await sql<{ dong: number }>`
    select coalesce(sum(case when credit = 'dossier' then amount_dong else -amount_dong end), 0)::bigint as dong
    from fee_posting where tenant_id = current_tenant() and dossier_id = ${id}`.execute(trx)
  return rows[0]?.dong ?? 0
}

const receiptLines = async (trx: Trx, id: DossierId): Promise<readonly ReceiptLine[]> => {
  const { rows } = await sql<{ lines: readonly ReceiptLine[] }>`
    select r.lines from fee_receipt r where r.tenant_id = current_tenant() and r.dossier_id = ${id}
      and not exists (select from fee_receipt_void v where v.tenant_id = r.tenant_id and v.receipt_id = r.id)`.execute(trx)
  return rows.flatMap(({ lines }) => lines)
}

/** The account of a dossier that the actor may see, or undefined. */
export const findFeeAccount = async (trx: Trx, ctx: Pick<Ctx, 'actor' | 'tenantId'>, id: DossierId): Promise<FeeAccount | undefined> => {
  const page = await findDossierPage(trx, ctx.actor, id)
  if (page === undefined) return undefined
  const { dossier, textOf } = page
  const version = await getVersion(trx, ctx.tenantId, dossier.procedureVersionId)
  const statement = feesOfDossier(version, dossier, documentsOf(page))
  const receipts = await receiptLines(trx, id)
  const obligations = standingObligations(obligationsOf(page), new Set(receipts.map(({ key }) => key)))
  const lines = dueLines(statement, version.fees, obligations, await findAdjustments(trx, id))
  const paidDong = await creditedDong(trx, id)
  const account = accountOf(lines, paidDong, STANDINGS[dossier.phase])
  return {
    ...account,
    lines: openLines(lines, receipts, paidDong),
    dossierId: id,
    code: isAccepted(dossier) ? dossier.code : null,
    phase: dossier.phase,
    sectorCode: dossier.sectorCode,
    unitId: dossier.receivingUnitId,
    procedureName: version.name,
    payerName: textOf(dossier.parties.submitter.name) ?? UNNAMED_PAYER,
  }
}

/**
 * Holds the money of one dossier for the rest of the transaction: two people, or a callback and a cashier, that come
 * at once are served one after the other.
 */
export const lockFees = async (trx: Trx, id: DossierId): Promise<void> => {
  await sql`select pg_advisory_xact_lock(hashtextextended(current_tenant()::text || '/fees/' || ${id}::text, 90))`.execute(trx)
}
