/** What became of one record of a file. */
export type ImportOutcome = 'created' | 'updated' | 'unchanged' | 'needsReview' | 'rejected'

export type ImportedRecord = {
  /** Line of the sheet, or position in the file. */
  readonly row: number
  readonly name: string
  readonly outcome: ImportOutcome
  /** Why a person must decide or why it cannot go in. */
  readonly reason?: string
}

const HEADINGS: Readonly<Record<ImportOutcome, string>> = {
  created: 'Thêm mới',
  updated: 'Cập nhật',
  unchanged: 'Không đổi',
  needsReview: 'Cần người quyết định',
  rejected: 'Bị từ chối',
}
const OUTCOMES = Object.keys(HEADINGS) as ImportOutcome[]

/** Counts that together account for every record, and lists of what needs a person. */
export const toJson = (records: readonly ImportedRecord[]): object => {
  const of = (outcome: ImportOutcome): readonly ImportedRecord[] => records.filter((record) => record.outcome === outcome)
  const listed = (outcome: ImportOutcome) => of(outcome).map(({ row, name, reason }) => ({ row, name, reason }))
  return {
    created: of('created').length,
    updated: of('updated').length,
    unchanged: of('unchanged').length,
    needsReview: listed('needsReview'),
    rejected: listed('rejected'),
  }
}

const LISTED = 200

/** The same for people: counts, then each change with its line. */
export const toText = (records: readonly ImportedRecord[], isApplied: boolean): string => {
  const lines = OUTCOMES.map(
    (outcome) => `${HEADINGS[outcome]}: ${records.filter((record) => record.outcome === outcome).length}`,
  )
  const shown = records.filter((record) => record.outcome !== 'unchanged')
  for (const { row, name, outcome, reason } of shown.slice(0, LISTED)) {
    lines.push(`  dòng ${row}: ${HEADINGS[outcome].toLowerCase()} ${name}${reason === undefined ? '' : ` (${reason})`}`)
  }
  if (shown.length > LISTED) lines.push(`  … và ${shown.length - LISTED} dòng nữa; xem đủ bằng --json`)
  lines.push(isApplied ? 'Đã ghi.' : 'Chạy thử, chưa ghi gì. Thêm --apply để ghi.')
  return lines.join('\n')
}
