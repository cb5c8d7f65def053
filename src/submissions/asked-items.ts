import { sql } from 'kysely'
import type { Trx } from '#db/context.ts'
import type { RequestedItem, TextRef } from '#dossiers/domain/dossier.ts'
import { itemKey } from '#dossiers/domain/due-keys.ts'
import type { DossierId } from '#kernel/ids.ts'

/** Something that was asked of a citizen, in words. */
export type AskedItem = {
  readonly no: number
  readonly kind: RequestedItem['kind']
  readonly text: string
  readonly paperId: string | null
  readonly amountDong: number | null
  /** The due behind a sum that a supplement request asks for. */
  readonly dueKey: string | null
}

export type Asked = { readonly items: readonly AskedItem[]; readonly reason: string; readonly answerDueOn: string }

type Request = { readonly items: readonly RequestedItem[]; readonly reason: TextRef; readonly answerDueOn: string }

/** A request as its citizen reads it; `seq` is the event of a supplement request, whose sums are dues. */
export const askedOf = async (trx: Trx, dossierId: DossierId, request: Request, seq?: number): Promise<Asked> => {
  const refs = [request.reason, ...request.items.map((item) => item.text)].map((ref) => ref.v)
  const { rows } = await sql<{ no: number; value: string | null }>`
    select no, value from dossier_value
    where tenant_id = current_tenant() and dossier_id = ${dossierId} and no = any (${refs}::int[])`.execute(trx)
  const texts = new Map(rows.map((row) => [row.no, row.value ?? '']))
  return {
    items: request.items.map((item, i) => ({
      no: i + 1,
      kind: item.kind,
      text: texts.get(item.text.v) ?? '',
      paperId: item.kind === 'paper' ? item.paperId : null,
      amountDong: item.kind === 'fee' ? item.amountDong : null,
      dueKey: seq !== undefined && item.kind === 'fee' && (item.amountDong ?? 0) > 0 ? itemKey(seq, i + 1) : null,
    })),
    reason: texts.get(request.reason.v) ?? '',
    answerDueOn: request.answerDueOn,
  }
}
