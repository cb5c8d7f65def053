import type { Ctx } from '#db/context.ts'
import type { DossierId } from '#kernel/ids.ts'
import { refuse, type Result } from '#kernel/result.ts'
import { printApology } from '#papers/apology.ts'
import { printControlSlip } from '#papers/control-slip.ts'
import { printDeclaration } from '#papers/declaration.ts'
import { printReceipt } from '#papers/receipt.ts'
import type { PaperCode } from '#papers/refusals.ts'
import { printRejection } from '#papers/rejection.ts'
import type { Paper, Press } from '#papers/render.ts'
import { printStopNotice } from '#papers/stop-notice.ts'
import { printSupplementRequest } from '#papers/supplement-request.ts'
import { printResultCover } from '#papers/result-cover.ts'
import { apologyPaper } from './apology-paper.ts'
import { declarationPaper } from './declaration-paper.ts'
import { controlSlipPaper } from './control-slip-paper.ts'
import { loadGuidancePaper } from './guidance-paper.ts'
import { rejectionPaper, stopNoticePaper, supplementPaper } from './notice-papers.ts'
import { loadPaperGround, type PaperGround } from './paper-ground.ts'
import { receiptPaper, type ReceiptPayment } from './receipt-paper.ts'
import { resultCoverPaper } from './result-cover-paper.ts'

/** The papers that a dossier may have, each when it has come to it. */
export const DOSSIER_PAPERS = ['receipt', 'controlSlip', 'rejection', 'stopNotice', 'apology', 'supplementRequest', 'resultCover', 'declaration'] as const
export type DossierPaper = (typeof DOSSIER_PAPERS)[number]

export type PrintCode = PaperCode | 'paperNotFound'

type Printed = Result<Paper, PrintCode>
const NONE = refuse('paperNotFound' as const)

const print = (press: Press, ground: PaperGround, kind: DossierPaper, ordinal: number, payment: ReceiptPayment): Printed => {
  const whenThere = <Input>(input: Input | undefined, printer: (press: Press, input: Input) => Printed): Printed =>
    input === undefined ? NONE : printer(press, input)
  switch (kind) {
    case 'receipt':
      return whenThere(receiptPaper(ground, payment), printReceipt)
    case 'controlSlip':
      return whenThere(controlSlipPaper(ground), printControlSlip)
    case 'rejection':
      return whenThere(rejectionPaper(ground), printRejection)
    case 'stopNotice':
      return whenThere(stopNoticePaper(ground), printStopNotice)
    case 'apology':
      return whenThere(apologyPaper(ground), printApology)
    case 'resultCover':
      return whenThere(resultCoverPaper(ground), printResultCover)
    case 'declaration':
      return whenThere(declarationPaper(ground), printDeclaration)
    case 'supplementRequest':
      return whenThere(supplementPaper(ground, ordinal), printSupplementRequest)
  }
}

/**
 * Prints a paper of a dossier that the actor may see. `paperNotFound`: no such dossier for this actor, or the dossier
 * has not come to that paper. `ordinal` is the number of the supplement request.
 */
export const printDossierPaper = async (
  ctx: Ctx,
  press: Press,
  wanted: { readonly dossierId: DossierId; readonly kind: DossierPaper; readonly ordinal?: number; readonly origin: string; readonly payment?: ReceiptPayment },
): Promise<Printed> => {
  const ground = await loadPaperGround(ctx, wanted.dossierId, wanted.origin)
  return ground === undefined ? NONE : print(press, ground, wanted.kind, wanted.ordinal ?? 1, wanted.payment ?? null)
}

/** Prints the guidance of a desk that the actor works at. */
export const printGuidance = async (ctx: Ctx, press: Press, guidanceId: string): Promise<Printed> => {
  const input = await loadGuidancePaper(ctx, guidanceId)
  return input === undefined ? NONE : printSupplementRequest(press, input)
}
