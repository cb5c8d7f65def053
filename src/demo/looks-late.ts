import { transaction } from '#db/context.ts'
import type { Actor } from '#kernel/actor.ts'
import type { DossierId } from '#kernel/ids.ts'
import { formatDay, dayOf } from '#kernel/local-time.ts'
import { classifyLate } from '#lateness/false-overdue/classify-late.ts'
import { confirmClasses, type Confirmation } from '#lateness/false-overdue/confirm-classes.ts'
import { listLate } from '#lateness/false-overdue/class-queries.ts'
import { seededWorld, type Stage } from '../simulation/perform-turn.ts'
import { tellDossier, type Place } from './told-dossier.ts'

/** Dossiers that are late in the books and not, or not only, through the office: what a head then says of them. */

const SYSTEM: Actor = { kind: 'system', name: 'demo' }
const NOT_UPDATED = { cause: 'NOT_UPDATED_IN_SYSTEM', note: null }

/** Signed and issued in time, its end clicked a week later. */
const clickedLate = (stage: Stage, place: Place): Promise<DossierId> =>
  tellDossier(stage, 'clicked late', place, 7_200, [
    { ago: 7_100, by: 2, name: 'acceptStep', input: { stepNo: 2 } },
    { ago: 6_900, by: 2, name: 'draftResult', input: { stepNo: 2, outcome: 'GRANTED', summary: 'Đồng ý giải quyết' } },
    { ago: 6_890, by: 2, name: 'forward', input: { stepNo: 2 } },
    { ago: 6_500, by: 3, name: 'forward', input: { stepNo: 3 } },
    { ago: 6_100, by: 4, name: 'approve', input: { stepNo: 4 } },
    { ago: 6_000, by: 5, name: 'issue', input: { stepNo: 5 } },
    { ago: 3_000, by: 6, name: 'finish', input: { stepNo: 6, lateness: NOT_UPDATED } },
  ])

/** Asked of the citizen after the due date, and not answered since. */
const waitsForCitizen = (stage: Stage, place: Place): Promise<DossierId> =>
  tellDossier(stage, 'waits for the citizen', place, 5_000, [
    { ago: 4_900, by: 2, name: 'acceptStep', input: { stepNo: 2 } },
    {
      ago: 2_400, by: 2, name: 'requestSupplement',
      input: { items: ['Giấy xác nhận của nơi cư trú trước đây'], reason: 'Thành phần hồ sơ chưa đủ', answerDueOn: formatDay(dayOf(stage.district.end) + 5) },
    },
  ])

/** A sum is due at the tax office. */
const waitsForObligation = (stage: Stage, place: Place): Promise<DossierId> =>
  tellDossier(stage, 'waits for an obligation', place, 4_800, [
    { ago: 4_700, by: 2, name: 'acceptStep', input: { stepNo: 2 } },
    { ago: 3_300, by: 2, name: 'requireObligation', input: { amountDong: 350_000, reason: 'Chờ cơ quan thuế xác nhận đã nộp nghĩa vụ tài chính' } },
  ])

/** Tells them, lets the program say what it makes of every late dossier, and has the leader of the commune confirm some. */
export const sortOutLateness = async (stage: Stage, place: Place): Promise<void> => {
  const told = [await clickedLate(stage, place), await waitsForCitizen(stage, place), await waitsForObligation(stage, place)]
  const at = stage.district.end - 1
  await classifyLate(seededWorld(stage, SYSTEM, at, `${stage.seed} classes`))
  const [leader] = stage.district.holders('agencyLeader', place.competent)
  if (leader === undefined) return
  const world = seededWorld(stage, leader, at, `${stage.seed} verdicts`)
  const confirm = async (dossierIds: readonly DossierId[], as: Confirmation['as'], note: string): Promise<void> => {
    if (dossierIds.length > 0) await confirmClasses(world, { commandId: world.newId(), dossierIds, as, note })
  }
  await confirm(told, 'proposed', 'Đã đối chiếu sổ giấy')
  const { items } = await transaction(world, (trx) => listLate(trx, leader, { lateClass: 'real', state: 'unconfirmed', unitId: null, openOnly: true }))
  await confirm(items.slice(0, 1).map(({ dossierId }) => dossierId), 'sync', 'Đã trả kết quả trên hệ thống của bộ, trạng thái chưa đồng bộ về')
}
