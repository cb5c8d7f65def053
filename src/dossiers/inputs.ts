import { z } from 'zod'
import { DURATION_UNITS } from '#procedures/domain/duration.ts'
import { ROLES } from '#kernel/actor.ts'
import { isStorable } from '#kernel/text.ts'
import { OUTCOMES, PAPER_FORMS, PARTY_FIELDS, PARTY_KINDS, PAUSE_KINDS } from './domain/dossier.ts'

/**
 * What the doors accept: the API, the screens and the importers all parse their input with these. Unknown
 * fields are refused, texts are whole characters in NFC and trimmed, and lengths are bounded.
 */
const id = z.uuid().transform((value) => value.toLowerCase())
const written = (longest: number) => z.string().max(longest).refine(isStorable)
const word = (longest: number) => written(longest).min(1)
const text = (longest: number) =>
  written(longest)
    .transform((value) => value.normalize('NFC').trim())
    .pipe(z.string().min(1))
const optionalText = (longest: number) =>
  written(longest)
    .transform((value) => value.normalize('NFC').trim())
    .nullish()
    .transform((value) => (value ? value : null))
const instant = z.iso.datetime({ offset: true })
const day = z.iso.date()

const NAME = 250
const LINE = 500
const PARAGRAPH = 4_000

const party = z.strictObject({
  kind: z.enum(PARTY_KINDS).default('citizen'),
  name: text(NAME),
  identityNumber: optionalText(30),
  birthDate: optionalText(10),
  sex: optionalText(10),
  address: optionalText(LINE),
  phone: optionalText(20),
  email: optionalText(NAME),
})
export type PartyInput = z.output<typeof party>

const file = z.strictObject({ fileId: id, name: text(NAME) })
export type FileInput = z.output<typeof file>

const paper = z.strictObject({
  paperId: word(60).nullable(),
  name: optionalText(LINE),
  form: z.enum(PAPER_FORMS),
  quantity: z.int().min(0).max(999),
  alreadyHeld: z.boolean().default(false),
  files: z.array(file).max(50).default([]),
})
export type PaperInput = z.output<typeof paper>

const papers = z.array(paper).max(100)

/** Something asked of a citizen; a bare text is a paper in words. */
const requestedItem = z.union([
  text(LINE),
  z.strictObject({ kind: z.literal('paper'), text: text(LINE), paperId: word(60).nullable().default(null) }),
  z.strictObject({ kind: z.enum(['correction', 'question']), text: text(LINE) }),
  z.strictObject({ kind: z.literal('fee'), text: text(LINE), amountDong: z.int().min(0).max(1_000_000_000_000).nullable().default(null) }),
])
export type RequestedItemInput = z.output<typeof requestedItem>
const requestedItems = z.array(requestedItem).min(1).max(50)

const LONGEST_ANSWERS = 200_000

/** The e-form as it was filled: `files` are those that its answers name by their ids. */
const form = z
  .strictObject({
    versionId: id,
    answers: z
      .record(z.string().min(1).max(200), z.unknown())
      .refine((answers) => JSON.stringify(answers).length <= LONGEST_ANSWERS && isStorable(JSON.stringify(answers))),
    files: z.array(file).max(100).default([]),
  })
  .optional()

/** Every command: whose it is (`commandId` makes a resend harmless) and when it happened, if not now. */
const command = { commandId: id, occurredAt: instant.nullish().transform((value) => value ?? null) }
/** A command on a dossier that exists; `expectedSeq` is the version that the person was looking at. */
const onDossier = { ...command, dossierId: id, expectedSeq: z.int().positive().optional() }
/** Nguyên nhân quá hạn, by its code in the list of causes; needed only where the dossier ends late. */
const lateness = z.strictObject({ cause: word(40), note: optionalText(PARAGRAPH) }).nullish()
export type LatenessInput = z.output<typeof lateness>
const onStep = { ...onDossier, stepNo: z.int().positive() }

const filing = {
  procedureCode: word(40),
  caseId: word(60).optional(),
  channel: z.enum(['direct', 'online', 'post']).default('direct'),
  receivingUnitId: id,
  competentUnitId: id,
  assistedAtUnitId: id.nullish().transform((value) => value ?? null),
  submitter: party,
  owner: party.nullish().transform((value) => value ?? null),
  representative: party.nullish().transform((value) => value ?? null),
  papers: papers.default([]),
  delivery: z.enum(['desk', 'post', 'electronic']).default('desk'),
  externalCode: word(60).nullish().transform((value) => value ?? null),
  /** Conditional fees of the case and channel that apply to this dossier. */
  chosenFeeIds: z.array(word(60)).max(50).optional(),
  /** Exemptions that the payer has proven. */
  exemptionIds: z.array(word(60)).max(50).optional(),
}

export const INPUTS = {
  submit: z.strictObject({ ...command, dossierId: id, ...filing, channel: z.enum(['online', 'post']).default('online'), form }),
  resubmit: z.strictObject({ ...onDossier, ...filing, channel: z.enum(['online', 'post']).default('online'), form }),
  requestCompletion: z.strictObject({ ...onDossier, items: requestedItems, reason: text(PARAGRAPH), answerDueOn: day }),
  retract: z.strictObject({ ...onDossier, reason: text(PARAGRAPH) }),
  receive: z.strictObject({ ...command, dossierId: id, ...filing, forward: z.boolean().default(true) }),
  acceptSubmitted: z.strictObject({
    ...onDossier,
    forward: z.boolean().default(true),
    /** When the desk states them: what applies by the papers it has seen. What was sent holds when both are absent. */
    chosenFeeIds: filing.chosenFeeIds,
    exemptionIds: filing.exemptionIds,
  }),
  rejectAtDesk: z.strictObject({ ...command, dossierId: id, ...filing, reason: text(PARAGRAPH) }),
  rejectSubmitted: z.strictObject({ ...onDossier, reason: text(PARAGRAPH) }),
  certify: z.strictObject({
    ...command,
    dossierId: id,
    ...filing,
    documents: z
      .array(
        z.strictObject({
          document: text(LINE),
          copies: z.int().min(1).max(1_000),
          pages: z.int().min(1).max(2_000),
        }),
      )
      .min(1)
      .max(50),
  }),
  importRunning: z.strictObject({
    ...command,
    dossierId: id,
    ...filing,
    occurredAt: instant,
    externalCode: z.string().min(1).max(60),
    source: z.string().min(1).max(60),
    printedDueAt: instant.nullable(),
    pauses: z.array(z.strictObject({ kind: z.enum(PAUSE_KINDS), from: instant, to: instant.nullable() })).max(50).default([]),
    supplementRequests: z.int().min(0).max(99).default(0),
    standsAt: z.enum(['receive', 'handle']),
    holderId: id.nullable().default(null),
  }),
  acceptStep: z.strictObject(onStep),
  assignStep: z.strictObject({ ...onStep, staffId: id.nullable() }),
  /** What lies at `fromUnitId` goes to `toUnitId`; the dossier itself too when that unit is no more. */
  transferWork: z.strictObject({ ...onDossier, fromUnitId: id, toUnitId: id, reason: text(PARAGRAPH) }),
  forward: z.strictObject({ ...onStep, note: optionalText(PARAGRAPH) }),
  returnStep: z.strictObject({ ...onStep, reason: text(PARAGRAPH), toStep: z.int().positive().nullable().default(null) }),
  recallStep: z.strictObject(onStep),
  consult: z.strictObject({
    ...onStep,
    requests: z
      .array(
        z.strictObject({
          unitId: id,
          role: z.enum(ROLES).default('caseOfficer'),
          question: text(PARAGRAPH),
          allottedMinutes: z.int().min(30).max(60_000),
        }),
      )
      .min(1)
      .max(20),
  }),
  answerConsultation: z.strictObject({ ...onStep, opinion: text(PARAGRAPH), files: z.array(file).max(20).default([]) }),
  closeConsultation: z.strictObject({ ...onStep, basis: text(LINE) }),
  requestSupplement: z.strictObject({
    ...onDossier,
    items: requestedItems,
    reason: text(PARAGRAPH),
    answerDueOn: day,
    exceptionBasis: optionalText(LINE),
  }),
  receiveSupplement: z.strictObject({
    ...onDossier,
    papers: papers.default([]),
    /** What was written to single items of the request, by their place in it from 1. */
    replies: z.array(z.strictObject({ item: z.int().min(1).max(50), text: text(PARAGRAPH) })).max(50).optional(),
  }),
  lapseSupplement: z.strictObject({ ...onDossier, decision: text(PARAGRAPH) }),
  suspend: z.strictObject({ ...onDossier, reason: text(PARAGRAPH), basis: text(LINE) }),
  resume: z.strictObject(onDossier),
  requireObligation: z.strictObject({ ...onDossier, amountDong: z.int().min(0).max(1_000_000_000_000), reason: text(PARAGRAPH) }),
  meetObligation: z.strictObject({ ...onDossier, evidence: text(LINE) }),
  extend: z.strictObject({
    ...onDossier,
    duration: z.strictObject({ amount: z.number().positive().max(10_000), unit: z.enum(DURATION_UNITS) }),
    basis: text(LINE),
    reason: text(PARAGRAPH),
  }),
  apologise: z.strictObject({ ...onDossier, cause: word(40), reason: text(PARAGRAPH), rescheduledOn: day }),
  recomputeDue: z.strictObject({ ...onDossier, mayBringForward: z.boolean().default(false) }),
  draftResult: z.strictObject({
    ...onStep,
    outcome: z.enum(OUTCOMES),
    summary: text(PARAGRAPH),
    files: z.array(file).max(20).default([]),
  }),
  approve: z.strictObject({ ...onStep, note: optionalText(PARAGRAPH) }),
  issue: z.strictObject({ ...onStep, register: word(40).default('GQ'), deliver: z.boolean().default(false), lateness }),
  finish: z.strictObject({ ...onStep, lateness }),
  handOver: z.strictObject({ ...onDossier, receiver: optionalText(NAME), delivery: z.enum(['desk', 'post', 'electronic']).optional() }),
  withdraw: z.strictObject({ ...onDossier, reason: text(PARAGRAPH), lateness }),
  terminate: z.strictObject({ ...onDossier, reason: text(PARAGRAPH), basis: text(LINE), lateness }),
  correct: z.strictObject({
    ...onDossier,
    changes: z
      .array(
        z.strictObject({
          party: z.enum(['submitter', 'owner', 'representative']),
          field: z.enum(PARTY_FIELDS),
          after: optionalText(LINE),
        }),
      )
      .min(1)
      .max(21),
    reason: text(PARAGRAPH),
  }),
  recordPapers: z.strictObject({ ...onDossier, papers: papers.min(1) }),
  requestVoid: z.strictObject({ ...onDossier, kind: z.enum(['mistake', 'duplicate']), reason: text(PARAGRAPH) }),
  declineVoid: z.strictObject({ ...onDossier, reason: text(PARAGRAPH) }),
  approveVoid: z.strictObject(onDossier),
  revokeResult: z.strictObject({ ...onDossier, reason: text(PARAGRAPH), decision: text(LINE) }),
  replaceResult: z.strictObject({ ...onDossier, register: word(40).default('GQ'), files: z.array(file).max(20).default([]) }),
} as const

export type CommandName = keyof typeof INPUTS
export type Input<Name extends CommandName> = z.output<(typeof INPUTS)[Name]>
