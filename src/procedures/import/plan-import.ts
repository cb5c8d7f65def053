import { Temporal, type PlainDate } from '#kernel/time.ts'
import type { VersionRow } from '../procedure-store.ts'
import type { Reading, Rejection } from './read-record.ts'

/** What an import would do with one record; every record has exactly one. */
export type PlannedRecord =
  /** A procedure that the catalogue does not have; in force at once, or a draft while it has questions. */
  | { readonly kind: 'create'; readonly reading: Reading }
  /** A later content of what was imported before: a new version, or the untouched draft rewritten. */
  | { readonly kind: 'update'; readonly reading: Reading; readonly latest: VersionRow }
  | { readonly kind: 'unchanged'; readonly reading: Reading }
  /** The file has a better record of the same code: this one is kept as a question. */
  | { readonly kind: 'doubled'; readonly reading: Reading }
  /** The office's own, the starter catalogue's or a newer version stands: the record is kept as a question. */
  | { readonly kind: 'local'; readonly reading: Reading; readonly latest: VersionRow }
  | { readonly kind: 'reject'; readonly rejection: Rejection }

export type CatalogueFacts = {
  readonly versionsByCode: ReadonlyMap<string, readonly VersionRow[]>
  /** `sourceId hash` of records that were asked about before. */
  readonly asked: ReadonlySet<string>
  readonly today: PlainDate
}

const isReading = (record: Reading | Rejection): record is Reading => 'body' in record

/** Which record of each code is taken: the one that was not retyped from print, else the first. */
const chooseByCode = (readings: readonly Reading[]): ReadonlySet<Reading> =>
  new Set(
    [...Map.groupBy(readings, (reading) => reading.code).values()].flatMap((same) => {
      const best = same.find((reading) => !reading.isRetyped) ?? same[0]
      return best === undefined ? [] : [best]
    }),
  )

/** A draft of an import that nobody has opened and saved. */
const isUntouched = (version: VersionRow): boolean =>
  version.origin === 'import' && (version.state !== 'draft' || version.editNo === 1)

const planReading = (reading: Reading, { versionsByCode, today }: CatalogueFacts): PlannedRecord => {
  const versions = versionsByCode.get(reading.code) ?? []
  const latest = versions.at(-1)
  if (latest === undefined) return { kind: 'create', reading }
  if (versions.some((version) => version.contentHash === reading.contentHash)) return { kind: 'unchanged', reading }
  // The same content in force is nothing new; a draft may still wait for answers that the file now gives.
  if (latest.state !== 'draft' && JSON.stringify(latest.body) === JSON.stringify(reading.body)) return { kind: 'unchanged', reading }
  const isNewer = latest.state !== 'draft' && Temporal.PlainDate.compare(latest.effectiveFrom, today) > 0
  return { kind: isNewer || !isUntouched(latest) ? 'local' : 'update', reading, latest }
}

/** Compares a file with the catalogue, without changing either. Results are in the order of the file. */
export const planImport = (records: readonly (Reading | Rejection)[], facts: CatalogueFacts): readonly PlannedRecord[] => {
  const chosen = chooseByCode(records.filter(isReading))
  return records.map((record): PlannedRecord => {
    if (!isReading(record)) return { kind: 'reject', rejection: record }
    if (facts.asked.has(`${record.sourceId} ${record.contentHash}`)) return { kind: 'unchanged', reading: record }
    if (!chosen.has(record)) return { kind: 'doubled', reading: record }
    return planReading(record, facts)
  })
}

/** The five words of the answer; a record with a question waits for a person, whatever else was done with it. */
export type Outcome = 'created' | 'updated' | 'unchanged' | 'needsReview' | 'rejected'

export const outcomeOf = (planned: PlannedRecord): Outcome => {
  switch (planned.kind) {
    case 'create':
      return planned.reading.questions.length > 0 ? 'needsReview' : 'created'
    case 'update':
      return planned.reading.questions.length > 0 ? 'needsReview' : 'updated'
    case 'unchanged':
      return 'unchanged'
    case 'doubled':
    case 'local':
      return 'needsReview'
    case 'reject':
      return 'rejected'
  }
}
