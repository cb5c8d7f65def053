import { type Ctx, type Trx, transaction } from '#db/context.ts'
import type { ProcedureVersionId, ProcessVersionId } from '#kernel/ids.ts'
import { ok, refuse, type Result } from '#kernel/result.ts'
import type { PlainDate } from '#kernel/time.ts'
import { today } from '#organisation/today.ts'
import { actingId } from '../acting.ts'
import { changeCatalogue } from '../catalogue-revision.ts'
import { firstFreeDay } from '../domain/first-free-day.ts'
import { mayEditProcedures } from '../domain/may-edit.ts'
import { findAllVersionRows, insertDraft, lockVersion, rewriteDraft } from '../procedure-store.ts'
import type { ProcedureRefusal } from '../refusals.ts'
import type { ReviewProposal } from '../review-proposal.ts'
import { findAskedRecords, insertReview, withdrawReviews, type ReviewId } from '../review-store.ts'
import { provideStandardProcess } from '../standard-process.ts'
import { publishWithin } from '../version-commands.ts'
import { planImport, type PlannedRecord } from './plan-import.ts'
import type { Reading, Rejection } from './read-record.ts'

/** Processes that this run has made or found, so that a thousand procedures ask for each only once. */
type ProcessMemory = Map<string, ProcessVersionId>

/** What an import of these records would do, without doing it. */
export const previewImport = (
  ctx: Ctx,
  records: readonly (Reading | Rejection)[],
): Promise<Result<readonly PlannedRecord[], ProcedureRefusal>> =>
  transaction(ctx, async (trx) => {
    if (!mayEditProcedures(ctx.actor, null)) return refuse('procedureEditNotAllowed')
    return ok(await planWithin(trx, ctx, records))
  })

const planWithin = async (
  trx: Trx,
  ctx: Ctx,
  records: readonly (Reading | Rejection)[],
): Promise<readonly PlannedRecord[]> =>
  planImport(records, {
    versionsByCode: Map.groupBy(await findAllVersionRows(trx), (version) => version.code),
    asked: await findAskedRecords(trx),
    today: today(ctx),
  })

/** Doubled records hang on the procedure that their better twin makes, so they come last. */
const inOrderOfWriting = (planned: readonly PlannedRecord[]): readonly PlannedRecord[] =>
  planned.toSorted((a, b) => Number(a.kind === 'doubled') - Number(b.kind === 'doubled'))

/**
 * Brings a file into the catalogue and answers with what was done, record by record, in one transaction: all of it
 * or nothing. A record without questions is in force from today; one with questions is a draft until they are
 * answered. Idempotent: the same file again changes nothing. Never overwrites what the office wrote, the starter
 * catalogue, or a version that begins later.
 */
export const applyImport = (
  ctx: Ctx,
  records: readonly (Reading | Rejection)[],
  onProgress: (done: number, all: number) => void = () => undefined,
): Promise<Result<readonly PlannedRecord[], ProcedureRefusal>> =>
  transaction(ctx, async (trx) => {
    if (!mayEditProcedures(ctx.actor, null)) return refuse('procedureEditNotAllowed')
    await changeCatalogue(trx, ctx)
    const planned = await planWithin(trx, ctx, records)
    const processes: ProcessMemory = new Map()
    let done = 0
    for (const one of inOrderOfWriting(planned)) {
      await applyRecord(trx, ctx, one, processes)
      onProgress(++done, planned.length)
    }
    return ok(planned)
  })

const ask = async (
  trx: Trx,
  ctx: Ctx,
  reading: Reading,
  versionId: ProcedureVersionId | null,
  proposals: readonly ReviewProposal[],
): Promise<void> => {
  for (const proposal of proposals) {
    await insertReview(trx, ctx.tenantId, {
      id: ctx.newId() as ReviewId,
      code: reading.code,
      versionId,
      sourceId: reading.sourceId,
      contentHash: reading.contentHash,
      proposal,
      createdAt: ctx.clock(),
    })
  }
}

const processFor = async (trx: Trx, ctx: Ctx, { body }: Reading, processes: ProcessMemory): Promise<ProcessVersionId> => {
  const key = JSON.stringify([body.instant, body.tiers, body.cases.map((one) => one.committedDuration)])
  const known = processes.get(key)
  if (known !== undefined) return known
  const id = await provideStandardProcess(trx, ctx, body)
  processes.set(key, id)
  return id
}

const publish = async (trx: Trx, ctx: Ctx, id: ProcedureVersionId): Promise<void> => {
  const draft = await lockVersion(trx, id)
  if (draft === undefined) throw new Error(`no draft ${id}`)
  const published = await publishWithin(trx, ctx, draft)
  if (!published.ok) throw new Error(`import cannot publish ${draft.code}: ${published.refusal.code}`)
}

const addVersion = async (
  trx: Trx,
  ctx: Ctx,
  reading: Reading,
  place: { readonly versionNo: number; readonly effectiveFrom: PlainDate },
  processes: ProcessMemory,
): Promise<void> => {
  const id = ctx.newId() as ProcedureVersionId
  await insertDraft(trx, ctx.tenantId, {
    ...place,
    id,
    code: reading.code,
    processId: await processFor(trx, ctx, reading, processes),
    body: reading.body,
    origin: 'import',
    provenance: reading.provenance,
    contentHash: reading.contentHash,
    statutoryTexts: reading.statutoryTexts,
    createdAt: ctx.clock(),
    createdBy: actingId(ctx.actor),
  })
  await ask(trx, ctx, reading, id, reading.questions)
  if (reading.questions.length === 0) await publish(trx, ctx, id)
}

const updateVersion = async (
  trx: Trx,
  ctx: Ctx,
  { reading, latest }: Extract<PlannedRecord, { kind: 'update' }>,
  processes: ProcessMemory,
): Promise<void> => {
  if (latest.state !== 'draft') {
    const effectiveFrom = firstFreeDay([latest.effectiveFrom], today(ctx))
    await addVersion(trx, ctx, reading, { versionNo: latest.versionNo + 1, effectiveFrom }, processes)
    return
  }
  await withdrawReviews(trx, latest.id, ctx.clock(), actingId(ctx.actor))
  await rewriteDraft(trx, latest.id, {
    body: reading.body,
    effectiveFrom: today(ctx),
    processId: await processFor(trx, ctx, reading, processes),
    origin: 'import',
    contentHash: reading.contentHash,
  })
  await ask(trx, ctx, reading, latest.id, reading.questions)
  if (reading.questions.length === 0) await publish(trx, ctx, latest.id)
}

const applyRecord = async (trx: Trx, ctx: Ctx, planned: PlannedRecord, processes: ProcessMemory): Promise<void> => {
  switch (planned.kind) {
    case 'create':
      return addVersion(trx, ctx, planned.reading, { versionNo: 1, effectiveFrom: today(ctx) }, processes)
    case 'update':
      return updateVersion(trx, ctx, planned, processes)
    case 'doubled':
    case 'local': {
      const kind = planned.kind === 'doubled' ? 'codeDoubled' : 'localVersion'
      const texts = planned.reading.questions.flatMap((question) => question.texts).slice(0, 12)
      return ask(trx, ctx, planned.reading, null, [{ kind, texts, body: planned.reading.body }])
    }
    case 'unchanged':
    case 'reject':
      return
  }
}
