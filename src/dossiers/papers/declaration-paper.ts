import { declarationOf } from '#eforms/declaration.ts'
import { dayTextOf, type At } from '#kernel/at.ts'
import type { DeclarationInput } from '#papers/declaration.ts'
import { isAccepted } from '../domain/dossier.ts'
import { headingOf, printOf, traceOf, type PaperGround } from './paper-ground.ts'

/** Tờ khai: the e-form as it was filled and sent. Who sent it for somebody else does not stand as its signer. */
export const declarationPaper = (ground: PaperGround): DeclarationInput | undefined => {
  const { dossier, filled, page, tree } = ground
  const sentAt = sentAtOf(ground)
  if (filled === undefined || sentAt === undefined) return undefined
  const day = dayTextOf(sentAt)
  const signer = dossier.parties.owner === null ? page.textOf(dossier.parties.submitter.name) : null
  return declarationOf(filled.form, filled.answers, filled.facts, {
    print: printOf(ground),
    ...(isAccepted(dossier) && { trace: traceOf(ground, dossier.code) }),
    place: headingOf(tree, dossier.receivingUnitId, day).place,
    day,
    sentAt,
    signerNames: signer === null ? [] : [signer],
  })
}

const sentAtOf = ({ dossier }: PaperGround): At | undefined =>
  ('submittedAt' in dossier ? dossier.submittedAt : undefined) ?? (isAccepted(dossier) ? dossier.acceptedAt : undefined)
