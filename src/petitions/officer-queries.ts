import { sql, type RawBuilder } from 'kysely'
import type { Trx } from '#db/context.ts'
import type { Actor } from '#kernel/actor.ts'
import type { DossierId, StaffId, UnitId } from '#kernel/ids.ts'
import type { Instant } from '#kernel/time.ts'
import type { PetitionClass, PetitionLimit } from '#law/petition-rules.ts'
import type { UnitTree } from '#organisation/domain/unit-tree.ts'
import { leadingUnits, readingUnits, maySeePetition } from './domain/may.ts'
import type { Petition, PetitionChannel, PetitionId, PetitionPhase, TextNo, Vote } from './domain/petition.ts'
import type { PetitionEvent } from './domain/event.ts'
import type { PetitionPerson } from './store.ts'
import { PETITION_LISTS, type PetitionList } from './domain/limits.ts'


const PENDING = sql`p.phase in ('received', 'open', 'drafted')`

const CONDITIONS: Readonly<Record<PetitionList, (actor: Actor, now: Instant) => RawBuilder<unknown>>> = {
  pending: () => sql`p.due_at is not null`,
  new: () => sql`p.phase = 'received'`,
  mine: (actor) => sql`p.holder_id = ${staffIdOf(actor)} and (${PENDING} or p.publication in ('owed', 'prepared'))`,
  approve: () => sql`p.phase = 'drafted'`,
  publish: () => sql`p.publication in ('owed', 'prepared')`,
  asked: () => sql`p.phase = 'asked'`,
  late: (_, now) => sql`p.due_at < ${now}`,
  conduct: () => sql`p.class = 'conduct' and p.due_at is not null`,
  done: () => sql`p.due_at is null and p.phase <> 'asked'`,
  all: () => sql`true`,
}

const staffIdOf = (actor: Actor): StaffId | null => (actor.kind === 'staff' ? actor.staffId : null)

/** The rows that `maySeePetition` lets this officer see. */
const visible = (actor: Actor, tree: UnitTree): RawBuilder<unknown> => {
  const me = staffIdOf(actor)
  return sql`(not (${me}::uuid = any (p.about_staff_ids)) and (p.holder_id = ${me}::uuid
    or p.class <> 'conduct' and p.chain_unit_ids && ${[...readingUnits(actor, tree)]}::uuid[]
    or p.class = 'conduct' and p.unit_id = any (${[...leadingUnits(actor)]}::uuid[])))`
}

export type PetitionFilter = {
  readonly list: PetitionList
  readonly class?: PetitionClass | undefined
  readonly unitId?: UnitId | undefined
  readonly channel?: PetitionChannel | undefined
  /** Part of a code, or words of the sender. */
  readonly search?: string | undefined
  /** Exactly these: the rows that a figure counted. */
  readonly ids?: readonly PetitionId[] | undefined
}

export type PetitionLine = {
  readonly id: PetitionId
  readonly code: string
  readonly subject: string
  readonly phase: PetitionPhase
  readonly class: PetitionClass
  readonly channel: PetitionChannel
  readonly unitId: UnitId
  readonly holderId: StaffId | null
  readonly receivedAt: Instant
  readonly dueAt: Instant | null
  readonly limit: PetitionLimit | null
  readonly wasLate: boolean
  readonly publication: string | null
  readonly vote: Vote | null
  readonly isRepeat: boolean
}

/** Fewer letters of a code would find half of them. */
const SHORTEST_CODE = 4

const matches = (filter: PetitionFilter): RawBuilder<unknown> => {
  const words = filter.search?.trim() ?? ''
  const code = words.toUpperCase().replace(/[^0-9A-Z]/g, '')
  return sql`(${filter.class ?? null}::text is null or p.class = ${filter.class ?? null})
    and (${filter.unitId ?? null}::uuid is null or p.unit_id = ${filter.unitId ?? null})
    and (${filter.channel ?? null}::text is null or p.channel = ${filter.channel ?? null})
    and (${filter.ids === undefined} or p.id = any (${[...(filter.ids ?? [])]}::uuid[]))
    and (${words} = '' or p.id in (select petition_id from search_petitions(${words}))
      or (${code.length >= SHORTEST_CODE} and regexp_replace(p.code, '[^0-9A-Z]', '', 'g') like ${`%${code}%`}))`
}

/** A page of a list, the most urgent first; what is done, the newest first. */
export const listPetitions = async (trx: Trx, actor: Actor, tree: UnitTree, filter: PetitionFilter, now: Instant, skip: number, limit: number): Promise<readonly PetitionLine[]> => {
  const { rows } = await sql<PetitionLine>`
    select p.id, p.code, t.text as subject, p.phase, p.class, p.channel, p.unit_id as "unitId", p.holder_id as "holderId",
      p.received_at as "receivedAt", p.due_at as "dueAt", p.running_limit as "limit", p.was_late as "wasLate", p.publication, p.vote,
      p.repeat_of is not null as "isRepeat"
    from petition p join petition_text t on t.tenant_id = p.tenant_id and t.petition_id = p.id and t.no = 1
    where p.tenant_id = current_tenant() and ${visible(actor, tree)} and ${CONDITIONS[filter.list](actor, now)} and ${matches(filter)}
    order by p.due_at nulls last, p.received_at desc, p.id offset ${skip} limit ${limit}`.execute(trx)
  return rows
}

/** How many rows each list has under the same narrowing. */
export const countPetitions = async (trx: Trx, actor: Actor, tree: UnitTree, filter: Omit<PetitionFilter, 'list'>, now: Instant): Promise<Readonly<Record<PetitionList, number>>> => {
  const counts = PETITION_LISTS.map((list) => sql`count(*) filter (where ${CONDITIONS[list](actor, now)})::int as ${sql.ref(list)}`)
  const { rows } = await sql<Record<PetitionList, number>>`
    select ${sql.join(counts)} from petition p
    where p.tenant_id = current_tenant() and ${visible(actor, tree)} and ${matches({ ...filter, list: 'all' })}`.execute(trx)
  const [row] = rows
  if (row === undefined) throw new Error('a count answers with one row')
  return row
}

export type PetitionEntry = {
  readonly seq: number
  readonly event: PetitionEvent
  readonly recordedAt: Instant
  readonly actorName: string
  readonly isBySender: boolean
  readonly unitId: UnitId
}

/** One petition as its page shows it. */
export type PetitionRecord = {
  readonly petition: Petition
  readonly seq: number
  readonly texts: ReadonlyMap<TextNo, { readonly text: string; readonly writtenAt: Instant }>
  readonly person: PetitionPerson | null
  readonly history: readonly PetitionEntry[]
}

/** Everything about a petition, for whoever has been asked already whether they may see it. */
export const readPetition = async (trx: Trx, id: PetitionId): Promise<PetitionRecord | undefined> => {
  const state = await sql<{ petition: Petition; seq: number }>`
    select state as petition, seq from petition where tenant_id = current_tenant() and id = ${id}`.execute(trx)
  const [row] = state.rows
  if (row === undefined) return undefined
  const texts = await sql<{ no: TextNo; text: string; writtenAt: Instant }>`
    select no, text, written_at as "writtenAt" from petition_text where tenant_id = current_tenant() and petition_id = ${id} order by no`.execute(trx)
  const person = await sql<PetitionPerson>`
    select name, phone, email, address from petition_person where tenant_id = current_tenant() and petition_id = ${id}`.execute(trx)
  const history = await sql<PetitionEntry & { type: string; body: object; staffId: StaffId | null }>`
    select seq, type, body, recorded_at as "recordedAt", actor_name as "actorName", actor_staff_id is null as "isBySender", unit_id as "unitId"
    from petition_event where tenant_id = current_tenant() and petition_id = ${id} order by seq`.execute(trx)
  return {
    ...row,
    texts: new Map(texts.rows.map(({ no, ...text }) => [no, text])),
    person: person.rows[0] ?? null,
    history: history.rows.map(({ type, body, ...entry }) => ({ ...entry, event: { type, ...body } as PetitionEvent })),
  }
}

/** The petition as an officer may see it; what they may not see is as absent as what is not there. */
export const findPetition = async (trx: Trx, actor: Actor, tree: UnitTree, id: PetitionId): Promise<PetitionRecord | undefined> => {
  const found = await readPetition(trx, id)
  return found !== undefined && maySeePetition(actor, found.petition, tree) ? found : undefined
}

export type Similar = { readonly id: PetitionId; readonly code: string; readonly subject: string; readonly receivedAt: Instant; readonly phase: PetitionPhase; readonly isSamePerson: boolean; readonly likeness: number }

/** From here on two texts are probably about one matter; below it they share an office's usual words. */
const ALIKE = 0.4

/** Earlier petitions of the same person or of nearly the same words: a suggestion, a person decides. */
export const findSimilar = async (trx: Trx, actor: Actor, tree: UnitTree, id: PetitionId): Promise<readonly Similar[]> => {
  const { rows } = await sql<Similar>`
    select p.id, p.code, t.text as subject, p.received_at as "receivedAt", p.phase, s.is_same_person as "isSamePerson", s.likeness
    from similar_petitions(${id}) s join petition p on p.tenant_id = current_tenant() and p.id = s.petition_id
    join petition_text t on t.tenant_id = p.tenant_id and t.petition_id = p.id and t.no = 1
    where (s.is_same_person or s.likeness >= ${ALIKE}) and ${visible(actor, tree)} order by s.is_same_person desc, s.likeness desc, p.received_at desc`.execute(trx)
  return rows
}

/** Codes of petitions of a dossier that the actor may see. */
export const listPetitionsOfDossier = async (trx: Trx, actor: Actor, tree: UnitTree, dossierId: DossierId): Promise<readonly { readonly id: PetitionId; readonly code: string }[]> => {
  const { rows } = await sql<{ id: PetitionId; code: string }>`
    select p.id, p.code from petition p where p.tenant_id = current_tenant() and p.dossier_id = ${dossierId} and ${visible(actor, tree)}
    order by p.received_at desc`.execute(trx)
  return rows
}
