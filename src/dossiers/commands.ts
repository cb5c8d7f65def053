import type { Ctx, Trx } from '#db/context.ts'
import { execute, rehearse as rehearseUseCase, within, type Approval, type Outcome, type UseCase } from './execute.ts'
import type { CommandName, Input } from './inputs.ts'
import { apologise } from './plan-apology.ts'
import * as ending from './plan-ending.ts'
import { importRunning } from './plan-import.ts'
import * as reception from './plan-reception.ts'
import * as results from './plan-result.ts'
import * as steps from './plan-steps.ts'
import { transferWork } from './plan-transfer.ts'
import * as waiting from './plan-waiting.ts'

/** Every use case of a dossier by its verb: the whole list of what can be done. */
const USE_CASES: { readonly [Name in CommandName]: UseCase<Input<Name>> } = {
  submit: reception.submit,
  resubmit: reception.resubmit,
  requestCompletion: reception.requestCompletion,
  retract: reception.retract,
  receive: reception.receive,
  acceptSubmitted: reception.acceptSubmitted,
  rejectAtDesk: reception.rejectAtDesk,
  rejectSubmitted: reception.rejectSubmitted,
  certify: reception.certify,
  importRunning,
  acceptStep: steps.acceptStep,
  assignStep: steps.assignStep,
  transferWork,
  forward: steps.forward,
  returnStep: steps.returnStep,
  recallStep: steps.recallStep,
  consult: steps.consult,
  answerConsultation: steps.answerConsultation,
  closeConsultation: steps.closeConsultation,
  requestSupplement: waiting.requestSupplement,
  receiveSupplement: waiting.receiveSupplement,
  lapseSupplement: waiting.lapseSupplement,
  suspend: waiting.suspend,
  resume: waiting.resume,
  requireObligation: waiting.requireObligation,
  meetObligation: waiting.meetObligation,
  extend: waiting.extend,
  apologise,
  recomputeDue: waiting.recomputeDue,
  draftResult: results.draftResult,
  approve: results.approve,
  issue: results.issue,
  finish: results.finish,
  handOver: results.handOver,
  withdraw: ending.withdraw,
  terminate: ending.terminate,
  correct: ending.correct,
  recordPapers: ending.recordPapers,
  requestVoid: ending.requestVoid,
  declineVoid: ending.declineVoid,
  approveVoid: ending.approveVoid,
  revokeResult: results.revokeResult,
  replaceResult: results.replaceResult,
}

/** Does one thing to one dossier, as the actor of `ctx`. The input has been parsed by `INPUTS[name]`. */
export const perform = <Name extends CommandName>(ctx: Ctx, name: Name, input: Input<Name>): Promise<Outcome> =>
  execute(ctx, USE_CASES[name] as UseCase<Input<CommandName> & Input<Name>>, input as Input<CommandName> & Input<Name>)

/**
 * The same in the caller's transaction, so that a draft and its dossier stand together or not at all. Two sends at once
 * are the caller's to keep apart, by a row that it has locked.
 */
export const performWithin = <Name extends CommandName>(trx: Trx, ctx: Ctx, name: Name, input: Input<Name>): Promise<Outcome> =>
  within(trx, ctx, USE_CASES[name] as UseCase<Input<CommandName> & Input<Name>>, input as Input<CommandName> & Input<Name>)

/**
 * The same for work that was done on paper before and is entered with its own time: `approval` is the word of a leader,
 * without which a person may not date back. Whoever calls it makes sure that who approves did not type it.
 */
export const performApproved = <Name extends CommandName>(trx: Trx, ctx: Ctx, name: Name, input: Input<Name>, approval: Approval): Promise<Outcome> =>
  within(trx, ctx, USE_CASES[name] as UseCase<Input<CommandName> & Input<Name>>, input as Input<CommandName> & Input<Name>, approval)

/** The same, undone at the end: what would come of it, for a dry run. */
export const rehearse = <Name extends CommandName>(ctx: Ctx, name: Name, input: Input<Name>): Promise<Outcome> =>
  rehearseUseCase(ctx, USE_CASES[name] as UseCase<Input<CommandName> & Input<Name>>, input as Input<CommandName> & Input<Name>)
