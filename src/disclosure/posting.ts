import type { Trx } from '#db/context.ts'
import type { TenantId } from '#kernel/ids.ts'
import type { PlainDate } from '#kernel/time.ts'
import { STANDARD_DAY_MINUTES } from '#law/procedures.ts'
import { inOrder } from '#procedures/domain/process-graph.ts'
import type { ProcedureVersion } from '#procedures/domain/procedure.ts'
import { listPublications, type Publication } from '#procedures/publication-queries.ts'
import { getProcess, getVersion } from '#procedures/queries.ts'
import { findReceptionPlaces, type ReceptionPlace } from '#procedures/reception-places.ts'
import { compareVersions, type Change } from '#procedures/version-lines.ts'
import { spanWords } from '#procedures/words.ts'
import { findEventOf } from './life-events.ts'

/** One version in the history of a procedure, with what it says otherwise than the one before it. */
export type PostedVersion = {
  readonly versionNo: number
  /** ISO days; `to` is the last day in force. */
  readonly from: string
  readonly to: string | null
  readonly postedOn: string
  readonly decisionNumber: string | null
  readonly decisionDate: string | null
  readonly isShown: boolean
  /** Empty for the first version. */
  readonly changes: readonly Change[]
}

/** A procedure as it is posted: the one source of its page, the kiosk and the printed sheet. */
export type Posting = {
  readonly version: ProcedureVersion
  /** `null`: the version shown is the one in force. */
  readonly standing: { readonly from: string; readonly to: string | null; readonly isAhead: boolean; readonly hasCurrent: boolean } | null
  readonly postedOn: string
  readonly event: { readonly slug: string; readonly title: string } | null
  readonly places: readonly ReceptionPlace[]
  readonly steps: readonly { readonly id: string; readonly name: string; readonly time: string | null }[]
  /** Newest first. */
  readonly history: readonly PostedVersion[]
}

const holdsOn = (line: Publication, day: string): boolean =>
  line.effectiveFrom.toString() <= day && (line.effectiveTo === null || day <= line.effectiveTo.toString())

const readHistory = async (trx: Trx, tenantId: TenantId, lines: readonly Publication[], shown: Publication): Promise<readonly PostedVersion[]> => {
  const bodies = new Map<Publication, ProcedureVersion>()
  for (const line of lines) bodies.set(line, await getVersion(trx, tenantId, line.versionId))
  return lines
    .map((line, i) => {
      const [before, after] = [bodies.get(lines[i - 1] ?? line), bodies.get(line)]
      return {
        versionNo: line.versionNo,
        from: line.effectiveFrom.toString(),
        to: line.effectiveTo?.toString() ?? null,
        postedOn: line.postedOn.toString(),
        decisionNumber: line.decisionNumber,
        decisionDate: line.decisionDate,
        isShown: line === shown,
        changes: i === 0 || before === undefined || after === undefined ? [] : compareVersions(before, after),
      }
    })
    .toReversed()
}

/**
 * The posting of a procedure on a day: the version that is named, else the one in force, else the newest published.
 * `undefined` when nothing of it was ever published.
 */
export const findPosting = async (
  trx: Trx,
  tenantId: TenantId,
  wanted: { readonly code: string; readonly day: PlainDate; readonly versionNo: string | null },
): Promise<Posting | undefined> => {
  const { code, day, versionNo } = wanted
  const iso = day.toString()
  const lines = await listPublications(trx, code)
  const current = lines.find((line) => holdsOn(line, iso))
  const shown = versionNo === null ? (current ?? lines.at(-1)) : lines.find((line) => String(line.versionNo) === versionNo)
  if (shown === undefined) return undefined
  const version = await getVersion(trx, tenantId, shown.versionId)
  const process = version.processId === null ? undefined : await getProcess(trx, tenantId, version.processId)
  const from = shown.effectiveFrom.toString()
  return {
    version,
    standing: shown === current ? null : { from, to: shown.effectiveTo?.toString() ?? null, isAhead: from > iso, hasCurrent: current !== undefined },
    postedOn: shown.postedOn.toString(),
    event: findEventOf(code, day) ?? null,
    places: await findReceptionPlaces(trx, version, day),
    steps: process === undefined ? [] : inOrder(process.steps).map(({ id, name, kind, allottedMinutes }) => ({
      id, name, time: kind === 'handOver' ? null : spanWords(allottedMinutes, STANDARD_DAY_MINUTES),
    })),
    history: await readHistory(trx, tenantId, lines, shown),
  }
}
