import type { Trx } from '#db/context.ts'
import type { TenantId } from '#kernel/ids.ts'
import { localDayOf, Temporal, type PlainDate } from '#kernel/time.ts'
import { postingLimit } from '#law/posting-limits.ts'
import { loadCalendar } from '#organisation/calendar-queries.ts'
import { unitTree } from '#organisation/unit-queries.ts'
import { listPublications, type Publication } from '#procedures/publication-queries.ts'
import { getVersion } from '#procedures/queries.ts'
import { judgePosting, missingParts, type PostedPart, type Punctuality } from './domain/timeliness.ts'

/** One posted version and how it stands against the rules of posting. */
export type PostingLine = {
  readonly code: string
  readonly versionNo: number
  readonly name: string
  readonly sectorCode: string
  readonly decisionNumber: string | null
  readonly decisionDate: string | null
  readonly effectiveFrom: string
  readonly postedOn: string
  readonly decision: Punctuality
  readonly posting: Punctuality
  readonly missing: readonly PostedPart[]
}

const iso = (day: PlainDate): string => day.toString()
const dayOrNull = (text: string | null) => (text === null ? null : localDayOf(Temporal.PlainDate.from(text)))

/** Versions in force on the day or still to come; the past was judged when it was the present. */
const isOfNow = (line: Publication, day: PlainDate): boolean => line.effectiveTo === null || iso(line.effectiveTo) >= iso(day)

/**
 * Every posted version of now with its punctuality and what it leaves unsaid (index 766, 1.1–1.3). Working days are
 * those of the root unit; the rule is the one of the day of signing.
 */
export const listPostings = async (trx: Trx, tenantId: TenantId, day: PlainDate): Promise<readonly PostingLine[]> => {
  const [root] = (await unitTree(trx, day)).units
  if (root === undefined) return []
  const calendar = await loadCalendar(trx, root.id, day)
  const lines: PostingLine[] = []
  for (const line of (await listPublications(trx)).filter((one) => isOfNow(one, day))) {
    const ruleDay = line.decisionDate ?? iso(line.postedOn)
    const judged = judgePosting(
      { decidedOn: dayOrNull(line.decisionDate), effectiveFrom: localDayOf(line.effectiveFrom), postedOn: localDayOf(line.postedOn) },
      { decisionBeforeEffect: postingLimit('decisionBeforeEffect', ruleDay), publicAfterDecision: postingLimit('publicAfterDecision', ruleDay) },
      calendar,
    )
    const version = await getVersion(trx, tenantId, line.versionId)
    lines.push({
      code: line.code, versionNo: line.versionNo, name: line.name, sectorCode: line.sectorCode, decisionNumber: line.decisionNumber, decisionDate: line.decisionDate,
      effectiveFrom: iso(line.effectiveFrom), postedOn: iso(line.postedOn), ...judged, missing: missingParts(version, version.processId !== null),
    })
  }
  return lines
}
