import { getCitizenProfile } from '#citizens/queries.ts'
import { transaction, type Ctx, type Trx } from '#db/context.ts'
import type { ResultDelivery } from '#dossiers/domain/dossier.ts'
import { prefill, type Profile } from '#eforms/domain/prefill.ts'
import type { Answers } from '#eforms/domain/value.ts'
import { partAddress } from '#eforms/settle-places.ts'
import { findPlaceIndex } from '#places/queries.ts'
import { findFormForVersion } from '#eforms/queries.ts'
import type { Actor } from '#kernel/actor.ts'
import type { CommandId, DossierId, UnitId } from '#kernel/ids.ts'
import { ok, refuse, type Result } from '#kernel/result.ts'
import { vietnamDay } from '#kernel/time.ts'
import type { ProcedureVersion } from '#procedures/domain/procedure.ts'
import { findCompetentUnit, findVersionInForce } from '#procedures/queries.ts'
import { findReceptionPlaces } from '#procedures/reception-places.ts'
import { isDraftOf, type Draft, type DraftId, type Submitter } from './domain/draft.ts'
import { MOST_OPEN_DRAFTS } from './domain/limits.ts'
import { deleteDraft, findDraft, insertDraft, listOpenDrafts, lockDraft, updateDraft } from './draft-store.ts'
import { takeHeldPapers } from './held-papers.ts'
import type { SubmissionRefusal } from './refusals.ts'

export type Citizen = Actor & { readonly kind: 'citizen' }

/** The citizen who acts; the doors of drafts are open to nobody else. */
export const citizenOf = (ctx: Pick<Ctx, 'actor'>): Citizen => {
  if (ctx.actor.kind !== 'citizen' || ctx.actor.assurance === 'none') throw new Error('a draft belongs to a citizen who has signed in')
  return ctx.actor
}

/** Whether a procedure takes online submissions here; the other gates have their own doors. */
export const isOpenHere = (version: ProcedureVersion): Result<null, 'gateNationalFixed' | 'procedureNotOnline'> => {
  if (version.serviceLevel !== 'fullOnline' && version.serviceLevel !== 'partialOnline') return refuse('procedureNotOnline')
  return version.submissionGate.kind === 'OWN' ? ok(null) : refuse('gateNationalFixed')
}

/** What the account knows, as forms take it. */
export const profileOf = async (trx: Trx, citizen: Citizen): Promise<Submitter> => {
  const profile = await getCitizenProfile(trx, citizen.accountId)
  return Object.fromEntries(Object.entries(profile).map(([field, fact]) => [field, fact.value]))
}

/** The same with the address parted, as forms take it. */
const withHome = async (trx: Trx, profile: Submitter, day: string): Promise<Profile> => {
  const units = profile.address === undefined ? undefined : await findPlaceIndex(trx, day)
  const home = units === undefined ? undefined : partAddress(units, profile.address ?? '')
  return home === undefined ? profile : { ...profile, home }
}

/** Begins a draft of a procedure, with what the account and the e-store already hold filled in. */
export const startDraft = (ctx: Ctx, code: string): Promise<Result<DraftId, SubmissionRefusal>> =>
  transaction(ctx, async (trx) => {
    const citizen = citizenOf(ctx)
    const day = vietnamDay(ctx.clock())
    const version = await findVersionInForce(trx, ctx.tenantId, code, day)
    if (version === undefined) return refuse('procedureNotOnline')
    const gate = isOpenHere(version)
    if (!gate.ok) return gate
    if ((await listOpenDrafts(trx)).length >= MOST_OPEN_DRAFTS) return refuse('draftsTooMany', { most: MOST_OPEN_DRAFTS })
    const form = await findFormForVersion(trx, version.id, day)
    const profile = await profileOf(trx, citizen)
    const places = await findReceptionPlaces(trx, version, day)
    const only = places.length === 1 ? places[0] : undefined
    const id = ctx.newId() as DraftId
    await insertDraft(trx, ctx, {
      id,
      accountId: citizen.accountId,
      actingFor: citizen.actingFor,
      purpose: 'submission',
      dossierId: ctx.newId() as DossierId,
      procedureCode: version.code,
      procedureVersionId: version.id,
      formVersionId: form?.id ?? null,
      caseId: version.cases[0]?.id ?? '',
      receivingUnitId: only?.unitId ?? null,
      competentUnitId: only === undefined ? null : ((await findCompetentUnit(trx, version, only.unitId, day)) ?? null),
      delivery: 'desk',
      submitter: profile,
      answers: form === undefined ? {} : prefill(form, {}, await withHome(trx, profile, day.toString())),
      notes: {},
      position: 'nguoi-nop',
      commandId: ctx.newId() as CommandId,
    })
    await takeHeldPapers(trx, ctx, id, version)
    return ok(id)
  })

/** The answer to a supplement request, begun or found again. */
export const openAnswer = (ctx: Ctx, dossierId: DossierId, about: Pick<Draft, 'procedureCode' | 'procedureVersionId' | 'caseId'>): Promise<DraftId> =>
  transaction(ctx, async (trx) => {
    const open = (await listOpenDrafts(trx)).find((one) => one.purpose === 'answer' && one.dossierId === dossierId)
    if (open !== undefined) return open.id
    const citizen = citizenOf(ctx)
    const id = ctx.newId() as DraftId
    await insertDraft(trx, ctx, {
      ...about,
      id,
      accountId: citizen.accountId,
      actingFor: citizen.actingFor,
      purpose: 'answer',
      dossierId,
      formVersionId: null,
      receivingUnitId: null,
      competentUnitId: null,
      delivery: 'desk',
      submitter: {},
      answers: {},
      notes: {},
      position: 'tra-loi',
      commandId: ctx.newId() as CommandId,
    })
    return id
  })

/** A draft that the citizen may work on now; somebody else's, or one for another principal, is not there. */
export const findOwnDraft = async (trx: Trx, ctx: Ctx, id: DraftId): Promise<Draft | undefined> => {
  const draft = await findDraft(trx, id)
  const citizen = citizenOf(ctx)
  return draft !== undefined && isDraftOf(draft, citizen.accountId, citizen.actingFor) ? draft : undefined
}

/** The same, locked for a change. */
export const lockOwnDraft = async (
  trx: Trx,
  ctx: Ctx,
  id: DraftId,
): Promise<Result<Draft, 'draftNotFound' | 'draftAlreadyDone'>> => {
  const draft = await lockDraft(trx, id)
  const citizen = citizenOf(ctx)
  if (draft === undefined || !isDraftOf(draft, citizen.accountId, citizen.actingFor)) return refuse('draftNotFound')
  return draft.state === 'sent' ? refuse('draftAlreadyDone') : ok(draft)
}

const change = (
  ctx: Ctx,
  id: DraftId,
  next: (draft: Draft, trx: Trx) => Promise<Result<Draft, SubmissionRefusal>> | Result<Draft, SubmissionRefusal>,
): Promise<Result<Draft, SubmissionRefusal>> =>
  transaction(ctx, async (trx) => {
    const draft = await lockOwnDraft(trx, ctx, id)
    if (!draft.ok) return draft
    const changed = await next(draft.value, trx)
    if (changed.ok) await updateDraft(trx, ctx, changed.value)
    return changed
  })

/** Who hands it in, as they typed it; what the e-identity proved stays what it proved. */
export const saveSubmitter = (ctx: Ctx, id: DraftId, submitter: Submitter): Promise<Result<Draft, SubmissionRefusal>> =>
  change(ctx, id, async (draft, trx) => {
    const profile = await getCitizenProfile(trx, draft.accountId)
    const proved = Object.entries(profile).flatMap(([field, fact]) => (fact.proof === 'eid' ? [[field, fact.value]] : []))
    return ok({ ...draft, submitter: { ...submitter, ...Object.fromEntries(proved) }, position: 'nguoi-nop' })
  })

/** Where it is handed in and which case it is; who decides follows from the place. */
export const savePlace = (
  ctx: Ctx,
  id: DraftId,
  { receivingUnitId, caseId }: { readonly receivingUnitId: UnitId; readonly caseId: string },
): Promise<Result<Draft, SubmissionRefusal>> =>
  change(ctx, id, async (draft, trx) => {
    const day = vietnamDay(ctx.clock())
    const version = await findVersionInForce(trx, ctx.tenantId, draft.procedureCode, day)
    if (version === undefined) return refuse('procedureNotOnline')
    const places = await findReceptionPlaces(trx, version, day)
    const competentUnitId = await findCompetentUnit(trx, version, receivingUnitId, day)
    if (!places.some((place) => place.unitId === receivingUnitId) || competentUnitId === undefined) return refuse('placeMissing')
    if (!version.cases.some((one) => one.id === caseId)) return refuse('placeMissing')
    return ok({ ...draft, receivingUnitId, competentUnitId, caseId, position: 'noi-nop' })
  })

export const saveDelivery = (ctx: Ctx, id: DraftId, delivery: ResultDelivery): Promise<Result<Draft, SubmissionRefusal>> =>
  change(ctx, id, (draft) => ok({ ...draft, delivery, position: 'nhan-ket-qua' }))

/** The answers of one page; the draft moves to the form in force, and what was answered in an older one stays. */
export const saveAnswers = (
  ctx: Ctx,
  id: DraftId,
  patch: Answers,
  now: { readonly position: string; readonly formVersionId: Draft['formVersionId']; readonly procedureVersionId: Draft['procedureVersionId'] },
): Promise<Result<Draft, SubmissionRefusal>> =>
  change(ctx, id, (draft) => ok({ ...draft, ...now, answers: { ...draft.answers, ...patch } }))

export const saveNotes = (ctx: Ctx, id: DraftId, notes: Draft['notes'], position: string): Promise<Result<Draft, SubmissionRefusal>> =>
  change(ctx, id, (draft) => ok({ ...draft, notes: { ...draft.notes, ...notes }, position }))

/** Throws a draft away with everything in it; its files leave the disk with the next sweep. */
export const dropDraft = (ctx: Ctx, id: DraftId): Promise<Result<null, SubmissionRefusal>> =>
  transaction(ctx, async (trx) => {
    const draft = await lockOwnDraft(trx, ctx, id)
    if (!draft.ok) return draft
    await deleteDraft(trx, id)
    return ok(null)
  })
