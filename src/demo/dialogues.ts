import type { Ctx } from '#db/context.ts'
import { VISITOR } from '#kernel/actor.ts'
import { toAt } from '#kernel/at.ts'
import type { UnitId } from '#kernel/ids.ts'
import type { Result } from '#kernel/result.ts'
import { today } from '#organisation/today.ts'
import { recordPromiseProgress } from '#petitions/commands.ts'
import { makePromise } from '#petitions/dialogues/promises.ts'
import { askQuestion, moveQuestion } from '#petitions/dialogues/questions.ts'
import { announceDialogue, moveDialogue } from '#petitions/dialogues/sessions.ts'
import type { DialogueId, PromiseId, QuestionId } from '#petitions/domain/dialogue.ts'
import { actAs } from './act-as.ts'
import type { DemoOffice } from './office.ts'
import { daysAgo, handsOf } from './petitions.ts'

const COMMUNE = 'H50.101'

const done = <T>(result: Result<T>): T => {
  if (!result.ok) throw new Error(`demo dialogues: ${result.refusal.code}`)
  return result.value
}

const QUESTIONS = [
  ['Lê Văn Ổi', 'Vì sao hồ sơ đất của ông Lê Văn Ổi ở thôn Đông chậm?', 'Vì sao hồ sơ đất hay chậm hẹn?', 'Phòng Kinh tế thiếu một người từ tháng chín; xã sẽ bố trí thêm.'],
  ['', 'Khi nào sửa đường vào trung tâm?', 'Khi nào sửa đường vào trung tâm?', 'Đã có trong kế hoạch năm sau, xã đề nghị làm trước đoạn qua trường học.'],
  ['Cao Thị Na', 'Có thể nhận kết quả tại nhà không?', 'Có thể nhận kết quả tại nhà không?', 'Có, chọn nhận qua bưu chính khi nộp.'],
] as const

/** One dialogue that was held, with two promises of which one is done, and one that is announced. */
export const holdDialogues = async (ctx: Ctx, office: DemoOffice): Promise<void> => {
  const hands = handsOf(office)
  const unitId = office.units.get(COMMUNE) as UnitId
  const id = ctx.newId() as DialogueId
  const at = (days: number): Promise<Ctx> => actAs(daysAgo(ctx, days), hands.coordinator)
  const moment = (days: number): string => toAt(daysAgo(ctx, days).clock())
  done(await announceDialogue(await at(35), {
    commandId: ctx.newId(), id, unitId,
    announcement: { title: 'Đối thoại với người dân về đất đai và thủ tục', topics: 'Hồ sơ đất đai, giờ làm việc, đường vào trung tâm; trả lời các phản ánh trong sáu tháng.', place: 'Hội trường Ủy ban nhân dân xã', startsAt: moment(16), questionsUntil: moment(18) },
  }))
  const asked: QuestionId[] = []
  for (const [no, [name, text, publicText]] of QUESTIONS.entries()) {
    const questionId = ctx.newId() as QuestionId
    done(await askQuestion({ ...daysAgo(ctx, 25), actor: VISITOR }, { commandId: ctx.newId(), sessionId: id, questionId, text, name, contact: '' }, `demo ${no}`))
    done(await moveQuestion(await at(24), { commandId: ctx.newId(), questionId, fact: { type: 'accepted', publicText } }))
    asked.push(questionId)
  }
  done(await moveDialogue(await at(15), { commandId: ctx.newId(), id, fact: { type: 'held', attended: 84, minutes: 'Chủ tịch Ủy ban nhân dân xã chủ trì, 84 người dự, 3 câu hỏi gửi trước được trả lời. Lãnh đạo xã nhận hai việc, ghi ở phần lời hứa.' } }))
  for (const [no, questionId] of asked.entries()) {
    done(await moveQuestion(await at(15), { commandId: ctx.newId(), questionId, fact: { type: 'answered', words: QUESTIONS[no]?.[3] ?? '' } }))
  }
  const promise = async (no: number, text: string, unit: string, inDays: number): Promise<PromiseId> => {
    const promiseId = ctx.newId() as PromiseId
    const world = await at(15)
    done(await makePromise(world, { commandId: ctx.newId(), sessionId: id, promiseId, questionId: asked[no] ?? null, text, unitId: office.units.get(unit) ?? unitId, dueOn: today(world).add({ days: inDays }).toString() }))
    return promiseId
  }
  const staffed = await promise(0, 'Bố trí thêm một công chức địa chính cho Phòng Kinh tế', `${COMMUNE}.03`, 12)
  await promise(1, 'Sửa đoạn đường qua trường học trước Tết', `${COMMUNE}.03`, 70)
  done(await moveDialogue(await at(14), { commandId: ctx.newId(), id, fact: { type: 'minutesPublished' } }))
  done(await recordPromiseProgress(daysAgo(ctx, 5), { promiseId: staffed, state: 'done', note: 'Công chức mới nhận việc tại Phòng Kinh tế.' }))
  done(await announceDialogue(await at(1), {
    commandId: ctx.newId(), id: ctx.newId() as DialogueId, unitId,
    announcement: { title: 'Đối thoại với hộ kinh doanh', topics: 'Đăng ký hộ kinh doanh, thuế, an toàn thực phẩm.', place: 'Trung tâm Phục vụ hành chính công xã', startsAt: moment(-10), questionsUntil: moment(-8) },
  }))
}
