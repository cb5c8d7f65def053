import { sql } from 'kysely'
import type { Ctx, Trx } from '#db/context.ts'
import { toAt, type At } from '#kernel/at.ts'
import type { DossierId, ProcedureVersionId } from '#kernel/ids.ts'
import type { Instant } from '#kernel/time.ts'
import type { Vault } from '#secrets/vault.ts'
import type { Dossier, PartyRole } from '../domain/dossier.ts'
import { mayView, subjectOf } from '../domain/may.ts'
import { participantsOf } from '../projection.ts'
import { personKey } from './person-key.ts'

/** Another dossier of one of the people asked for. */
export type OtherDossier = {
  readonly id: DossierId
  readonly code: string | null
  readonly procedureCode: string
  readonly versionId: ProcedureVersionId
  readonly phase: Dossier['phase']
  readonly at: At | null
  readonly state: Dossier
  /** Which party of the other dossier they are; null when only the account that sent it is the same. */
  readonly party: PartyRole | null
  /** The number by which they were found, as it was asked for. */
  readonly identityNumber: string | null
}

type Row = Omit<OtherDossier, 'at' | 'identityNumber'> & { readonly key: Buffer; readonly at: Instant | null }

/** Dossiers of people by their identity numbers, the latest first: only those that the actor may see. */
export const findOfPeople = async (
  trx: Trx,
  ctx: Pick<Ctx, 'actor' | 'tenantId'>,
  vault: Vault,
  identityNumbers: readonly string[],
  besides: DossierId | null,
): Promise<readonly OtherDossier[]> => {
  const keys = identityNumbers.flatMap((identityNumber) => {
    const key = personKey(vault, ctx.tenantId, identityNumber)
    return key === undefined ? [] : [{ identityNumber, key: Buffer.from(key) }]
  })
  if (keys.length === 0) return []
  const { rows } = await sql<Row>`
    select person_key as key, party, id, code, procedure_code as "procedureCode", procedure_version_id as "versionId", phase, at, state
    from dossiers_of_person(${keys.map(({ key }) => key)}::bytea[], ${besides}::uuid)`.execute(trx)
  return rows
    .filter(({ state }) => mayView(ctx.actor, subjectOf(state), participantsOf(state)))
    .map(({ key, at, ...row }) => ({
      ...row,
      at: at === null ? null : toAt(at),
      identityNumber: keys.find((one) => one.key.equals(key))?.identityNumber ?? null,
    }))
}

const OVER: ReadonlySet<Dossier['phase']> = new Set(['retracted', 'rejected', 'withdrawn', 'terminated', 'voided', 'resolved', 'handedOver'])
const FAILED: ReadonlySet<Dossier['phase']> = new Set(['retracted', 'rejected', 'withdrawn', 'terminated', 'voided'])

/** Is a dossier still to be answered? */
export const isOpenPhase = (phase: Dossier['phase']): boolean => !OVER.has(phase)
/** Did a dossier end without a result, so that what it says of a person was never looked at to the end? */
export const isFailedPhase = (phase: Dossier['phase']): boolean => FAILED.has(phase)

/** The same procedure of the same person that has not been answered yet. */
export const findOpenOfPeople = async (
  trx: Trx,
  ctx: Pick<Ctx, 'actor' | 'tenantId'>,
  vault: Vault,
  { identityNumbers, procedureCode }: { readonly identityNumbers: readonly string[]; readonly procedureCode: string },
): Promise<readonly OtherDossier[]> => {
  const found = await findOfPeople(trx, ctx, vault, identityNumbers, null)
  const seen = new Set<DossierId>()
  return found.filter(({ id, phase, procedureCode: code }) => {
    if (code !== procedureCode || !isOpenPhase(phase) || seen.has(id)) return false
    seen.add(id)
    return true
  })
}
