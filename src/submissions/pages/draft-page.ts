import { transaction, type Ctx, type Trx } from '#db/context.ts'
import { previewFiling, type FilingPreview } from '#dossiers/preview.ts'
import type { ResultDelivery } from '#dossiers/domain/dossier.ts'
import { findDossier } from '#dossiers/queries.ts'
import type { FieldError } from '#eforms/domain/check.ts'
import type { FormFacts } from '#eforms/domain/check-leaf.ts'
import { isLeaf, type Form, type Page } from '#eforms/domain/form.ts'
import { visiblePages } from '#eforms/domain/settle.ts'
import type { Answers } from '#eforms/domain/value.ts'
import { placeChoices } from '#eforms/settle-places.ts'
import type { PlaceChoice } from '#places/domain/place-book.ts'
import { summarise, type SummaryPage } from '#eforms/summary.ts'
import { getCitizenProfile } from '#citizens/queries.ts'
import type { DossierId, FileId, UnitId } from '#kernel/ids.ts'
import { compareVietnamese } from '#kernel/text.ts'
import { vietnamDay } from '#kernel/time.ts'
import { unitTree } from '#organisation/unit-queries.ts'
import type { RequiredPaper } from '#procedures/domain/procedure.ts'
import { findReceptionPlaces } from '#procedures/reception-places.ts'
import type { Draft, DraftFile, DraftId, PostalWish, Submitter, SubmitterField } from '../domain/draft.ts'
import { askedPapers, bringsPaper, gapsOf, isCollected, withFiles, type DraftGround, type Gap } from '../domain/readiness.ts'
import { findStep, stepBefore, stepsOf, type DraftStep } from '../domain/steps.ts'
import { findDraftGround, versionsMoved } from '../draft-ground.ts'
import { citizenOf, findOwnDraft, type Citizen } from '../drafts.ts'
import { listHeldPapers, type HeldPaper } from '../held-papers.ts'
import { findPrincipal } from '../principal.ts'
import { askedOf, type AskedItem } from '../asked-items.ts'
import { findRecent, needsIdentity } from '../submit-draft.ts'

/** A file of a draft as a page shows it. */
export type FileLine = Pick<DraftFile, 'fileId' | 'name' | 'size'> & { readonly isHeld: boolean }

export type PaperLine = Pick<RequiredPaper, 'id' | 'name' | 'mandatory' | 'originals' | 'copies'> & {
  readonly condition: string | null
  readonly files: readonly FileLine[]
  readonly isOnPaper: boolean
}

export type HeldLine = Pick<HeldPaper, 'fileId' | 'name' | 'code'>

export type StepView =
  | { readonly kind: 'submitter'; readonly submitter: Submitter; readonly fixed: readonly SubmitterField[]; readonly known: readonly SubmitterField[]; readonly principalName: string | null }
  | {
      readonly kind: 'place'
      readonly places: readonly { readonly id: UnitId; readonly name: string; readonly address: string | null }[]
      readonly receivingUnitId: UnitId | null
      readonly cases: readonly { readonly id: string; readonly label: string }[]
      readonly caseId: string
    }
  | {
      readonly kind: 'form'
      readonly form: Form
      readonly page: Page
      readonly answers: Answers
      readonly facts: FormFacts
      readonly hasFiles: boolean
      readonly files: Readonly<Record<string, readonly FileLine[]>>
      readonly placeChoices: Readonly<Record<string, readonly PlaceChoice[]>>
    }
  | { readonly kind: 'papers'; readonly papers: readonly PaperLine[]; readonly held: readonly HeldLine[] }
  | { readonly kind: 'delivery'; readonly delivery: ResultDelivery }
  | { readonly kind: 'handing'; readonly papersBy: 'self' | 'post'; readonly papers: readonly string[] }
  | AddressView
  | CheckView

/** Where the post brings the result, or fetches the papers. */
export type AddressView = {
  readonly kind: 'address' | 'collection'
  readonly known: PostalWish
  readonly places: readonly string[]
  /** Set when the post holds an address of an earlier sending: it is seen and changed there. */
  readonly changeHref: string | null
}

export type CheckView = {
  readonly kind: 'check'
  readonly submitter: Submitter
  readonly principalName: string | null
  readonly placeName: string | null
  readonly caseLabel: string | null
  readonly form: readonly SummaryPage[]
  readonly papers: readonly PaperLine[]
  readonly fileNames: Readonly<Record<string, string>>
  readonly delivery: ResultDelivery
  readonly post: PostalWish | null
  /** How what is promised on paper comes to the desk; null when nothing is. */
  readonly handing: { readonly by: 'self' | 'post'; readonly from: PostalWish | null } | null
  readonly preview: Pick<FilingPreview, 'fees'> | null
  readonly gaps: readonly GapLine[]
  readonly recent: { readonly dossierId: DossierId; readonly at: string } | null
  readonly identity: 'sufficient' | 'demo' | 'required'
}

/** What is missing, and the page that mends it. */
export type GapLine = { readonly kind: Gap['kind']; readonly slug: string; readonly errors: readonly FieldError[]; readonly papers: readonly string[] }

export type DraftPage = {
  readonly id: DraftId
  readonly code: string
  readonly procedureName: string
  readonly slug: string
  readonly back: string | null
  readonly ordinal: number
  readonly total: number
  /** The procedure or form changed since it was last saved. */
  readonly hasMoved: boolean
  /** Set when the one-stop gave the dossier back to be completed. */
  readonly asked: { readonly items: readonly AskedItem[]; readonly reason: string; readonly answerDueOn: string } | null
  readonly expiresOn: string
  readonly view: StepView
}

export type FoundDraftPage =
  | { readonly state: 'page'; readonly page: DraftPage }
  | { readonly state: 'sent'; readonly dossierId: DossierId }
  | { readonly state: 'otherStep'; readonly slug: string }
  | { readonly state: 'notFound' | 'notInForce' }

export const fileLines = (files: readonly DraftFile[], has: (file: DraftFile) => boolean): readonly FileLine[] =>
  files.filter(has).map(({ fileId, name, size, heldFrom }) => ({ fileId, name, size, isHeld: heldFrom !== null }))

/** The pages of this draft as its answers stand. */
export const stepsOfDraft = (draft: Draft, ground: DraftGround): readonly DraftStep[] => {
  const pages = ground.form === undefined ? [] : visiblePages(ground.form, draft.answers, ground.facts.today)
  return stepsOf(pages.map((page) => page.id), {
    hasPapers: askedPapers(ground).length > 0,
    bringsPaper: bringsPaper(draft, ground),
    isCollected: isCollected(draft, ground),
    isPosted: draft.delivery === 'post',
  })
}

/** One page of a draft of one's own. */
export const loadDraftPage = (ctx: Ctx, id: DraftId, slug: string): Promise<FoundDraftPage> =>
  transaction(ctx, async (trx): Promise<FoundDraftPage> => {
    const draft = await findOwnDraft(trx, ctx, id)
    if (draft === undefined || draft.purpose !== 'submission') return { state: 'notFound' }
    if (draft.state === 'sent') return { state: 'sent', dossierId: draft.dossierId }
    const ground = await findDraftGround(trx, ctx, draft)
    if (ground === undefined) return { state: 'notInForce' }
    const steps = stepsOfDraft(draft, ground)
    const step = findStep(steps, slug)
    if (step === undefined) return { state: 'otherStep', slug: findStep(steps, draft.position)?.slug ?? steps[0]?.slug ?? slug }
    return {
      state: 'page',
      page: {
        id,
        code: draft.procedureCode,
        procedureName: ground.version.name,
        slug,
        back: stepBefore(steps, slug),
        ordinal: steps.indexOf(step) + 1,
        total: steps.length,
        hasMoved: versionsMoved(draft, ground),
        asked: await askedToComplete(trx, ctx, draft),
        expiresOn: vietnamDay(draft.expiresAt).toString(),
        view: await viewOf(trx, ctx, step, draft, ground),
      },
    }
  })

const askedToComplete = async (trx: Trx, ctx: Ctx, draft: Draft): Promise<DraftPage['asked']> => {
  const dossier = await findDossier(trx, ctx.actor, draft.dossierId)
  return dossier?.phase === 'incomplete' ? askedOf(trx, dossier.id, dossier) : null
}

const viewOf = async (trx: Trx, ctx: Ctx, step: DraftStep, draft: Draft, ground: DraftGround): Promise<StepView> => {
  const citizen = citizenOf(ctx)
  switch (step.kind) {
    case 'submitter':
      return submitterView(trx, citizen, draft)
    case 'place':
      return {
        kind: 'place',
        places: (await findReceptionPlaces(trx, ground.version, vietnamDay(ctx.clock())))
          .map(({ unitId, name, address }) => ({ id: unitId, name, address }))
          .toSorted((a, b) => compareVietnamese(a.name, b.name)),
        receivingUnitId: draft.receivingUnitId,
        cases: ground.version.cases.map(({ id, label }) => ({ id, label })),
        caseId: draft.caseId,
      }
    case 'form':
      return formView(step.pageId, draft, ground)
    case 'papers':
      return {
        kind: 'papers',
        papers: paperLines(draft, ground),
        held: (await listHeldPapers(trx)).map(({ fileId, name, code }) => ({ fileId, name, code })),
      }
    case 'delivery':
      return { kind: 'delivery', delivery: draft.delivery }
    case 'handing':
      return {
        kind: 'handing',
        papersBy: draft.notes.papersBy ?? 'self',
        papers: paperLines(draft, ground).filter((paper) => paper.isOnPaper && paper.files.length === 0).map(({ name }) => name),
      }
    case 'address':
    case 'collection':
      return addressView(step.kind, draft, ground)
    case 'check':
      return checkView(trx, ctx, draft, ground)
  }
}

const addressView = (kind: AddressView['kind'], { notes, submitter, dossierId }: Draft, { facts }: DraftGround): AddressView => {
  const isReturn = kind === 'address'
  const written = isReturn ? notes.post : notes.collect
  const isTaken = (isReturn ? notes.isPostChosen : notes.isCollectChosen) === true && written === undefined
  // Whoever asks for both lives at one place, mostly.
  const other = isReturn ? notes.collect : notes.post
  return {
    kind,
    known: written ?? other ?? { recipient: submitter.name ?? '', phone: submitter.phone ?? '', place: '', street: submitter.address ?? '' },
    places: facts.places,
    changeHref: isTaken ? `/nhan-qua-buu-chinh/${dossierId}?viec=${isReturn ? 'tra' : 'lay'}` : null,
  }
}

const submitterView = async (trx: Trx, citizen: Citizen, draft: Draft): Promise<StepView> => {
  const profile = await getCitizenProfile(trx, citizen.accountId)
  const known = (Object.keys(profile) as SubmitterField[]).filter((field) => profile[field]?.value === draft.submitter[field])
  return {
    kind: 'submitter',
    submitter: draft.submitter,
    known,
    // What the e-identity proved is not typed again.
    fixed: known.filter((field) => profile[field]?.proof === 'eid'),
    principalName: (await findPrincipal(trx, draft.actingFor))?.name ?? null,
  }
}

const formView = (pageId: string, draft: Draft, ground: DraftGround): StepView => {
  const { form, facts, files, units } = ground
  const page = form?.pages.find((one) => one.id === pageId)
  if (form === undefined || page === undefined) throw new Error(`the form has no page ${pageId}`)
  const byPath = Map.groupBy(files.filter(({ slot }) => slot.kind === 'field'), ({ slot }) => (slot.kind === 'field' ? slot.path : ''))
  return {
    kind: 'form',
    form,
    page,
    facts,
    answers: withFiles(draft.answers, files),
    placeChoices: placeChoices(units, page, draft.answers),
    hasFiles: page.fields.some(asksForFile),
    files: Object.fromEntries([...byPath].map(([path, some]) => [path, fileLines(some, () => true)])),
  }
}

/** Whether a page has to be sent as an upload. */
export const asksForFile = (field: Page['fields'][number]): boolean =>
  (isLeaf(field) && field.kind === 'file') ||
  ('parts' in field && field.parts.some(asksForFile)) ||
  (field.kind === 'table' && field.fields.some(asksForFile))

const paperLines = ({ notes }: Draft, ground: DraftGround): readonly PaperLine[] =>
  askedPapers(ground).map(({ id, name, mandatory, originals, copies, condition }) => ({
    id,
    name,
    mandatory,
    originals,
    copies,
    condition: condition ?? null,
    files: fileLines(ground.files, ({ slot }) => slot.kind === 'paper' && slot.paperId === id),
    isOnPaper: (notes.onPaper ?? []).includes(id),
  }))

const checkView = async (trx: Trx, ctx: Ctx, draft: Draft, ground: DraftGround): Promise<CheckView> => {
  const { form, facts, files, version } = ground
  const tree = await unitTree(trx, vietnamDay(ctx.clock()))
  const preview =
    draft.competentUnitId === null
      ? null
      : await previewFiling(trx, ctx, { procedureCode: version.code, caseId: draft.caseId, channel: 'online', competentUnitId: draft.competentUnitId })
  const recent = await findRecent(trx, ctx, draft)
  const isSure = citizenOf(ctx).assurance === 'eid'
  return {
    kind: 'check',
    submitter: draft.submitter,
    principalName: (await findPrincipal(trx, draft.actingFor))?.name ?? null,
    placeName: draft.receivingUnitId === null ? null : (tree.find(draft.receivingUnitId)?.name ?? null),
    caseLabel: version.cases.length > 1 ? (version.cases.find(({ id }) => id === draft.caseId)?.label ?? null) : null,
    form: form === undefined ? [] : summarise(form, withFiles(draft.answers, files), facts),
    papers: paperLines(draft, ground),
    fileNames: Object.fromEntries(files.map(({ fileId, name }): [FileId, string] => [fileId, name])),
    delivery: draft.delivery,
    post: (draft.delivery === 'post' && draft.notes.post) || null,
    handing: bringsPaper(draft, ground)
      ? { by: draft.notes.papersBy ?? 'self', from: (isCollected(draft, ground) && draft.notes.collect) || null }
      : null,
    preview: preview?.ok ? { fees: preview.value.fees } : null,
    gaps: gapsOf(draft, ground).map((gap) => gapLine(gap, ground)),
    recent: recent ?? null,
    identity: isSure ? 'sufficient' : (await needsIdentity(trx)) ? 'required' : 'demo',
  }
}

const gapLine = (gap: Gap, { form }: DraftGround): GapLine => {
  const line = { kind: gap.kind, errors: [], papers: [] }
  switch (gap.kind) {
    case 'submitter':
      return { ...line, slug: 'nguoi-nop' }
    case 'place':
      return { ...line, slug: 'noi-nop' }
    case 'address':
      return { ...line, slug: 'dia-chi-nhan' }
    case 'collection':
      return { ...line, slug: 'dia-chi-lay' }
    case 'form': {
      const [first] = gap.errors
      const page = form?.pages.find((one) => one.fields.some((field) => field.id === first?.path.split('.')[0]))
      return { ...line, slug: `to-khai-${page?.id ?? ''}`, errors: gap.errors }
    }
    case 'papers':
      return { ...line, slug: 'giay-to', papers: gap.papers.map((paper) => paper.name) }
  }
}
