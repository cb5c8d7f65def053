import { createHash } from 'node:crypto'
import { transaction, type Ctx, type Trx } from '#db/context.ts'
import { commitFiles } from '#files/commands.ts'
import type { Grant } from '#kernel/actor.ts'
import { formatDate } from '#kernel/date-format.ts'
import type { FileId } from '#kernel/ids.ts'
import { ok, refuse, type Refusal, type Result } from '#kernel/result.ts'
import { Temporal, type PlainDate } from '#kernel/time.ts'
import { findShippedVersion, indexDraftSchema, type IndexLevel, type IndexVersion } from '#law/par-index.ts'
import { today } from '#organisation/today.ts'
import { unitTree } from '#organisation/unit-queries.ts'
import type { UnitTree } from '#organisation/domain/unit-tree.ts'
import { checkVersion } from '../domain/versions/check-version.ts'
import { isPossible, type VersionEdit } from '../domain/versions/edit-version.ts'
import { issuingGrant, mayEditVersions } from '../domain/versions/may.ts'
import { asIssued, evolve, yearsOverlap, type VersionEvent } from '../domain/versions/stored-version.ts'
import { findKnownVersion } from './queries.ts'
import type { VersionRefusal } from './refusals.ts'
import { appendVersionEvent, findVersionRow, findVersionRows, insertVersion, lockVersion, type VersionRow } from './store.ts'

type Done = Result<VersionRow, VersionRefusal>
type MaybePromise<T> = T | Promise<T>

/** `seq` is the state of the draft that the person was looking at. */
export type Seen = { readonly code: string; readonly seq: number }

const treeOf = (trx: Trx, ctx: Ctx): Promise<UnitTree> => unitTree(trx, today(ctx))

/** The whole set as zod reads it, or the first place that is wrong. */
const readVersion = (version: unknown): Result<IndexVersion, VersionRefusal> => {
  const parsed = indexDraftSchema.safeParse(version)
  return parsed.success ? ok(parsed.data) : refuse('indexVersionInvalid', { field: parsed.error.issues[0]?.path.join('.') ?? '' })
}

/** SHA-256 over exactly what is issued. */
export const hashOf = (version: IndexVersion): string => createHash('sha256').update(JSON.stringify(version)).digest('hex')

export type NewVersion = {
  /** Code of the set it is drawn from; null begins with an empty table. */
  readonly from: string | null
  readonly code: string
  readonly name: string
  readonly level: IndexLevel
  readonly years: IndexVersion['years']
}

/** What a new draft begins with: the lines of the set it is drawn from, under its own name, years and code. */
const firstBody = (source: IndexVersion | undefined, { code, name, level, years }: NewVersion) => ({
  code, name, level, years,
  source: 'Dự thảo, chưa ban hành',
  effectiveFrom: `${years.from}-01-01`,
  checked: 'toVerify',
  isExample: false,
  maxPoints: source?.maxPoints ?? 100,
  areas: source?.areas ?? [],
})

/** Begins a draft, drawn from a shipped or stored set or from nothing. The code is its name for good. */
export const drawVersion = (ctx: Ctx, wanted: NewVersion): Promise<Done> =>
  transaction(ctx, async (trx): Promise<Done> => {
    if (!mayEditVersions(ctx.actor, await treeOf(trx, ctx))) return refuse('indexVersionEditNotAllowed')
    const { code, from } = wanted
    if (!/^[a-z0-9]+(-[a-z0-9]+)*$/.test(code) || code.length > 60) return refuse('indexVersionCodeInvalid', { code })
    if (findShippedVersion(code) !== undefined || (await findVersionRow(trx, code)) !== undefined) return refuse('indexVersionCodeTaken', { code })
    const source = from === null ? undefined : await findKnownVersion(trx, from)
    if (from !== null && source === undefined) return refuse('indexVersionSourceUnknown', { code: from })
    const version = readVersion(firstBody(source?.version, wanted))
    if (!version.ok) return version
    return ok(await insertVersion(trx, ctx, { type: 'drawn', from, version: version.value }))
  })

/** Locks a draft that the actor may edit and that nobody changed since they looked. */
const openDraft = async (trx: Trx, ctx: Ctx, { code, seq }: Seen): Promise<Done> => {
  if (!mayEditVersions(ctx.actor, await treeOf(trx, ctx))) return refuse('indexVersionEditNotAllowed')
  const row = await lockVersion(trx, code)
  if (row === undefined) return refuse(findShippedVersion(code) === undefined ? 'indexVersionNotFound' : 'indexVersionFixed')
  if (row.state !== 'draft') return refuse('indexVersionFixed')
  return row.seq === seq ? ok(row) : refuse('indexVersionChanged')
}

/** Changes a draft by one event, which must leave a readable set. */
const changeDraft = (ctx: Ctx, seen: Seen, eventFor: (row: VersionRow, trx: Trx) => MaybePromise<Result<VersionEvent, VersionRefusal>>): Promise<Done> =>
  transaction(ctx, async (trx): Promise<Done> => {
    const draft = await openDraft(trx, ctx, seen)
    if (!draft.ok) return draft
    const event = await eventFor(draft.value, trx)
    if (!event.ok) return event
    const readable = readVersion(evolve(draft.value, event.value).version)
    return readable.ok ? ok(await appendVersionEvent(trx, ctx, draft.value, event.value)) : readable
  })

/** One change to a draft: a line added, changed, moved, taken away, or what the set says of itself. */
export const editVersion = (ctx: Ctx, { edit, ...seen }: Seen & { readonly edit: VersionEdit }): Promise<Done> =>
  changeDraft(ctx, seen, ({ version }) => (isPossible(version, edit) ? ok({ type: 'edited', edit }) : refuse('indexLineNotFound')))

export type ImportedSheet = { readonly areas: IndexVersion['areas']; readonly file: { readonly id: FileId; readonly name: string } }

/** Replaces all lines of a draft by those of a sheet that a person has looked at; the sheet, their own upload, is kept with it. */
export const importAreas = (ctx: Ctx, { areas, file, ...seen }: Seen & ImportedSheet): Promise<Done> =>
  changeDraft(ctx, seen, async (_, trx) => ((await commitFiles(trx, ctx, [file.id])).ok ? ok({ type: 'imported', file, areas }) : refuse('indexSheetNotFound')))

/** Throws a draft away; its history stays, its code is free again. */
export const dropVersion = (ctx: Ctx, seen: Seen): Promise<Done> => changeDraft(ctx, seen, () => ok({ type: 'dropped' }))

/** Locks a set for whoever issues. */
const openToIssue = async (trx: Trx, ctx: Ctx, { code, seq }: Seen): Promise<Result<{ readonly row: VersionRow; readonly grant: Grant | undefined }, VersionRefusal>> => {
  const grant = issuingGrant(ctx.actor, await treeOf(trx, ctx))
  if (grant === undefined && ctx.actor.kind !== 'system') return refuse('indexVersionIssueNotAllowed')
  const row = await lockVersion(trx, code)
  if (row === undefined) return refuse(findShippedVersion(code) === undefined ? 'indexVersionNotFound' : 'indexVersionFixed')
  return row.seq === seq ? ok({ row, grant }) : refuse('indexVersionChanged')
}

/** "Quyết định 12/QĐ-UBND ngày 05/01/2027". */
const decisionWords = (number: string, { day, month, year }: PlainDate): string => `Quyết định ${number} ngày ${formatDate({ day, month, year })}`

const decisionFault = (number: string, decidedOn: PlainDate, day: PlainDate): Refusal<VersionRefusal> | undefined =>
  number.trim() === '' ? { code: 'indexDecisionRequired' }
  : Temporal.PlainDate.compare(decidedOn, day) > 0 ? { code: 'indexDecisionDayInvalid' }
  : undefined

/**
 * Issues a draft that has no fault by a leader's decision: from then on it is frozen under its hash. A set in use for
 * the same level and years ends on the day before, so that each year has one set for new rounds.
 */
export const issueVersion = (ctx: Ctx, { number, decidedOn, ...seen }: Seen & { readonly number: string; readonly decidedOn: PlainDate }): Promise<Done> =>
  transaction(ctx, async (trx): Promise<Done> => {
    const opened = await openToIssue(trx, ctx, seen)
    if (!opened.ok) return opened
    const { row, grant } = opened.value
    if (row.state !== 'draft') return refuse('indexVersionFixed')
    const fault = decisionFault(number, decidedOn, today(ctx))
    if (fault !== undefined) return { ok: false, refusal: fault }
    const faults = checkVersion(row.version)
    if (faults.length > 0) return refuse('indexVersionFaulty', { count: faults.length })
    const decision = { number: number.trim(), decidedOn: decidedOn.toString() }
    const source = decisionWords(decision.number, decidedOn)
    for (const { code } of await findVersionRows(trx)) {
      const other = await lockVersion(trx, code)
      if (other?.state !== 'issued' || other.version.level !== row.version.level || !yearsOverlap(other.version.years, row.version.years)) continue
      const before = decidedOn.subtract({ days: 1 }).toString()
      const lastDay = other.decision !== null && before < other.decision.decidedOn ? other.decision.decidedOn : before
      await appendVersionEvent(trx, ctx, other, { type: 'ended', lastDay, reason: `${source} (${row.code})` }, grant)
    }
    return ok(await appendVersionEvent(trx, ctx, row, { type: 'issued', decision, source, hash: hashOf(asIssued(row.version, decision, source)) }, grant))
  })

/** Ends a set in use: no round is opened with it after that day; rounds under way keep what they were opened with. */
export const endVersion = (ctx: Ctx, { lastDay, reason, ...seen }: Seen & { readonly lastDay: PlainDate; readonly reason: string }): Promise<Done> =>
  transaction(ctx, async (trx): Promise<Done> => {
    const opened = await openToIssue(trx, ctx, seen)
    if (!opened.ok) return opened
    const { row, grant } = opened.value
    if (row.state !== 'issued') return refuse('indexVersionNotIssuedConflict')
    if (reason.trim() === '') return refuse('indexEndReasonRequired')
    if (row.decision !== null && lastDay.toString() < row.decision.decidedOn) return refuse('indexLastDayInvalid', { from: row.decision.decidedOn })
    return ok(await appendVersionEvent(trx, ctx, row, { type: 'ended', lastDay: lastDay.toString(), reason: reason.trim() }, grant))
  })
