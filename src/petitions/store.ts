import { sql } from 'kysely'
import type { Ctx, Trx } from '#db/context.ts'
import type { Grant } from '#kernel/actor.ts'
import { fromAt, type At } from '#kernel/at.ts'
import type { StaffId, UnitId } from '#kernel/ids.ts'
import { vietnamDay, type Instant, type PlainDate } from '#kernel/time.ts'
import { agencyOf } from '#organisation/domain/agency.ts'
import type { UnitTree } from '#organisation/domain/unit-tree.ts'
import type { PetitionEvent } from './domain/event.ts'
import { evolve } from './domain/evolve.ts'
import { holdingUnit, runningLimit, type Petition, type PetitionId, type TextNo } from './domain/petition.ts'

/** A petition with the number of its last event. */
export type Loaded = { readonly petition: Petition; readonly seq: number }

/** Locks a petition for a command. */
export const lockPetition = async (trx: Trx, id: PetitionId): Promise<Loaded | undefined> => {
  const { rows } = await sql<{ state: Petition; seq: number }>`
    select state, seq from petition where tenant_id = current_tenant() and id = ${id} for update`.execute(trx)
  const [row] = rows
  return row && { petition: row.state, seq: row.seq }
}

/** Has a command been carried out before? Then of which petition, with which event. */
export const findPetitionCommand = async (trx: Trx, commandId: string): Promise<{ readonly petitionId: PetitionId; readonly seq: number } | undefined> => {
  const { rows } = await sql<{ petitionId: PetitionId; seq: number }>`
    select petition_id as "petitionId", seq from petition_event where tenant_id = current_tenant() and command_id = ${commandId}`.execute(trx)
  return rows[0]
}

/** The agencies of the chain with their offices and divisions: who may be behind the coarse wall. */
const participantsOf = ({ chain }: Petition, tree: UnitTree): readonly UnitId[] => {
  const agencies = new Set(chain.map(({ unitId }) => unitId))
  const parts = tree.units.filter(({ id }) => {
    const agency = agencyOf(tree, id)
    return agency !== undefined && agencies.has(agency.id)
  })
  return [...new Set([...agencies, ...parts.map(({ id }) => id)])]
}

const columnsOf = (petition: Petition, tree: UnitTree) => {
  const running = runningLimit(petition)
  const answered = petition.phase === 'answered' ? petition : undefined
  return {
    phase: petition.phase, class: petition.class, unit_id: holdingUnit(petition), chain_unit_ids: petition.chain.map(({ unitId }) => unitId),
    participant_unit_ids: [...participantsOf(petition, tree)], holder_id: petition.holderId, about_staff_ids: [...petition.aboutStaffIds],
    due_at: running && fromAt(running.dueAt), running_limit: running?.limit ?? null, was_late: petition.lapses.length > 0,
    publication: answered?.publication.state ?? null, vote: answered?.opinion?.vote ?? null, repeat_of: petition.repeatOf,
    state: JSON.stringify(petition),
  }
}

export type Written = { readonly commandId: string; readonly grant?: Grant | undefined; readonly tree: UnitTree }

/** Appends one event and writes the row that `evolve` gives, in the caller's transaction. */
export const appendPetitionEvent = async (trx: Trx, ctx: Ctx, id: PetitionId, before: Loaded | undefined, event: PetitionEvent, { commandId, grant, tree }: Written): Promise<Loaded> => {
  const petition = evolve(id, before?.petition, event)
  const seq = (before?.seq ?? 0) + 1
  const now = ctx.clock()
  const columns = columnsOf(petition, tree)
  if (before === undefined) {
    await trx.insertInto('petition').values({
      ...columns, tenant_id: ctx.tenantId, id, code: petition.code, channel: petition.channel, account_id: petition.accountId,
      dossier_id: petition.dossierId, received_at: fromAt(petition.receivedAt), seq, moved_at: now,
    }).execute()
  } else {
    await trx.updateTable('petition').set({ ...columns, seq, moved_at: now }).where('tenant_id', '=', ctx.tenantId).where('id', '=', id).execute()
  }
  const { type, at, lapses, ...body } = event
  const { actor } = ctx
  await trx.insertInto('petition_event').values({
    tenant_id: ctx.tenantId, petition_id: id, seq, type, recorded_at: now,
    occurred_at: event.type === 'received' ? fromAt(event.receivedAt) : fromAt(at),
    actor_staff_id: actor.kind === 'staff' ? actor.staffId : null, actor_name: 'name' in actor ? actor.name : actor.kind,
    on_behalf_of_staff_id: grant?.onBehalfOf?.staffId ?? null, delegation_form: grant?.onBehalfOf?.form ?? null,
    command_id: commandId, unit_id: columns.unit_id, due_at: columns.due_at, lapsed_unit_ids: lapses.map(({ unitId }) => unitId),
    class: petition.class, vote: event.type === 'rated' ? event.vote : null, is_repeat: petition.repeatOf !== null,
    body: JSON.stringify({ ...body, at, lapses }),
  }).execute()
  return { petition, seq }
}

/** Writes words of the sender; their number is what the history knows of them. */
export const insertPetitionText = async (trx: Trx, ctx: Ctx, id: PetitionId, no: TextNo, text: string): Promise<void> => {
  await trx.insertInto('petition_text').values({ tenant_id: ctx.tenantId, petition_id: id, no, text, written_at: ctx.clock() }).execute()
}

/** The number of the next text of a locked petition. */
export const nextTextNo = async (trx: Trx, id: PetitionId): Promise<TextNo> => {
  const { rows } = await sql<{ next: TextNo }>`
    select coalesce(max(no), 0) + 1 as next from petition_text where tenant_id = current_tenant() and petition_id = ${id}`.execute(trx)
  return rows[0]?.next ?? 1
}

export type PetitionPerson = { readonly name: string; readonly phone: string | null; readonly email: string | null; readonly address: string | null }

export const insertPetitionPerson = async (trx: Trx, ctx: Ctx, id: PetitionId, person: PetitionPerson, personKey: Uint8Array | undefined): Promise<void> => {
  await trx.insertInto('petition_person').values({
    ...person, tenant_id: ctx.tenantId, petition_id: id, person_key: personKey === undefined ? null : Buffer.from(personKey),
  }).execute()
}

/** The next number of an agency on a day; numbers of one day are given one after the other. */
export const nextPetitionNumber = async (trx: Trx, unitId: UnitId, at: Instant): Promise<number> => {
  const { rows } = await sql<{ last: number }>`
    insert into petition_counter as c (tenant_id, unit_id, day, last) values (current_tenant(), ${unitId}, ${vietnamDay(at)}, 1)
    on conflict (tenant_id, unit_id, day) do update set last = c.last + 1 returning last`.execute(trx)
  return rows[0]?.last ?? 1
}

const dayOf = (at: At): PlainDate => vietnamDay(fromAt(at))

/** Puts the checked words before the public. */
export const insertPublication = async (trx: Trx, ctx: Ctx, petition: Petition, seq: number): Promise<void> => {
  if (petition.phase !== 'answered' || petition.publication.state !== 'published') throw new Error('nothing was published')
  await trx.insertInto('petition_publication').values({
    ...petition.publication.words, tenant_id: ctx.tenantId, petition_id: petition.id, seq, class: petition.class, unit_id: holdingUnit(petition),
    received_on: dayOf(petition.receivedAt), answered_on: dayOf(petition.answer.answeredAt), published_at: ctx.clock(), withdrawn_at: null,
  }).execute()
}

export const withdrawPublication = async (trx: Trx, ctx: Ctx, id: PetitionId): Promise<void> => {
  await trx.updateTable('petition_publication').set({ withdrawn_at: ctx.clock() })
    .where('tenant_id', '=', ctx.tenantId).where('petition_id', '=', id).where('withdrawn_at', 'is', null).execute()
}

/** Is this person of the staff at work in the agency, so that a petition can be given to them? */
export const isStaffOf = async (trx: Trx, staffId: StaffId, units: readonly UnitId[], day: PlainDate): Promise<boolean> => {
  const { rows } = await sql<{ is: boolean }>`
    select exists (select from staff_assignment a where a.tenant_id = current_tenant() and a.staff_id = ${staffId} and a.unit_id = any(${[...units]}::uuid[])
      and a.valid_from <= ${day} and (a.valid_to is null or a.valid_to >= ${day})) as is`.execute(trx)
  return rows[0]?.is ?? false
}
