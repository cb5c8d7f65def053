import { sql } from 'kysely'
import type { Trx } from '#db/context.ts'
import { parseId, type UnitId } from '#kernel/ids.ts'
import type { Instant } from '#kernel/time.ts'
import type { Respondent } from './domain/results.ts'
import type { Survey, SurveyEvent } from './domain/survey.ts'

/** Surveys, the newest first; the transaction must be a surveyor's. */
export const listSurveys = async (trx: Trx): Promise<readonly Survey[]> => {
  const { rows } = await sql<{ state: Survey }>`
    select state from survey where tenant_id = current_tenant() order by drafted_at desc, id`.execute(trx)
  return rows.map(({ state }) => state)
}

export const findSurvey = async (trx: Trx, id: string): Promise<Survey | undefined> => {
  if (parseId(id) === undefined) return undefined
  const { rows } = await sql<{ state: Survey }>`select state from survey where tenant_id = current_tenant() and id = ${id}`.execute(trx)
  return rows[0]?.state
}

export type SurveyHistoryEntry = { readonly event: SurveyEvent; readonly recordedAt: Instant; readonly actorName: string }

/** What was done to a survey, the first first. */
export const readSurveyHistory = async (trx: Trx, id: string): Promise<readonly SurveyHistoryEntry[]> => {
  const { rows } = await sql<{ type: SurveyEvent['type']; body: object; recordedAt: Instant; actorName: string }>`
    select type, body, recorded_at as "recordedAt", actor_name as "actorName" from survey_event
    where tenant_id = current_tenant() and survey_id = ${id} order by seq`.execute(trx)
  return rows.map(({ type, body, recordedAt, actorName }) => ({ event: { ...body, type } as SurveyEvent, recordedAt, actorName }))
}

/** How far the invitations of a stratum have come; counts only, and of nobody. */
export type StratumReturn = {
  readonly stratum: number
  readonly invited: number
  readonly messaged: number
  readonly answered: number
  readonly declined: number
  readonly unreachable: number
  readonly callable: number
  readonly messageable: number
}

export const countReturns = async (trx: Trx, surveyId: string): Promise<readonly StratumReturn[]> => {
  const { rows } = await sql<StratumReturn>`
    select i.stratum_no as stratum, count(*)::int as invited, count(*) filter (where i.is_messaged)::int as messaged,
      count(b.invitation_id)::int as answered, count(*) filter (where i.outcome = 'declined' and b.invitation_id is null)::int as declined,
      count(*) filter (where i.outcome = 'unreachable' and b.invitation_id is null)::int as unreachable,
      count(*) filter (where i.may_call and b.invitation_id is null and i.outcome is null)::int as callable,
      count(*) filter (where i.channel is not null and not i.is_messaged and b.invitation_id is null and i.outcome is null)::int as messageable
    from survey_invitation i left join survey_ballot b on b.tenant_id = i.tenant_id and b.invitation_id = i.id
    where i.tenant_id = current_tenant() and i.survey_id = ${surveyId} group by i.stratum_no order by i.stratum_no`.execute(trx)
  return rows
}

/** The answered sheets of a survey that is closed; none of one that still runs. */
export const readRespondents = async (trx: Trx, surveyId: string): Promise<readonly Respondent[]> => {
  const { rows } = await sql<Respondent>`select stratum, choices from survey_answers_of(${surveyId})`.execute(trx)
  return rows
}

export type SurveyWords = { readonly unitId: UnitId; readonly question: string; readonly words: string }

/** What people wrote, in no order, of a survey that is closed. */
export const readWords = async (trx: Trx, surveyId: string): Promise<readonly SurveyWords[]> => {
  const { rows } = await sql<SurveyWords>`select unit_id as "unitId", question, words from survey_words_of(${surveyId})`.execute(trx)
  return rows
}
