import { transaction } from '#db/context.ts'
import { listWatched } from '#dossiers/watch/lists.ts'
import { watchScope } from '#dossiers/watch/scope.ts'
import type { Actor } from '#kernel/actor.ts'
import { formatDay, dayOf, type LocalMinute } from '#kernel/local-time.ts'
import { answerSlip } from '#monitoring/answer.ts'
import { listSlips } from '#monitoring/slip-queries.ts'
import { sweep } from '#monitoring/sweep.ts'
import { urge } from '#monitoring/urge.ts'
import { loadWatch } from '#monitoring/watch-ground.ts'
import { lastMinuteWithin, type WorkingCalendar } from '#organisation/domain/working-calendar.ts'
import { seededWorld, type Stage } from '../simulation/perform-turn.ts'

const SWEEPER: Actor = { kind: 'system', name: 'monitoring-sweep' }
/** Working minutes ago: the sweeps of the last days, the word of a leader, the first answers. */
const SWEPT_AGO = [1_440, 960, 480, 30] as const
const URGED_AGO = 500
const ANSWERED_AGO = 60
const URGED_BY_HAND = 3

/**
 * What was watched and urged in the demo office over the last days: thresholds reached, slips that the program and the
 * leader of a commune sent, some of them answered. Answers how many slips were sent by hand.
 */
export const urgeLateDossiers = async (stage: Stage, calendar: WorkingCalendar, commune: string, divisions: readonly string[]): Promise<number> => {
  const { end } = stage.district
  const ago = (minutes: number): LocalMinute => lastMinuteWithin(calendar, end - 1, -minutes)
  for (const minutes of SWEPT_AGO) await sweep(seededWorld(stage, SWEEPER, ago(minutes), `${stage.seed} sweep ${minutes}`))
  const [leader] = stage.district.holders('agencyLeader', commune)
  if (leader === undefined) return 0
  const urging = seededWorld(stage, leader, ago(URGED_AGO), `${stage.seed} urging`)
  const late = await transaction(urging, async (trx) => {
    const scope = watchScope(leader, 'units')
    return (await listWatched(trx, scope, 'overdue', (await loadWatch(trx, scope, urging.clock())).ground, undefined, URGED_BY_HAND)).items
  })
  const urged = await urge(urging, {
    commandId: urging.newId(),
    dossierIds: late.map(({ id }) => id),
    to: 'holder',
    directive: 'Hồ sơ đã để quá hạn, người dân đang chờ. Đề nghị giải quyết dứt điểm và báo cáo trước cuối ngày.',
  })
  for (const division of divisions) await answerSome(stage, ago(ANSWERED_AGO), division)
  return urged.ok ? urged.value.filter(({ outcome }) => outcome.ok).length : 0
}

/** Every second slip that lies with a case officer of a division gets its answer. */
const answerSome = async (stage: Stage, at: LocalMinute, division: string): Promise<void> => {
  for (const [i, officer] of stage.district.holders('caseOfficer', division).entries()) {
    const ctx = seededWorld(stage, officer, at, `${stage.seed} answer ${division} ${i}`)
    const slips = await transaction(ctx, (trx) => listSlips(trx, officer, 'received', 'waiting', ctx.clock()))
    for (const slip of slips.filter((_, n) => n % 2 === 0)) {
      await answerSlip(ctx, {
        slipId: slip.id,
        reason: 'Chờ kết quả xác minh của nơi thường trú trước đây',
        plan: 'Đã gọi lại nơi xác minh, nhận trả lời là trình ký ngay',
        doneBy: formatDay(dayOf(stage.district.end) + 2),
      })
    }
  }
}
