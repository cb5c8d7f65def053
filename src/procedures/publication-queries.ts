import { sql } from 'kysely'
import type { Trx } from '#db/context.ts'
import type { ProcedureVersionId } from '#kernel/ids.ts'
import { vietnamDay, type Instant, type PlainDate } from '#kernel/time.ts'

/** One version that was made public: when it holds, when and by which decision it was published. */
export type Publication = {
  readonly versionId: ProcedureVersionId
  readonly code: string
  readonly versionNo: number
  readonly name: string
  readonly sectorCode: string
  readonly sectorName: string
  readonly effectiveFrom: PlainDate
  /** Last day in force. */
  readonly effectiveTo: PlainDate | null
  /** When everybody could read it here, and the day of that moment. */
  readonly publishedAt: Instant
  readonly postedOn: PlainDate
  readonly decisionNumber: string | null
  /** ISO day. */
  readonly decisionDate: string | null
}

/** Every published version, or those of one procedure, in the order in which they came into force. */
export const listPublications = async (trx: Trx, code?: string): Promise<readonly Publication[]> => {
  const { rows } = await sql<Omit<Publication, 'postedOn'>>`
    select id as "versionId", procedure_code as "code", version_no as "versionNo", name, sector_code as "sectorCode",
      sector_name as "sectorName", effective_from as "effectiveFrom", effective_to as "effectiveTo",
      published_at as "publishedAt", body #>> '{publicationDecision,number}' as "decisionNumber",
      body #>> '{publicationDecision,date}' as "decisionDate"
    from procedure_version
    where tenant_id = current_tenant() and state <> 'draft' and (${code ?? null}::text is null or procedure_code = ${code ?? null})
    order by procedure_code, effective_from`.execute(trx)
  return rows.map((row) => ({ ...row, postedOn: vietnamDay(row.publishedAt) }))
}

/** What each procedure is called, by the newest version that ever was published. */
export const listProcedureNames = async (trx: Trx): Promise<readonly { readonly code: string; readonly name: string }[]> => {
  const { rows } = await sql<{ code: string; name: string }>`
    select distinct on (procedure_code) procedure_code as "code", name from procedure_version
    where tenant_id = current_tenant() and state <> 'draft' order by procedure_code, version_no desc`.execute(trx)
  return rows
}
