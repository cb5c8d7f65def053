import { sql } from 'kysely'
import { transaction, type Ctx, type Trx } from '#db/context.ts'
import { toAt, type At } from '#kernel/at.ts'
import type { DossierId } from '#kernel/ids.ts'
import { ok, refuse, type Result } from '#kernel/result.ts'
import { fold } from '#kernel/text.ts'
import { vietnamDay, type Instant } from '#kernel/time.ts'
import { findAddress } from '#places/domain/search-places.ts'
import { findPlaceIndex } from '#places/queries.ts'
import { getVersion } from '#procedures/queries.ts'
import type { Vault } from '#secrets/vault.ts'
import type { Dossier, Party, PartyRole } from '../domain/dossier.ts'
import { mayView, subjectOf } from '../domain/may.ts'
import { COMPARED_FIELDS, personDifferences, type ComparedField, type PersonDifference, type PersonTexts } from '../domain/person-differences.ts'
import { statusOf, type DossierStatus } from '../domain/national-status.ts'
import { findOfPeople, isFailedPhase, isOpenPhase, type OtherDossier } from '../people/same-person.ts'
import { participantsOf } from '../projection.ts'
import { findDossierPage, type DossierPage } from '../queries.ts'

type Named = { readonly id: DossierId; readonly code: string | null }

/** What an officer compares an online dossier with before accepting it. */
export type SubmitterCheck = {
  /** How sure the log-in was of who sends it; null when it did not come from an account. */
  readonly assurance: 'own' | 'eid' | null
  readonly isForPrincipal: boolean
  /** Other dossiers of the same person for the same procedure: still open, or of the last thirty days. */
  readonly duplicates: readonly (Named & { readonly at: At | null })[]
  /** Where a person is said to be otherwise than in their latest dossier before: which fields, not what they say. */
  readonly differences: readonly { readonly party: PartyRole; readonly earlier: Named; readonly fields: readonly ComparedField[] }[]
  readonly earlier: readonly (Named & { readonly procedureName: string; readonly status: DossierStatus })[]
}

/** The same differences with what they say, opened on purpose. */
export type Compared = { readonly party: PartyRole; readonly earlier: Named; readonly lines: readonly PersonDifference[] }

const RECENT_DAYS = 30
const MOST_EARLIER = 8
const ROLES = ['submitter', 'owner', 'representative'] as const satisfies readonly PartyRole[]

type Row = Omit<OtherDossier, 'at' | 'party' | 'identityNumber'> & { readonly at: Instant | null }

/** Dossiers that the same account sent for the same principal. */
const findOfAccount = async (trx: Trx, ctx: Ctx, dossier: Dossier): Promise<readonly OtherDossier[]> => {
  const { rows } = await sql<Row>`
    select id, code, procedure_code as "procedureCode", procedure_version_id as "versionId", phase, submitted_at as at, state
    from dossiers_of_same_submitter(${dossier.id})`.execute(trx)
  return rows
    .filter(({ state }) => mayView(ctx.actor, subjectOf(state), participantsOf(state)))
    .map(({ at, ...row }) => ({ ...row, at: at === null ? null : toAt(at), party: null, identityNumber: null }))
}

const latestFirst = (a: OtherDossier, b: OtherDossier): number => (b.at ?? '').localeCompare(a.at ?? '')

const textsOf = (person: Party | null, textOf: DossierPage['textOf']): PersonTexts =>
  Object.fromEntries(COMPARED_FIELDS.map((field) => [field, textOf(person?.[field])]))

const textsOfOther = async (trx: Trx, { state, party }: OtherDossier): Promise<PersonTexts> => {
  const { rows } = await sql<{ no: number; value: string | null }>`
    select no, value from dossier_value where tenant_id = current_tenant() and dossier_id = ${state.id}`.execute(trx)
  const texts = new Map(rows.map((row) => [row.no, row.value]))
  return textsOf(state.parties[party ?? 'submitter'], (ref) => (ref ? (texts.get(ref.v) ?? null) : null))
}

/** Two addresses that mean one place, by its name of today or of before. */
const samePlaceOn = async (trx: Trx, day: string): Promise<(a: string, b: string) => boolean> => {
  const index = await findPlaceIndex(trx, day)
  if (index === undefined) return () => false
  return (a, b) => {
    const [one, other] = [findAddress(index, a), findAddress(index, b)]
    return one !== undefined && one.place.unitCode === other?.place.unitCode && fold(one.detail) === fold(other.detail)
  }
}

type Found = { readonly others: readonly OtherDossier[]; readonly compared: readonly Compared[] }

/** Other dossiers of the people of this one that the actor may see, and where they say other things. */
const findOthers = async (trx: Trx, ctx: Ctx, vault: Vault, { dossier, textOf }: DossierPage): Promise<Found> => {
  const numbers = ROLES.flatMap((party) => {
    const number = textOf(dossier.parties[party]?.identityNumber)
    return number === null ? [] : [{ party, number }]
  })
  const ofPeople = await findOfPeople(trx, ctx, vault, numbers.map(({ number }) => number), dossier.id)
  const ofAccount = await findOfAccount(trx, ctx, dossier)
  const isSamePlace = await samePlaceOn(trx, vietnamDay(ctx.clock()).toString())
  const compared: Compared[] = []
  for (const party of ROLES) {
    const number = numbers.find((one) => one.party === party)?.number
    const theirs = number === undefined ? [] : ofPeople.filter(({ identityNumber }) => identityNumber === number)
    const before = [...theirs, ...(party === 'submitter' ? ofAccount : [])].toSorted(latestFirst).find(({ phase }) => !isFailedPhase(phase))
    if (before === undefined) continue
    const lines = personDifferences(textsOf(dossier.parties[party], textOf), await textsOfOther(trx, before), isSamePlace)
    if (lines.length > 0) compared.push({ party, earlier: { id: before.id, code: before.code }, lines })
  }
  const all = new Map([...ofAccount, ...ofPeople].map((other) => [other.id, other]))
  return { others: [...all.values()].toSorted(latestFirst), compared }
}

/** Compares a submitted dossier with what the actor may see of the same people's others. */
export const checkSubmitter = async (trx: Trx, ctx: Ctx, vault: Vault, page: DossierPage): Promise<SubmitterCheck> => {
  const { dossier } = page
  const { others, compared } = await findOthers(trx, ctx, vault, page)
  const since = toAt(ctx.clock().subtract({ hours: 24 * RECENT_DAYS }))
  const isAgain = ({ procedureCode, phase, at }: OtherDossier): boolean =>
    procedureCode === dossier.procedureCode && (isOpenPhase(phase) || (!isFailedPhase(phase) && (at ?? '') >= since))
  const earlier: SubmitterCheck['earlier'][number][] = []
  for (const { id, code, versionId, state } of others.slice(0, MOST_EARLIER)) {
    earlier.push({ id, code, status: statusOf(state), procedureName: (await getVersion(trx, ctx.tenantId, versionId)).name })
  }
  return {
    assurance: dossier.submittedBy?.assurance ?? null,
    isForPrincipal: dossier.submittedBy?.actingFor != null,
    duplicates: others.filter(isAgain).map(({ id, code, at }) => ({ id, code, at })),
    differences: compared.map(({ party, earlier: before, lines }) => ({ party, earlier: before, fields: lines.map(({ field }) => field) })),
    earlier,
  }
}

/**
 * Shows what the differences say. Whoever looks is written down for each earlier dossier that is quoted; the log and
 * the answer stand or fall together.
 */
export const comparePeople = (ctx: Ctx, vault: Vault, dossierId: DossierId): Promise<Result<readonly Compared[], 'notFound' | 'needsStaff'>> =>
  transaction(ctx, async (trx): Promise<Result<readonly Compared[], 'notFound' | 'needsStaff'>> => {
    const { actor } = ctx
    if (actor.kind !== 'staff') return refuse('needsStaff')
    const page = await findDossierPage(trx, actor, dossierId)
    if (page === undefined) return refuse('notFound')
    const { compared } = await findOthers(trx, ctx, vault, page)
    for (const { earlier, party } of compared) {
      await trx
        .insertInto('dossier_view_log')
        .values({ tenant_id: ctx.tenantId, id: ctx.newId(), dossier_id: earlier.id, party, staff_id: actor.staffId, viewed_at: ctx.clock() })
        .execute()
    }
    return ok(compared)
  })
