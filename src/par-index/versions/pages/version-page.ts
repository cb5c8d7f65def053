import { transaction, type Ctx, type Trx } from '#db/context.ts'
import { formatMoment } from '#kernel/date-format.ts'
import { formatNumber } from '#kernel/number-format.ts'
import { today } from '#organisation/today.ts'
import type { VersionEvent } from '../../domain/versions/stored-version.ts'
import { checkVersion } from '../../domain/versions/check-version.ts'
import { linesOf } from '../../domain/rounds/round.ts'
import { sumPoints } from '../../domain/score.ts'
import { editWords } from '../edit-words.ts'
import { versionFaultSentence } from '../fault-words.ts'
import { listKnownVersions, type KnownVersion } from '../queries.ts'
import { findVersionEvents, findVersionRow } from '../store.ts'
import { VERSION_EVENT_WORDS } from '../words.ts'
import { criteriaRows, type CriteriaRow } from './criteria-rows.ts'
import { versionLine, type VersionLine } from './list-page.ts'
import { openVersionIn, type OpenVersion, type VersionRights } from './open-version.ts'
import { draftHref } from './version-address.ts'

export type FaultLine = { readonly sentence: string; readonly href: string }

export type VersionHistory = readonly { readonly key: string; readonly words: string; readonly when: string; readonly text: string | null; readonly isLast: boolean }[]

/** A set as its table, with what is still wrong with a draft. */
export type VersionTable = VersionLine & {
  readonly seq: number
  readonly may: VersionRights
  readonly isShipped: boolean
  readonly isVerified: boolean
  readonly rows: readonly CriteriaRow[]
  readonly maxPoints: string
  /** How much of the set comes about in which way, in points. */
  readonly shares: { readonly fromSystem: string; readonly survey: string; readonly assessed: string }
  readonly faults: readonly FaultLine[]
}

export type VersionPage = VersionTable & {
  readonly hash: string | null
  readonly endedOn: string | null
  readonly drawnFrom: { readonly code: string; readonly name: string } | null
  /** Sets to lay beside this one. */
  readonly others: readonly { readonly value: string; readonly label: string }[]
  readonly history: VersionHistory
  readonly today: string
}

const pointsOf = ({ version }: KnownVersion, isMeant: (kind: string) => boolean): string =>
  formatNumber(sumPoints(linesOf(version).filter(({ method }) => isMeant(method.kind)).map(({ maxPoints }) => maxPoints)))

const textOf = (event: VersionEvent): string | null => {
  switch (event.type) {
    case 'drawn': return event.from === null ? 'từ bảng trống' : `từ ${event.from}`
    case 'edited': return editWords(event.edit)
    case 'imported': return event.file.name
    case 'issued': return `${event.source}; dấu kiểm ${event.hash.slice(0, 16)}…`
    case 'ended': return event.reason
    case 'dropped': return null
  }
}

const readHistory = async (trx: Trx, code: string): Promise<VersionHistory> => {
  const row = await findVersionRow(trx, code)
  const events = row === undefined ? [] : await findVersionEvents(trx, row.id)
  return events.map(({ seq, event, recordedAt, actorName, delegationForm }, i) => ({
    key: String(seq), words: VERSION_EVENT_WORDS[event.type], text: textOf(event), isLast: i === events.length - 1,
    when: `${formatMoment(recordedAt)} · ${delegationForm === null ? '' : `${delegationForm}. `}${actorName ?? 'hệ thống'}`,
  }))
}

/** Only a draft is checked for its author: what is issued had no fault, what ships has its own test. */
const faultsOf = ({ version, state }: KnownVersion): readonly FaultLine[] =>
  state === 'draft' ? checkVersion(version).map((fault) => ({ sentence: versionFaultSentence(fault), href: fault.at.length === 0 ? '#ve-bo' : draftHref(version.code, fault.at) })) : []

export const versionTable = ({ known, may }: OpenVersion): VersionTable => ({
  ...versionLine(known), seq: known.seq, may, isShipped: known.origin === 'shipped', isVerified: known.version.checked === 'verified',
  rows: criteriaRows(known.version), maxPoints: formatNumber(known.version.maxPoints),
  shares: {
    fromSystem: pointsOf(known, (kind) => kind === 'fromSystem'), survey: pointsOf(known, (kind) => kind === 'survey'),
    assessed: pointsOf(known, (kind) => kind !== 'fromSystem' && kind !== 'survey'),
  },
  faults: faultsOf(known),
})

/** One set with its decision and its history; undefined when it is not there for this actor. */
export const loadVersionPage = (ctx: Ctx, code: string): Promise<VersionPage | undefined> =>
  transaction(ctx, async (trx) => {
    const open = await openVersionIn(trx, ctx, code)
    if (open === undefined) return undefined
    const { known, may } = open
    const all = await listKnownVersions(trx, { withDrafts: may.edit || may.issue })
    const source = all.find(({ version }) => version.code === known.drawnFrom)?.version
    return {
      ...versionTable(open), hash: known.hash, endedOn: known.endedOn,
      drawnFrom: source === undefined ? null : { code: source.code, name: source.name },
      others: all.filter(({ version }) => version.code !== code).map(({ version }) => ({ value: version.code, label: version.name })),
      history: await readHistory(trx, code), today: today(ctx).toString(),
    }
  })
