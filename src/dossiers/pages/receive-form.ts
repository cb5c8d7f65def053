import type { z } from 'zod'
import type { StagedUpload } from '#files/staged-field.ts'
import { formatBirthDate, parseBirthDate } from '#kernel/birth-date.ts'
import { citizenCardRefusals } from '#kernel/citizen-card-refusals.ts'
import { parseCitizenCard, parseIdentityNumber } from '#kernel/citizen-card.ts'
import { tidy } from '#kernel/text.ts'
import { isoMomentOf } from '#kernel/typed-day.ts'
import type { RequiredPaper } from '#procedures/domain/procedure.ts'
import { PARTY_FIELDS, type PartyRole } from '../domain/dossier.ts'
import { GUIDANCE_INPUT, type GuidanceInput } from '../guidance.ts'
import { INPUTS, type Input } from '../inputs.ts'
import { PARTY_FIELD_WORDS, PARTY_ROLE_WORDS } from '../ui/words.ts'
import { tickedFees, tickedNames } from './fee-field.ts'
import { MOST_EXTRA_PAPERS, paperField, WAIVED_FIELD } from './paper-field.ts'

/** Names of the boxes of the reception form; `receive-people.tsx` and `receive-papers.tsx` draw them. */
export const PARTY_ROLES = ['submitter', 'owner', 'representative'] as const satisfies readonly PartyRole[]
type Fields = Record<string, string>
export type FormErrors = Readonly<Record<string, string>>
type Read<T> = { readonly ok: true; readonly value: T } | { readonly ok: false; readonly errors: FormErrors }

export const textFields = (form: FormData): Fields => {
  const fields: Fields = {}
  for (const [name, value] of form) if (typeof value === 'string') fields[name] = tidy(value)
  return fields
}

/**
 * Fills the boxes of a person from a card that was scanned into the form, for a browser without script. What the
 * officer typed stays. Answers with the sentence of a scan that cannot be read.
 */
export const fillFromCards = (fields: Fields): { readonly fields: Fields; readonly errors: FormErrors } => {
  const filled = { ...fields }
  const errors: Record<string, string> = {}
  for (const role of PARTY_ROLES) {
    const scan = fields[`${role}.scan`] ?? ''
    if (scan === '') continue
    const card = parseCitizenCard(scan)
    if (!card.ok) {
      errors[`${role}.scan`] = citizenCardRefusals[card.refusal.code]
      continue
    }
    const { number, name, bornOn, sex, address } = card.value
    const birthDate = bornOn === undefined ? undefined : formatBirthDate(bornOn)
    const values = { identityNumber: number, name, birthDate, sex, address }
    for (const [field, value] of Object.entries(values)) if (value !== undefined) filled[`${role}.${field}`] ||= value
    filled[`${role}.scan`] = ''
  }
  return { fields: filled, errors }
}

const isEmptyParty = (fields: Fields, role: PartyRole): boolean =>
  PARTY_FIELDS.every((field) => (fields[`${role}.${field}`] ?? '') === '')

export const readParty = (fields: Readonly<Fields>, role: PartyRole, errors: Record<string, string>) => {
  const at = (field: string): string | null => fields[`${role}.${field}`] || null
  const words = PARTY_ROLE_WORDS[role]
  const identityNumber = at('identityNumber')
  if (identityNumber !== null && /^[\d\s.-]{12,}$/.test(identityNumber) && !parseIdentityNumber(identityNumber).ok) {
    errors[`${role}.identityNumber`] = `Số định danh của ${words} phải đúng 12 chữ số như trên thẻ. Đối chiếu với thẻ.`
  }
  const typedBirth = at('birthDate')
  const birthDate = typedBirth === null ? null : (parseBirthDate(typedBirth) ?? null)
  if (typedBirth !== null && birthDate === null) {
    errors[`${role}.birthDate`] = `Ngày sinh của ${words} không có thật. Ghi như 12/03/1993, hoặc chỉ năm sinh.`
  }
  const phone = at('phone')
  if (phone !== null && !/^\+?[\d .-]{8,20}$/.test(phone)) {
    errors[`${role}.phone`] = `Số điện thoại của ${words} chưa đúng. Ghi từ 8 đến 15 chữ số.`
  }
  const email = at('email')
  if (email !== null && !/^[^\s@]+@[^\s@]+\.[^\s@]+$/.test(email)) {
    errors[`${role}.email`] = `Thư điện tử của ${words} chưa đúng. Ghi như ten@vidu.vn, hoặc để trống.`
  }
  return {
    kind: at('kind') ?? 'citizen',
    name: at('name'),
    identityNumber: identityNumber === null ? null : identityNumber.replace(/[\s.-](?=\d)/g, ''),
    birthDate,
    sex: at('sex'),
    address: at('address'),
    phone,
    email,
  }
}

const readPapers = (
  fields: Fields,
  required: readonly RequiredPaper[],
  staged: Readonly<Record<string, readonly StagedUpload[]>>,
) => {
  const rows: number[] = []
  const papers = []
  for (let row = 0; row < required.length + MOST_EXTRA_PAPERS; row++) {
    const at = (what: Parameters<typeof paperField>[1]): string => fields[paperField(row, what)] ?? ''
    const files = staged[paperField(row, 'files')] ?? []
    const held = at('held') !== ''
    const known = required[row]
    const brought = files.length > 0 || (known === undefined ? at('name') !== '' : isBrought(fields, row))
    if (!brought) continue
    rows.push(row)
    papers.push({
      paperId: known?.id ?? null,
      name: known === undefined ? at('name') || 'Giấy tờ khác' : null,
      form: held ? 'data' : at('form') || 'original',
      quantity: held ? 0 : at('quantity') === '' ? 1 : Number(at('quantity')),
      alreadyHeld: held,
      files,
    })
  }
  return { rows, papers }
}

/** Vietnamese offset of the moment that a browser's box gives without one. */
export const atVietnam = (typed: string): string => {
  const local = isoMomentOf(typed)
  return /^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}$/.test(local) ? `${local}:00+07:00` : local
}

const NAMED: Readonly<Record<string, string>> = {
  procedureCode: 'thủ tục',
  caseId: 'trường hợp',
  channel: 'kênh nộp',
  delivery: 'cách trả kết quả',
  receivingUnitId: 'nơi tiếp nhận',
  competentUnitId: 'đơn vị giải quyết',
  occurredAt: 'thời điểm tiếp nhận',
  reason: 'lý do',
  chosenFeeIds: 'khoản thu theo yêu cầu',
  exemptionIds: 'mức miễn, giảm',
  items: 'giấy tờ còn thiếu',
  'applicant.name': 'họ và tên người nộp',
}

/** A box's name and its sentence, from what the schema found. */
const boxOf = (issue: z.core.$ZodIssue, rows: readonly number[]): readonly [box: string, words: string] => {
  const [first, second, third] = issue.path.map(String)
  if (first === 'papers' && second !== undefined) {
    const row = rows[Number(second)] ?? 0
    const what = third === 'quantity' ? 'quantity' : third === 'form' ? 'form' : third === 'files' ? 'files' : 'name'
    return [paperField(row, what), what === 'quantity' ? `số bản của giấy tờ thứ ${row + 1}` : `giấy tờ thứ ${row + 1}`]
  }
  const role = PARTY_ROLES.find((one) => one === first)
  const field = PARTY_FIELDS.find((one) => one === second)
  if (role !== undefined && field !== undefined) return [`${role}.${field}`, `${PARTY_FIELD_WORDS[field]} của ${PARTY_ROLE_WORDS[role]}`]
  const name = issue.path.join('.')
  return [name === 'applicant.name' ? 'submitter.name' : (first ?? name), NAMED[name] ?? NAMED[first ?? ''] ?? 'một ô']
}

const sentenceOf = (issue: z.core.$ZodIssue, words: string): string => {
  if (issue.code === 'too_big' && issue.origin === 'string') return `Phần ${words} dài quá ${issue.maximum} ký tự. Rút ngắn lại.`
  if (issue.code === 'too_big' || (issue.code === 'too_small' && issue.origin !== 'string' && issue.origin !== 'array')) {
    return `Phần ${words} nằm ngoài khoảng cho phép. Ghi lại.`
  }
  if (issue.code === 'invalid_type' || issue.code === 'too_small') return `Chưa ghi ${words}.`
  return `Phần ${words} chưa đúng. Chọn hoặc ghi lại.`
}

const errorsOf = (error: z.ZodError, rows: readonly number[]): Record<string, string> => {
  const errors: Record<string, string> = {}
  for (const issue of error.issues) {
    const [box, words] = boxOf(issue, rows)
    errors[box] ??= sentenceOf(issue, words)
  }
  return errors
}

type Sources = {
  readonly required: readonly RequiredPaper[]
  readonly staged: Readonly<Record<string, readonly StagedUpload[]>>
}

const filingOf = (fields: Fields, { required, staged }: Sources, errors: Record<string, string>) => {
  const { rows, papers } = readPapers(fields, required, staged)
  const party = (role: 'owner' | 'representative') => (isEmptyParty(fields, role) ? null : readParty(fields, role, errors))
  const filing = {
    commandId: fields['commandId'],
    dossierId: fields['dossierId'],
    occurredAt: fields['occurredAt'] ? atVietnam(fields['occurredAt']) : null,
    procedureCode: fields['procedureCode'],
    ...(fields['caseId'] ? { caseId: fields['caseId'] } : {}),
    channel: fields['channel'] || 'direct',
    receivingUnitId: fields['receivingUnitId'],
    competentUnitId: fields['competentUnitId'],
    submitter: readParty(fields, 'submitter', errors),
    owner: party('owner'),
    representative: party('representative'),
    papers,
    delivery: fields['delivery'] || 'desk',
    ...tickedFees(tickedNames(fields)),
  }
  return { filing, rows }
}

const merge = <T>(parsed: z.ZodSafeParseResult<T>, rows: readonly number[], errors: FormErrors): Read<T> => {
  const found = { ...errors, ...(parsed.success ? {} : errorsOf(parsed.error, rows)), ...errors }
  return parsed.success && Object.keys(found).length === 0 ? { ok: true, value: parsed.data } : { ok: false, errors: found }
}

const isBrought = (fields: Fields, row: number): boolean =>
  (fields[paperField(row, 'brought')] ?? '') !== '' || (fields[paperField(row, 'held')] ?? '') !== ''

const missingPapers = (fields: Fields, required: readonly RequiredPaper[]): readonly string[] =>
  required.flatMap((paper, row) => (paper.mandatory && !isBrought(fields, row) ? [paper.name] : []))

const MOST_NAMED = 3
const LONGEST_NAMED = 70

/** Real papers have names of many lines; a sentence names the first few, shortened. */
const namesOf = (papers: readonly string[]): string => {
  const short = papers.slice(0, MOST_NAMED).map((name) => (name.length > LONGEST_NAMED ? `${name.slice(0, LONGEST_NAMED).trimEnd()}…` : name))
  const more = papers.length - short.length
  return short.join('; ') + (more > 0 ? ` và ${more} giấy khác` : '')
}

/** The form as reception takes it. A mandatory paper that is not ticked must be waved through by name. */
export const readReception = (fields: Fields, sources: Sources): Read<Input<'receive'>> => {
  const errors: Record<string, string> = {}
  const { filing, rows } = filingOf(fields, sources, errors)
  const missing = missingPapers(fields, sources.required)
  if (missing.length > 0 && !fields[WAIVED_FIELD]) {
    errors[WAIVED_FIELD] = `Chưa đánh dấu: ${namesOf(missing)}. Đánh dấu giấy tờ đã nhận, hoặc hướng dẫn bổ sung.`
  }
  return merge(INPUTS.receive.safeParse(filing), rows, errors)
}

export const readRejection = (fields: Fields, sources: Sources): Read<Input<'rejectAtDesk'>> => {
  const errors: Record<string, string> = {}
  const { filing, rows } = filingOf(fields, sources, errors)
  return merge(INPUTS.rejectAtDesk.safeParse({ ...filing, reason: fields['reason'] ?? '' }), rows, errors)
}

const NOT_COMPLETE = 'Chưa đủ thành phần hồ sơ theo quy định.'

/** What is missing: the lines that the officer typed, else the mandatory papers that were not ticked. */
const missingItems = (fields: Fields, required: readonly RequiredPaper[]): readonly string[] => {
  const typed = (fields['items'] ?? '').split(/\r?\n/).map((line) => line.trim()).filter((line) => line !== '')
  return typed.length > 0 ? typed : missingPapers(fields, required)
}

export const readGuidance = (fields: Fields, required: readonly RequiredPaper[]): Read<GuidanceInput> => {
  const parsed = GUIDANCE_INPUT.safeParse({
    commandId: fields['commandId'],
    guidanceId: fields['guidanceId'],
    procedureCode: fields['procedureCode'],
    unitId: fields['receivingUnitId'],
    applicant: {
      name: fields['submitter.name'] ?? '',
      identityNumber: fields['submitter.identityNumber'] ?? null,
      address: fields['submitter.address'] ?? null,
      phone: fields['submitter.phone'] ?? null,
    },
    items: missingItems(fields, required),
    reason: fields['reason'] || NOT_COMPLETE,
  })
  return merge(parsed, [], {})
}
