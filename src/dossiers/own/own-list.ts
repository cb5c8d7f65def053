import { sql } from 'kysely'
import type { Ctx, Trx } from '#db/context.ts'
import { toAt, type At } from '#kernel/at.ts'
import type { DossierId } from '#kernel/ids.ts'
import type { Instant } from '#kernel/time.ts'
import { getVersion } from '#procedures/queries.ts'
import { isAccepted, type Dossier } from '../domain/dossier.ts'
import { statusOf, type DossierStatus } from '../domain/national-status.ts'
import { temporaryNumber } from '../temporary-number.ts'

/** A dossier in its citizen's list. */
export type OwnLine = {
  readonly id: DossierId
  /** Its code, or what it is called until it has one. */
  readonly number: string
  readonly procedureName: string
  readonly status: DossierStatus
  /** When it came in. */
  readonly since: At | null
  readonly dueAt: At | null
  /** Until when the citizen has to answer; null when nothing is asked. */
  readonly answerDueOn: string | null
  readonly isFollowed: boolean
}

const MOST_LINES = 200

type Row = { readonly state: Dossier; readonly since: Instant | null; readonly isFollowed: boolean }

/** Own dossiers, and those of whom the citizen acts for now, the newest first; then those only followed. The wall shows no others. */
export const listOwnDossiers = async (trx: Trx, ctx: Pick<Ctx, 'tenantId'>): Promise<readonly OwnLine[]> => {
  const { rows } = await sql<Row>`
    (select state, coalesce(submitted_at, accepted_at) as since, false as "isFollowed" from dossier
      where tenant_id = current_tenant() and id = any ((select own_dossiers())::uuid[]) order by since desc nulls last limit ${MOST_LINES})
    union all
    (select state, null, true from followed_dossiers() where not (id = any (coalesce((select own_dossiers()), '{}'))) limit ${MOST_LINES})`.execute(trx)
  const lines: OwnLine[] = []
  for (const { state, since, isFollowed } of rows) {
    lines.push({
      id: state.id,
      number: isAccepted(state) ? state.code : temporaryNumber(state.id),
      procedureName: (await getVersion(trx, ctx.tenantId, state.procedureVersionId)).name,
      status: statusOf(state),
      since: since === null ? null : toAt(since),
      dueAt: isAccepted(state) ? state.clock.dueAt : null,
      answerDueOn: state.phase === 'incomplete' ? state.answerDueOn : state.phase === 'open' ? (state.waiting?.answerDueOn ?? null) : null,
      isFollowed,
    })
  }
  return lines
}
