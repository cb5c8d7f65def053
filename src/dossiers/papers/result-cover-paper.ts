import { dayTextOf } from '#kernel/at.ts'
import type { ResultCoverInput } from '#papers/result-cover.ts'
import { isAccepted } from '../domain/dossier.ts'
import { OUTCOME_WORDS } from '../ui/words.ts'
import { headingOf, officerOf, printOf, procedureOf, type PaperGround } from './paper-ground.ts'

/** The cover sheet of the result now in force; undefined while nothing was issued, or when it was revoked without another. */
export const resultCoverPaper = (ground: PaperGround): ResultCoverInput | undefined => {
  const { dossier, seals, tree, origin, staff } = ground
  if (!isAccepted(dossier) || dossier.result?.stage !== 'issued' || seals === undefined) return undefined
  const revocation = 'revocation' in dossier ? dossier.revocation : null
  if (revocation !== null && revocation.replacedBy === null) return undefined
  const { signature, outcome } = dossier.result
  const replacement = revocation?.replacedBy ?? null
  const number = replacement?.number.text ?? dossier.result.number.text
  const issuedAt = replacement?.at ?? dossier.result.issuedAt
  const principal = signature.onBehalfOf === null ? undefined : staff.get(signature.onBehalfOf.staffId)
  const own = staff.get(signature.by)?.title ?? 'Người có thẩm quyền'
  return {
    heading: headingOf(tree, dossier.competentUnitId, dayTextOf(issuedAt), null),
    print: printOf(ground),
    qr: { verify: `${origin}/xac-minh/${seals.verify}`, rate: `${origin}/danh-gia/${seals.rate}` },
    verifyAddress: `${origin.replace(/^https?:\/\//, '')}/xac-minh`,
    verifyLetters: (seals.verify.match(/.{1,4}/g) ?? []).join('-'),
    dossierCode: dossier.code,
    procedure: procedureOf(ground),
    result: { number, issuedAt, outcome: OUTCOME_WORDS[outcome] },
    signer: {
      office: signature.onBehalfOf === null ? own : `${signature.onBehalfOf.form}. ${principal?.title ?? ''}, ${own}`,
      name: officerOf(ground, signature.by),
    },
    ...(replacement === null ? {} : { replaces: dossier.result.number.text }),
  }
}
