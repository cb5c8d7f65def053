import { gatherUploads } from '#files/gather-uploads.ts'
import type { StagedUpload } from '#files/staged-field.ts'
import type { UploadForm } from '#files/upload-form.ts'
import { parseId, type FileId } from '#kernel/ids.ts'
import { parseDay } from '#kernel/local-time.ts'
import { tidy } from '#kernel/text.ts'
import { isoDayOf } from '#kernel/typed-day.ts'
import { evidenceKey, MOST_EVIDENCE, withoutDoubles, type DocumentEvidence, type Evidence, type FactEvidence } from './domain/evidence.ts'
import { DOCUMENT_ROWS, documentField, EVIDENCE_FILES, factField, keptField, type DocumentBox } from './fields.ts'
import { EVIDENCE_SENTENCES } from './words.ts'

/** What a form of evidence offers to be ticked. */
export type EvidenceOffer = {
  /** What the thing has already. */
  readonly kept?: readonly Evidence[]
  /** What the system knows today; read anew by whoever reads the form, so that nobody sends a value of their own. */
  readonly facts?: readonly FactEvidence[]
}

export type ReadEvidence = {
  readonly evidence: readonly Evidence[]
  /** Field → sentence. */
  readonly errors: Readonly<Record<string, string>>
  /** Files that are safe already; given to the form again when it comes back. */
  readonly staged: readonly StagedUpload[]
}

const LONGEST: Readonly<Record<DocumentBox, number>> = { number: 100, issuedOn: 10, issuer: 300, title: 1_000 }
const BOXES = ['number', 'issuedOn', 'issuer', 'title'] as const

/** Reads the part of a form that gives evidence: documents, files, facts that were ticked, and what is kept. */
export const readEvidence = (upload: UploadForm, { kept = [], facts = [] }: EvidenceOffer = {}): ReadEvidence => {
  const { fields } = upload
  const uploads = gatherUploads(upload, [EVIDENCE_FILES])
  const staged = uploads.staged[EVIDENCE_FILES] ?? []
  const errors: Record<string, string> = { ...uploads.errors }
  const documents: DocumentEvidence[] = []
  for (let row = 0; row < DOCUMENT_ROWS; row++) {
    const read = readDocument(fields, row)
    if (read === undefined) continue
    Object.assign(errors, read.errors)
    documents.push(read.document)
  }
  const evidence = withoutDoubles([
    ...kept.filter((one, row) => fields.get(keptField(row)) === evidenceKey(one)),
    ...documents,
    ...staged.flatMap(({ fileId, name }): Evidence[] => {
      const id = parseId<FileId>(fileId)
      return id === undefined ? [] : [{ kind: 'file', fileId: id, name }]
    }),
    ...facts.filter((fact, row) => fields.get(factField(row)) === fact.href),
  ])
  if (evidence.length > MOST_EVIDENCE) errors[EVIDENCE_FILES] = EVIDENCE_SENTENCES.tooMany
  return { evidence, errors, staged }
}

/** A row of boxes; undefined when nothing was typed into it. */
const readDocument = (fields: FormData, row: number): { readonly document: DocumentEvidence; readonly errors: Record<string, string> } | undefined => {
  const text = (box: DocumentBox): string => {
    const value = fields.get(documentField(row, box))
    return typeof value === 'string' ? tidy(value) : ''
  }
  const document = { kind: 'document', number: text('number'), issuedOn: isoDayOf(text('issuedOn')), issuer: text('issuer'), title: text('title') } as const
  if (BOXES.every((box) => document[box] === '')) return undefined
  const errors: Record<string, string> = {}
  for (const box of BOXES) {
    if (document[box] === '') errors[documentField(row, box)] = EVIDENCE_SENTENCES[box]
    else if (document[box].length > LONGEST[box]) errors[documentField(row, box)] = EVIDENCE_SENTENCES.tooLong
  }
  if (document.issuedOn !== '' && parseDay(document.issuedOn) === undefined) errors[documentField(row, 'issuedOn')] = EVIDENCE_SENTENCES.issuedOn
  return { document, errors }
}
