import { sql } from 'kysely'
import { transaction, type Ctx, type Trx } from '#db/context.ts'
import { toAt } from '#kernel/at.ts'
import { parseId, type DossierId, type ProcedureVersionId, type UnitId } from '#kernel/ids.ts'
import { localMinuteOf, vietnamDay, type Instant } from '#kernel/time.ts'
import { grantsOf } from '#identity/domain/may.ts'
import { loadCalendar } from '#organisation/calendar-queries.ts'
import { workingMinutesBetween } from '#organisation/domain/working-calendar.ts'
import type { SummaryPage } from '#eforms/summary.ts'
import type { Channel } from '#procedures/domain/procedure.ts'
import { getVersion } from '#procedures/queries.ts'
import type { Vault } from '#secrets/vault.ts'
import { DESK_ROLES } from './desk.ts'
import { previewFiling, type FilingPreview } from '../preview.ts'
import { formLines } from '../filled-form.ts'
import { fileViews, papersOf, type FileView, type PaperView } from '../papers/papers-view.ts'
import { findDossierPage } from '../queries.ts'
import { checkSubmitter, type SubmitterCheck } from './submitter-check.ts'

/** A dossier that was sent in and that nobody has accepted yet. */
export type QueueLine = {
  readonly dossierId: DossierId
  readonly procedureName: string
  readonly ownerName: string | null
  readonly channel: Channel
  /** ISO instants. */
  readonly submittedAt: string
  readonly receptionDueAt: string | null
  /** Working minutes until the one-stop must have answered; negative when it is late. */
  readonly minutesLeft: number | null
}

export type QueueDossier = QueueLine & {
  readonly commandId: string
  readonly seq: number
  readonly submitter: { readonly name: string | null; readonly identityNumber: string | null; readonly phone: string | null; readonly address: string | null }
  readonly papers: readonly PaperView[]
  /** The e-form as labelled lines, and the files that it names. */
  readonly form: readonly SummaryPage[]
  readonly formFiles: readonly FileView[]
  readonly check: SubmitterCheck
  /** There is something to tick that lowers or adds to the fees: the form of acceptance asks it. */
  readonly hasFeeChoices: boolean
  readonly preview: Pick<FilingPreview, 'dueAt' | 'provisional' | 'explanation' | 'pending'> | null
}

export type ReceptionQueue = { readonly lines: readonly QueueLine[]; readonly open: QueueDossier | null }

const MOST_LINES = 200

type Row = {
  readonly id: DossierId
  readonly versionId: ProcedureVersionId
  readonly ownerName: string | null
  readonly channel: Channel
  readonly receivingUnitId: UnitId
  readonly submittedAt: Instant
  readonly receptionDueAt: Instant | null
}

/** Submitted dossiers of the actor's desks, the most urgent first. Cost: the partial index `dossier_submitted`. */
const readRows = async (trx: Trx, ctx: Ctx): Promise<readonly Row[]> => {
  const desks = grantsOf(ctx.actor).filter((grant) => DESK_ROLES.some((role) => role === grant.role))
  if (desks.length === 0) return []
  const rights = desks.map((grant) => {
    const at = sql`d.receiving_unit_id = any(${[...grant.reach]}::uuid[])`
    return grant.sectors === null ? sql`(${at})` : sql`(${at} and d.sector_code = any(${[...grant.sectors]}::text[]))`
  })
  const { rows } = await sql<Row>`
    select d.id, d.procedure_version_id as "versionId", d.owner_name as "ownerName", d.channel,
      d.receiving_unit_id as "receivingUnitId", d.submitted_at as "submittedAt", d.reception_due_at as "receptionDueAt"
    from dossier d where d.tenant_id = current_tenant() and d.phase = 'submitted' and (${sql.join(rights, sql` or `)})
    order by d.reception_due_at nulls last, d.id limit ${MOST_LINES}`.execute(trx)
  return rows
}

const lineOf = async (trx: Trx, ctx: Ctx, row: Row): Promise<QueueLine> => {
  const now = ctx.clock()
  const calendar = await loadCalendar(trx, row.receivingUnitId, vietnamDay(now))
  const due = row.receptionDueAt
  return {
    dossierId: row.id,
    procedureName: (await getVersion(trx, ctx.tenantId, row.versionId)).name,
    ownerName: row.ownerName,
    channel: row.channel,
    submittedAt: toAt(row.submittedAt),
    receptionDueAt: due === null ? null : toAt(due),
    minutesLeft: due === null ? null : workingMinutesBetween(calendar, localMinuteOf(now), localMinuteOf(due)),
  }
}

/** The queue, and the one that is open in it: who, what, and what accepting now would promise. */
export const loadReceptionQueue = (ctx: Ctx, vault: Vault, dossierId: string | null): Promise<ReceptionQueue> =>
  transaction(ctx, async (trx) => {
    const lines: QueueLine[] = []
    for (const row of await readRows(trx, ctx)) lines.push(await lineOf(trx, ctx, row))
    const id = parseId<DossierId>(dossierId ?? '')
    const line = lines.find((one) => one.dossierId === id)
    return { lines, open: line === undefined ? null : await openLine(trx, ctx, vault, line) }
  })

const openLine = async (trx: Trx, ctx: Ctx, vault: Vault, line: QueueLine): Promise<QueueDossier | null> => {
  const page = await findDossierPage(trx, ctx.actor, line.dossierId)
  if (page === undefined) return null
  const { dossier, textOf } = page
  const { submitter } = dossier.parties
  const version = await getVersion(trx, ctx.tenantId, dossier.procedureVersionId)
  const preview = await previewFiling(trx, ctx, {
    procedureCode: dossier.procedureCode,
    caseId: dossier.caseId,
    channel: dossier.channel,
    competentUnitId: dossier.competentUnitId,
  })
  return {
    ...line,
    commandId: ctx.newId(),
    seq: dossier.seq,
    submitter: {
      name: textOf(submitter.name),
      identityNumber: textOf(submitter.identityNumber),
      phone: textOf(submitter.phone),
      address: textOf(submitter.address),
    },
    papers: papersOf(dossier.papers, version.papers, page.files, textOf).brought,
    form: await formLines(trx, ctx, page),
    formFiles: fileViews(dossier.form?.files ?? [], page.files),
    check: await checkSubmitter(trx, ctx, vault, page),
    hasFeeChoices: preview.ok && preview.value.feeOptions.conditional.length + preview.value.feeOptions.exemptions.length > 0,
    preview: preview.ok
      ? { dueAt: preview.value.dueAt, provisional: preview.value.provisional, explanation: preview.value.explanation, pending: preview.value.pending }
      : null,
  }
}
