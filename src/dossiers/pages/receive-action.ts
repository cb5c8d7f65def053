import { transaction, type Ctx } from '#db/context.ts'
import type { FileStore } from '#files/file-store.ts'
import { gatherUploads } from '#files/gather-uploads.ts'
import { FILE_REFUSALS } from '#files/refusals.ts'
import type { StagedUpload } from '#files/staged-field.ts'
import { readUploadForm } from '#files/upload-form.ts'
import { parseId, type DossierId } from '#kernel/ids.ts'
import { vietnamDay } from '#kernel/time.ts'
import type { RequiredPaper } from '#procedures/domain/procedure.ts'
import { findVersionInForce } from '#procedures/queries.ts'
import type { Vault } from '#secrets/vault.ts'
import type { FormReply } from '#web/form.ts'
import { statusOf } from '#web/refusal-status.ts'
import type { Refusal } from '#kernel/result.ts'
import { perform } from '../commands.ts'
import { guide } from '../guidance.ts'
import { findDossier } from '../queries.ts'
import type { Input } from '../inputs.ts'
import { findOpenOfPeople, type OtherDossier } from '../people/same-person.ts'
import { DOUBLED_FIELD } from './doubled-field.ts'
import { tickedNames } from './fee-field.ts'
import { MOST_EXTRA_PAPERS, paperField } from './paper-field.ts'
import { fillFromCards, readGuidance, readReception, readRejection, textFields, type FormErrors } from './receive-form.ts'
import { RECEIVE_INTENTS } from './receive-intents.ts'
import { loadReceivePage, type ReceivePage } from './receive-page.ts'
import { dossierSentence, type DossierRefusal } from '../refusals.ts'

/** The form as it comes back: what was typed, what is wrong, the files that are already safe. */
export type ReceiveAgain = {
  readonly reply: FormReply
  readonly page: ReceivePage
  readonly staged: Readonly<Record<string, readonly StagedUpload[]>>
  /** The same procedure of the same person, open already: saving again asks for a tick. */
  readonly doubled?: readonly { readonly id: DossierId; readonly code: string | null }[]
}

export type ReceiveOutcome =
  | { readonly kind: 'done'; readonly to: string }
  | { readonly kind: 'again'; readonly status: number; readonly again: ReceiveAgain }

const requiredPapers = (ctx: Ctx, code: string): Promise<readonly RequiredPaper[]> =>
  transaction(ctx, async (trx) => (await findVersionInForce(trx, ctx.tenantId, code, vietnamDay(ctx.clock())))?.papers ?? [])

const isSaved = (ctx: Ctx, id: DossierId | undefined): Promise<boolean> =>
  id === undefined
    ? Promise.resolve(false)
    : transaction(ctx, async (trx) => (await findDossier(trx, ctx.actor, id)) !== undefined)

const savedAt = (id: string): ReceiveOutcome => ({ kind: 'done', to: `/mot-cua/tiep-nhan/${id}` })

type Tools = { readonly files: FileStore; readonly vault: Vault }

/**
 * Dossiers of the same person for the same procedure that are not answered yet; none once the officer said that another
 * is meant. What is done while the person waits may well come twice a day.
 */
const findDoubled = (ctx: Ctx, vault: Vault, input: Input<'receive'>, isMeant: boolean): Promise<readonly OtherDossier[]> =>
  transaction(ctx, async (trx) => {
    const version = isMeant ? undefined : await findVersionInForce(trx, ctx.tenantId, input.procedureCode, vietnamDay(ctx.clock()))
    if (version === undefined || version.instant) return []
    const { identityNumber } = input.owner ?? input.submitter
    return identityNumber == null ? [] : findOpenOfPeople(trx, ctx, vault, { identityNumbers: [identityNumber], procedureCode: version.code })
  })

/** Nothing of the form could be read: an empty one, and why. */
const brokenOff = async (ctx: Ctx): Promise<ReceiveOutcome> => {
  const refusal = { code: 'formUnreadable', message: FILE_REFUSALS.formUnreadable }
  const again = { reply: { errors: {}, values: {}, refusal }, staged: {}, page: await loadReceivePage(ctx, {}) }
  return { kind: 'again', status: statusOf(refusal.code), again }
}

/** Refusals that a resent form meets when the first sending was saved. */
const RESENT: readonly string[] = ['alreadyExists', 'commandIdReused']

/**
 * One sending of the reception form. Files are put on the disk first; a form that was already saved (sent twice, or
 * gone back to) leads to what was saved; every other fault brings the form back with everything in it.
 */
export const sendReception = async (ctx: Ctx, { files, vault }: Tools, request: Request): Promise<ReceiveOutcome> => {
  const upload = await readUploadForm(ctx, files, request)
  if (!upload.ok) return brokenOff(ctx)
  const typed = textFields(upload.value.fields)
  const dossierId = parseId<DossierId>(typed['dossierId'] ?? '')
  if (dossierId !== undefined && (await isSaved(ctx, dossierId))) return savedAt(dossierId)

  const required = await requiredPapers(ctx, typed['procedureCode'] ?? '')
  const rows = Array.from({ length: required.length + MOST_EXTRA_PAPERS }, (_, row) => paperField(row, 'files'))
  const uploads = gatherUploads(upload.value, rows)
  const cards = fillFromCards(typed)
  const fields = cards.fields
  const again = async (errors: FormErrors, refusal: FormReply['refusal'], status: number): Promise<ReceiveOutcome> => ({
    kind: 'again',
    status,
    again: {
      reply: { errors, values: fields, refusal },
      staged: uploads.staged,
      page: await loadReceivePage(ctx, {
        procedureCode: fields['procedureCode'] || undefined,
        caseId: fields['caseId'],
        channel: fields['channel'],
        deskId: fields['receivingUnitId'],
        competentUnitId: fields['competentUnitId'],
        occurredAt: fields['occurredAt'],
        ticked: tickedNames(fields).join(' '),
      }),
    },
  })
  const wrong = (errors: FormErrors): Promise<ReceiveOutcome> => again({ ...cards.errors, ...uploads.errors, ...errors }, null, 422)
  const refused = async (refusal: Refusal<DossierRefusal>): Promise<ReceiveOutcome> => {
    if (RESENT.includes(refusal.code) && dossierId !== undefined && (await isSaved(ctx, dossierId))) return savedAt(dossierId)
    return again({}, { code: refusal.code, message: dossierSentence(refusal) }, statusOf(refusal.code))
  }

  if (typed['do'] === RECEIVE_INTENTS.recount) return again({ ...cards.errors, ...uploads.errors }, null, 200)
  const faults = { ...cards.errors, ...uploads.errors }
  const sources = { required, staged: uploads.staged }
  if (typed['do'] === RECEIVE_INTENTS.guide) {
    const read = readGuidance(fields, required)
    if (!read.ok || Object.keys(faults).length > 0) return wrong(read.ok ? {} : read.errors)
    const guided = await guide(ctx, read.value)
    return guided.ok ? { kind: 'done', to: `/mot-cua/huong-dan/${guided.value.guidanceId}` } : refused(guided.refusal)
  }
  if (typed['do'] === RECEIVE_INTENTS.reject) {
    const read = readRejection(fields, sources)
    if (!read.ok || Object.keys(faults).length > 0) return wrong(read.ok ? {} : read.errors)
    const rejected = await perform(ctx, 'rejectAtDesk', read.value)
    return rejected.ok ? savedAt(rejected.value.dossierId) : refused(rejected.refusal)
  }
  const read = readReception(fields, sources)
  if (!read.ok || Object.keys(faults).length > 0) return wrong(read.ok ? {} : read.errors)
  const doubled = await findDoubled(ctx, vault, read.value, fields[DOUBLED_FIELD] !== undefined)
  if (doubled.length > 0) {
    const asked = await again({ [DOUBLED_FIELD]: 'Người này đang có hồ sơ cùng thủ tục chưa xong. Mở xem; vẫn nhận thì đánh dấu vào ô.' }, null, 409)
    return asked.kind === 'again' ? { ...asked, again: { ...asked.again, doubled: doubled.map(({ id, code }) => ({ id, code })) } } : asked
  }
  const saved = await perform(ctx, 'receive', read.value)
  return saved.ok ? savedAt(saved.value.dossierId) : refused(saved.refusal)
}
