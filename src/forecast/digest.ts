import { transaction, type Ctx, type Trx } from '#db/context.ts'
import { isAccepted } from '#dossiers/domain/dossier.ts'
import { findRecordedSince, findStates } from '#dossiers/states.ts'
import { Temporal, vietnamDay, type Instant } from '#kernel/time.ts'
import { dossierTime } from './domain/dossier-time.ts'
import { stepTimes } from './domain/step-times.ts'
import { openReckoning, type Reckoning } from './reckoning.ts'
import { addDossierTimes, addStepTimes, digestedUntil, noteDigested } from './store.ts'

/** Commands that were recorded earlier but committed later are looked at again. */
const OVERLAP = Temporal.Duration.from({ minutes: 30 })
const EVENTS_AT_A_TIME = 4_000

/**
 * Turns what happened since the last time into samples: how long each ended step and each finished dossier took. Samples
 * are only added; running it again adds nothing. Answers how many dossiers were looked at.
 */
export const digest = async (ctx: Ctx): Promise<number> => {
  const until = ctx.clock()
  const start = await transaction(ctx, async (trx) => ({
    since: (await digestedUntil(trx)).subtract(OVERLAP),
    reckoning: await openReckoning(trx, ctx, vietnamDay(until)),
  }))
  let looked = 0
  for (let since = start.since; ; ) {
    const batch = await transaction(ctx, (trx) => digestSome(trx, start.reckoning, since, until))
    looked += batch.looked
    since = batch.until
    if (batch.isLast) return looked
  }
}

const digestSome = async (
  trx: Trx,
  reckoning: Reckoning,
  since: Instant,
  until: Instant,
): Promise<{ readonly looked: number; readonly until: Instant; readonly isLast: boolean }> => {
  const recorded = await findRecordedSince(trx, since, until, EVENTS_AT_A_TIME)
  const dossiers = (await findStates(trx, recorded.ids)).filter(isAccepted).filter(({ phase }) => phase !== 'voided')
  await reckoning.prepare(trx, dossiers)
  await addStepTimes(trx, dossiers.flatMap((dossier) =>
    stepTimes(dossier, reckoning.calendarOf).map((time) => ({ dossier, time }))))
  await addDossierTimes(trx, dossiers.flatMap((dossier) => {
    const time = dossierTime(dossier, reckoning.calendarOf(dossier.competentUnitId))
    return time === undefined ? [] : [{ dossier, time }]
  }))
  await noteDigested(trx, recorded.until)
  return { looked: recorded.ids.length, until: recorded.until, isLast: recorded.isLast }
}
