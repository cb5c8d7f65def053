import type { Ctx, Trx } from '#db/context.ts'
import type { StaffId, UnitId } from '#kernel/ids.ts'
import { compareVietnamese } from '#kernel/text.ts'
import { findPossibleHolders } from '#organisation/staff-queries.ts'
import { feeOptions, type FeeOptions } from '#procedures/domain/fee-choice.ts'
import type { ExtensionRule } from '#procedures/domain/procedure.ts'
import { previewClock, type ClockEffect } from '../clock-preview.ts'
import type { DossierScene } from './dossier-view.ts'
import type { Offer } from '../domain/actions.ts'
import { isAccepted, type Outcome, type ResultDelivery, type Step } from '../domain/dossier.ts'
import { mayAllowExceptions, subjectOf } from '../domain/may.ts'
import { stepsToOpen } from '../domain/routing.ts'
import { papersOf } from '../papers/papers-view.ts'
import { apologyChoice, latenessChoice, type ApologyChoice, type LatenessChoice } from './lateness-form.ts'
import { namesOfChoice } from './fee-field.ts'
import { peopleOf, type PersonView } from './people-view.ts'

/** What the form of an action shows and offers to choose from; only what that action needs is filled. */
export type ActionForm = {
  readonly effect: ClockEffect
  readonly step: { readonly no: number; readonly name: string; readonly unitName: string; readonly staffName: string | null } | null
  /** People who may hold the step. */
  readonly holders: readonly { readonly id: StaffId; readonly name: string; readonly title: string | null; readonly absentTo: string | null }[]
  readonly units: readonly { readonly id: UnitId; readonly name: string }[]
  /** Where the dossier goes next, or where it can go back to. */
  readonly next: readonly { readonly name: string; readonly unitName: string }[]
  readonly previous: readonly { readonly no: number; readonly name: string; readonly staffName: string | null }[]
  readonly requestedItems: readonly string[]
  readonly requiredPapers: readonly { readonly id: string; readonly name: string }[]
  readonly missingPapers: readonly string[]
  /** A further supplement request: only a leader may, with a legal basis. */
  readonly repeatedSupplement: { readonly count: number; readonly byLeader: boolean } | null
  readonly extension: ExtensionRule | null
  readonly people: readonly PersonView[]
  readonly draft: { readonly outcome: Outcome; readonly summary: string } | null
  readonly question: string | null
  readonly delivery: ResultDelivery
  /** Set where the action would end a dossier that is late. */
  readonly late: LatenessChoice | null
  readonly apology: ApologyChoice | null
  /** What lowers or adds to the fees of a dossier that waits to be accepted; null when there is nothing to choose. */
  readonly fees: { readonly options: FeeOptions; readonly ticked: readonly string[]; readonly feeDong: number } | null
}

/** The form of one offered action, read in the transaction of its page. */
export const findActionForm = async (trx: Trx, ctx: Ctx, scene: DossierScene, offer: Offer): Promise<ActionForm> => {
  const { dossier, page, version, staffName, unitName } = scene
  const accepted = isAccepted(dossier) ? dossier : null
  const step = accepted?.steps.find((one) => one.no === offer.stepNo) ?? null
  const papers = papersOf(dossier.papers, version.papers, page.files, page.textOf)
  const asked = page.history.findLast((entry) => entry.event.type === 'supplementRequested')?.event
  const result = accepted?.result ?? null
  return {
    effect: await previewClock(trx, ctx, dossier, offer),
    step:
      step === null
        ? null
        : { no: step.no, name: step.name, unitName: unitName(step.unitId), staffName: step.staffId === null ? null : staffName(step.staffId) },
    holders: offer.action === 'assignStep' && step !== null ? await holdersOf(trx, scene, step) : [],
    units: offer.action === 'consult' ? unitsOf(scene, step) : [],
    next: offer.action === 'forward' || offer.action === 'approve' || offer.action === 'issue' ? nextOf(scene, step) : [],
    previous: offer.action === 'returnStep' && step !== null && accepted !== null
      ? accepted.steps
          .filter((one) => step.openedBy.includes(one.no))
          .map((one) => ({ no: one.no, name: one.name, staffName: one.staffId === null ? null : staffName(one.staffId) }))
      : [],
    requestedItems: asked?.type === 'supplementRequested' ? asked.items.map((item) => page.textOf(item.text) ?? '') : [],
    requiredPapers: version.papers.map(({ id, name }) => ({ id, name })),
    missingPapers: papers.missing.map((paper) => paper.name),
    repeatedSupplement:
      accepted === null || accepted.supplementRequests === 0
        ? null
        : { count: accepted.supplementRequests, byLeader: mayAllowExceptions(ctx.actor, subjectOf(dossier)) },
    extension: version.extension,
    people: offer.action === 'correct' ? peopleOf(dossier.parties, page.textOf) : [],
    draft: result === null ? null : { outcome: result.outcome, summary: page.textOf(result.summary) ?? '' },
    question: step?.kind === 'consult' ? questionOf(scene, step.no) : null,
    delivery: dossier.delivery,
    late: latenessChoice(scene, offer),
    apology: apologyChoice(scene, offer),
    fees: offer.action === 'accept' ? feesOf(scene) : null,
  }
}

const feesOf = ({ dossier, version }: DossierScene): ActionForm['fees'] => {
  const options = feeOptions(version.fees, dossier.caseId, dossier.channel)
  const hasNone = options.conditional.length + options.exemptions.length === 0
  return hasNone ? null : { options, ticked: namesOfChoice(dossier.feeChoice), feeDong: dossier.feeDong }
}

const holdersOf = async (trx: Trx, { dossier, tree, day }: DossierScene, { unitId, role }: Step): Promise<ActionForm['holders']> => {
  const above = tree.ancestors(unitId).map((unit) => unit.id)
  const holders = await findPossibleHolders(trx, { unitId, above, role, sector: dossier.sectorCode }, day)
  return holders.map(({ id, fullName, title, absentTo }) => ({ id, name: fullName, title, absentTo: absentTo?.toString() ?? null }))
}

const unitsOf = ({ tree }: DossierScene, step: Step | null): ActionForm['units'] =>
  tree.units
    .filter((unit) => unit.id !== step?.unitId)
    .map(({ id, name }) => ({ id, name }))
    .toSorted((a, b) => compareVietnamese(a.name, b.name))

/** The steps that would open if this one ended now. */
const nextOf = (scene: DossierScene, step: Step | null): ActionForm['next'] => {
  const { dossier, process, tree, unitName } = scene
  if (step === null || process === undefined || !isAccepted(dossier)) return []
  const after = dossier.steps.map((one) => (one.no === step.no ? { ...one, state: 'done' as const } : one))
  return stepsToOpen(process, after).map(({ name, unit }) => {
    const unitId =
      unit.kind === 'receiving' ? dossier.receivingUnitId : unit.kind === 'competent' ? dossier.competentUnitId : tree.findByCode(unit.unitCode)?.id
    return { name, unitName: unitId === undefined ? '' : unitName(unitId) }
  })
}

const questionOf = ({ page }: DossierScene, stepNo: number): string | null => {
  const asked = page.history.find(({ event }) => event.type === 'consultationRequested' && event.step.no === stepNo)?.event
  return asked?.type === 'consultationRequested' ? page.textOf(asked.question) : null
}
