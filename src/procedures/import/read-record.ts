import { createHash } from 'node:crypto'
import { importWords } from '#law/procedures.ts'
import type { ProcedureBody, RequiredPaper, ServiceLevel } from '../domain/procedure.ts'
import { sectorCodeOf } from '../domain/sector-code.ts'
import type { StatutoryText } from '../procedure-store.ts'
import type { ReviewProposal } from '../review-proposal.ts'
import { bodySchema } from '../version-body.ts'
import { readFees } from './read-fees.ts'
import { readTimes } from './read-times.ts'
import { channelOf, recordSchema, type ImportRecord } from './record-schema.ts'

/** One record of the file, ready to be compared with the catalogue. */
export type Reading = {
  readonly index: number
  readonly sourceId: string
  readonly code: string
  readonly body: ProcedureBody
  readonly statutoryTexts: readonly StatutoryText[]
  readonly questions: readonly ReviewProposal[]
  readonly contentHash: string
  readonly provenance: object
  /** Taken from a printed page: gives way to another record of the same code. */
  readonly isRetyped: boolean
}

/** A record that cannot be read at all: where in the file, and which field. */
export type Rejection = { readonly index: number; readonly code: string | null; readonly field: string; readonly why: 'notARecord' | 'fieldInvalid' | 'codeInvalid' }

/** `1.001193`, also out of the longer local form `1.001193.000.00.00.H29`. */
const CODE = /^(\d\.\d{6})(?:\.[\dA-Z.]+)?$/

const TIERS: Readonly<Record<string, string>> = { bo: 'ministry', tinh: 'province', xa: 'commune' }

const readTiers = (record: ImportRecord): { readonly tiers: readonly string[]; readonly questions: readonly ReviewProposal[] } => {
  const tiers = [...new Set(record.levels.flatMap((level) => TIERS[level] ?? []))]
  if (tiers.length > 0) return { tiers, questions: [] }
  const texts = [record.levelText, record.performedBy].filter((text) => text !== undefined).map((text) => text.slice(0, 1_000))
  return { tiers, questions: [{ kind: 'unitMissing', texts }] }
}

const LEVELS: readonly (readonly [RegExp, ServiceLevel])[] = [
  [/toàn trình/iu, 'fullOnline'],
  [/một phần/iu, 'partialOnline'],
  [/cung cấp thông tin/iu, 'information'],
]

const readServiceLevel = (record: ImportRecord): ServiceLevel =>
  LEVELS.find(([pattern]) => pattern.test(record.onlineLevel ?? ''))?.[1] ??
  (record.methods.some((method) => channelOf(method) === 'online') ? 'partialOnline' : 'information')

const ONLY_SOMETIMES = /^(?:trường hợp|đối với trường hợp|nếu )|\(nếu có\)/iu

const readPapers = (record: ImportRecord): readonly RequiredPaper[] =>
  record.papers
    .flatMap((group) => group.items.map((item) => ({ ...item, group: group.case })))
    .filter((item) => item.name !== '')
    .map(({ name, originals, copies, formFile, group }, i) => {
      const plain = name.replace(/^[-+*•–\s]+/u, '').slice(0, 6_000)
      const condition = group?.replace(/^[-+*•–\s]+/u, '').slice(0, 2_000)
      return {
        id: `p${i + 1}`,
        name: plain === '' ? name : plain,
        originals,
        copies,
        mandatory: originals + copies > 0 && !ONLY_SOMETIMES.test(plain) && !ONLY_SOMETIMES.test(condition ?? ''),
        ...(condition === undefined || condition === '' ? {} : { condition }),
        ...(formFile === undefined ? {} : { formFile: formFile.slice(0, 500) }),
      }
    })

const DECISION = /\d+\/QĐ-[\p{L}\d-]+/u

/** The sector's name without what a flattened table glued behind it. */
const readSector = (record: ImportRecord): string => {
  const name = record.field?.replace(/\s+số quyết định.*$/isu, '').replace(/\s+/gu, ' ').slice(0, 300)
  return name === undefined || name === '' ? importWords.unknownSector : name
}

const bodyOf = (record: ImportRecord): { readonly body: ProcedureBody; readonly questions: readonly ReviewProposal[]; readonly texts: readonly StatutoryText[] } => {
  const times = readTimes(record)
  const fees = readFees(record)
  const tiers = readTiers(record)
  const sectorName = readSector(record)
  const decision = record.decision === undefined ? undefined : (DECISION.exec(record.decision)?.[0] ?? record.decision.slice(0, 200))
  const origin = record.source?.origin
  return {
    body: {
      name: record.name.replace(/\s+/gu, ' '),
      sectorCode: sectorCodeOf(sectorName),
      sectorName,
      tiers: tiers.tiers,
      applicantKinds: record.subjects.map((subject) => subject.slice(0, 2_000)),
      serviceLevel: readServiceLevel(record),
      cases: times.cases,
      papers: readPapers(record),
      fees: fees.fees,
      results: record.results.map(({ name, code }) => ({ name: name.slice(0, 2_000), ...(code === undefined ? {} : { code }) })),
      instant: false,
      pauses: { financialObligation: false, verification: false },
      extension: null,
      submissionGate: { kind: 'NATIONAL' },
      processingRoute: 'LOCAL',
      legalBasis: [...new Set(record.legalNumbers)].map((number) => ({ number })),
      ...(decision === undefined ? {} : { publicationDecision: { number: decision } }),
      ...(record.requirements === undefined ? {} : { requirements: record.requirements }),
      ...(record.steps === undefined ? {} : { stepsText: record.steps }),
      ...(typeof origin === 'string' && origin !== '' ? { source: origin.slice(0, 1_000) } : {}),
    },
    questions: [...tiers.questions, ...times.questions, ...fees.questions],
    texts: times.texts,
  }
}

const codeIn = (value: object): string | null => {
  const code = 'code' in value ? value.code : null
  return typeof code === 'string' ? code.slice(0, 60) : null
}

/** Reads one record. A fault is told with its field; it never stops the rest of the file. */
export const readRecord = (value: unknown, index: number): Reading | Rejection => {
  if (typeof value !== 'object' || value === null || Array.isArray(value)) {
    return { index, code: null, field: '', why: 'notARecord' }
  }
  const parsed = recordSchema.safeParse(value)
  if (!parsed.success) {
    return { index, code: codeIn(value), field: parsed.error.issues[0]?.path.join('.') ?? '', why: 'fieldInvalid' }
  }
  const record = parsed.data
  const code = CODE.exec(record.code.replace(/\s+/g, ''))?.[1]
  if (code === undefined) return { index, code: record.code, field: 'code', why: 'codeInvalid' }
  const { body, questions, texts } = bodyOf(record)
  const checked = bodySchema.safeParse(body)
  if (!checked.success) {
    return { index, code, field: checked.error.issues[0]?.path.join('.') ?? '', why: 'fieldInvalid' }
  }
  const { source, ...content } = record
  return {
    index,
    sourceId: record.id,
    code,
    body: checked.data,
    statutoryTexts: texts,
    questions,
    contentHash: createHash('sha256').update(JSON.stringify(content)).digest('hex'),
    provenance: { sourceId: record.id, ...source },
    isRetyped: record.flags.includes('from-pdf'),
  }
}
