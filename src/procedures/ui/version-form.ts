import type { ProcessVersionId } from '#kernel/ids.ts'
import type { PlainDate } from '#kernel/time.ts'
import { isoDayOf, readTypedDay } from '#kernel/typed-day.ts'
import type { Duration } from '../domain/duration.ts'
import {
  CHANNELS, PAYABLE_AT, SERVICE_LEVELS,
  type ProcedureBody, type ProcedureCase, type ProcedureFee, type ProcedureResult, type RequiredPaper, type SubmissionGate,
} from '../domain/procedure.ts'
import { sectorCodeOf } from '../domain/sector-code.ts'
import { durationWhySentence } from '../duration-sentences.ts'
import { readTypedDuration } from '../typed-duration.ts'
import { bodySchema } from '../version-body.ts'
import { rowsIn, textIn, type FormRow } from './catalogue-form.ts'
import { readExemptions } from './exemption-form.ts'

/** What the form of a draft says: a whole version, or a sentence for each field that cannot be read. */
export type TypedVersion =
  | {
      readonly ok: true
      readonly body: ProcedureBody
      readonly effectiveFrom: PlainDate
      readonly processId: ProcessVersionId | null
    }
  | { readonly ok: false; readonly errors: Readonly<Record<string, string>> }

type Reader = {
  readonly form: FormData
  readonly kept: ProcedureBody | undefined
  readonly errors: Record<string, string>
}

const given = <Key extends string, Value>(key: Key, value: Value | undefined | ''): Partial<Record<Key, Value>> =>
  value === undefined || value === '' ? {} : ({ [key]: value } as Record<Key, Value>)

/** The id of a row that was there before, or the first free one of its kind. */
const rowIds = (rows: readonly FormRow[], prefix: string): ((row: FormRow) => string) => {
  const taken = new Set(rows.map((row) => row.text('id')))
  let next = 1
  return (row) => {
    const own = row.text('id')
    if (own !== '') return own
    while (taken.has(`${prefix}${next}`)) next += 1
    taken.add(`${prefix}${next}`)
    return `${prefix}${next}`
  }
}

const readDuration = ({ errors }: Reader, name: string, text: string, kept: Duration | null | undefined): Duration | null => {
  const read = readTypedDuration(text, kept)
  if (read.kind === 'unclear') errors[name] = durationWhySentence(read.why)
  return read.kind === 'read' ? read.duration : null
}

const readCases = (reader: Reader): readonly ProcedureCase[] => {
  const rows = rowsIn(reader.form, 'cases', ['label', 'committed', 'statutory'])
  const idOf = rowIds(rows, 'c')
  if (rows.length === 0) reader.errors['cases.0.label'] = 'Cần ít nhất một trường hợp. Nếu chỉ có một, ghi “Thông thường”.'
  return rows.map((row) => {
    const id = idOf(row)
    const kept = reader.kept?.cases.find((one) => one.id === id)
    const mode = row.text('mode')
    return {
      id,
      label: row.text('label'),
      statutoryDuration: readDuration(reader, `cases.${row.index}.statutory`, row.text('statutory'), kept?.statutoryDuration),
      committedDuration: readDuration(reader, `cases.${row.index}.committed`, row.text('committed'), kept?.committedDuration),
      ...(mode === 'BY_HOUR' || mode === 'END_OF_DAY' ? { deadlineMode: mode } : {}),
    }
  })
}

const readCount = ({ errors }: Reader, name: string, text: string): number => {
  if (/^\d{1,4}$/.test(text)) return Number(text)
  if (text !== '') errors[name] = 'Ghi số lượng bằng chữ số, ví dụ 1.'
  return 0
}

const readPapers = (reader: Reader): readonly RequiredPaper[] => {
  const rows = rowsIn(reader.form, 'papers', ['name'])
  const idOf = rowIds(rows, 'p')
  return rows.map((row) => ({
    id: idOf(row),
    name: row.text('name'),
    originals: readCount(reader, `papers.${row.index}.originals`, row.text('originals')),
    copies: readCount(reader, `papers.${row.index}.copies`, row.text('copies')),
    mandatory: row.isTicked('mandatory'),
    ...given('condition', row.text('condition')),
    ...given('formFile', row.text('formFile')),
  }))
}

/** "8.000", "8000 đ", "miễn phí"; nothing is a sum that the text does not give. */
const readMoney = ({ errors }: Reader, name: string, text: string): number | null => {
  if (text === '') return null
  if (/^miễn/iu.test(text)) return 0
  const digits = text.replace(/\s*(?:đ|đồng|vnđ|vnd)$/iu, '').trim()
  if (/^\d{1,12}$|^\d{1,3}(?:\.\d{3}){1,3}$/.test(digits)) return Number(digits.replaceAll('.', ''))
  errors[name] = 'Ghi số tiền bằng đồng, ví dụ 8.000, hoặc “miễn phí”.'
  return null
}

const readFees = (reader: Reader): readonly ProcedureFee[] => {
  const rows = rowsIn(reader.form, 'fees', ['name', 'amount', 'note'])
  const idOf = rowIds(rows, 'f')
  return rows.map((row) => {
    const id = idOf(row)
    const { laterPages, maxPerCopy, foreign } = reader.kept?.fees.find((fee) => fee.id === id) ?? {}
    const [per, channel] = [row.text('per'), CHANNELS.find((one) => one === row.text('channel'))]
    const caseId = row.text('caseId')
    const exemptions = readExemptions(row, reader.errors)
    return {
      id,
      name: row.text('name'),
      kind: row.text('kind') === 'charge' ? 'charge' : 'fee',
      amount: readMoney(reader, `fees.${row.index}.amount`, row.text('amount')),
      ...(per === 'copy' || per === 'page' ? { per } : {}),
      ...given('channel', channel),
      ...given('caseId', caseId),
      ...given('condition', row.text('condition')),
      ...given('payableAt', PAYABLE_AT.find((one) => one !== 'submission' && one === row.text('payableAt'))),
      ...given('note', row.text('note')),
      ...given('laterPages', laterPages),
      ...given('maxPerCopy', maxPerCopy),
      ...given('exemptions', exemptions.length === 0 ? undefined : exemptions),
      ...given('foreign', foreign),
    }
  })
}

const readResults = ({ form }: Reader): readonly ProcedureResult[] =>
  rowsIn(form, 'results', ['name']).map((row) => ({ name: row.text('name'), ...given('code', row.text('code')) }))

const readExtension = (reader: Reader): ProcedureBody['extension'] => {
  const [count, time, basis] = ['count', 'time', 'basis'].map((part) => textIn(reader.form, `extension.${part}`))
  if (count === '' && time === '' && basis === '') return null
  const maxDuration = readDuration(reader, 'extension.time', time ?? '', reader.kept?.extension?.maxDuration)
  if (!/^[1-9]\d?$/.test(count ?? '')) reader.errors['extension.count'] = 'Ghi số lần được gia hạn, ví dụ 1.'
  if (maxDuration === null) reader.errors['extension.time'] ??= 'Ghi thời gian gia hạn nhiều nhất.'
  if (basis === '') reader.errors['extension.basis'] = 'Ghi căn cứ cho phép gia hạn.'
  return maxDuration === null ? null : { maxCount: Number(count), maxDuration, basis: basis ?? '' }
}

const readGate = ({ form, errors }: Reader): SubmissionGate => {
  if (textIn(form, 'gate.kind') !== 'OWN') return { kind: 'NATIONAL' }
  const basis = textIn(form, 'gate.basis')
  if (basis === '') errors['gate.basis'] = 'Ghi văn bản cho phép nhận tại cổng của cơ quan, hoặc chọn Cổng Dịch vụ công quốc gia.'
  return { kind: 'OWN', basis }
}

const readDecision = ({ form, errors }: Reader): ProcedureBody['publicationDecision'] => {
  const [number, date] = [textIn(form, 'decision.number'), isoDayOf(textIn(form, 'decision.date'))]
  if (number === '' && date === '') return undefined
  if (number === '') errors['decision.number'] = 'Ghi số quyết định công bố.'
  return { number, ...given('date', date) }
}

const linesOf = (text: string, separator: RegExp): readonly string[] =>
  text.split(separator).map((line) => line.trim()).filter((line) => line !== '')

const sectorOf = (name: string, kept: ProcedureBody | undefined, sectors: readonly { readonly code: string; readonly name: string }[]): string =>
  (kept?.sectorName === name ? kept.sectorCode : sectors.find((sector) => sector.name === name)?.code) ?? sectorCodeOf(name)

/** Where in the form a fault of the finished body is: rows are numbered there as they were sent. */
const fieldOf = (path: readonly PropertyKey[], form: FormData): string => {
  const [list, index, ...rest] = path.map(String)
  if (list === 'sectorCode') return 'sectorName'
  if (list === 'submissionGate') return 'gate.basis'
  if (list === 'extension' || list === 'publicationDecision') return list === 'extension' ? 'extension.count' : `decision.${index}`
  if (list === undefined || index === undefined || !/^\d+$/.test(index)) return list ?? ''
  const typed: Readonly<Record<string, readonly string[]>> = {
    cases: ['label', 'committed', 'statutory'], papers: ['name'], fees: ['name', 'amount', 'note'], results: ['name'],
    legalBasis: ['number', 'title'],
  }
  const row = rowsIn(form, list, typed[list] ?? ['name'])[Number(index)]
  return row === undefined ? list : `${list}.${row.index}.${rest[0] ?? typed[list]?.[0] ?? 'name'}`
}

const faultSentence = (code: string): string =>
  code === 'too_small' ? 'Chưa điền.' : code === 'too_big' ? 'Quá dài hoặc quá nhiều.' : 'Chưa đúng; xem lại mục này.'

/**
 * Reads the long form of a draft. What the form does not show of a fee (prices by page, another currency) stays as `kept`
 * has it, and so do the words of the source.
 */
export const readVersionForm = (
  form: FormData,
  kept: ProcedureBody | undefined,
  sectors: readonly { readonly code: string; readonly name: string }[],
): TypedVersion => {
  const reader: Reader = { form, kept, errors: {} }
  const sectorName = textIn(form, 'sectorName')
  const keywords = linesOf(textIn(form, 'keywords'), /[,\n]/)
  const effectiveFrom = readTypedDay(textIn(form, 'effectiveFrom'))
  if (effectiveFrom === undefined) reader.errors['effectiveFrom'] = 'Chọn ngày bắt đầu hiệu lực.'
  const processId = textIn(form, 'processId')
  const body: ProcedureBody = {
    name: textIn(form, 'name'),
    sectorCode: sectorOf(sectorName, kept, sectors),
    sectorName,
    tiers: [...form.keys()].flatMap((name) => (name.startsWith('tiers.') && form.get(name) === 'on' ? [name.slice(6)] : [])),
    applicantKinds: linesOf(textIn(form, 'applicantKinds'), /\n/),
    serviceLevel: SERVICE_LEVELS.find((level) => level === textIn(form, 'serviceLevel')) ?? 'information',
    cases: readCases(reader),
    papers: readPapers(reader),
    fees: readFees(reader),
    results: readResults(reader),
    instant: form.get('instant') === 'on',
    ...given('register', kept?.register),
    pauses: { financialObligation: form.get('pauses.financialObligation') === 'on', verification: form.get('pauses.verification') === 'on' },
    extension: readExtension(reader),
    submissionGate: readGate(reader),
    processingRoute: textIn(form, 'processingRoute') === 'MINISTRY' ? 'MINISTRY' : 'LOCAL',
    legalBasis: rowsIn(form, 'legalBasis', ['number', 'title']).map((row) => ({ number: row.text('number'), ...given('title', row.text('title')) })),
    ...given('publicationDecision', readDecision(reader)),
    ...(keywords.length === 0 ? {} : { keywords }),
    ...given('requirements', textIn(form, 'requirements')),
    ...given('stepsText', textIn(form, 'stepsText')),
    ...given('source', kept?.source),
  }
  if (body.tiers.length === 0) reader.errors['tiers.commune'] = 'Chọn ít nhất một cấp giải quyết.'
  const parsed = bodySchema.safeParse(body)
  for (const issue of parsed.error?.issues ?? []) reader.errors[fieldOf(issue.path, form)] ??= faultSentence(issue.code)
  if (effectiveFrom === undefined || Object.keys(reader.errors).length > 0) return { ok: false, errors: reader.errors }
  return { ok: true, body, effectiveFrom, processId: processId === '' ? null : (processId as ProcessVersionId) }
}
