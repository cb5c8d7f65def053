import type { Trx } from '#db/context.ts'
import type { TenantId } from '#kernel/ids.ts'
import { postingLimit } from '#law/posting-limits.ts'
import { localDayOf, plainDateOf, type PlainDate } from '#kernel/time.ts'
import { remembered } from '#organisation/remembered.ts'
import { catalogueRevision } from '#procedures/catalogue-revision.ts'
import { listPublications, type Publication } from '#procedures/publication-queries.ts'
import { getVersion } from '#procedures/queries.ts'
import { compareVersions, type Change } from '#procedures/version-lines.ts'

export type ChangeKind = 'new' | 'changed' | 'ended'

/** What changed in the catalogue, from when, and in words. */
export type CatalogueChange = {
  readonly code: string
  readonly name: string
  readonly sectorName: string
  readonly kind: ChangeKind
  /** ISO day: in force from it, or for an end the first day without. */
  readonly from: string
  readonly isAhead: boolean
  readonly decisionNumber: string | null
  /** Of a changed procedure, against the version before. */
  readonly changes: readonly Change[]
}

/** Many that are new on one day (an import) are told as one line. */
export type NewTogether = { readonly from: string; readonly count: number }

export type RecentChanges = {
  /** ISO day: what came into force before it is not told. */
  readonly since: string
  /** What is still to come first, then the newest. */
  readonly changes: readonly CatalogueChange[]
  readonly together: readonly NewTogether[]
}

const TOGETHER = 12

type Told = { readonly line: Publication; readonly before: Publication | undefined; readonly kind: ChangeKind; readonly from: string }

/** A procedure's versions one after the other: begun, replaced, ended without a next one. */
const tell = (lines: readonly Publication[]): readonly Told[] =>
  lines.flatMap((line, i): readonly Told[] => {
    const [before, after] = [lines[i - 1], lines[i + 1]]
    const begun: Told = { line, before, kind: before === undefined ? 'new' : 'changed', from: line.effectiveFrom.toString() }
    const ended = line.effectiveTo === null || after !== undefined ? undefined : line.effectiveTo.add({ days: 1 }).toString()
    return ended === undefined ? [begun] : [begun, { line, before, kind: 'ended', from: ended }]
  })

const kept = remembered<RecentChanges>(8)

/**
 * Procedures that are new, changed or ended around a day: within the days of `law/disclosure` before it, and all ahead
 * of it. Remembered until the catalogue changes.
 */
export const findRecentChanges = async (trx: Trx, tenantId: TenantId, day: PlainDate): Promise<RecentChanges> => {
  const revision = await catalogueRevision(trx)
  const key = `${revision} ${day}`
  const known = kept.get(key)
  if (known !== undefined) return known
  const found = await readRecentChanges(trx, tenantId, day)
  // Kept only when nobody changed the catalogue while it was being read.
  if (revision !== undefined && (await catalogueRevision(trx)) === revision) kept.set(key, found)
  return found
}

const readRecentChanges = async (trx: Trx, tenantId: TenantId, day: PlainDate): Promise<RecentChanges> => {
  const iso = day.toString()
  const since = plainDateOf(localDayOf(day) - (postingLimit('freshDays', iso) ?? 0)).toString()
  const byCode = Map.groupBy(await listPublications(trx), (line) => line.code)
  const told = [...byCode.values()].flatMap(tell).filter(({ from }) => from >= since)
  const newByDay = Map.groupBy(told.filter(({ kind }) => kind === 'new'), ({ from }) => from)
  const isTogether = ({ kind, from }: Told): boolean => kind === 'new' && (newByDay.get(from)?.length ?? 0) > TOGETHER
  const changes: CatalogueChange[] = []
  for (const one of told.filter((each) => !isTogether(each)).toSorted((a, b) => (a.from < b.from ? 1 : -1))) {
    const { line, before, kind, from } = one
    changes.push({
      code: line.code, name: line.name, sectorName: line.sectorName, kind, from, isAhead: from > iso, decisionNumber: line.decisionNumber,
      changes: kind !== 'changed' || before === undefined ? [] : compareVersions(
        await getVersion(trx, tenantId, before.versionId), await getVersion(trx, tenantId, line.versionId),
      ),
    })
  }
  return {
    since,
    changes,
    together: [...newByDay].filter(([, lines]) => lines.length > TOGETHER).map(([from, lines]) => ({ from, count: lines.length })),
  }
}
