import { data, redirect } from 'react-router'
import { transaction, type Ctx } from '#db/context.ts'
import { toAt, type At } from '#kernel/at.ts'
import { FILE_REFUSALS } from '#files/refusals.ts'
import { readUploadForm } from '#files/upload-form.ts'
import { gatherUploads } from '#files/gather-uploads.ts'
import type { StagedUpload } from '#files/staged-field.ts'
import { parseId, type DossierId } from '#kernel/ids.ts'
import { Temporal } from '#kernel/time.ts'
import { DURATION_UNITS, type Duration } from '#procedures/domain/duration.ts'
import { parseFields, typedValues, type FormReply } from '#web/form.ts'
import { statusOf } from '#web/refusal-status.ts'
import type { RequestContext } from '#web/request-context.ts'
import { findActionForm, type ActionForm } from './action-form.ts'
import { previewClock, type PreviewIntent } from '../clock-preview.ts'
import { perform } from '../commands.ts'
import { findDossierScene, headOf, type DossierHead, type DossierScene } from './dossier-view.ts'
import type { Offer } from '../domain/actions.ts'
import type { CommandCode, Outcome } from '../execute.ts'
import { INPUTS, type CommandName, type Input } from '../inputs.ts'
import { dossierSentence } from '../refusals.ts'
import { readInput, type ReadInput } from '../ui/action-input.ts'
import { actionOfSlug, wordsOf, type PageAction } from '../ui/action-words.ts'
import { effectSentence } from '../ui/clock-effect.ts'
import { nameFields } from '../ui/field-words.ts'
import { historyLines, type HistoryLine } from '../ui/history-lines.ts'
import { namingOf } from '../ui/naming.ts'

/** Which action of which dossier a page is about. */
export type ActionTarget = { readonly id: DossierId; readonly action: PageAction; readonly stepNo: number | null }

/** Reads the address; undefined when it names no action. */
export const readTarget = (params: Readonly<Record<string, string | undefined>>, address: string): ActionTarget | undefined => {
  const id = parseId<DossierId>(params['id'] ?? '')
  const action = actionOfSlug(params['viec'] ?? '')
  const step = new URL(address).searchParams.get('buoc')
  if (id === undefined || action === undefined || (step !== null && !/^[1-9]\d{0,4}$/.test(step))) return undefined
  return { id, action, stepNo: step === null ? null : Number(step) }
}

export type EffectWords = ReturnType<typeof effectSentence>

export type ActionPage = {
  readonly head: DossierHead
  readonly action: PageAction
  readonly commandId: string
  readonly now: At
  /** Null when the action is not offered any more. */
  readonly form: ActionForm | null
  readonly effect: EffectWords | null
}

const offerOf = (scene: DossierScene, target: ActionTarget): Offer | undefined =>
  scene.offers.find((offer) => offer.action === target.action && offer.stepNo === target.stepNo)

/** What an action's page shows, or undefined when the dossier is not there for this actor. */
export const findActionPage = (ctx: Ctx, target: ActionTarget): Promise<ActionPage | undefined> =>
  transaction(ctx, async (trx) => {
    const scene = await findDossierScene(trx, ctx, target.id)
    if (scene === undefined) return undefined
    const head = headOf(scene)
    const offer = offerOf(scene, target)
    const form = offer === undefined ? null : await findActionForm(trx, ctx, scene, offer)
    const page = { head, action: target.action, commandId: ctx.newId(), now: scene.now }
    return { ...page, form, effect: form === null ? null : effectSentence(form.effect, head.minutesPerDay) }
  })

/** The answer of an action that was not taken: errors, or what it would do to the clock. */
export type ActionReply = FormReply & {
  readonly effect?: EffectWords
  /** Files that are safe already and need not be chosen again. */
  readonly staged?: readonly StagedUpload[]
  /** What others did since the page was opened, the latest first. */
  readonly meanwhile?: readonly HistoryLine[]
}

/** The box that a refusal is about, where it is about one. */
const FIELD_OF: { readonly [code in CommandCode]?: string } = {
  latenessCauseMissing: 'lateness.cause',
  latenessNoteMissing: 'lateness.note',
  rescheduledNotWorking: 'rescheduledOn',
  rescheduledTooSoon: 'rescheduledOn',
}

/** The field of files in every action's form. */
const FILES = 'files'

/** Takes the action that a form asks for; leads back to the dossier when it is done. */
export const takeAction = async (web: RequestContext, target: ActionTarget, request: Request) => {
  const upload = await readUploadForm(web.ctx, web.files, request)
  if (!upload.ok) {
    const { code } = upload.refusal
    return data<ActionReply>({ errors: {}, values: {}, refusal: { code, message: FILE_REFUSALS[code] } }, { status: statusOf(code) })
  }
  const { fields: form } = upload.value
  const { command, done } = wordsOf(target.action)
  const own = { dossierId: target.id, ...(target.stepNo === null ? {} : { stepNo: target.stepNo }) }
  const uploads = gatherUploads(upload.value, [FILES])
  const staged = uploads.staged[FILES] ?? []
  const again = (reply: ActionReply, status: number) =>
    data<ActionReply>({ ...reply, errors: { ...reply.errors, ...uploads.errors }, staged }, { status })
  if (form.get('intent') === 'preview') return again(await preview(web.ctx, target, form), 200)
  const nothing: FormReply = { errors: {}, values: typedValues(form), refusal: null }
  if (Object.keys(uploads.errors).length > 0) return again(nothing, 422)
  const outcome = await send(web.ctx, command, form, staged, own)
  if ('errors' in outcome) return again(outcome, 422)
  if (outcome.ok) {
    web.flash('done', `${outcome.value.code ?? 'Hồ sơ'}: ${done}`)
    throw redirect(`/mot-cua/ho-so/${target.id}`, 303)
  }
  const { refusal } = outcome
  const message = dossierSentence(refusal)
  const field = FIELD_OF[refusal.code]
  const refused: ActionReply = field === undefined ? { ...nothing, refusal: { code: refusal.code, message } } : { ...nothing, errors: { [field]: message } }
  const since = refusal.code === 'changedMeanwhile' ? { meanwhile: await findSince(web.ctx, target.id, Number(form.get('expectedSeq'))) } : {}
  return again({ ...refused, ...since }, statusOf(refusal.code))
}

const send = async <Name extends CommandName>(
  ctx: Ctx,
  name: Name,
  form: FormData,
  files: readonly StagedUpload[],
  own: object,
): Promise<Outcome | FormReply> => {
  const { fields, fieldOf }: ReadInput = readInput(name, form, files)
  const parsed = parseFields(INPUTS[name], { ...fields, ...own }, form, fieldOf)
  return parsed.ok ? perform(ctx, name, parsed.value as Input<Name>) : { ...parsed.reply, errors: nameFields(parsed.reply.errors) }
}

/** What was done to the dossier after the event that the person was looking at. */
const findSince = (ctx: Ctx, id: DossierId, seq: number): Promise<readonly HistoryLine[]> =>
  transaction(ctx, async (trx) => {
    const scene = await findDossierScene(trx, ctx, id)
    if (scene === undefined) return []
    return historyLines(scene.page.history.filter((entry) => entry.seq > seq), namingOf(scene))
  })

const preview = (ctx: Ctx, target: ActionTarget, form: FormData): Promise<ActionReply> =>
  transaction(ctx, async (trx): Promise<ActionReply> => {
    const reply: ActionReply = { errors: {}, values: typedValues(form), refusal: null }
    const scene = await findDossierScene(trx, ctx, target.id)
    if (scene === undefined || offerOf(scene, target) === undefined) return reply
    const { fields } = readInput(wordsOf(target.action).command, form, [])
    const effect = await previewClock(trx, ctx, scene.dossier, { ...target, ...intentOf(fields) })
    return { ...reply, effect: effectSentence(effect, headOf(scene).minutesPerDay) }
  })

/** The fields that can move a due date, as far as they can be read yet. */
const intentOf = (fields: ReadInput['fields']): Partial<PreviewIntent> => ({
  occurredAt: readMoment(fields['occurredAt']),
  answerDueOn: typeof fields['answerDueOn'] === 'string' ? fields['answerDueOn'] : undefined,
  duration: readDuration(fields['duration']),
  deliver: fields['deliver'] === true,
})

const readMoment = (value: unknown): At | undefined =>
  typeof value === 'string' && /^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}:00\+07:00$/.test(value) ? momentOrNot(value) : undefined

const momentOrNot = (text: string): At | undefined => {
  try {
    return toAt(Temporal.Instant.from(text))
  } catch {
    return undefined
  }
}

const readDuration = (value: unknown): Duration | undefined => {
  if (typeof value !== 'object' || value === null || !('amount' in value) || !('unit' in value)) return undefined
  const unit = DURATION_UNITS.find((one) => one === value.unit)
  return typeof value.amount === 'number' && unit !== undefined ? { amount: value.amount, unit } : undefined
}
