import { type Ctx, type Trx, transaction } from '#db/context.ts'
import { ok, refuse, type Result } from '#kernel/result.ts'
import { Temporal, type PlainDate } from '#kernel/time.ts'
import { formSourceSchema, type FormSource } from '#law/eform-schema.ts'
import { today } from '#organisation/today.ts'
import { mayEditProcedures } from '#procedures/domain/may-edit.ts'
import type { ProcedureVersion } from '#procedures/domain/procedure.ts'
import { findVersionInForce, getVersion } from '#procedures/queries.ts'
import { actingId } from '#procedures/acting.ts'
import { changeCatalogue } from '#procedures/catalogue-revision.ts'
import type { FormVersionId } from './domain/form.ts'
import {
  deleteFormDraft,
  findFormRows,
  insertFormDraft,
  lockForm,
  markFormEnded,
  markFormPublished,
  rewriteFormDraft,
  type FormOrigin,
  type FormRow,
} from './form-store.ts'
import type { FormRefusal } from './refusals.ts'
import { reviewForm } from './review-form.ts'

type Refused = Extract<Result<never, FormRefusal>, { readonly ok: false }>

const readSource = (source: FormSource): FormSource | Refused => {
  const parsed = formSourceSchema.safeParse(source)
  return parsed.success ? parsed.data : refuse('formInvalid', { field: parsed.error.issues[0]?.path.join('.') ?? '' })
}
const isRefused = (value: FormSource | Refused): value is Refused => 'ok' in value

/** The procedure as it stands today, when the actor may edit its forms. */
const openProcedure = async (trx: Trx, ctx: Ctx, code: string): Promise<Result<ProcedureVersion, FormRefusal>> => {
  const procedure = await findVersionInForce(trx, ctx.tenantId, code, today(ctx))
  if (procedure === undefined) return refuse('formProcedureUnknown', { code })
  return mayEditProcedures(ctx.actor, procedure.sectorCode) ? ok(procedure) : refuse('formEditNotAllowed')
}

export type NewFormDraft = {
  readonly procedureCode: string
  readonly source: FormSource
  readonly origin?: FormOrigin
  readonly provenance?: object
}

/** Begins a new version of a procedure's form, or its first one. One draft at a time. */
export const draftForm = (
  ctx: Ctx,
  input: NewFormDraft,
): Promise<Result<{ readonly formVersionId: FormVersionId; readonly editNo: number }, FormRefusal>> =>
  transaction(ctx, (trx) => draftFormIn(trx, ctx, input))

/** The same inside an open transaction. */
export const draftFormIn = async (
  trx: Trx,
  ctx: Ctx,
  { procedureCode, source: given, origin = 'office', provenance }: NewFormDraft,
): Promise<Result<{ readonly formVersionId: FormVersionId; readonly editNo: number }, FormRefusal>> => {
  const source = readSource(given)
  if (isRefused(source)) return source
  await changeCatalogue(trx, ctx)
  const procedure = await openProcedure(trx, ctx, procedureCode)
  if (!procedure.ok) return procedure
  const rows = await findFormRows(trx, procedureCode)
  if (rows.some((row) => row.state === 'draft')) return refuse('formDraftTaken', { code: procedureCode })
  const formVersionId = ctx.newId() as FormVersionId
  await insertFormDraft(trx, ctx.tenantId, {
    id: formVersionId,
    procedureCode,
    versionNo: (rows.at(-1)?.versionNo ?? 0) + 1,
    effectiveFrom: today(ctx),
    writtenFor: procedure.value.id,
    source,
    origin,
    ...(provenance !== undefined && { provenance }),
    createdAt: ctx.clock(),
    createdBy: actingId(ctx.actor),
  })
  return ok({ formVersionId, editNo: 1 })
}

type DraftRef = { readonly formVersionId: FormVersionId; readonly editNo: number }

/** The draft as the actor last saw it, locked, and the procedure it is for. */
const openDraft = async (
  trx: Trx,
  ctx: Ctx,
  { formVersionId, editNo }: DraftRef,
): Promise<Result<{ readonly row: FormRow; readonly procedure: ProcedureVersion }, FormRefusal>> => {
  const row = await lockForm(trx, formVersionId)
  if (row === undefined) return refuse('formNotFound')
  if (row.state !== 'draft') return refuse('formFixed')
  if (row.editNo !== editNo) return refuse('formEditConflict')
  const procedure = await openProcedure(trx, ctx, row.procedureCode)
  return procedure.ok ? ok({ row, procedure: procedure.value }) : procedure
}

/** Saves a draft. `editNo` is the one that was read: of two people who edit at once, one wins, the other is told. */
export const saveFormDraft = (
  ctx: Ctx,
  input: DraftRef & { readonly source: FormSource },
): Promise<Result<{ readonly editNo: number }, FormRefusal>> =>
  transaction(ctx, async (trx) => {
    const source = readSource(input.source)
    if (isRefused(source)) return source
    const draft = await openDraft(trx, ctx, input)
    if (!draft.ok) return draft
    const { row, procedure } = draft.value
    await rewriteFormDraft(trx, row.id, { source, effectiveFrom: row.effectiveFrom, writtenFor: procedure.id })
    return ok({ editNo: input.editNo + 1 })
  })

/** Throws a draft away. */
export const dropFormDraft = (ctx: Ctx, input: DraftRef): Promise<Result<null, FormRefusal>> =>
  transaction(ctx, async (trx) => {
    const draft = await openDraft(trx, ctx, input)
    if (!draft.ok) return draft
    await deleteFormDraft(trx, draft.value.row.id)
    return ok(null)
  })

/** Puts a draft in force from a day; the version before it ends on the day before. From then on it never changes. */
export const publishForm = (
  ctx: Ctx,
  input: DraftRef & { readonly effectiveFrom: PlainDate },
): Promise<Result<{ readonly endedId: FormVersionId | null }, FormRefusal>> =>
  transaction(ctx, (trx) => publishFormIn(trx, ctx, input))

/** The same inside an open transaction. */
export const publishFormIn = async (
  trx: Trx,
  ctx: Ctx,
  input: DraftRef & { readonly effectiveFrom: PlainDate },
): Promise<Result<{ readonly endedId: FormVersionId | null }, FormRefusal>> => {
  await changeCatalogue(trx, ctx)
  const draft = await openDraft(trx, ctx, input)
  if (!draft.ok) return draft
  const { row, procedure } = draft.value
  const review = reviewForm(row.source, (await getVersion(trx, ctx.tenantId, procedure.id)).papers)
  const [first] = review.errors
  if (review.body === null || first !== undefined) return refuse('formFaulty', { count: review.errors.length, first: first ?? '' })
  const { compare } = Temporal.PlainDate
  const published = (await findFormRows(trx, row.procedureCode)).filter((other) => other.state !== 'draft')
  const latest = published.toSorted((a, b) => compare(a.effectiveFrom, b.effectiveFrom)).at(-1)
  if (latest !== undefined && compare(input.effectiveFrom, latest.effectiveFrom) <= 0) {
    return refuse('formDayInvalid', { day: latest.effectiveFrom.toString() })
  }
  const lastDay = input.effectiveFrom.subtract({ days: 1 })
  const ends = latest !== undefined && (latest.effectiveTo === null || compare(latest.effectiveTo, lastDay) > 0)
  if (ends) await markFormEnded(trx, latest.id, lastDay)
  await markFormPublished(trx, row.id, {
    body: review.body,
    effectiveFrom: input.effectiveFrom,
    at: ctx.clock(),
    by: actingId(ctx.actor),
  })
  return ok({ endedId: ends ? latest.id : null })
}
