import assert from 'node:assert/strict'
import { test } from 'node:test'
import { transaction, type Job } from '#db/context.ts'
import { codeOf, taken } from '#organisation/testing.ts'
import type { DialogueId, PromiseId } from '#petitions/domain/dialogue.ts'
import { findPromise } from '#petitions/dialogues/dialogue-queries.ts'
import { makePromise } from '#petitions/dialogues/promises.ts'
import { announceDialogue, moveDialogue } from '#petitions/dialogues/sessions.ts'
import { testDatabase } from '../../test/db.ts'
import { acrossUnits } from './beyond-wall.ts'
import { REFORM_TASKS } from './jobs.ts'
import { acceptReport, reportTask } from './progress-commands.ts'
import { findTask, findTaskBySource } from './queries.ts'
import { doneReport, openReformOffice, sentReport } from './testing.ts'

test('lời hứa ở đối thoại thành nhiệm vụ của phòng; nhiệm vụ đi tới đâu, trang đối thoại nói tới đó', async () => {
  const office = await openReformOffice(await testDatabase())
  const { units, newId } = office
  const jobs: Job[] = []
  const queued = async (_: unknown, job: Job): Promise<void> => void jobs.push(job)
  const as = async (person: 'communeCoordinator' | 'leader' | 'head') => ({ ...(await office.as(person)), enqueue: queued })
  const system = { ...office.system, enqueue: queued }
  /** Everything that was announced is done, as the worker does it. */
  const work = async (): Promise<void> => {
    for (let job = jobs.shift(); job !== undefined; job = jobs.shift()) {
      const task: ((ctx: typeof system, payload: Record<string, unknown>) => Promise<void>) | undefined = Object.entries(REFORM_TASKS).find(([name]) => name === job?.task)?.[1]
      await task?.(system, { ...job.payload })
    }
  }
  const sessionId = newId() as DialogueId
  const promiseId = newId() as PromiseId
  const stateOf = async () => (await transaction(office.system, (trx) => findPromise(trx, promiseId)))?.state

  taken(await announceDialogue(await as('communeCoordinator'), {
    commandId: newId(), id: sessionId, unitId: units.commune,
    announcement: { title: 'Đối thoại quý IV', topics: 'Đất đai', place: 'Hội trường', startsAt: '2026-11-05T01:00:00.000Z', questionsUntil: '2026-11-04T10:00:00.000Z' },
  }))
  office.at('2026-11-06T08:00')
  taken(await moveDialogue(await as('communeCoordinator'), { commandId: newId(), id: sessionId, fact: { type: 'held', attended: 20, minutes: 'Đã họp.' } }))
  taken(await makePromise(await as('communeCoordinator'), { commandId: newId(), sessionId, promiseId, questionId: null, text: 'Bố trí thêm một người ở quầy', unitId: units.division, dueOn: '2026-11-20' }))
  jobs.push(...jobs)
  await work()

  const found = await acrossUnits(office.system, (trx) => findTaskBySource(trx, 'promise', promiseId))
  assert.ok(found !== undefined)
  assert.deepEqual([found.terms.title, found.terms.leadUnitId, found.assignerUnitId, found.terms.dueOn, found.phase, await stateOf()], ['Bố trí thêm một người ở quầy', units.division, units.commune, '2026-11-20', 'open', 'made'])

  const read = async () => (await acrossUnits(office.system, (trx) => findTask(trx, found.id))) ?? found
  taken(await reportTask(await as('head'), { id: found.id, seq: 1, report: sentReport({ progress: 40 }) }))
  await work()
  assert.equal(await stateOf(), 'inProgress')
  taken(await reportTask(await as('head'), { id: found.id, seq: (await read()).seq, report: doneReport() }))
  assert.equal(codeOf(await acceptReport(await as('leader'), { id: found.id, seq: (await read()).seq, note: 'Chỉ nói trong nhà' })), 'ok')
  await work()
  assert.deepEqual([await stateOf(), (await transaction(office.system, (trx) => findPromise(trx, promiseId)))?.note], ['done', null])
})
