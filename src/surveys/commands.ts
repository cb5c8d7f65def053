import type { Ctx, Trx } from '#db/context.ts'
import type { CommandId, UnitId } from '#kernel/ids.ts'
import { ok, refuse, type Result } from '#kernel/result.ts'
import { tidy } from '#kernel/text.ts'
import { questionnairesOn, surveyRuleOn } from '#law/surveys.ts'
import type { UnitTree } from '#organisation/domain/unit-tree.ts'
import { today } from '#organisation/today.ts'
import { unitTree } from '#organisation/unit-queries.ts'
import { checkPlan, decide, type SurveyCommand } from './domain/decide.ts'
import { mayHold } from './domain/may.ts'
import type { Survey, SurveyPlan } from './domain/survey.ts'
import type { SurveyRefusal } from './refusals.ts'
import { findDrafted, insertSurvey, lockSurvey, sealSurvey, writeSurveyEvent } from './store.ts'
import { surveying } from './surveyor.ts'

export type Done = Result<Survey, SurveyRefusal>

/** `seq` is the state of the survey that the person was looking at. */
export type Seen = { readonly id: string; readonly seq: number }

/** What a coordinator plans, as typed. Days are ISO texts. */
export type PlanInput = {
  readonly title: string
  readonly questionnaires: readonly string[]
  readonly rated: readonly UnitId[]
  readonly period: { readonly from: string; readonly to: string } | null
  readonly closesOn: string
}

const planOf = (kind: Survey['kind'], input: PlanInput, day: string, kept: SurveyPlan['questionnaires'] = []): SurveyPlan => ({
  title: tidy(input.title),
  questionnaires: input.questionnaires.flatMap((code) => kept.find((one) => one.code === code) ?? questionnairesOn(kind, day).find((one) => one.code === code) ?? []),
  rated: [...new Set(input.rated)].toSorted(),
  period: kind === 'sipas' ? input.period : null,
  closesOn: input.closesOn,
})

/** Drafts a survey for an agency of the actor, with the questionnaires as they stand today. */
export const draftSurvey = (
  ctx: Ctx,
  input: PlanInput & { readonly commandId: CommandId; readonly kind: Survey['kind']; readonly ownerUnitId: UnitId },
): Promise<Done> =>
  surveying(ctx, async (trx): Promise<Done> => {
    const drafted = await findDrafted(trx, input.commandId)
    const known = drafted === undefined ? undefined : await lockSurvey(trx, drafted)
    if (known !== undefined) return ok(known)
    const { kind, ownerUnitId } = input
    const day = today(ctx).toString()
    const tree = await unitTree(trx, today(ctx))
    const plan = planOf(kind, input, day)
    if (!mayHold(ctx.actor, { ownerUnitId, isOwn: false, rated: plan.rated, phase: 'draft' }, tree)) return refuse('surveyNotAllowed')
    const checked = checkPlan({ kind, ownerUnitId, plan, tree, today: day })
    if (!checked.ok) return checked
    return ok(await insertSurvey(trx, ctx, ctx.newId(), { type: 'drafted', kind, ownerUnitId, isOwn: checked.value.isOwn, plan }, input.commandId))
  })

export type Held = { readonly survey: Survey; readonly tree: UnitTree }

/** Locks a survey that the actor may hold, as they saw it last. */
const lockHeld = async (trx: Trx, ctx: Ctx, { id, seq }: Seen): Promise<Result<Held, SurveyRefusal>> => {
  const survey = await lockSurvey(trx, id)
  if (survey === undefined) return refuse('surveyNotFound')
  const tree = await unitTree(trx, today(ctx))
  if (!mayHold(ctx.actor, survey, tree)) return refuse('surveyNotAllowed')
  return survey.seq === seq ? ok({ survey, tree }) : refuse('surveyChanged')
}

/** Decides and writes; what came before it in the transaction is undone with a refusal. */
export const decided = async (trx: Trx, ctx: Ctx, { survey, tree }: Held, command: SurveyCommand): Promise<Done> => {
  const event = decide(survey, command, { tree, today: today(ctx).toString() })
  return event.ok ? ok(await writeSurveyEvent(trx, ctx, survey, event.value)) : event
}

/** What only the holder of a survey does, in one transaction. */
export const asHolder = (ctx: Ctx, seen: Seen, work: (trx: Trx, held: Held) => Promise<Done>): Promise<Done> =>
  surveying(ctx, async (trx): Promise<Done> => {
    const held = await lockHeld(trx, ctx, seen)
    return held.ok ? work(trx, held.value) : held
  })

/** Another plan for a survey that is not open; who was drawn before is drawn no more. */
export const reviseSurvey = (ctx: Ctx, { plan, ...seen }: Seen & { readonly plan: PlanInput }): Promise<Done> =>
  asHolder(ctx, seen, (trx, held) =>
    decided(trx, ctx, held, { type: 'revise', plan: planOf(held.survey.kind, plan, today(ctx).toString(), held.survey.questionnaires) }))

/** From now on answers are taken. */
export const openSurvey = (ctx: Ctx, seen: Seen): Promise<Done> => asHolder(ctx, seen, (trx, held) => decided(trx, ctx, held, { type: 'open' }))

export const extendSurvey = (ctx: Ctx, { closesOn, reason, ...seen }: Seen & { readonly closesOn: string; readonly reason: string }): Promise<Done> =>
  asHolder(ctx, seen, (trx, held) => decided(trx, ctx, held, { type: 'extend', closesOn, reason: tidy(reason) }))

/**
 * Takes no more answers: puts them in random order, forgets whom was asked, and opens the results. Nobody may reopen it,
 * since then two looks would differ by the answers between them.
 */
export const closeSurvey = (ctx: Ctx, seen: Seen): Promise<Done> =>
  asHolder(ctx, seen, async (trx, held) => decided(trx, ctx, held, { type: 'close', answers: await sealSurvey(trx, held.survey.id) }))

/** Makes the results public, with the decision that says so when there is one. */
export const publishSurvey = (ctx: Ctx, { decision, ...seen }: Seen & { readonly decision: string | null }): Promise<Done> =>
  asHolder(ctx, seen, (trx, held) => {
    const { fewest } = surveyRuleOn(held.survey.openedOn ?? today(ctx).toString())
    return decided(trx, ctx, held, { type: 'publish', fewest, decision: decision === null || tidy(decision) === '' ? null : tidy(decision) })
  })
