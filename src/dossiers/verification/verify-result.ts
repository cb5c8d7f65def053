import { sql } from 'kysely'
import { transaction, type Ctx, type Trx } from '#db/context.ts'
import type { At } from '#kernel/at.ts'
import type { DossierId, FileId } from '#kernel/ids.ts'
import { ok, refuse, type Result } from '#kernel/result.ts'
import { vietnamDay } from '#kernel/time.ts'
import { findStaffNames } from '#organisation/staff-queries.ts'
import { unitTree } from '#organisation/unit-queries.ts'
import { getVersion } from '#procedures/queries.ts'
import { isAccepted, type Dossier, type IssuedNumber, type Outcome, type Revocation, type Signature } from '../domain/dossier.ts'
import { openSealedId, sealId } from '../look-up/sealed-id.ts'
import { countFailure, isThrottled } from '../look-up/lookup-throttle.ts'

/** Original result and the one that replaced it, as the seal tells them apart. */
const ORIGINAL = 0
const REPLACEMENT = 1

/** Whether a result still holds. */
export type ResultStanding =
  | { readonly kind: 'valid' }
  | { readonly kind: 'revoked'; readonly at: At }
  | { readonly kind: 'replaced'; readonly at: At; readonly byNumber: string; readonly replacedAt: At }

/** What a stranger with the paper in hand may know: that it is genuine, and whether it still holds. Nobody's name. */
export type VerifiedResult = {
  readonly number: string
  readonly issuedAt: At
  readonly outcome: Outcome
  readonly procedureName: string
  readonly agencyName: string
  /** "KT. Chủ tịch, Phó Chủ tịch": the office of whoever signed. */
  readonly signerOffice: string | null
  readonly standing: ResultStanding
  readonly files: number
  /** Said of a file that was shown; `null` when none was. */
  readonly comparison: 'same' | 'different' | null
}

export type VerifyCode = 'verificationNotFound' | 'verificationTooMany'

type Issued = { readonly number: IssuedNumber; readonly issuedAt: At; readonly files: readonly FileId[]; readonly signature: Signature; readonly outcome: Outcome }

const revocationOf = (dossier: Dossier): Revocation | null => ('revocation' in dossier ? dossier.revocation : null)

/** The issued result of a dossier, original or replacement; a voided dossier has none. */
const issuedOf = (dossier: Dossier, ordinal: number): Issued | undefined => {
  if (!isAccepted(dossier) || dossier.phase === 'voided' || dossier.result?.stage !== 'issued') return undefined
  const { number, issuedAt, files, signature, outcome } = dossier.result
  if (ordinal === ORIGINAL) return { number, issuedAt, files, signature, outcome }
  const replacement = revocationOf(dossier)?.replacedBy ?? null
  if (ordinal !== REPLACEMENT || replacement === null) return undefined
  return { number: replacement.number, issuedAt: replacement.at, files: replacement.files, signature, outcome }
}

const standingOf = (dossier: Dossier, ordinal: number): ResultStanding => {
  const revocation = revocationOf(dossier)
  if (revocation === null || ordinal === REPLACEMENT) return { kind: 'valid' }
  const { at, replacedBy } = revocation
  return replacedBy === null ? { kind: 'revoked', at } : { kind: 'replaced', at, byNumber: replacedBy.number.text, replacedAt: replacedBy.at }
}

const officeOf = async (trx: Trx, { by, onBehalfOf }: Signature): Promise<string | null> => {
  const people = await findStaffNames(trx, [by, ...(onBehalfOf === null ? [] : [onBehalfOf.staffId])])
  const own = people.get(by)?.title ?? null
  if (onBehalfOf === null) return own
  return [`${onBehalfOf.form}. ${people.get(onBehalfOf.staffId)?.title ?? ''}`.trim(), own].filter((part) => part !== null).join(', ')
}

const compare = async (trx: Trx, files: readonly FileId[], sha256: Uint8Array | undefined): Promise<VerifiedResult['comparison']> => {
  if (sha256 === undefined) return null
  const { rows } = await sql<{ same: boolean }>`
    select exists (select from stored_file where tenant_id = current_tenant() and id = any(${[...files]}::uuid[])
      and sha256 = ${Buffer.from(sha256)}) as same`.execute(trx)
  return rows[0]?.same === true ? 'same' : 'different'
}

/** The address part that verifies the result now in force of a dossier; `undefined` while nothing was issued. */
export const verificationToken = async (trx: Trx, ctx: Ctx, dossier: Dossier): Promise<string | undefined> => {
  const ordinal = revocationOf(dossier)?.replacedBy == null ? ORIGINAL : REPLACEMENT
  return issuedOf(dossier, ordinal) === undefined ? undefined : sealId(trx, ctx, 'result', dossier.id, ordinal)
}

/**
 * Xác minh kết quả: the token of the paper opens the facts of one result, and tells whether a file shown is one of the
 * files issued. Too many wrong tokens from one address are refused for a while. `ctx.actor` is the system: the seal
 * narrows the read to one dossier.
 */
export const verifyResult = (
  ctx: Ctx,
  asked: { readonly token: string; readonly sha256?: Uint8Array | undefined; readonly address: string },
): Promise<Result<VerifiedResult, VerifyCode>> =>
  transaction(
    ctx,
    async (trx): Promise<Result<VerifiedResult, VerifyCode>> => {
      const failureKey = `xac-minh/${asked.token.slice(0, 60)}`
      if (await isThrottled(trx, ctx, asked.address, failureKey)) return refuse('verificationTooMany')
      const opened = await openSealedId(trx, ctx, 'result', asked.token)
      const dossier = opened === undefined ? undefined : await readDossier(trx, opened.id)
      const issued = dossier === undefined || opened === undefined ? undefined : issuedOf(dossier, opened.ordinal)
      if (dossier === undefined || opened === undefined || issued === undefined) {
        await countFailure(trx, ctx, asked.address, failureKey)
        return refuse('verificationNotFound')
      }
      const version = await getVersion(trx, ctx.tenantId, dossier.procedureVersionId)
      const tree = await unitTree(trx, vietnamDay(ctx.clock()))
      return ok({
        number: issued.number.text,
        issuedAt: issued.issuedAt,
        outcome: issued.outcome,
        procedureName: version.name,
        agencyName: tree.find(dossier.competentUnitId)?.name ?? '',
        signerOffice: await officeOf(trx, issued.signature),
        standing: standingOf(dossier, opened.ordinal),
        files: issued.files.length,
        comparison: await compare(trx, issued.files, asked.sha256),
      })
    },
    { keepOnRefusal: true },
  )

const readDossier = async (trx: Trx, id: DossierId): Promise<Dossier | undefined> => {
  const { rows } = await sql<{ state: Dossier }>`
    select state from dossier where tenant_id = current_tenant() and id = ${id}`.execute(trx)
  return rows[0]?.state
}
