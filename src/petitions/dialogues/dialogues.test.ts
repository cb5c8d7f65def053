import assert from 'node:assert/strict'
import { describe, test } from 'node:test'
import { transaction } from '#db/context.ts'
import { codeOf, taken } from '#organisation/testing.ts'
import { testVault } from '#secrets/testing.ts'
import { testDatabase } from '../../../test/db.ts'
import { recordPromiseProgress } from '../commands.ts'
import type { DialogueId, PromiseId, QuestionId } from '../domain/dialogue.ts'
import type { PetitionId } from '../domain/petition.ts'
import { findDialogueFigures } from '../queries.ts'
import { openPetitionOffice } from '../testing.ts'
import { findPromise, listPromises, listPublicQuestions, listQuestions } from './dialogue-queries.ts'
import { makePromise, PROMISE_MADE } from './promises.ts'
import { askQuestion, enterQuestion, makePetition, moveQuestion } from './questions.ts'
import { announceDialogue, moveDialogue } from './sessions.ts'

const db = await testDatabase()
const office = await openPetitionOffice(db, '2026-10-20T01:00:00Z')
const { units } = office
const id = office.newId() as DialogueId
const ANNOUNCEMENT = {
  title: 'Đối thoại quý IV', topics: 'Thủ tục đất đai', place: 'Hội trường xã', startsAt: '2026-11-05T01:00:00.000Z', questionsUntil: '2026-11-04T10:00:00.000Z',
}
const commandId = office.newId
const question = (text: string, over: object = {}) => ({ commandId: commandId(), sessionId: id, questionId: office.newId() as QuestionId, text, name: 'Lê Văn Hỏi', contact: '0912345678', ...over })
const figures = (asOf = office.now()) => findDialogueFigures(office.system, { unitIds: [units.commune], period: { from: '2026-11-01', to: '2026-11-30' }, asOf })

describe('một cuộc đối thoại', () => {
  test('công bố, nhận câu hỏi, duyệt, họp, trả lời, hứa, công khai, theo dõi lời hứa', async () => {
    const coordinator = await office.as('coordinator')
    const outsider = await office.as('outsider')
    const announce = { commandId: commandId(), id, unitId: units.commune, announcement: ANNOUNCEMENT }
    assert.equal(codeOf(await announceDialogue(outsider, announce)), 'dialogueNotAllowed')
    taken(await announceDialogue(coordinator, announce))
    taken(await announceDialogue(coordinator, announce))

    const asked = taken(await askQuestion(office.visitor, question('Ông Lê Văn Tám ở thôn Đông hỏi vì sao chậm?'), '10.0.0.1'))
    const rude = taken(await askQuestion(office.visitor, question('…', { name: '' }), '10.0.0.1'))
    const wish = taken(await enterQuestion(coordinator, { ...question('Đề nghị sửa cầu thôn Đông'), channel: 'phone' }))
    assert.equal(codeOf(await moveQuestion(outsider, { commandId: commandId(), questionId: asked.questionId, fact: { type: 'accepted', publicText: 'x' } })), 'dialogueQuestionNotFound')
    taken(await moveQuestion(coordinator, { commandId: commandId(), questionId: asked.questionId, fact: { type: 'accepted', publicText: 'Vì sao hồ sơ đất chậm?' } }))
    taken(await moveQuestion(coordinator, { commandId: commandId(), questionId: rude.questionId, fact: { type: 'declined', reason: 'Không có nội dung' } }))
    const shown = await transaction(office.system, (trx) => listPublicQuestions(trx, id))
    assert.deepEqual(shown, [{ no: 1, text: 'Vì sao hồ sơ đất chậm?', answer: null }])

    office.at('2026-11-04T17:01')
    assert.equal(codeOf(await askQuestion(office.visitor, question('Muộn rồi'), '10.0.0.1')), 'dialogueClosedExpired')
    const held = { type: 'held', attended: 84, minutes: 'Chủ tịch chủ trì, 84 người dự.' } as const
    assert.equal(codeOf(await moveDialogue(coordinator, { commandId: commandId(), id, fact: held })), 'dialogueNotYetHeldInvalid')

    office.at('2026-11-06T08:00')
    taken(await moveDialogue(coordinator, { commandId: commandId(), id, fact: held }))
    taken(await moveQuestion(coordinator, { commandId: commandId(), questionId: asked.questionId, fact: { type: 'answered', words: 'Đã bổ sung người.' } }))
    assert.equal(codeOf(await moveDialogue(coordinator, { commandId: commandId(), id, fact: { type: 'minutesPublished' } })), 'dialogueQuestionsWaitingConflict')
    const petitionId = taken(await makePetition(coordinator, testVault, { commandId: commandId(), questionId: wish.questionId, petitionId: office.newId() as PetitionId, class: 'service' }))
    assert.deepEqual([(await office.load(petitionId)).petition.channel, (await office.load(petitionId)).person?.phone], ['dialogue', '0912345678'])

    const jobs: string[] = []
    const promising = { ...coordinator, enqueue: async (_: unknown, job: { task: string }) => void jobs.push(job.task) }
    const promise = { commandId: commandId(), sessionId: id, promiseId: office.newId() as PromiseId, questionId: asked.questionId, text: 'Bố trí thêm một người', unitId: units.division, dueOn: '2026-11-20' }
    assert.equal(codeOf(await makePromise(promising, { ...promise, dueOn: '2026-11-05' })), 'dialoguePromiseDayInvalid')
    taken(await makePromise(promising, promise))
    taken(await makePromise(promising, promise))
    assert.deepEqual(jobs, [PROMISE_MADE])
    taken(await moveDialogue(coordinator, { commandId: commandId(), id, fact: { type: 'minutesPublished' } }))
    assert.deepEqual(await figures(), { sessions: 1, questions: 3, answered: 1, promises: 1, promisesDone: 0 })

    const before = office.now()
    office.at('2026-11-18T08:00')
    const progress = { promiseId: promise.promiseId, state: 'done', note: 'Đã có người từ 16/11' } as const
    taken(await recordPromiseProgress(office.system, progress))
    taken(await recordPromiseProgress(office.system, progress))
    assert.equal(codeOf(await recordPromiseProgress(office.system, { ...progress, state: 'made' })), 'dialoguePromiseStateConflict')
    assert.equal((await figures()).promisesDone, 1)
    assert.equal((await figures(before)).promisesDone, 0)
    const [kept, found] = await transaction(office.system, async (trx) => [await listPromises(trx, id), await findPromise(trx, promise.promiseId)] as const)
    assert.deepEqual(kept.map(({ state, note, questionNo }) => [state, note, questionNo]), [['done', 'Đã có người từ 16/11', 1]])
    assert.deepEqual([found?.sessionTitle, found?.href], ['Đối thoại quý IV', `/doi-thoai/${id}`])
    assert.deepEqual((await transaction(office.system, (trx) => listPublicQuestions(trx, id))).map(({ answer }) => answer), ['Đã bổ sung người.'])
  })

  test('câu hỏi chưa duyệt và người hỏi: đơn vị khác không đọc được', async () => {
    const outsider = await office.as('outsider')
    assert.deepEqual(await transaction(outsider, (trx) => listQuestions(trx, id)), [])
    assert.equal((await transaction(await office.as('coordinator'), async (trx) => listQuestions(trx, id))).length, 3)
  })
})
