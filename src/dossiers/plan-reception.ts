import type { Ctx, Trx } from '#db/context.ts'
import type { Actor } from '#kernel/actor.ts'
import { dayTextOf, fromAt } from '#kernel/at.ts'
import type { DossierId, ProcedureVersionId, StaffId, UnitId } from '#kernel/ids.ts'
import { ok, refuse, type Result } from '#kernel/result.ts'
import { vietnamDay, type PlainDate } from '#kernel/time.ts'
import { unitTree } from '#organisation/unit-queries.ts'
import type { ProcedureVersion } from '#procedures/domain/procedure.ts'
import type { ProcessVersion } from '#procedures/domain/process.ts'
import { findVersionInForce, getProcess, getVersion } from '#procedures/queries.ts'
import type { BroughtPaper, Dossier, FiledForm, Parties, Party, Signature, SubmittedBy } from './domain/dossier.ts'
import type { DossierCommand } from './domain/command.ts'
import type { CertifiedDocument, Filing } from './domain/event.ts'
import { findGrant } from '#identity/domain/may.ts'
import { caseOfFiling, checkFees, feesOfFiling } from './filed-fees.ts'
import { formatCode } from './domain/number.ts'
import { existing, type CommandCode, type Scene, type UseCase } from './execute.ts'
import type { Groundwork } from './facts.ts'
import type { CodeNumber } from './open-command.ts'
import type { Input, PaperInput, PartyInput } from './inputs.ts'
import { codeSeries } from './projection.ts'
import { sealItems } from './requested-items.ts'
import { takeNumbers } from './store.ts'
import { tieFiles } from './tie-files.ts'

/** What is written down about a dossier that is new here, whoever brings it. */
export type FilingInput = Omit<Input<'receive'>, 'forward'> | Input<'submit'> | Input<'resubmit'> | Input<'rejectAtDesk'> | Input<'certify'>

/** The ground of a new dossier: units that exist that day, the version and process in force then (or on `versionOf`). */
export const newGround = async (
  trx: Trx,
  ctx: Ctx,
  input: FilingInput,
  dossier: Dossier | undefined,
  day: PlainDate,
  versionOf: PlainDate = day,
): Promise<Result<Groundwork, CommandCode>> => {
  if (dossier !== undefined) return refuse('alreadyExists')
  const version = await findVersionInForce(trx, ctx.tenantId, input.procedureCode, versionOf)
  if (version === undefined) return refuse('procedureNotFound', { procedure: input.procedureCode })
  const tree = await unitTree(trx, day)
  const units = [input.receivingUnitId, input.competentUnitId, ...(input.assistedAtUnitId === null ? [] : [input.assistedAtUnitId])]
  for (const unitId of units) {
    if (tree.find(unitId as UnitId) === undefined) return refuse('unitUnknown', { unit: unitId })
  }
  const fees = checkFees(version, input)
  if (!fees.ok) return fees
  const process = await processOf(trx, ctx, version)
  return process === undefined
    ? refuse('processMissing', { procedure: version.code })
    : ok({ version, process, units: [input.receivingUnitId as UnitId, input.competentUnitId as UnitId] })
}

/** The ground of a dossier that exists: the versions in force at its reception, whatever came since. */
export const standingGround = async (
  trx: Trx,
  ctx: Ctx,
  _input: unknown,
  dossier: Dossier | undefined,
): Promise<Result<Groundwork, CommandCode>> => {
  if (dossier === undefined) return refuse('notFound')
  const version = await getVersion(trx, ctx.tenantId, dossier.procedureVersionId)
  const process = 'processVersionId' in dossier ? await getProcess(trx, ctx.tenantId, dossier.processVersionId) : await processOf(trx, ctx, version)
  if (process === undefined) return refuse('processMissing', { procedure: version.code })
  const steps = 'steps' in dossier ? dossier.steps.map((step) => step.unitId) : []
  return ok({ version, process, units: [...new Set([dossier.receivingUnitId, dossier.competentUnitId, ...steps])] })
}

const processOf = async (trx: Trx, ctx: Ctx, version: ProcedureVersion): Promise<ProcessVersion | undefined> =>
  version.processId === null ? undefined : getProcess(trx, ctx.tenantId, version.processId)

/** What was brought, with its texts sealed and its files tied to the dossier. */
export const sealPapers = (scene: Scene, papers: readonly PaperInput[], firstNo: number): readonly BroughtPaper[] =>
  papers.map((paper, i) => ({
    no: firstNo + i,
    paperId: paper.paperId,
    name: scene.texts.sealOptional(paper.name),
    form: paper.form,
    quantity: paper.quantity,
    alreadyHeld: paper.alreadyHeld,
    files: tieFiles(scene, paper.files, 'paper'),
  }))

const sealParty = (scene: Scene, party: PartyInput): Party => {
  const { texts } = scene
  const optional = (field: string, value: string | null) => {
    const ref = texts.sealOptional(value)
    return ref === null ? {} : { [field]: ref }
  }
  return {
    kind: party.kind,
    name: texts.seal(party.name),
    ...optional('identityNumber', party.identityNumber),
    ...optional('birthDate', party.birthDate),
    ...optional('sex', party.sex),
    ...optional('address', party.address),
    ...optional('phone', party.phone),
    ...optional('email', party.email),
  }
}

/** The last four digits of a phone: what a citizen can look the dossier up with. */
export const phoneTailOf = (phone: string | null): string | null => {
  const digits = (phone ?? '').replace(/\D/g, '')
  return digits.length >= 8 ? digits.slice(-4) : null
}

export const fileOf = (scene: Scene, input: FilingInput): { filing: Filing; ownerName: string; phoneTail: string | null } => {
  const { version } = scene.ground
  const parties: Parties = {
    submitter: sealParty(scene, input.submitter),
    owner: input.owner === null ? null : sealParty(scene, input.owner),
    representative: input.representative === null ? null : sealParty(scene, input.representative),
  }
  return {
    ownerName: input.owner?.name ?? input.submitter.name,
    phoneTail: phoneTailOf(input.submitter.phone),
    filing: {
      dossierId: input.dossierId as DossierId,
      procedureVersionId: version.id as ProcedureVersionId,
      procedureCode: version.code,
      sectorCode: version.sectorCode,
      caseId: caseOfFiling(version, input),
      channel: input.channel,
      route: version.processingRoute,
      externalCode: input.externalCode,
      assistedAtUnitId: input.assistedAtUnitId as UnitId | null,
      receivingUnitId: input.receivingUnitId as UnitId,
      competentUnitId: input.competentUnitId as UnitId,
      parties,
      papers: sealPapers(scene, input.papers, 1),
      delivery: input.delivery,
      ...feesOfFiling(version, input),
      ...('form' in input && input.form !== undefined ? { form: fileForm(scene, input.form) } : {}),
      ...submittedBy(scene.ctx.actor),
    },
  }
}

/** The answers are one text of the dossier; the files that they name are tied to it. */
const fileForm = (scene: Scene, form: NonNullable<Input<'submit'>['form']>): FiledForm => ({
  versionId: form.versionId,
  answers: scene.texts.seal(JSON.stringify(form.answers)),
  files: tieFiles(scene, form.files, 'form'),
})

/** Who sent it, as the session says; never what the sender says. */
const submittedBy = (actor: Actor): { submittedBy?: SubmittedBy } =>
  actor.kind === 'citizen' && actor.assurance !== 'none'
    ? { submittedBy: { accountId: actor.accountId, assurance: actor.assurance, actingFor: actor.actingFor } }
    : {}

export const subjectOfFiling = (filing: Filing) => ({
  sectorCode: filing.sectorCode,
  receivingUnitId: filing.receivingUnitId,
  competentUnitId: filing.competentUnitId,
  steps: [],
  citizenPart: null,
})

/** The next code of the receiving agency: with the number taken at the opening, else with one that is taken now. */
const nextCode = async (scene: Scene, unitId: UnitId): Promise<Result<string, CommandCode>> => {
  const number = scene.codeNumber ?? (await takeCodeNumber(scene, unitId))
  if (number === undefined) return refuse('unitUnknown', { unit: unitId })
  const code = formatCode(scene.codePattern, number)
  return code.ok ? code : refuse('codeRefused', { ...code.refusal.facts, why: code.refusal.code })
}

const takeCodeNumber = async (scene: Scene, unitId: UnitId): Promise<CodeNumber | undefined> => {
  const day = vietnamDay(fromAt(scene.now))
  const agency = (await unitTree(scene.trx, day)).find(unitId)?.code
  return agency === undefined ? undefined : { agency, day, seq: await takeNumbers(scene.trx, codeSeries(agency, scene.now), 1) }
}

/** A dossier with a code of another system may keep it: its number waits until that is known. */
const receivingUnit = (input: FilingInput): UnitId | null => (input.externalCode === null ? (input.receivingUnitId as UnitId) : null)

const staffOf = (scene: Scene): StaffId | null => (scene.ctx.actor.kind === 'staff' ? scene.ctx.actor.staffId : null)

export const submit: UseCase<Input<'submit'>> = {
  kind: 'submit',
  ground: newGround,
  plan: (scene, input) => {
    const { filing, ...row } = fileOf(scene, input)
    return ok({ command: { type: 'submit', filing }, subject: subjectOfFiling(filing), ...row })
  },
}

/** The same dossier once more, completed: files that it already has stay its own, new ones are tied now. */
export const resubmit: UseCase<Input<'resubmit'>> = {
  kind: 'resubmit',
  ground: standingGround,
  plan: (scene, input) => {
    const subject = existing(scene.dossier)
    if (!subject.ok || scene.dossier === undefined) return refuse('notFound')
    const { filing, ...row } = fileOf(scene, input)
    const { submittedBy: first } = scene.dossier
    return ok({
      command: { type: 'resubmit', filing: first === undefined ? filing : { ...filing, submittedBy: first } },
      subject: subject.value,
      ...row,
    })
  },
}

export const requestCompletion: UseCase<Input<'requestCompletion'>> = {
  kind: 'requestCompletion',
  ground: standingGround,
  plan: (scene, input) => {
    const subject = existing(scene.dossier)
    if (!subject.ok) return subject
    const items = sealItems(scene, input.items)
    return ok({
      command: { type: 'requestCompletion', items, reason: scene.texts.seal(input.reason), answerDueOn: input.answerDueOn },
      subject: subject.value,
    })
  },
}

export const retract: UseCase<Input<'retract'>> = {
  kind: 'retract',
  ground: standingGround,
  plan: (scene, input) => {
    const subject = existing(scene.dossier)
    if (!subject.ok) return subject
    return ok({ command: { type: 'retract', reason: scene.texts.seal(input.reason) }, subject: subject.value })
  },
}

export const receive: UseCase<Input<'receive'>> = {
  kind: 'receive',
  numberedBy: receivingUnit,
  ground: newGround,
  plan: async (scene, input) => {
    const { filing, ...row } = fileOf(scene, input)
    const code = await codeFor(scene, filing)
    if (!code.ok) return code
    return ok({
      command: { type: 'accept', filing, code: code.value, acceptedBy: staffOf(scene), forward: input.forward },
      subject: subjectOfFiling(filing),
      ...row,
    })
  },
}

/** A nationally issued code stays the code; everything else gets one of ours. */
const codeFor = async (scene: Scene, filing: Filing): Promise<Result<string, CommandCode>> =>
  filing.route === 'MINISTRY' && filing.externalCode !== null
    ? ok(filing.externalCode)
    : nextCode(scene, filing.receivingUnitId)

export const acceptSubmitted: UseCase<Input<'acceptSubmitted'>> = {
  kind: 'acceptSubmitted',
  ground: standingGround,
  plan: async (scene, input) => {
    const subject = existing(scene.dossier)
    if (!subject.ok || scene.dossier === undefined) return refuse('notFound')
    const fees = statedFees(scene, scene.dossier, input)
    if (!fees.ok) return fees
    const code = await nextCode(scene, scene.dossier.receivingUnitId)
    if (!code.ok) return code
    return ok({
      command: { type: 'accept', filing: null, code: code.value, acceptedBy: staffOf(scene), forward: input.forward, ...fees.value },
      subject: subject.value,
    })
  },
}

/** What the desk says applies to a submitted dossier; nothing when it says nothing. */
const statedFees = (
  scene: Scene,
  { caseId, channel }: Dossier,
  { chosenFeeIds, exemptionIds }: Input<'acceptSubmitted'>,
): Result<Pick<Extract<DossierCommand, { type: 'accept' }>, 'fees'>, CommandCode> => {
  if (chosenFeeIds === undefined && exemptionIds === undefined) return ok({})
  const stated = { caseId, channel, chosenFeeIds, exemptionIds }
  const checked = checkFees(scene.ground.version, stated)
  if (!checked.ok) return checked
  const { feeDong, feeChoice = null } = feesOfFiling(scene.ground.version, stated)
  return ok({ fees: { feeDong, feeChoice } })
}

export const rejectAtDesk: UseCase<Input<'rejectAtDesk'>> = {
  kind: 'rejectAtDesk',
  ground: newGround,
  plan: (scene, input) => {
    const { filing, ...row } = fileOf(scene, input)
    return ok({
      command: { type: 'rejectAtReception', filing, reason: scene.texts.seal(input.reason) },
      subject: subjectOfFiling(filing),
      ...row,
    })
  },
}

export const rejectSubmitted: UseCase<Input<'rejectSubmitted'>> = {
  kind: 'rejectSubmitted',
  ground: standingGround,
  plan: (scene, input) => {
    const subject = existing(scene.dossier)
    if (!subject.ok) return subject
    return ok({ command: { type: 'rejectAtReception', filing: null, reason: scene.texts.seal(input.reason) }, subject: subject.value })
  },
}

/** Chứng thực at the counter: received, resolved and handed over at once, numbered in the register of the year. */
export const certify: UseCase<Input<'certify'>> = {
  kind: 'certify',
  numberedBy: receivingUnit,
  ground: newGround,
  plan: async (scene, input) => {
    const staffId = staffOf(scene)
    if (staffId === null) return refuse('needsStaff')
    const { version } = scene.ground
    const register = version.register
    if (!version.instant || register === undefined) return refuse('notInstant', { procedure: version.code })
    const { filing, ...row } = fileOf(scene, input)
    const code = await nextCode(scene, filing.receivingUnitId)
    if (!code.ok) return code
    const year = Number(dayTextOf(scene.now).slice(0, 4))
    const first = await takeNumbers(scene.trx, `register/${filing.competentUnitId}/${register}/${year}`, input.documents.length)
    const entries = input.documents.map((one, i): CertifiedDocument => ({
      document: scene.texts.seal(one.document),
      copies: one.copies,
      pages: one.pages,
      feeDong: feesOfFiling(version, { ...input, documents: [one] }).feeDong,
      number: { register, year, no: first + i, text: `${first + i}/${year}` },
    }))
    return ok({
      command: {
        type: 'processInstantly',
        filing,
        code: code.value,
        staffId,
        signature: signatureOf(scene, staffId, filing.competentUnitId, filing.sectorCode),
        summary: scene.texts.seal(version.results[0]?.name ?? version.name),
        entries,
      },
      subject: subjectOfFiling(filing),
      certifyingUnitId: filing.competentUnitId,
      ...row,
    })
  },
}

/** Who signs, and for whom when the right to sign is a lent one. */
export const signatureOf = (scene: Scene, by: StaffId, unitId: UnitId, sectorCode: string): Signature => ({
  by,
  at: scene.occurredAt,
  onBehalfOf: findGrant(scene.ctx.actor, ['agencyLeader', 'unitHead', 'centerDirector'], unitId, sectorCode)?.onBehalfOf ?? null,
})
