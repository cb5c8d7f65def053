import { sql, type RawBuilder } from 'kysely'
import type { Trx } from '#db/context.ts'
import type { Actor, Grant } from '#kernel/actor.ts'
import type { DossierId, UnitId } from '#kernel/ids.ts'
import { fold } from '#kernel/text.ts'
import type { Instant } from '#kernel/time.ts'
import { grantsOf } from '#identity/domain/may.ts'
import type { DossierStatus } from './domain/national-status.ts'
import { readTypedCode } from './domain/number.ts'

/** One line of a list of dossiers. */
export type DossierLine = {
  readonly id: DossierId
  readonly code: string | null
  readonly procedureCode: string
  readonly procedureVersionId: string
  readonly ownerName: string | null
  readonly status: DossierStatus
  readonly receivingUnitId: UnitId
  readonly competentUnitId: UnitId
  readonly acceptedAt: Instant | null
  readonly submittedAt: Instant | null
  /** The due date; for what waits for reception the end of the reception clock. */
  readonly dueAt: Instant | null
  readonly deadlineMode: 'BY_HOUR' | 'END_OF_DAY' | null
  readonly pausedSince: Instant | null
  readonly finishedAt: Instant | null
  readonly endedAt: Instant | null
  readonly provisional: boolean
}

/**
 * Lists of the dossiers that a unit received or decides. `elsewhere` is what other units decide while
 * this one holds a step of it.
 */
export const DOSSIER_LISTS = [
  'open',
  'overdue',
  'paused',
  'toHandOver',
  'noDueDate',
  'submitted',
  'finished',
  'ended',
  'voided',
  'elsewhere',
  'all',
] as const
export type DossierList = (typeof DOSSIER_LISTS)[number]

export type DossierFilter = {
  readonly list: DossierList
  readonly now: Instant
  readonly unitId?: UnitId | undefined
  readonly procedureCode?: string | undefined
  /** A code, or part of a name typed with or without marks. */
  readonly search?: string | undefined
}

/** What belongs to a list, and what orders it; each order is that of an index in 0050. */
type Definition = {
  readonly where: (now: Instant) => RawBuilder<unknown>
  readonly key: RawBuilder<unknown>
  readonly newestFirst: boolean
  /** A list of the desk: dossiers that the units received, whoever decides them. */
  readonly ofDesk?: boolean
}

const DUE = sql`coalesce(d.due_at, 'infinity'::timestamptz)`
const LISTED = sql`coalesce(d.accepted_at, d.submitted_at, '-infinity'::timestamptz)`

const mostUrgent = (where: Definition['where']): Definition => ({ where, key: DUE, newestFirst: false })
const newest = (where: RawBuilder<unknown>): Definition => ({ where: () => where, key: LISTED, newestFirst: true })

const LISTS: { readonly [List in DossierList]: Definition } = {
  open: mostUrgent(() => sql`d.phase = 'open'`),
  overdue: mostUrgent((now) => sql`d.phase = 'open' and ${DUE} < ${now} and d.paused_since is null`),
  paused: mostUrgent(() => sql`d.phase = 'open' and d.paused_since is not null`),
  noDueDate: mostUrgent(() => sql`d.phase = 'open' and ${DUE} = 'infinity'`),
  toHandOver: { where: () => sql`d.phase = 'resolved'`, key: sql`d.finished_at`, newestFirst: false, ofDesk: true },
  submitted: {
    where: () => sql`d.phase = 'submitted'`,
    key: sql`coalesce(d.reception_due_at, 'infinity'::timestamptz)`,
    newestFirst: false,
    ofDesk: true,
  },
  finished: newest(sql`d.phase in ('resolved', 'handedOver')`),
  ended: newest(sql`d.phase in ('withdrawn', 'terminated', 'rejected')`),
  voided: newest(sql`d.phase = 'voided'`),
  elsewhere: newest(sql`true`),
  all: newest(sql`true`),
}

const mayList = (grant: Grant): boolean => grant.role !== 'systemAdmin' && grant.role !== 'businessAdmin'

/** Each right as a condition: its units take part, its sectors are meant. */
const underGrants = (grants: readonly Grant[]): RawBuilder<boolean> => {
  const rights = grants.map((grant) => {
    const reach = sql`d.participant_unit_ids && ${[...grant.reach]}::uuid[]`
    return grant.sectors === null ? sql`(${reach})` : sql`(${reach} and d.sector_code = any(${[...grant.sectors]}::text[]))`
  })
  return sql<boolean>`(${sql.join(rights, sql` or `)})`
}

type Listing = {
  readonly units: readonly UnitId[]
  readonly definition: Definition
  /** Shared by a list and its counter. */
  readonly where: RawBuilder<boolean>
}

const MOST_FOUND = 1_000

/** Words of a name as a query in which each may be the beginning of one; null when nothing is left to look for. */
const nameQuery = (search: string): string | null => {
  const words = fold(search).match(/[\p{L}\p{N}]+/gu) ?? []
  return words.length === 0 ? null : words.slice(0, 8).map((word) => `${word}:*`).join(' & ')
}

const matching = (search: string): RawBuilder<unknown> => sql`d.id = any (array (
  select id from dossiers_by_search(${readTypedCode(search)?.key ?? null}, ${nameQuery(search)}::tsquery, ${MOST_FOUND})))`

/** The list of an actor, or undefined when no right opens any. */
const listingFor = (actor: Actor, filter: DossierFilter): Listing | undefined => {
  const grants = grantsOf(actor).filter(mayList)
  const units = [...new Set(grants.flatMap((grant) => [...grant.reach]))]
  if (units.length === 0) return undefined
  const definition = LISTS[filter.list]
  const parts = [sql`d.tenant_id = current_tenant()`, definition.where(filter.now), underGrants(grants)]
  if (filter.list === 'elsewhere') {
    parts.push(sql`not d.competent_unit_id = any(${units}::uuid[]) and not d.receiving_unit_id = any(${units}::uuid[])`)
    if (!isSearch(filter)) parts.push(sql`exists (select from dossier_step s where s.tenant_id = d.tenant_id and s.dossier_id = d.id
      and s.unit_id = any(${units}::uuid[]) and s.state in ('waiting', 'accepted'))`)
  }
  if (filter.unitId !== undefined) parts.push(sql`(d.competent_unit_id = ${filter.unitId} or d.receiving_unit_id = ${filter.unitId})`)
  if (filter.procedureCode !== undefined) parts.push(sql`d.procedure_code = ${filter.procedureCode}`)
  if (filter.search !== undefined && filter.search.trim() !== '') parts.push(matching(filter.search))
  return { units, definition, where: sql<boolean>`${sql.join(parts, sql` and `)}` }
}

const isSearch = (filter: DossierFilter): boolean => filter.search !== undefined && filter.search.trim() !== ''

/**
 * Identities of the dossiers of a listing with the key of their order. Ordinary lists walk one ordered index range for
 * each unit as the receiving and as the competent one, cut at `limit`; a search, or taking part elsewhere, first finds
 * and then sorts.
 */
const rowsOf = (listing: Listing, filter: DossierFilter, beyond: RawBuilder<unknown>, limit: number): RawBuilder<unknown> => {
  const { units, definition, where } = listing
  const direction = definition.newestFirst ? sql`desc` : sql``
  const order = sql`order by key ${direction}, id ${direction} limit ${limit}`
  const columns = sql`d.id, d.competent_unit_id, ${definition.key} as key`
  if (filter.list === 'elsewhere' && !isSearch(filter)) {
    return sql`select ${columns} from dossier d where d.id in (
        select s.dossier_id from dossier_step s where s.tenant_id = current_tenant() and s.unit_id = any(${units}::uuid[])
          and s.state in ('waiting', 'accepted'))
      and ${where} ${beyond} ${order}`
  }
  if (isSearch(filter)) return sql`select ${columns} from dossier d where ${where} ${beyond} ${order}`
  const walk = (column: 'competent_unit_id' | 'receiving_unit_id') => sql`
    select one.* from unnest(${units}::uuid[]) as u (unit_id) cross join lateral (
      select ${columns} from dossier d where d.${sql.ref(column)} = u.unit_id and ${where} ${beyond}
      order by ${definition.key} ${direction}, d.id ${direction} limit ${limit}) one`
  if (definition.ofDesk === true) return sql`${walk('receiving_unit_id')} ${order}`
  return sql`
    select * from (${walk('competent_unit_id')} union all
      select received.* from (${walk('receiving_unit_id')}) received
      where not received.competent_unit_id = any(${units}::uuid[])) both_ways ${order}`
}

const PAGE = 50

export type DossierCursor = { readonly key: string; readonly id: string }

/** A page of dossiers in the order of its list: the most urgent first, or the latest. */
export const listDossiers = async (
  trx: Trx,
  actor: Actor,
  filter: DossierFilter,
  after?: DossierCursor,
): Promise<{ items: readonly DossierLine[]; next: DossierCursor | null }> => {
  const listing = listingFor(actor, filter)
  if (listing === undefined) return { items: [], next: null }
  const { key, newestFirst } = listing.definition
  const place = after && sql`(${after.key}::timestamptz, ${after.id}::uuid)`
  const beyond = place === undefined ? sql`` : newestFirst ? sql`and (${key}, d.id) < ${place}` : sql`and (${key}, d.id) > ${place}`
  const direction = newestFirst ? sql`desc` : sql``
  const { rows } = await sql<DossierLine & { cursorKey: string }>`
    with page as materialized (${rowsOf(listing, filter, beyond, PAGE + 1)})
    select d.id, d.code, d.procedure_code as "procedureCode", d.procedure_version_id as "procedureVersionId",
      d.owner_name as "ownerName", d.status, d.receiving_unit_id as "receivingUnitId",
      d.competent_unit_id as "competentUnitId", d.accepted_at as "acceptedAt", d.submitted_at as "submittedAt",
      case when d.phase = 'submitted' then d.reception_due_at else d.due_at end as "dueAt",
      d.deadline_mode as "deadlineMode", d.paused_since as "pausedSince", d.finished_at as "finishedAt",
      d.ended_at as "endedAt", d.provisional, page.key::text as "cursorKey"
    from page join dossier d on d.tenant_id = current_tenant() and d.id = page.id
    order by page.key ${direction}, page.id ${direction}`.execute(trx)
  const last = rows.length > PAGE ? rows[PAGE - 1] : undefined
  return {
    items: rows.slice(0, PAGE).map(({ cursorKey: _, ...line }) => line),
    next: last ? { key: last.cursorKey, id: last.id } : null,
  }
}

/** Counters stop here: "1.000+" says enough, and costs the same at a million. */
export const MOST_COUNTED = 1_000

/** How many dossiers `listDossiers` would show in all, up to `upTo`. */
export const countDossiers = async (trx: Trx, actor: Actor, filter: DossierFilter, upTo = MOST_COUNTED): Promise<number> => {
  const listing = listingFor(actor, filter)
  if (listing === undefined) return 0
  const { rows } = await sql<{ count: number }>`
    select count(*)::int as count from (${rowsOf(listing, filter, sql``, upTo)}) counted`.execute(trx)
  return rows[0]?.count ?? 0
}

/** How many matches of a search each list holds, looked for once. */
const countMatches = async (trx: Trx, actor: Actor, filter: DossierFilter): Promise<Readonly<Record<DossierList, number>>> => {
  const listing = listingFor(actor, { ...filter, list: 'all' })
  if (listing === undefined) return NOTHING_COUNTED
  const own = (column: string) => sql`d.${sql.ref(column)} = any(${listing.units}::uuid[])`
  const counts = DOSSIER_LISTS.map((list) => {
    const belongs = list === 'elsewhere' ? sql`not (${own('competent_unit_id')} or ${own('receiving_unit_id')})` : LISTS[list].where(filter.now)
    return sql`count(*) filter (where ${belongs})::int as ${sql.ref(list)}`
  })
  const { rows } = await sql<Record<DossierList, number>>`
    select ${sql.join(counts)} from dossier d where ${listing.where}`.execute(trx)
  return rows[0] ?? NOTHING_COUNTED
}

const NOTHING_COUNTED = Object.fromEntries(DOSSIER_LISTS.map((list) => [list, 0])) as Readonly<Record<DossierList, number>>

/** The counters of all lists, under the search and the unit of the filter. */
export const countLists = async (trx: Trx, actor: Actor, filter: DossierFilter): Promise<Readonly<Record<DossierList, number>>> => {
  if (isSearch(filter)) return countMatches(trx, actor, filter)
  const counts = { ...NOTHING_COUNTED }
  for (const list of DOSSIER_LISTS) counts[list] = await countDossiers(trx, actor, { ...filter, list })
  return counts
}

/** The dossier with this code, or this code of another system, that the actor may list. */
export const findByCode = async (trx: Trx, actor: Actor, code: string, now: Instant): Promise<DossierId | undefined> => {
  const { items } = await listDossiers(trx, actor, { list: 'all', now, search: code })
  const key = readTypedCode(code)?.key
  return items.find((line) => line.code !== null && readTypedCode(line.code)?.key === key)?.id ?? (items.length === 1 ? items[0]?.id : undefined)
}
