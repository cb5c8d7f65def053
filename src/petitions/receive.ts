import { sql } from 'kysely'
import { transaction, type Ctx, type Trx } from '#db/context.ts'
import { commitFiles } from '#files/commands.ts'
import { readTypedCode } from '#dossiers/domain/number.ts'
import { countFailure, isThrottled } from '#dossiers/look-up/lookup-throttle.ts'
import { findDossier } from '#dossiers/queries.ts'
import { fromAt, toAt, type At } from '#kernel/at.ts'
import type { AccountId, DossierId, FileId, UnitId } from '#kernel/ids.ts'
import { ok, refuse, type Result } from '#kernel/result.ts'
import { tidy } from '#kernel/text.ts'
import { vietnamDay } from '#kernel/time.ts'
import { petitionRule, type PetitionClass } from '#law/petition-rules.ts'
import { agencyOf } from '#organisation/domain/agency.ts'
import type { Unit, UnitTree } from '#organisation/domain/unit-tree.ts'
import { loadCalendar } from '#organisation/calendar-queries.ts'
import { unitTree } from '#organisation/unit-queries.ts'
import type { Vault } from '#secrets/vault.ts'
import { decideReception } from './domain/decide.ts'
import { typingUnits } from './domain/may.ts'
import type { PetitionChannel, PetitionId } from './domain/petition.ts'
import { newPetitionCode, petitionSecret } from './petition-code.ts'
import type { PetitionRefusal } from './refusals.ts'
import { readSender, SENDER, senderKey, type TypedSender } from './sender.ts'
import { appendPetitionEvent, findPetitionCommand, insertPetitionPerson, insertPetitionText, lockPetition, type PetitionPerson } from './store.ts'
import { tellSender } from './tell-sender.ts'
import { LONGEST_CONTENT, LONGEST_SUBJECT, MOST_FILES } from './domain/limits.ts'

/** The first two texts of every petition. */
const SUBJECT_NO = 1
const CONTENT_NO = 2

/** A petition as it is sent or typed in. */
export type NewPetition = {
  readonly commandId: string
  readonly petitionId: PetitionId
  readonly class: PetitionClass
  readonly unitId: UnitId
  /** `null`: sent without a name. */
  readonly sender: TypedSender | null
  readonly subject: string
  readonly content: string
  readonly dossierCode: string
  readonly fileIds: readonly FileId[]
}

/** What the sender keeps to follow it. */
export type PetitionTicket = { readonly petitionId: PetitionId; readonly code: string; readonly secret: string }

type Reception = NewPetition & {
  readonly channel: PetitionChannel
  readonly receivedAt: At
  readonly accountId: AccountId | null
  readonly dossierId: DossierId | null
  readonly person: PetitionPerson | null
  /** Whose uploads the files are. */
  readonly uploader: Ctx
}

/** Whom a petition can be sent to: agencies, never an office inside one. */
export const findAgency = (tree: UnitTree, unitId: UnitId): Unit | undefined => {
  const agency = agencyOf(tree, unitId)
  return agency?.id === unitId ? agency : undefined
}

const checkTexts = ({ subject, content, fileIds }: NewPetition): PetitionRefusalOnly | undefined => {
  if (tidy(subject) === '' || tidy(content) === '') return refuse('petitionTextRequired')
  if (tidy(subject).length > LONGEST_SUBJECT) return refuse('petitionTextTooLong', { most: LONGEST_SUBJECT })
  if (tidy(content).length > LONGEST_CONTENT) return refuse('petitionTextTooLong', { most: LONGEST_CONTENT })
  return fileIds.length > MOST_FILES ? refuse('petitionFilesTooMany', { most: MOST_FILES }) : undefined
}
type PetitionRefusalOnly = Extract<Result<never, PetitionRefusal>, { ok: false }>

const ticketOf = async (trx: Trx, ctx: Ctx, petitionId: PetitionId, code: string): Promise<PetitionTicket> => ({
  petitionId, code, secret: await petitionSecret(trx, ctx, petitionId),
})

/** Writes a petition with its sender and their words. Sent again under the same id, the first answer comes back. */
const write = async (trx: Trx, ctx: Ctx, vault: Vault, reception: Reception): Promise<Result<PetitionTicket, PetitionRefusal>> => {
  const before = await findPetitionCommand(trx, reception.commandId)
  const known = before === undefined ? undefined : await lockPetition(trx, before.petitionId)
  if (known !== undefined) return ok(await ticketOf(trx, ctx, known.petition.id, known.petition.code))
  const wrong = checkTexts(reception)
  if (wrong !== undefined) return wrong
  const day = vietnamDay(ctx.clock())
  const tree = await unitTree(trx, day)
  const unit = findAgency(tree, reception.unitId)
  if (unit === undefined) return refuse('petitionUnitUnknown')
  const { petitionId: id, person, channel, receivedAt, accountId, dossierId } = reception
  const files = await commitFiles(trx, reception.uploader, reception.fileIds)
  if (!files.ok) return files
  const decided = decideReception(
    {
      name: 'receive', code: await newPetitionCode(trx, ctx, unit), channel, class: reception.class, unitId: unit.id, receivedAt,
      isAnonymous: person === null, accountId, dossierId, subject: SUBJECT_NO, content: CONTENT_NO, files: files.value.map((file) => file.id),
    },
    { rule: petitionRule(vietnamDay(fromAt(receivedAt)).toString()), calendar: await loadCalendar(trx, unit.id, day), now: toAt(ctx.clock()) },
  )
  if (!decided.ok) return decided
  const { petition, seq } = await appendPetitionEvent(trx, ctx, id, undefined, decided.value, { commandId: reception.commandId, tree })
  await insertPetitionText(trx, ctx, id, SUBJECT_NO, tidy(reception.subject))
  await insertPetitionText(trx, ctx, id, CONTENT_NO, tidy(reception.content))
  if (person !== null) await insertPetitionPerson(trx, ctx, id, person, senderKey(vault, ctx.tenantId, person))
  await tellSender(trx, ctx, petition, seq, 'received')
  return ok(await ticketOf(trx, ctx, id, petition.code))
}

/** The dossier of exactly this code, as whoever names it may see it; a sender may name any. */
const dossierOf = async (trx: Trx, ctx: Ctx, code: string): Promise<DossierId | undefined> => {
  const key = readTypedCode(code)?.key
  if (key === undefined) return undefined
  const { rows } = await sql<{ id: DossierId }>`select id from dossiers_by_key(${key})`.execute(trx)
  for (const { id } of rows) if ((await findDossier(trx, ctx.actor, id)) !== undefined) return id
  return undefined
}

/**
 * Gửi phản ánh, kiến nghị over the portal, with an account or without. `sender` is whose uploads the files are; wrong
 * codes of dossiers are kept in the text instead of answered, so that nobody tries codes out here.
 */
export const sendPetition = (sender: Ctx, vault: Vault, sent: NewPetition, address: string): Promise<Result<PetitionTicket, PetitionRefusal>> => {
  const ctx: Ctx = { ...sender, actor: SENDER }
  return transaction(ctx, async (trx): Promise<Result<PetitionTicket, PetitionRefusal>> => {
    const place = `phan-anh/gui/${address}`
    if ((await findPetitionCommand(trx, sent.commandId)) === undefined && (await isThrottled(trx, ctx, place, place))) return refuse('petitionTooMany')
    const person = sent.sender === null ? ok(null) : readSender(sent.sender, true)
    if (!person.ok) return person
    const code = tidy(sent.dossierCode)
    const dossierId = (await dossierOf(trx, ctx, code)) ?? null
    const content = dossierId === null && code !== '' ? `${sent.content}\n(Mã hồ sơ: ${code})` : sent.content
    const { actor } = sender
    const accountId = actor.kind === 'citizen' && actor.assurance !== 'none' && person.value !== null ? actor.accountId : null
    const written = await write(trx, ctx, vault, {
      ...sent, content, person: person.value, dossierId, accountId, channel: 'portal', receivedAt: toAt(ctx.clock()), uploader: sender,
    })
    if (written.ok) await countFailure(trx, ctx, place, place)
    return written
  })
}

/** A petition that came otherwise, typed in by an officer; a letter counts from the day it came. */
export type EnteredPetition = NewPetition & { readonly channel: Exclude<PetitionChannel, 'portal'>; readonly receivedAt: At | null }

export const enterPetition = (ctx: Ctx, vault: Vault, entered: EnteredPetition): Promise<Result<PetitionTicket, PetitionRefusal>> =>
  transaction(ctx, (trx) => enterIn(trx, ctx, vault, entered))

/** The same inside an open transaction: for a question of a dialogue that becomes a petition. */
export const enterIn = async (trx: Trx, ctx: Ctx, vault: Vault, entered: EnteredPetition): Promise<Result<PetitionTicket, PetitionRefusal>> => {
  const tree = await unitTree(trx, vietnamDay(ctx.clock()))
  if (ctx.actor.kind !== 'staff' || !typingUnits(ctx.actor, tree).has(entered.unitId)) return refuse('petitionNotAllowed')
  const person = entered.sender === null ? ok(null) : readSender(entered.sender, false)
  if (!person.ok) return person
  const dossierId = await dossierOf(trx, ctx, entered.dossierCode)
  if (dossierId === undefined && tidy(entered.dossierCode) !== '') return refuse('petitionDossierUnknown')
  return write(trx, ctx, vault, {
    ...entered, person: person.value, dossierId: dossierId ?? null, accountId: null, receivedAt: entered.receivedAt ?? toAt(ctx.clock()), uploader: ctx,
  })
}
