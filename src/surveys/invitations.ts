import { sql } from 'kysely'
import type { Ctx, Trx } from '#db/context.ts'
import type { NewInvitation } from './store.ts'
import { tokenHash, tokensOf } from './tokens.ts'

/** Whom to invite, before they have a number and a code. */
export type Invitee = Pick<NewInvitation, 'stratum' | 'dossierId' | 'contact' | 'channel' | 'mayCall'>

/** Numbers and codes in the order given, which must be one that tells nothing. */
export const makeInvitations = async (trx: Trx, ctx: Ctx, invitees: readonly Invitee[]): Promise<readonly NewInvitation[]> => {
  const ids = invitees.map(() => ctx.newId())
  const tokens = await tokensOf(trx, ctx, ids)
  return invitees.map((invitee, i) => ({ ...invitee, id: ids[i] ?? '', serial: i + 1, tokenHash: tokenHash(tokens[i] ?? '') }))
}

/** An invitation as whoever answers or enters it meets it. */
export type Invitation = {
  readonly id: string
  readonly surveyId: string
  readonly serial: number
  readonly stratum: number
  readonly isUsed: boolean
  readonly dossierId: string | null
  readonly contact: string | null
}

const COLUMNS = sql`i.id, i.survey_id as "surveyId", i.serial, i.stratum_no as stratum, i.dossier_id as "dossierId", i.contact,
  exists (select from survey_ballot b where b.tenant_id = i.tenant_id and b.invitation_id = i.id) as "isUsed"`

export const findInvitationByToken = async (trx: Trx, typed: string): Promise<Invitation | undefined> => {
  const { rows } = await sql<Invitation>`
    select ${COLUMNS} from survey_invitation i where i.tenant_id = current_tenant() and i.token_hash = ${tokenHash(typed)}`.execute(trx)
  return rows[0]
}

export const findInvitation = async (trx: Trx, id: string): Promise<Invitation | undefined> => {
  const { rows } = await sql<Invitation>`
    select ${COLUMNS} from survey_invitation i where i.tenant_id = current_tenant() and i.id = ${id}`.execute(trx)
  return rows[0]
}

export const findInvitationBySerial = async (trx: Trx, surveyId: string, serial: number): Promise<Invitation | undefined> => {
  const { rows } = await sql<Invitation>`
    select ${COLUMNS} from survey_invitation i where i.tenant_id = current_tenant() and i.survey_id = ${surveyId} and i.serial = ${serial}`.execute(trx)
  return rows[0]
}

/** The next person to call, after a number so that a busy line is not tried at once again; numbers are in no order of persons. */
export const findToCall = async (trx: Trx, surveyId: string, after: number): Promise<Invitation | undefined> => {
  const { rows } = await sql<Invitation>`
    select ${COLUMNS} from survey_invitation i
    where i.tenant_id = current_tenant() and i.survey_id = ${surveyId} and i.may_call and i.outcome is null
      and not exists (select from survey_ballot b where b.tenant_id = i.tenant_id and b.invitation_id = i.id)
    order by i.serial <= ${after}, i.serial limit 1`.execute(trx)
  return rows[0]
}

/** Invitations from a number on, to be printed. */
export const listToPrint = async (trx: Trx, surveyId: string, from: number, most: number): Promise<readonly Invitation[]> => {
  const { rows } = await sql<Invitation>`
    select ${COLUMNS} from survey_invitation i
    where i.tenant_id = current_tenant() and i.survey_id = ${surveyId} and i.serial >= ${from}
      and not exists (select from survey_ballot b where b.tenant_id = i.tenant_id and b.invitation_id = i.id)
    order by i.serial limit ${most}`.execute(trx)
  return rows
}
