import { sql } from 'kysely'
import type { Ctx, Trx } from '#db/context.ts'
import { toAt, type At } from '#kernel/at.ts'
import type { DossierId, ProcedureVersionId } from '#kernel/ids.ts'
import type { Instant } from '#kernel/time.ts'
import { getVersion } from '#procedures/queries.ts'
import { PARTY_FIELDS, type Dossier, type PartyField } from '../domain/dossier.ts'
import { mayView, subjectOf } from '../domain/may.ts'
import { participantsOf } from '../projection.ts'
import type { DossierPage } from '../queries.ts'

/** What an officer compares an online dossier with before accepting it. */
export type SubmitterCheck = {
  /** How sure the log-in was of who sends it; null when it did not come from an account. */
  readonly assurance: 'own' | 'eid' | null
  readonly isForPrincipal: boolean
  /** Other dossiers of the same sender for the same procedure, not ended, of the last thirty days. */
  readonly duplicates: readonly { readonly id: DossierId; readonly code: string | null; readonly at: At | null }[]
  /** Where the sender says other things of themselves than in their latest dossier before. */
  readonly differences: readonly { readonly field: PartyField; readonly now: string; readonly before: string }[]
  readonly earlier: readonly { readonly id: DossierId; readonly code: string | null; readonly procedureName: string }[]
}

const RECENT_DAYS = 30
const MOST_EARLIER = 5
const ENDED: ReadonlySet<string> = new Set(['retracted', 'rejected', 'withdrawn', 'terminated', 'voided'])

type Row = {
  readonly id: DossierId
  readonly code: string | null
  readonly procedureCode: string
  readonly versionId: ProcedureVersionId
  readonly phase: string
  readonly at: Instant | null
  readonly state: Dossier
}

/** Compares a submitted dossier with what the actor may see of its sender's others. */
export const checkSubmitter = async (trx: Trx, ctx: Ctx, { dossier, textOf }: DossierPage): Promise<SubmitterCheck> => {
  const { rows } = await sql<Row>`
    select id, code, procedure_code as "procedureCode", procedure_version_id as "versionId", phase, submitted_at as at, state
    from dossiers_of_same_submitter(${dossier.id})`.execute(trx)
  const seen = rows.filter(({ state }) => mayView(ctx.actor, subjectOf(state), participantsOf(state)))
  const since = ctx.clock().subtract({ hours: 24 * RECENT_DAYS }).epochMilliseconds
  const latest = seen.find(({ phase }) => !ENDED.has(phase))
  const earlier: { id: DossierId; code: string | null; procedureName: string }[] = []
  for (const { id, code, versionId } of seen.slice(0, MOST_EARLIER)) {
    earlier.push({ id, code, procedureName: (await getVersion(trx, ctx.tenantId, versionId)).name })
  }
  return {
    assurance: dossier.submittedBy?.assurance ?? null,
    isForPrincipal: dossier.submittedBy?.actingFor != null,
    duplicates: seen
      .filter(({ procedureCode, phase, at }) => procedureCode === dossier.procedureCode && !ENDED.has(phase) && (at?.epochMilliseconds ?? 0) >= since)
      .map(({ id, code, at }) => ({ id, code, at: at === null ? null : toAt(at) })),
    differences: latest === undefined ? [] : await differencesFrom(trx, latest.state, dossier, textOf),
    earlier,
  }
}

const differencesFrom = async (trx: Trx, before: Dossier, now: Dossier, textOf: DossierPage['textOf']): Promise<SubmitterCheck['differences']> => {
  const { rows } = await sql<{ no: number; value: string | null }>`
    select no, value from dossier_value where tenant_id = current_tenant() and dossier_id = ${before.id}`.execute(trx)
  const texts = new Map(rows.map((row) => [row.no, row.value]))
  return PARTY_FIELDS.flatMap((field) => {
    const said = textOf(now.parties.submitter[field])
    const ref = before.parties.submitter[field]
    const had = ref === undefined ? null : (texts.get(ref.v) ?? null)
    return said === null || had === null || said === had ? [] : [{ field, now: said, before: had }]
  })
}
