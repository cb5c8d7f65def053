import type { Trx } from '#db/context.ts'
import { findShippedVersion, PAR_INDEX_VERSIONS, type IndexLevel, type IndexVersion } from '#law/par-index.ts'
import type { Decision, VersionState } from '../domain/versions/stored-version.ts'
import { findVersionRow, findVersionRows, type VersionRow } from './store.ts'

/** A set of criteria, whether it ships with the program or an agency wrote it. */
export type KnownVersion = {
  readonly version: IndexVersion
  /** `shipped`: from `law/par-index`; nobody edits it, a draft may be drawn from it. */
  readonly origin: 'shipped' | 'stored'
  readonly state: VersionState
  /** Number of the last change; 0 for a shipped set. */
  readonly seq: number
  readonly drawnFrom: string | null
  readonly decision: Decision | null
  readonly hash: string | null
  /** Last day for new rounds, ISO. */
  readonly endedOn: string | null
}

const shipped = (version: IndexVersion): KnownVersion => ({
  version, origin: 'shipped', state: version.effectiveTo === undefined ? 'issued' : 'ended', seq: 0, drawnFrom: null, decision: null, hash: null,
  endedOn: version.effectiveTo ?? null,
})

const stored = ({ version, state, seq, drawnFrom, decision, hash, endedOn }: VersionRow): KnownVersion => ({
  version, origin: 'stored', state, seq, drawnFrom, decision, hash, endedOn,
})

/** Any set by its code, also a draft; who may see it is the caller's question (`mayReadDrafts`). */
export const findKnownVersion = async (trx: Trx, code: string): Promise<KnownVersion | undefined> => {
  const ours = findShippedVersion(code)
  if (ours !== undefined) return shipped(ours)
  const row = await findVersionRow(trx, code)
  return row === undefined ? undefined : stored(row)
}

/** Sets of the agency, the one moved last first, then those that ship; drafts only when asked for. */
export const listKnownVersions = async (trx: Trx, { withDrafts }: { readonly withDrafts: boolean }): Promise<readonly KnownVersion[]> => {
  const rows = await findVersionRows(trx)
  return [...rows.map(stored).filter(({ state }) => withDrafts || state !== 'draft'), ...PAR_INDEX_VERSIONS.map(shipped)]
}

/** A set that units may be scored with: shipped, or issued and perhaps ended. A draft scores nobody. */
export const findIndexVersion = async (trx: Trx, code: string): Promise<IndexVersion | undefined> => {
  const known = await findKnownVersion(trx, code)
  return known === undefined || known.state === 'draft' ? undefined : known.version
}

/** Sets that a round may be opened with today: issued or shipped and not ended, of one level when it is named. */
export const listIndexVersions = async (trx: Trx, { level }: { readonly level?: IndexLevel } = {}): Promise<readonly IndexVersion[]> =>
  (await listKnownVersions(trx, { withDrafts: false }))
    .filter(({ state, version }) => state === 'issued' && (level === undefined || version.level === level))
    .map(({ version }) => version)
