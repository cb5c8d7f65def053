import { transaction, type Ctx } from '#db/context.ts'
import type { At } from '#kernel/at.ts'
import type { DossierId } from '#kernel/ids.ts'
import { vietnamDay } from '#kernel/time.ts'
import { unitTree } from '#organisation/unit-queries.ts'
import { durationWords } from '#procedures/duration-words.ts'
import { getVersion } from '#procedures/queries.ts'
import type { ExplanationFacts } from '../deadline/deadline-facts.ts'
import { isAccepted, liveSteps } from '../domain/dossier.ts'
import { findDossierPage } from '../queries.ts'

/** What the desk reads to the citizen after saving. */
export type Confirmation = {
  readonly dossierId: DossierId
  readonly procedureName: string
  readonly submitterName: string | null
  readonly feeDong: number
  /** The result shall go by post: it needs an address. */
  readonly isByPost: boolean
  readonly saved:
    | {
        readonly kind: 'received'
        readonly code: string
        readonly receivedAt: At
        readonly dueAt: At | null
        readonly provisional: boolean
        readonly promise: string
        readonly explanation: ExplanationFacts | null
        /** Where the dossier went. */
        readonly holder: string | null
      }
    | { readonly kind: 'rejected'; readonly reason: string | null }
    | { readonly kind: 'submitted' }
}

export const findConfirmation = (ctx: Ctx, id: DossierId): Promise<Confirmation | undefined> =>
  transaction(ctx, async (trx) => {
    const page = await findDossierPage(trx, ctx.actor, id)
    if (page === undefined) return undefined
    const { dossier, textOf } = page
    const version = await getVersion(trx, ctx.tenantId, dossier.procedureVersionId)
    const common = {
      dossierId: id,
      procedureName: version.name,
      submitterName: textOf(dossier.parties.submitter.name),
      feeDong: dossier.feeDong,
      isByPost: dossier.delivery === 'post',
    }
    if (dossier.phase === 'rejected') return { ...common, saved: { kind: 'rejected', reason: textOf(dossier.reason) } }
    if (!isAccepted(dossier)) return { ...common, saved: { kind: 'submitted' } }
    const { clock } = dossier
    const tree = await unitTree(trx, vietnamDay(ctx.clock()))
    const holders = new Set(liveSteps(dossier).map((step) => tree.find(step.unitId)?.name ?? ''))
    return {
      ...common,
      saved: {
        kind: 'received',
        code: dossier.code,
        receivedAt: dossier.acceptedAt,
        dueAt: clock.dueAt,
        provisional: clock.provisional,
        promise: clock.duration === null ? 'không quy định' : durationWords(clock.duration),
        explanation: page.dues.findLast((entry) => entry.explanation !== null)?.explanation ?? null,
        holder: [...holders].join(', ') || null,
      },
    }
  })
