import { unreachable } from '#kernel/result.ts'
import type { IndexVersion } from '#law/par-index.ts'
import { applyEdit, type VersionEdit } from './edit-version.ts'

/** Where a set of criteria of one's own stands. A draft that was thrown away keeps its history and is shown nowhere. */
export const VERSION_STATES = ['draft', 'issued', 'ended', 'dropped'] as const
export type VersionState = (typeof VERSION_STATES)[number]

/** By which decision a set was issued; days as ISO. */
export type Decision = { readonly number: string; readonly decidedOn: string }

export type VersionEvent =
  /** Drawn from another set (`from`: its code), or from nothing. */
  | { readonly type: 'drawn'; readonly from: string | null; readonly version: IndexVersion }
  | { readonly type: 'edited'; readonly edit: VersionEdit }
  /** All lines replaced by those of a sheet. */
  | { readonly type: 'imported'; readonly file: { readonly id: string; readonly name: string }; readonly areas: IndexVersion['areas'] }
  /** `source` is the decision in words; `hash` is over what was issued. */
  | { readonly type: 'issued'; readonly decision: Decision; readonly source: string; readonly hash: string }
  | { readonly type: 'ended'; readonly lastDay: string; readonly reason: string }
  | { readonly type: 'dropped' }

/** A set as its last event left it. */
export type StoredVersion = {
  readonly state: VersionState
  readonly seq: number
  readonly drawnFrom: string | null
  readonly version: IndexVersion
  readonly decision: Decision | null
  /** SHA-256 over the issued set. */
  readonly hash: string | null
  /** Last day on which a round may be opened with it. */
  readonly endedOn: string | null
}

/** What is issued: the draft with its decision as its source. From then on nothing in it changes. */
export const asIssued = (version: IndexVersion, { decidedOn }: Decision, source: string): IndexVersion => ({
  ...version, source, effectiveFrom: decidedOn, checked: 'verified', isExample: false,
})

/** The set that the first event drew. */
export const drawn = ({ from, version }: Extract<VersionEvent, { readonly type: 'drawn' }>): StoredVersion => ({
  state: 'draft', seq: 1, drawnFrom: from, version, decision: null, hash: null, endedOn: null,
})

/** The set after one more event; the history replayed gives the current row. */
export const evolve = (before: StoredVersion, event: VersionEvent): StoredVersion => {
  const next = { ...before, seq: before.seq + 1 }
  switch (event.type) {
    case 'drawn':
      return drawn(event)
    case 'edited':
      return { ...next, version: applyEdit(before.version, event.edit) }
    case 'imported':
      return { ...next, version: { ...before.version, areas: [...event.areas] } }
    case 'issued':
      return { ...next, state: 'issued', version: asIssued(before.version, event.decision, event.source), decision: event.decision, hash: event.hash }
    case 'ended':
      return { ...next, state: 'ended', endedOn: event.lastDay }
    case 'dropped':
      return { ...next, state: 'dropped' }
    default:
      return unreachable(event)
  }
}

/** Do two sets of years share one? `to` null: for good. */
export const yearsOverlap = (a: IndexVersion['years'], b: IndexVersion['years']): boolean =>
  a.from <= (b.to ?? Infinity) && b.from <= (a.to ?? Infinity)
