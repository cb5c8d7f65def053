import { sql } from 'kysely'
import { transaction, type Ctx, type Trx } from '#db/context.ts'
import { toAt, type At } from '#kernel/at.ts'
import type { DossierId, UnitId } from '#kernel/ids.ts'
import { ok, refuse, type Result } from '#kernel/result.ts'
import { vietnamDay } from '#kernel/time.ts'
import { unitTree } from '#organisation/unit-queries.ts'
import type { Duration } from '#procedures/domain/duration.ts'
import { getProcess, getVersion } from '#procedures/queries.ts'
import type { ExplanationFacts } from '../deadline/deadline-facts.ts'
import { isAccepted, liveSteps, type AcceptedDossier, type Dossier, type Outcome, type PauseKind } from '../domain/dossier.ts'
import { missedAgain } from '../domain/lateness.ts'
import { statusOf, type DossierStatus } from '../domain/national-status.ts'
import { readTypedCode } from '../domain/number.ts'
import { verificationToken } from '../verification/verify-result.ts'
import { sealId } from './sealed-id.ts'
import { isSecret, lookupSecret } from './lookup-secret.ts'
import { countFailure, isThrottled } from './lookup-throttle.ts'

/** Who holds a dossier now: a unit and a step, never a person. */
export type Holder = { readonly unitName: string; readonly stepName: string; readonly since: At; readonly dueAt: At | null }

/** A step that is behind the dossier: a unit and two moments. */
export type PassedStep = { readonly stepName: string; readonly unitName: string; readonly from: At; readonly to: At }

/** What anybody with the slip may know. No name, no number, no address. */
export type PublicView = {
  readonly code: string
  /** Where its fees are shown and paid; null when it has none. */
  readonly payPath: string | null
  readonly procedureName: string
  readonly status: DossierStatus
  readonly receivingUnitName: string
  readonly acceptedAt: At
  /** Null: the law gives no time. */
  readonly duration: Duration | null
  readonly dueAt: At | null
  readonly originalDueAt: At | null
  readonly provisional: boolean
  readonly rescheduledTo: At | null
  /** The new date has gone by too. */
  readonly missedAgain: boolean
  readonly pausedSince: At | null
  readonly pauses: readonly { readonly kind: PauseKind; readonly from: At; readonly to: At | null }[]
  readonly overdueSince: At | null
  /** Past its due date now, with the clock running. */
  readonly isOverdue: boolean
  readonly finishedAt: At | null
  readonly endedAt: At | null
  readonly outcome: Outcome | null
  readonly handedOverAt: At | null
  /** Address parts of the result's verification and of the rating, once there is a result. */
  readonly seals: { readonly verify: string; readonly rate: string } | null
  readonly passed: readonly PassedStep[]
  readonly holders: readonly Holder[]
  readonly nextSteps: readonly string[]
  readonly explanation: ExplanationFacts | null
  readonly waiting: { readonly kind: PauseKind; readonly answerDueOn: string | null } | null
}

export type LookUpInput = {
  readonly code: string
  /** The secret of the slip, or the last four digits of the submitter's phone. */
  readonly factor: string
  /** Network address of the asker, for the limit on wrong answers. */
  readonly address: string
}

export type LookUpCode = 'lookUpNotFound' | 'lookUpThrottled' | 'lookUpCodeInvalid'

/**
 * Tra cứu: a code alone opens nothing. A wrong code and a wrong second factor get the same answer, and too many
 * wrong ones from one address or for one code are refused for a while. `ctx.actor` is the system: the function in the
 * database narrows the read to one dossier.
 */
export const lookUp = (ctx: Ctx, input: LookUpInput): Promise<Result<PublicView, LookUpCode>> =>
  transaction(
    ctx,
    async (trx): Promise<Result<PublicView, LookUpCode>> => {
      const key = readTypedCode(input.code)?.key
      if (key === undefined || key.length > 60) return refuse('lookUpCodeInvalid')
      if (await isThrottled(trx, ctx, input.address, key)) return refuse('lookUpThrottled')
      const state = await findByFactor(trx, ctx, key, input.factor.trim())
      if (state === undefined) {
        await countFailure(trx, ctx, input.address, key)
        return refuse('lookUpNotFound')
      }
      return ok(await publicViewOf(trx, ctx, state))
    },
    { keepOnRefusal: true },
  )

/** What anybody who may know of an accepted dossier sees of it: units, steps, days; nothing of a person. */
export const publicViewOf = async (trx: Trx, ctx: Ctx, state: AcceptedDossier): Promise<PublicView> => {
  const version = await getVersion(trx, ctx.tenantId, state.procedureVersionId)
  const process = await getProcess(trx, ctx.tenantId, state.processVersionId)
  const tree = await unitTree(trx, vietnamDay(ctx.clock()))
  const nameOf = (id: UnitId): string => tree.find(id)?.name ?? ''
  const explained = await sql<{ explanation: ExplanationFacts | null }>`
    select explanation from deadline_of(${state.id})`.execute(trx)
  const live = liveSteps(state)
  const following = process?.steps.filter((step) => live.some((one) => step.after.includes(one.definitionId))) ?? []
  return {
    code: state.code,
    payPath: state.feeDong > 0 ? `/thanh-toan?ma=${encodeURIComponent(state.code)}` : null,
    procedureName: version.name,
    status: statusOf(state),
    receivingUnitName: nameOf(state.receivingUnitId),
    acceptedAt: state.acceptedAt,
    duration: state.clock.duration,
    dueAt: state.clock.dueAt,
    originalDueAt: state.clock.originalDueAt,
    provisional: state.clock.provisional,
    rescheduledTo: state.clock.rescheduledTo,
    missedAgain: state.phase === 'open' && missedAgain(state.clock, toAt(ctx.clock())),
    pausedSince: state.clock.pauses.find((pause) => pause.to === null)?.from ?? null,
    pauses: state.clock.pauses,
    overdueSince: state.clock.overdueSince,
    isOverdue: isOverdue(state, toAt(ctx.clock())),
    finishedAt: 'finishedAt' in state ? state.finishedAt : null,
    endedAt: 'endedAt' in state ? state.endedAt : null,
    outcome: 'outcome' in state ? state.outcome : null,
    handedOverAt: state.phase === 'handedOver' ? state.handedOverAt : null,
    seals: await sealsOf(trx, ctx, state),
    passed: state.steps.flatMap((step) =>
      step.state === 'done' && step.kind !== 'consult' && step.endedAt !== null
        ? [{ stepName: step.name, unitName: nameOf(step.unitId), from: step.openedAt, to: step.endedAt }]
        : [],
    ),
    holders: live.map((step) => ({
      unitName: nameOf(step.unitId),
      stepName: step.name,
      since: step.openedAt,
      dueAt: step.dueAt,
    })),
    nextSteps: following.map((step) => step.name),
    explanation: explained.rows[0]?.explanation ?? null,
    waiting:
      state.phase === 'open' && state.waiting !== null
        ? { kind: state.waiting.kind, answerDueOn: state.waiting.answerDueOn }
        : null,
  }
}

const sealsOf = async (trx: Trx, ctx: Ctx, state: AcceptedDossier): Promise<PublicView['seals']> => {
  const verify = 'finishedAt' in state ? await verificationToken(trx, ctx, state) : undefined
  return verify === undefined ? null : { verify, rate: await sealId(trx, ctx, 'rating', state.id) }
}

const isOverdue = ({ phase, clock }: AcceptedDossier, now: At): boolean =>
  phase === 'open' && clock.dueAt !== null && clock.dueAt < now && !clock.pauses.some((pause) => pause.to === null && pause.from <= (clock.dueAt ?? now))

/** The accepted dossier that the key and the second factor both fit. A key that fits none costs the same work. */
const findByFactor = async (trx: Trx, ctx: Ctx, key: string, factor: string): Promise<AcceptedDossier | undefined> => {
  const { rows } = await sql<{ id: DossierId; state: Dossier; phone_tail: string | null }>`
    select id, state, phone_tail from dossiers_by_key(${key})`.execute(trx)
  const fits: AcceptedDossier[] = []
  for (const { id, state, phone_tail } of rows.length > 0 ? rows : [NOBODY]) {
    const matches = isSecret(factor, await lookupSecret(trx, ctx, id)) || (/^\d{4}$/.test(factor) && phone_tail === factor)
    if (matches && state !== null && isAccepted(state)) fits.push(state)
  }
  return fits[0]
}

const NOBODY = { id: '00000000-0000-7000-8000-000000000000' as DossierId, state: null, phone_tail: null }
