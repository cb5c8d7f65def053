import { sql } from 'kysely'
import type { Ctx, Trx } from '#db/context.ts'
import { parseId } from '#kernel/ids.ts'
import { evolve, type Survey, type SurveyEvent } from './domain/survey.ts'

const appendEvent = async (trx: Trx, ctx: Ctx, id: string, seq: number, { type, ...body }: SurveyEvent, commandId: string | null): Promise<void> => {
  const { actor } = ctx
  await sql`
    insert into survey_event (tenant_id, survey_id, seq, type, recorded_at, actor_staff_id, actor_name, command_id, body)
    values (current_tenant(), ${id}, ${seq}, ${type}, ${ctx.clock()}, ${actor.kind === 'staff' ? actor.staffId : null},
      ${'name' in actor ? actor.name : actor.kind}, ${commandId}, ${JSON.stringify(body)}::json)`.execute(trx)
}

/** The survey that this command already drafted, when it was sent before. */
export const findDrafted = async (trx: Trx, commandId: string): Promise<string | undefined> => {
  const { rows } = await sql<{ id: string }>`
    select survey_id as id from survey_event where tenant_id = current_tenant() and command_id = ${commandId}`.execute(trx)
  return rows[0]?.id
}

export const insertSurvey = async (trx: Trx, ctx: Ctx, id: string, event: SurveyEvent & { readonly type: 'drafted' }, commandId: string): Promise<Survey> => {
  const survey = evolve(undefined, id, event)
  await sql`
    insert into survey (tenant_id, id, owner_unit_id, kind, phase, closes_on, seq, state, drafted_at)
    values (current_tenant(), ${id}, ${survey.ownerUnitId}, ${survey.kind}, ${survey.phase}, ${survey.closesOn}::date, ${survey.seq},
      ${JSON.stringify(survey)}::json, ${ctx.clock()})`.execute(trx)
  await appendEvent(trx, ctx, id, survey.seq, event, commandId)
  return survey
}

export const lockSurvey = async (trx: Trx, id: string): Promise<Survey | undefined> => {
  if (parseId(id) === undefined) return undefined
  const { rows } = await sql<{ state: Survey }>`
    select state from survey where tenant_id = current_tenant() and id = ${id} for update`.execute(trx)
  return rows[0]?.state
}

/** Writes the next event of a locked survey and what it makes of it. */
export const writeSurveyEvent = async (trx: Trx, ctx: Ctx, survey: Survey, event: SurveyEvent): Promise<Survey> => {
  const next = evolve(survey, survey.id, event)
  await sql`
    update survey set phase = ${next.phase}, closes_on = ${next.closesOn}::date, seq = ${next.seq}, state = ${JSON.stringify(next)}::json
    where tenant_id = current_tenant() and id = ${survey.id}`.execute(trx)
  await appendEvent(trx, ctx, survey.id, next.seq, event, null)
  return next
}

export type NewInvitation = {
  readonly id: string
  readonly serial: number
  readonly stratum: number
  readonly tokenHash: Buffer
  readonly dossierId: string | null
  readonly contact: string | null
  readonly channel: 'mail' | 'sms' | null
  readonly mayCall: boolean
}

/** Puts these invitations in the place of all that were drawn before. */
export const replaceInvitations = async (trx: Trx, surveyId: string, invitations: readonly NewInvitation[]): Promise<void> => {
  await sql`delete from survey_invitation where tenant_id = current_tenant() and survey_id = ${surveyId}`.execute(trx)
  const column = <Key extends keyof NewInvitation>(key: Key): NewInvitation[Key][] => invitations.map((one) => one[key])
  await sql`
    insert into survey_invitation (tenant_id, id, survey_id, serial, stratum_no, token_hash, dossier_id, contact, channel, may_call, is_messaged)
    select current_tenant(), i.id, ${surveyId}, i.serial, i.stratum, i.token_hash, i.dossier_id, i.contact, i.channel, i.may_call, false
    from unnest(${column('id')}::uuid[], ${column('serial')}::int[], ${column('stratum')}::int[], ${column('tokenHash')}::bytea[],
      ${column('dossierId')}::uuid[], ${column('contact')}::text[], ${column('channel')}::text[], ${column('mayCall')}::boolean[])
      as i(id, serial, stratum, token_hash, dossier_id, contact, channel, may_call)`.execute(trx)
}

/** Invitations that may still be sent, in order of their numbers. */
export const listUnsent = async (trx: Trx, surveyId: string): Promise<readonly { readonly id: string; readonly channel: 'mail' | 'sms' }[]> => {
  const { rows } = await sql<{ id: string; channel: 'mail' | 'sms' }>`
    select id, channel from survey_invitation i
    where tenant_id = current_tenant() and survey_id = ${surveyId} and channel is not null and not is_messaged and outcome is null
      and not exists (select from survey_ballot b where b.tenant_id = i.tenant_id and b.invitation_id = i.id)
    order by serial`.execute(trx)
  return rows
}

export const markSent = async (trx: Trx, ids: readonly string[]): Promise<void> => {
  await sql`update survey_invitation set is_messaged = true where tenant_id = current_tenant() and id = any (${[...ids]}::uuid[])`.execute(trx)
}

/** What came of a call that brought no answers. */
export const markCalled = async (trx: Trx, id: string, outcome: 'declined' | 'unreachable'): Promise<void> => {
  await sql`update survey_invitation set outcome = ${outcome} where tenant_id = current_tenant() and id = ${id}`.execute(trx)
}

/** Puts the answers in random order and forgets who was asked; answers how many there are. */
export const sealSurvey = async (trx: Trx, surveyId: string): Promise<number> => {
  const { rows } = await sql<{ count: number }>`select seal_survey(${surveyId}) as count`.execute(trx)
  return rows[0]?.count ?? 0
}
