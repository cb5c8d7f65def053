import { sql } from 'kysely'
import type { Ctx, Trx } from '#db/context.ts'
import { reuseFile } from '#files/commands.ts'
import type { DossierId, FileId } from '#kernel/ids.ts'
import { ok, refuse, type Result } from '#kernel/result.ts'
import { fold } from '#kernel/text.ts'
import type { Instant } from '#kernel/time.ts'
import type { ProcedureVersion } from '#procedures/domain/procedure.ts'
import type { DraftId } from './domain/draft.ts'
import type { Slot } from './domain/slot.ts'
import { addDraftFile, expiryFrom, lockDraft } from './draft-store.ts'

/** A paper or result of an earlier dossier of one's own: what the office already holds is not asked for again. */
export type HeldPaper = {
  readonly fileId: FileId
  readonly dossierId: DossierId
  readonly code: string
  /** What it is: the paper's name in its dossier, or the result's. */
  readonly name: string
  readonly isResult: boolean
  readonly since: Instant
}

const MOST_HELD = 100

type Row = HeldPaper & { readonly paperName: string | null; readonly paperId: string | null; readonly papers: ProcedureVersion['papers'] }

/**
 * The e-store of whom the citizen acts for now: results that stand, and papers that the one-stop accepted with an
 * earlier dossier, newest first. The wall shows own dossiers only.
 */
export const listHeldPapers = async (trx: Trx): Promise<readonly HeldPaper[]> => {
  const { rows } = await sql<Row>`
    select f.file_id as "fileId", d.id as "dossierId", d.code, f.purpose = 'result' as "isResult", f.recorded_at as since,
      case when f.purpose = 'result' then v.body -> 'results' -> 0 ->> 'name' else t.value end as "paperName",
      p.paper ->> 'paperId' as "paperId", v.body -> 'papers' as papers
    from dossier d
    join dossier_file f on f.tenant_id = d.tenant_id and f.dossier_id = d.id
    join procedure_version v on v.tenant_id = d.tenant_id and v.id = d.procedure_version_id
    left join lateral (select paper from json_array_elements(d.state -> 'papers') as one (paper)
      where paper -> 'files' is not null and (paper ->> 'files') like '%' || f.file_id::text || '%' limit 1) p on true
    left join dossier_value t on t.tenant_id = d.tenant_id and t.dossier_id = d.id and t.no = (p.paper -> 'name' ->> 'v')::int
    where d.tenant_id = current_tenant() and d.id = any ((select own_dossiers())::uuid[]) and d.accepted_at is not null
      and d.phase <> 'voided'
      and (f.purpose = 'paper' and p.paper is not null
        or f.purpose = 'result' and d.finished_at is not null and d.outcome = 'GRANTED' and d.state -> 'revocation' ->> 'at' is null)
    order by f.recorded_at desc limit ${MOST_HELD}`.execute(trx)
  return rows.map(({ paperName, paperId, papers, ...held }) => ({
    ...held,
    name: paperName ?? papers.find(({ id }) => id === paperId)?.name ?? '',
  })).filter(({ name }) => name !== '')
}

/** Puts a held paper into a draft, as a file of its own with the same content. */
export const useHeldPaper = async (
  trx: Trx,
  ctx: Ctx,
  id: DraftId,
  { fileId, slot }: { readonly fileId: FileId; readonly slot: Slot },
): Promise<Result<null, 'heldPaperNotFound' | 'draftNotFound'>> => {
  if ((await lockDraft(trx, id)) === undefined) return refuse('draftNotFound')
  const held = (await listHeldPapers(trx)).find((one) => one.fileId === fileId)
  return held === undefined ? refuse('heldPaperNotFound') : take(trx, ctx, id, held, slot)
}

const take = async (trx: Trx, ctx: Ctx, id: DraftId, held: HeldPaper, slot: Slot): Promise<Result<null, 'heldPaperNotFound'>> => {
  const copy = await reuseFile(trx, ctx, held.fileId, expiryFrom(ctx.clock()))
  if (copy === undefined) return refuse('heldPaperNotFound')
  const { id: fileId, size, mediaType, name } = copy
  await addDraftFile(trx, ctx, id, { fileId, slot, name: name ?? held.name, size, mediaType, heldFrom: held.dossierId })
  return ok(null)
}

/** Fills a new draft with every paper of the procedure that the e-store holds by the same name. */
export const takeHeldPapers = async (trx: Trx, ctx: Ctx, id: DraftId, version: ProcedureVersion): Promise<void> => {
  const held = await listHeldPapers(trx)
  for (const paper of version.papers) {
    const match = held.find((one) => fold(one.name) === fold(paper.name))
    if (match !== undefined) await take(trx, ctx, id, match, { kind: 'paper', paperId: paper.id })
  }
}
