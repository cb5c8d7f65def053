import { type Ctx, type Trx, transaction } from '#db/context.ts'
import type { ProcedureVersionId } from '#kernel/ids.ts'
import { Temporal } from '#kernel/time.ts'
import { starterProcedures } from '#law/procedures.ts'
import type { StarterProcedure } from '#law/procedures-schema.ts'
import { actingId } from './acting.ts'
import { changeCatalogue } from './catalogue-revision.ts'
import type { ProcedureBody, SubmissionGate } from './domain/procedure.ts'
import { sectorCodeOf } from './domain/sector-code.ts'
import { findAllVersionRows, insertDraft, lockVersion } from './procedure-store.ts'
import { provideStandardProcess } from './standard-process.ts'
import { publishWithin } from './version-commands.ts'

const NATIONAL: SubmissionGate = { kind: 'NATIONAL' }

/** The content of a version as the starter catalogue has it; submitted at the national portal unless told otherwise. */
export const starterBody = (starter: StarterProcedure, submissionGate: SubmissionGate = NATIONAL): ProcedureBody => ({
  name: starter.name,
  sectorCode: sectorCodeOf(starter.sector),
  sectorName: starter.sector,
  tiers: starter.tiers,
  applicantKinds: starter.applicantKinds,
  serviceLevel: starter.serviceLevel,
  cases: starter.cases.map(({ id, label, statutory, committed, mode }) => ({
    id,
    label,
    statutoryDuration: statutory,
    committedDuration: committed === undefined ? statutory : committed,
    ...(mode === undefined ? {} : { deadlineMode: mode }),
  })),
  papers: starter.papers.map((paper, i) => ({ id: `p${i + 1}`, ...paper })),
  fees: starter.fees.map((fee, i) => ({ id: `f${i + 1}`, ...fee })),
  results: starter.results,
  instant: starter.instant,
  ...(starter.register === undefined ? {} : { register: starter.register }),
  pauses: starter.pauses,
  extension: starter.extension,
  submissionGate,
  processingRoute: 'LOCAL',
  legalBasis: starter.legalBasis,
  ...(starter.publicationDecision === undefined ? {} : { publicationDecision: starter.publicationDecision }),
  ...(starter.keywords.length === 0 ? {} : { keywords: starter.keywords }),
  source: starter.source,
})

const addStarter = async (trx: Trx, ctx: Ctx, starter: StarterProcedure, gate: SubmissionGate): Promise<void> => {
  const body = starterBody(starter, gate)
  const id = ctx.newId() as ProcedureVersionId
  await insertDraft(trx, ctx.tenantId, {
    id,
    code: starter.code,
    versionNo: 1,
    effectiveFrom: Temporal.PlainDate.from(starter.effectiveFrom),
    processId: await provideStandardProcess(trx, ctx, body, starter.process),
    body,
    origin: 'law',
    provenance: { source: starter.source, checked: starter.checked, openPoints: starter.openPoints },
    createdAt: ctx.clock(),
    createdBy: actingId(ctx.actor),
  })
  const draft = await lockVersion(trx, id)
  const published = draft === undefined ? undefined : await publishWithin(trx, ctx, draft)
  if (published?.ok !== true) throw new Error(`starter procedure ${starter.code} cannot be published`)
}

/**
 * Puts the starter catalogue in force, each procedure that the tenant does not have yet; answers how many. For the
 * demo and for an office that begins without an import; running it again adds nothing.
 * `gate` says where all of them are submitted online.
 */
export const loadStarterCatalogue = (ctx: Ctx, gate: SubmissionGate = NATIONAL): Promise<number> =>
  transaction(ctx, async (trx) => {
    await changeCatalogue(trx, ctx)
    const known = new Set((await findAllVersionRows(trx)).map((version) => version.code))
    const missing = starterProcedures.filter((starter) => !known.has(starter.code))
    for (const starter of missing) await addStarter(trx, ctx, starter, gate)
    return missing.length
  })
