import { data, redirect } from 'react-router'
import { readEvidence, type ReadEvidence } from '#evidence/read-evidence.ts'
import { FILE_REFUSALS } from '#files/refusals.ts'
import type { StagedUpload } from '#files/staged-field.ts'
import { readUploadForm, type UploadForm } from '#files/upload-form.ts'
import { parseId } from '#kernel/ids.ts'
import type { Result } from '#kernel/result.ts'
import type { SubCriterion } from '#law/par-index.ts'
import { typedValues, type FormReply } from '#web/form.ts'
import { statusOf } from '#web/refusal-status.ts'
import type { RequestContext } from '#web/request-context.ts'
import type { Input } from '../domain/score.ts'
import { performOnCard, type CardInput } from '../rounds/card-commands.ts'
import { parSentence, type ParRefusal } from '../rounds/refusals.ts'
import { findNextLine, loadLinePage, type LinePage } from './line-page.ts'
import { formulaBox, INPUT_BOXES } from './input-boxes.ts'
import { readInput } from './read-input.ts'
import { textIn } from './form-text.ts'

/** The answer of a form on a line: files that are safe already stay with it. */
export type LineReply = FormReply & { readonly staged?: readonly StagedUpload[] }

const FIELD_OF: Partial<Record<ParRefusal, string>> = { parReasonRequired: 'ly-do', parEvidenceRequired: 'evidence.files', fileNotFound: 'evidence.files' }

/** The first box of a line, to which what is wrong with its numbers belongs. */
const firstBox = ({ method }: Pick<SubCriterion, 'method'>): string => {
  switch (method.kind) {
    case 'steps': return INPUT_BOXES.value
    case 'yesNo': return INPUT_BOXES.answer
    case 'deduction': return INPUT_BOXES.cases
    case 'published': return INPUT_BOXES.points
    case 'formula': return formulaBox(method.inputs[0]?.name ?? '')
    default: return INPUT_BOXES.part
  }
}

type Read = { readonly page: LinePage; readonly form: FormData; readonly proof: ReadEvidence }

/** What the button asks of the card. */
const readWork = ({ page, form, proof: { evidence } }: Read): Result<CardInput, 'parNumberInvalid' | 'parCardNotFound'> => {
  const own = { code: page.code, lineSeq: Number(form.get('lan')) }
  const reason = textIn(form, 'ly-do')
  const withInput = (then: (input: Input) => CardInput): Result<CardInput, 'parNumberInvalid'> => {
    const input = readInput(page, form)
    return input.ok ? { ok: true, value: then(input.value) } : input
  }
  const ready = (value: CardInput): Result<CardInput, never> => ({ ok: true, value })
  switch (form.get('viec')) {
    case 'cham': return withInput((input) => ({ type: 'score', ...own, input, explanation: reason, evidence }))
    case 'khieu-nai': return withInput((input) => ({ type: 'contestFact', ...own, claimed: input.kind === 'share' ? { part: input.part, base: input.base } : { part: 0, base: 0 }, reason, evidence }))
    case 'bo-khieu-nai': return ready({ type: 'dropContest', ...own })
    case 'dong-y': return ready({ type: 'verifyLine', ...own, agrees: true, input: null, comment: reason })
    case 'khac': return withInput((input) => ({ type: 'verifyLine', ...own, agrees: false, input, comment: reason }))
    case 'giu-so': return ready({ type: 'verifyLine', ...own, agrees: false, input: null, comment: reason })
    case 'giai-trinh': return withInput((input) => ({ type: 'rebut', ...own, input, explanation: reason, evidence }))
    case 'bo-giai-trinh': return ready({ type: 'dropRebuttal', ...own })
    case 'chap-nhan': return ready({ type: 'rule', ...own, accepts: true, reason })
    case 'khong-chap-nhan': return ready({ type: 'rule', ...own, accepts: false, reason })
    case 'hoi-dong': return withInput((input) => ({ type: 'councilScore', ...own, input, reason }))
    case 'dieu-tra': return withInput((input) => ({ type: 'survey', code: page.code, input, source: { kind: 'paper', evidence } }))
    default: return { ok: false, refusal: { code: 'parCardNotFound' } }
  }
}

const again = (form: FormData, proof: ReadEvidence | undefined, errors: Readonly<Record<string, string>>, refusal: FormReply['refusal'], status: number) =>
  data<LineReply>({ errors, values: typedValues(form), refusal, ...(proof !== undefined && { staged: proof.staged }) }, { status })

/** Takes what was sent on a line; what was typed and sent comes back whole when something is wrong with it. */
export const actOnLine = async (web: RequestContext, params: { readonly id?: string; readonly code?: string }, request: Request) => {
  const [cardId, code] = [parseId(params.id ?? ''), params.code ?? '']
  const page = cardId === undefined ? undefined : await loadLinePage(web.ctx, cardId, code)
  if (cardId === undefined || page === undefined) throw data(null, { status: 404 })
  const upload: Result<UploadForm, 'formUnreadable'> = await readUploadForm(web.ctx, web.files, request)
  if (!upload.ok) return again(new FormData(), undefined, {}, { code: upload.refusal.code, message: FILE_REFUSALS[upload.refusal.code] }, statusOf(upload.refusal.code))
  const { fields: form } = upload.value
  const { kept } = page
  const proof = readEvidence(upload.value, { kept: form.get('viec') === 'giai-trinh' ? kept.rebut : form.get('viec') === 'khieu-nai' ? kept.contest : kept.score })
  if (Object.keys(proof.errors).length > 0) return again(form, proof, proof.errors, null, 422)
  const work = readWork({ page, form, proof })
  const done = work.ok ? await performOnCard(web.ctx, cardId, work.value) : work
  if (!done.ok) {
    const { refusal } = done
    const box = refusal.code === 'parNumberInvalid' ? String(refusal.facts?.['field'] ?? '') : refusal.code === 'parInputInvalid' ? firstBox(page) : FIELD_OF[refusal.code]
    const message = parSentence(refusal)
    return again(form, proof, box === undefined ? {} : { [box]: message }, box === undefined ? { code: refusal.code, message } : null, statusOf(refusal.code))
  }
  const next = form.get('tiep') === 'co' ? await findNextLine(web.ctx, cardId, code) : code
  web.flash('done', `Đã lưu tiêu chí ${code}.`)
  throw redirect(next === null ? `/chi-so-cchc/phieu/${cardId}` : `/chi-so-cchc/phieu/${cardId}/tieu-chi/${next}`, 303)
}
