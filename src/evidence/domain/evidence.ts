import type { FileId } from '#kernel/ids.ts'

/** A paper of an agency, by what stands at its head. `issuedOn` is `YYYY-MM-DD`. */
export type DocumentEvidence = {
  readonly kind: 'document'
  readonly number: string
  readonly issuedOn: string
  readonly issuer: string
  readonly title: string
}

/** A file that is kept in the house. */
export type FileEvidence = { readonly kind: 'file'; readonly fileId: FileId; readonly name: string }

/** What the system itself knows: `value` as it was read that day, `href` the page that shows its rows. */
export type FactEvidence = { readonly kind: 'fact'; readonly label: string; readonly href: string; readonly value: string }

/** What shows that something was done (minh chứng). */
export type Evidence = DocumentEvidence | FileEvidence | FactEvidence

export const MOST_EVIDENCE = 40

/** What makes two pieces of evidence the same one. */
export const evidenceKey = (evidence: Evidence): string => {
  switch (evidence.kind) {
    case 'document': return `document ${evidence.number} ${evidence.issuedOn}`
    case 'file': return `file ${evidence.fileId}`
    case 'fact': return `fact ${evidence.href}`
  }
}

/** Each piece once, the first one as it stands. */
export const withoutDoubles = (all: readonly Evidence[]): readonly Evidence[] => {
  const seen = new Set<string>()
  return all.filter((evidence) => {
    const key = evidenceKey(evidence)
    return !seen.has(key) && Boolean(seen.add(key))
  })
}
