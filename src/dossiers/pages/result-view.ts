import type { At } from '#kernel/at.ts'
import type { DossierScene } from './dossier-view.ts'
import { isAccepted, type Outcome, type VoidKind } from '../domain/dossier.ts'
import { fileViews, type FileView } from '../papers/papers-view.ts'
import { ERASED_TEXT } from '../ui/missing-words.ts'

/** The result on its way, and what was decided about the dossier as a whole. */
export type ResultView = {
  readonly draft: {
    readonly stage: 'drafted' | 'approved' | 'issued'
    readonly outcome: Outcome
    readonly summary: string
    readonly files: readonly FileView[]
    readonly draftedBy: string
    readonly signedBy: string | null
    readonly signedFor: string | null
    readonly signedAt: At | null
    readonly number: string | null
    readonly issuedAt: At | null
  } | null
  readonly finishedAt: At | null
  readonly handedOverAt: At | null
  readonly revocation: {
    readonly at: At
    readonly reason: string
    readonly decision: string
    readonly replacedBy: { readonly at: At; readonly number: string; readonly files: readonly FileView[] } | null
  } | null
  readonly ending: { readonly phase: 'withdrawn' | 'retracted' | 'terminated' | 'voided' | 'rejected'; readonly at: At; readonly reason: string | null } | null
  readonly voidRequest: { readonly at: At; readonly by: string; readonly kind: VoidKind; readonly reason: string } | null
}

export const resultOf = (scene: DossierScene): ResultView => {
  const { dossier, page, staffName } = scene
  const accepted = isAccepted(dossier) ? dossier : null
  const result = accepted?.result ?? null
  const revocation = 'revocation' in dossier ? dossier.revocation : null
  const asked = accepted?.phase === 'voided' ? null : (accepted?.voidRequest ?? null)
  const signature = result === null || result.stage === 'drafted' ? null : result.signature
  return {
    draft:
      result === null
        ? null
        : {
            stage: result.stage,
            outcome: result.outcome,
            summary: page.textOf(result.summary) ?? ERASED_TEXT,
            files: fileViews(result.files, page.files),
            draftedBy: staffName(result.draftedBy),
            signedBy: signature === null ? null : staffName(signature.by),
            signedFor: signature?.onBehalfOf ? `${signature.onBehalfOf.form}. ${staffName(signature.onBehalfOf.staffId)}` : null,
            signedAt: signature?.at ?? null,
            number: result.stage === 'issued' ? result.number.text : null,
            issuedAt: result.stage === 'issued' ? result.issuedAt : null,
          },
    finishedAt: 'finishedAt' in dossier ? dossier.finishedAt : null,
    handedOverAt: dossier.phase === 'handedOver' ? dossier.handedOverAt : null,
    revocation:
      revocation === null
        ? null
        : {
            at: revocation.at,
            reason: page.textOf(revocation.reason) ?? ERASED_TEXT,
            decision: page.textOf(revocation.decision) ?? ERASED_TEXT,
            replacedBy:
              revocation.replacedBy === null
                ? null
                : {
                    at: revocation.replacedBy.at,
                    number: revocation.replacedBy.number.text,
                    files: fileViews(revocation.replacedBy.files, page.files),
                  },
          },
    ending: endingOf(scene),
    voidRequest:
      asked === null
        ? null
        : { at: asked.at, by: staffName(asked.by), kind: asked.kind, reason: page.textOf(asked.reason) ?? ERASED_TEXT },
  }
}

const endingOf = ({ dossier, page }: DossierScene): ResultView['ending'] => {
  switch (dossier.phase) {
    case 'withdrawn':
    case 'retracted':
    case 'terminated':
      return { phase: dossier.phase, at: dossier.endedAt, reason: page.textOf(dossier.reason) }
    case 'voided':
      return { phase: 'voided', at: dossier.endedAt, reason: page.textOf(dossier.voidRequest?.reason) }
    case 'rejected':
      return { phase: 'rejected', at: dossier.rejectedAt, reason: page.textOf(dossier.reason) }
    case 'submitted':
    case 'incomplete':
    case 'open':
    case 'resolved':
    case 'handedOver':
      return null
  }
}
