import { transaction, type Ctx } from '#db/context.ts'
import { perform } from '#dossiers/commands.ts'
import { isLive } from '#dossiers/domain/dossier.ts'
import { INPUTS } from '#dossiers/inputs.ts'
import { findDossier } from '#dossiers/queries.ts'
import type { Actor } from '#kernel/actor.ts'
import { atOfMinute, fromAt, minuteOf } from '#kernel/at.ts'
import { formatMoment } from '#kernel/date-format.ts'
import { formatDay, dayOf } from '#kernel/local-time.ts'
import { prepareApology, signApologies } from '#lateness/apologies/prepare-apology.ts'
import { readTypedLines } from '#lateness/catch-up/read-lines.ts'
import { submitLines } from '#lateness/catch-up/submit-lines.ts'
import { countedDayAfter } from '#organisation/domain/working-calendar.ts'
import { dossierIdOf, seededWorld, type Stage } from '../simulation/perform-turn.ts'
import type { PlannedDossier } from '../simulation/plan.ts'

/** What an office does about its late dossiers: letters prepared and signed, work on paper entered and waiting for a leader. */

const REASON = 'Phải xác minh thêm tại nơi cư trú trước đây, cơ quan nơi đó chưa trả lời.'
/** Working days from today to the new date. */
const LATER = 4
/** The work on paper was done so many minutes before the due date, or as soon as its step was open. */
const BEFORE_DUE = 90
/** The department that is asked. */
const ASKED = 'H50.03.02'
const SYSTEM: Actor = { kind: 'system', name: 'demo' }

/** The drafts and classes themselves come from the tasks, as in any office: they are only asked to run. */
const TASKS = ['draft-apologies', 'classify-late'] as const

/** Of each commune's late dossiers one is apologised for, one waits for the signature, one was finished on paper. */
export const tellOfLateness = async (ctx: Ctx, stage: Stage, dossiers: readonly PlannedDossier[]): Promise<void> => {
  const late = dossiers.filter(({ fate }) => fate === 'openLate')
  for (const [, own] of Map.groupBy(late, ({ receiving }) => receiving)) {
    const [signed, waiting, ...others] = own
    for (const one of others.length > 0 ? others : own) await enterPaperWork(stage, one)
    if (signed !== undefined) await apologise(stage, signed, true)
    if (waiting !== undefined) {
      await askOthers(stage, waiting)
      await apologise(stage, waiting, false)
    }
  }
  await transaction(ctx, async (trx) => {
    for (const task of TASKS) await ctx.enqueue(trx, { task, payload: {} })
  })
}

const worldOf = (stage: Stage, actor: Actor, dossier: PlannedDossier, what: string): Ctx =>
  seededWorld(stage, actor, stage.district.end - 1, `${stage.seed} lateness ${what} ${dossier.index}`)

/** Before the due date another unit was asked, and has not answered: the lateness is not the officer's own. */
const askOthers = async (stage: Stage, dossier: PlannedDossier): Promise<void> => {
  const found = await transaction({ ...stage, actor: SYSTEM }, (trx) => findDossier(trx, SYSTEM, dossierIdOf(stage.seed, dossier)))
  const step = found?.phase === 'open' ? found.steps.find((one) => isLive(one) && one.kind === 'handle') : undefined
  const [officer] = stage.district.holders('caseOfficer', dossier.competent)
  if (found?.phase !== 'open' || found.clock.dueAt === null || step === undefined || officer === undefined) return
  const at = minuteOf(found.clock.dueAt) - BEFORE_DUE
  if (at < Math.max(minuteOf(step.openedAt), dossier.turns.at(-1)?.at ?? 0)) return
  const ctx = seededWorld(stage, officer, at, `${stage.seed} lateness ask ${dossier.index}`)
  const request = { unitId: stage.district.unitId(ASKED), question: 'Đề nghị xác minh nơi cư trú trước đây', allottedMinutes: 960 }
  await perform(ctx, 'consult', INPUTS.consult.parse({ commandId: ctx.newId(), dossierId: found.id, stepNo: step.no, requests: [request] }))
}

const apologise = async (stage: Stage, dossier: PlannedDossier, isSigned: boolean): Promise<void> => {
  const [officer] = stage.district.holders('caseOfficer', dossier.competent)
  const [leader] = stage.district.holders('agencyLeader', dossier.competent)
  if (officer === undefined) return
  const { calendar } = stage.district.rulesOf(dossier.procedureCode, dossier.competent)
  const dossierId = dossierIdOf(stage.seed, dossier)
  const rescheduledOn = formatDay(countedDayAfter(calendar, dayOf(stage.district.end), LATER))
  await prepareApology(worldOf(stage, officer, dossier, 'words'), { dossierId, cause: 'COORDINATION_AGENCY', reason: REASON, rescheduledOn })
  if (!isSigned || leader === undefined) return
  const ctx = worldOf(stage, leader, dossier, 'signature')
  await signApologies(ctx, ctx.newId(), [dossierId])
}

const enterPaperWork = async (stage: Stage, dossier: PlannedDossier): Promise<void> => {
  const [officer] = stage.district.holders('caseOfficer', dossier.competent)
  if (officer === undefined) return
  const ctx = worldOf(stage, officer, dossier, 'paper')
  const found = await transaction(ctx, (trx) => findDossier(trx, ctx.actor, dossierIdOf(stage.seed, dossier)))
  if (found?.phase !== 'open' || found.clock.dueAt === null) return
  const opened = found.steps.find((one) => isLive(one) && one.kind !== 'consult')?.openedAt
  if (opened === undefined) return
  const due = minuteOf(found.clock.dueAt)
  const at = Math.max(due - BEFORE_DUE, minuteOf(opened) + 1)
  const cause = at > due ? 'NOT_UPDATED_IN_SYSTEM' : ''
  const lines = await readTypedLines(`${found.code}; Đã có kết quả; ${formatMoment(fromAt(atOfMinute(at)))}; Đồng ý; Giải quyết theo đề nghị, đã trả bản giấy; ${cause}`)
  if (lines.ok) await submitLines(ctx, { batchId: ctx.newId(), lines: lines.value, onlyGood: true })
}
