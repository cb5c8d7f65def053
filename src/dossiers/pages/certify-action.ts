import { transaction, type Ctx } from '#db/context.ts'
import { parseId, type DossierId } from '#kernel/ids.ts'
import type { FormReply } from '#web/form.ts'
import { statusOf } from '#web/refusal-status.ts'
import { tickedFees, tickedNames } from './fee-field.ts'
import { documentField, MOST_DOCUMENTS, type DocumentPart } from './document-field.ts'
import { perform } from '../commands.ts'
import { INPUTS } from '../inputs.ts'
import { findDossier } from '../queries.ts'
import { fillFromCards, readParty, textFields } from './receive-form.ts'
import { dossierSentence } from '../refusals.ts'

export type CertifyOutcome =
  | { readonly kind: 'done'; readonly to: string }
  | { readonly kind: 'again'; readonly status: number; readonly reply: FormReply }

type Fields = Readonly<Record<string, string>>

const readDocuments = (fields: Fields): { readonly rows: readonly number[]; readonly documents: readonly object[] } => {
  const rows: number[] = []
  const documents: object[] = []
  for (let row = 0; row < MOST_DOCUMENTS; row++) {
    const at = (part: DocumentPart): string => fields[documentField(row, part)] ?? ''
    if (at('document') === '') continue
    rows.push(row)
    documents.push({ document: at('document'), copies: Number(at('copies') || 1), pages: Number(at('pages') || 1) })
  }
  return { rows, documents }
}

const PART_WORDS = { document: 'tên giấy tờ', copies: 'số bản (từ 1 đến 1.000)', pages: 'số trang (từ 1 đến 2.000)' } as const

const errorsOf = (issues: readonly { readonly path: readonly PropertyKey[] }[], rows: readonly number[]): Record<string, string> => {
  const errors: Record<string, string> = {}
  for (const { path } of issues) {
    const [first, second, third] = path.map(String)
    if (first === 'documents' && second !== undefined) {
      const row = rows[Number(second)] ?? 0
      const part = third === 'copies' || third === 'pages' ? third : 'document'
      errors[documentField(row, part)] ??= `Dòng ${row + 1}: ghi lại ${PART_WORDS[part]}.`
    } else if (first === 'documents') errors[documentField(0, 'document')] ??= 'Chưa ghi giấy tờ nào. Ghi ít nhất một dòng.'
    else if (first === 'submitter') errors['submitter.name'] ??= 'Chưa ghi họ và tên người yêu cầu.'
    else errors['procedureCode'] ??= 'Chưa chọn việc cần làm hoặc chưa rõ đơn vị chứng thực.'
  }
  return errors
}

/** One sending of the instant lane; a form that was already saved leads to its numbers. */
export const sendCertification = async (ctx: Ctx, form: FormData): Promise<CertifyOutcome> => {
  const { fields, errors: cardErrors } = fillFromCards(textFields(form))
  const [code = '', caseId = '', competentUnitId = ''] = (fields['procedure'] ?? '').split(' ')
  const dossierId = parseId<DossierId>(fields['dossierId'] ?? '')
  const saved = (id: string): CertifyOutcome => ({
    kind: 'done',
    to: `/mot-cua/chung-thuc?thu-tuc=${encodeURIComponent(code)}&quay=${fields['receivingUnitId'] ?? ''}&xong=${id}`,
  })
  const isSaved = (): Promise<boolean> =>
    dossierId === undefined
      ? Promise.resolve(false)
      : transaction(ctx, async (trx) => (await findDossier(trx, ctx.actor, dossierId)) !== undefined)
  if (dossierId !== undefined && (await isSaved())) return saved(dossierId)

  const errors: Record<string, string> = { ...cardErrors }
  const { rows, documents } = readDocuments(fields)
  const parsed = INPUTS.certify.safeParse({
    commandId: fields['commandId'],
    dossierId: fields['dossierId'],
    procedureCode: code,
    caseId,
    receivingUnitId: fields['receivingUnitId'],
    competentUnitId,
    submitter: readParty(fields, 'submitter', errors),
    documents,
    ...tickedFees(tickedNames(fields)),
  })
  if (!parsed.success) Object.assign(errors, { ...errorsOf(parsed.error.issues, rows), ...errors })
  if (!parsed.success || Object.keys(errors).length > 0) {
    return { kind: 'again', status: 422, reply: { errors, values: fields, refusal: null } }
  }
  const done = await perform(ctx, 'certify', parsed.data)
  if (done.ok) return saved(done.value.dossierId)
  if (dossierId !== undefined && (await isSaved())) return saved(dossierId)
  const { refusal } = done
  return {
    kind: 'again',
    status: statusOf(refusal.code),
    reply: { errors: {}, values: fields, refusal: { code: refusal.code, message: dossierSentence(refusal) } },
  }
}
