import { checkReport, type CheckedClaim } from '#figure-check/check-report.ts'

/** A relation that a person found in a document, as `founding-figures.json` holds it. */
type Relation = { readonly relation: string; readonly computed: unknown; readonly reported: unknown; readonly holds: boolean | null }
type Collected = { readonly figures: readonly { readonly id: string; readonly document: string; readonly checks: readonly Relation[] }[] }

/**
 * Relations that do not stand in one sentence or one paragraph, rest on a number that is not printed, or are knowledge
 * from outside: counted apart.
 */
const BEYOND_ONE_PASSAGE = new Set([
  'qt-targets: “Chưa phát sinh hồ sơ TTHC trực tuyến và hồ sơ tiếp nhận bằng bưu chính công ích”',
  'lb-online-district: 920 / 1.871',
  'vl-onestop: 11 + 1 = 12',
  'vl-approve: 11 xã x 3',
  'vl-text: plan year',
  'lc-tthc: 1.010 / 1.201',
  'lc-tthc: (1.010 + 167) / 1.201',
  'lc-tthc: 1.010 / (1.201 + 168)',
])

export type Measured = {
  /** Decided relations with two numbers, in one sentence or paragraph. */
  readonly inOnePassage: number
  readonly recall: number
  readonly missed: readonly string[]
  readonly claims: number
  readonly accused: readonly CheckedClaim[]
  /** Claims called wrong that nobody else finds wrong. */
  readonly falselyAccused: readonly CheckedClaim[]
  readonly precision: number
}

const near = (a: unknown, b: number | null): boolean => typeof a === 'number' && b !== null && Math.abs(a - b) < 0.05

const isThat = (claim: CheckedClaim, { computed, reported }: Relation): boolean => near(computed, claim.computed) && near(reported, claim.printed)

/** The printed figure is one that people found wrong too, whatever they compared it with. */
const isFoundWrong = (claim: CheckedClaim, { relation, reported, holds }: Relation): boolean =>
  holds === false && (near(reported, claim.printed) || (claim.kind === 'unitMissing' && relation.includes('unit sign missing')))

/** Lays what the checker finds in the documents beside what people found. `read` gives a file of the shared folder. */
export const measureChecker = (read: (name: string) => string): Measured => {
  const { figures } = JSON.parse(read('data/founding-figures.json')) as Collected
  const claimsOf = new Map(
    [...new Set(figures.map(({ document }) => document))].map((document) => [document, checkReport(read(`founding-documents/${document}`))]),
  )
  const relations = figures.flatMap(({ id, document, checks }) => checks.map((check) => ({ name: `${id}: ${check.relation}`, document, check })))
  const decided = relations.filter(({ name, check }) =>
    check.holds !== null && typeof check.computed === 'number' && typeof check.reported === 'number' && !BEYOND_ONE_PASSAGE.has(name))
  const missed = decided.filter(({ document, check }) => !(claimsOf.get(document) ?? []).some((claim) => isThat(claim, check)))
  const all = [...claimsOf].flatMap(([document, claims]) => claims.map((claim) => ({ document, claim })))
  const accused = all.filter(({ claim }) => claim.holds === false)
  const falselyAccused = accused.filter(({ document, claim }) =>
    !relations.some((relation) => relation.document === document && isFoundWrong(claim, relation.check)))
  return {
    inOnePassage: decided.length,
    recall: 1 - missed.length / decided.length,
    missed: missed.map(({ name }) => name),
    claims: all.length,
    accused: accused.map(({ claim }) => claim),
    falselyAccused: falselyAccused.map(({ claim }) => claim),
    precision: accused.length === 0 ? 1 : 1 - falselyAccused.length / accused.length,
  }
}
