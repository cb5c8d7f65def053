import type { Ctx, Trx } from '#db/context.ts'
import type { Evidence } from '#evidence/domain/evidence.ts'
import { tieEvidence } from '#evidence/tie-evidence.ts'
import { toAt } from '#kernel/at.ts'
import { ok, refuse, type Result } from '#kernel/result.ts'
import type { UnitTree } from '#organisation/domain/unit-tree.ts'
import { today } from '#organisation/today.ts'
import { unitTree } from '#organisation/unit-queries.ts'
import { evidenceOn, type Card, type CardExtension } from '../domain/rounds/card.ts'
import type { CardCommand } from '../domain/rounds/card-command.ts'
import { decideCard } from '../domain/rounds/decide-card.ts'
import { headsCouncil, mayLead, mayRun, mayScore, maySubmit, mayVerify, sitsInCouncil } from '../domain/rounds/may.ts'
import { linesOf, type Round } from '../domain/rounds/round.ts'
import { lockCard, writeCards } from './card-store.ts'
import { selectFacts } from './fact-store.ts'
import { acrossUnits } from './reading.ts'
import type { ParRefusal } from './refusals.ts'
import { findRound } from './round-store.ts'
import { closingAfter, closingOf } from './windows.ts'

type Of<Type extends CardCommand['type']> = Extract<CardCommand, { readonly type: Type }>

/** What people ask of a card; due dates are counted here, never given. */
export type CardInput =
  | Exclude<CardCommand, Of<'sendVerification'> | Of<'extend'>>
  | { readonly type: 'sendVerification' }
  | { readonly type: 'extend'; readonly stage: CardExtension['stage']; readonly until: string; readonly reason: string }

type Place = { readonly round: Round; readonly card: Card; readonly tree: UnitTree }

const mayDo = ({ actor }: Ctx, input: CardInput, { round, card, tree }: Place): boolean => {
  const { unitId } = card
  const verifies = (code: string): boolean => {
    const criterion = linesOf(round.version).find((one) => one.code === code)
    return criterion !== undefined && mayVerify(actor, round, criterion, unitId, tree)
  }
  switch (input.type) {
    case 'score':
    case 'contestFact':
    case 'dropContest':
    case 'rebut':
    case 'dropRebuttal': return mayScore(actor, unitId, tree)
    case 'submit':
    case 'sendRebuttal':
    case 'acceptVerification': return maySubmit(actor, unitId, tree)
    case 'return':
    case 'sendVerification':
    case 'settle': return mayLead(actor, round, unitId, tree)
    case 'verifyLine':
    case 'rule': return verifies(input.code)
    case 'agreeLines': return input.codes.every(verifies)
    case 'councilScore': return sitsInCouncil(actor, round)
    case 'survey': return mayRun(actor, round, tree)
    case 'extend': return headsCouncil(actor, round)
  }
}

const withTiedEvidence = async (trx: Trx, ctx: Ctx, card: Card, command: CardCommand): Promise<Result<CardCommand, ParRefusal>> => {
  const tie = (given: readonly Evidence[], code: string) => tieEvidence(trx, ctx, given, evidenceOn(card.lines[code]))
  if (command.type === 'survey') {
    if (command.source.kind !== 'paper') return ok(command)
    const tied = await tie(command.source.evidence, command.code)
    return tied.ok ? ok({ ...command, source: { kind: 'paper', evidence: tied.value } }) : tied
  }
  if (!('evidence' in command)) return ok(command)
  const tied = await tie(command.evidence, command.code)
  return tied.ok ? ok({ ...command, evidence: tied.value }) : tied
}

const withDueDates = async (trx: Trx, ctx: Ctx, round: Round, input: CardInput): Promise<Result<CardCommand, ParRefusal>> => {
  if (input.type === 'sendVerification') {
    return ok({ type: 'sendVerification', rebuttalDueAt: await closingAfter(trx, round.organiserId, toAt(ctx.clock()), round.rebuttalDays) })
  }
  if (input.type !== 'extend') return ok(input)
  const closesAt = await closingOf(trx, round.organiserId, input.until)
  return closesAt.ok ? ok({ type: 'extend', stage: input.stage, closesAt: closesAt.value, reason: input.reason }) : closesAt
}

/**
 * The only way a card changes: locked, asked whether the actor may, decided, written with its history. What changes
 * nothing writes nothing, so a sending that comes twice is done once.
 */
export const performOnCard = (ctx: Ctx, cardId: string, input: CardInput): Promise<Result<Card, ParRefusal>> =>
  acrossUnits(ctx, async (trx): Promise<Result<Card, ParRefusal>> => {
    const stored = await lockCard(trx, cardId)
    const found = stored && (await findRound(trx, stored.roundId))
    if (stored === undefined || found === undefined) return refuse('parCardNotFound')
    const { card, roundId } = stored
    const { round } = found
    if (!mayDo(ctx, input, { round, card, tree: await unitTree(trx, today(ctx)) })) return refuse('parNotAllowed')
    const timed = await withDueDates(trx, ctx, round, input)
    if (!timed.ok) return timed
    const tied = await withTiedEvidence(trx, ctx, card, timed.value)
    if (!tied.ok) return tied
    const facts = (await selectFacts(trx, roundId, card.unitId)).get(card.unitId) ?? new Map()
    const decided = decideCard(card, tied.value, { round, facts, by: ctx.actor.kind === 'staff' ? ctx.actor.staffId : null, now: toAt(ctx.clock()) })
    if (!decided.ok) return decided
    if (decided.value.length === 0) return ok(card)
    const [next] = await writeCards(trx, ctx, round, [{ id: cardId, roundId, before: card, events: decided.value, facts }])
    return ok(next ?? card)
  })
