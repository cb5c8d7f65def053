import assert from 'node:assert/strict'
import { test } from 'node:test'
import fc from 'fast-check'
import { transaction, type Trx } from '#db/context.ts'
import type { CommandName } from '#dossiers/inputs.ts'
import { openTestOffice } from '#dossiers/testing-lives.ts'
import type { DossierId } from '#kernel/ids.ts'
import { Temporal, type Instant } from '#kernel/time.ts'
import { day } from '#organisation/testing.ts'
import { testDatabase } from '../../test/db.ts'
import { addFigures, MEASURES, type Figures } from './domain/measure.ts'
import type { Bucket, Dimension, Question } from './domain/question.ts'
import { placeFence } from './fence.ts'
import { askFigures } from './queries.ts'
import { countWrongSums, forgetSums, rollUp } from './roll-up.ts'

const office = await openTestOffice(await testDatabase())

const ask = async (question: Question, by: readonly (Dimension | Bucket)[]): Promise<readonly Figures[]> => {
  const { rows } = await transaction(office.system, (trx) => askFigures(trx, { ...question, by }))
  const buckets = Map.groupBy(rows, (row) => row.bucket?.toString() ?? '')
  return [...buckets.keys()].sort().map((bucket) => addFigures((buckets.get(bucket) ?? []).map((row) => row.values)))
}

/** Everything that was counted by each combination, in a fixed order. */
const asked = async (trx: Trx, question: Question, by: readonly (Dimension | Bucket)[]): Promise<readonly string[]> => {
  const { rows } = await askFigures(trx, { ...question, by })
  return rows.filter(({ values }) => MEASURES.some((measure) => values[measure] !== 0)).map((row) => JSON.stringify(row)).toSorted()
}

/** The same from the points themselves, as before the first roll-up; nothing of it stays. */
const askedOfPoints = async (question: Question, by: readonly (Dimension | Bucket)[]): Promise<readonly string[]> => {
  const undone = await transaction(office.system, async (trx) => {
    await forgetSums(trx)
    return { ok: false, rows: await asked(trx, question, by) }
  })
  return undone.rows
}

const CUTS: readonly (readonly Dimension[])[] = [['procedure', 'channel'], ['officer', 'receivingUnit']]

/** From the totals of days, from those of months, and from the points: whatever is asked, it is one answer. */
const askEveryWay = async (question: Question, bucket: Bucket): Promise<readonly Figures[]> => {
  const kept = await ask(question, ['unit', 'sector', bucket])
  assert.deepEqual(kept, await ask(question, ['procedure', bucket]))
  for (const by of CUTS) {
    const rows = await transaction(office.system, (trx) => asked(trx, question, [...by, bucket]))
    assert.deepEqual(rows, await askedOfPoints(question, [...by, bucket]))
  }
  return kept
}

const PERIODS = [
  { from: day('2026-11-01'), to: day('2026-11-30') },
  { from: day('2026-11-10'), to: day('2026-11-12') },
  { from: day('2026-11-20'), to: day('2027-01-31') },
]

type Act = { readonly verb: number; readonly pick: number; readonly minutes: number; readonly back: number }
const acts = fc.array(fc.record({ verb: fc.nat(9), pick: fc.nat(200), minutes: fc.integer({ min: 1, max: 2_000 }), back: fc.constantFrom(0, 0, 0, 900, 4_000) }), { minLength: 25, maxLength: 40 })

const act = async ({ verb, pick, back }: Act, alive: DossierId[], now: Instant): Promise<void> => {
  const dossierId = alive[pick % Math.max(1, alive.length)]
  const occurredAt = back === 0 ? null : now.subtract({ minutes: back }).toString()
  if (verb < 3 || dossierId === undefined) {
    alive.push((await office.must('receiver', 'receive', office.filing({ occurredAt }))).dossierId)
    return
  }
  const attempts: readonly (readonly [Parameters<typeof office.act>[0], CommandName, Record<string, unknown>])[] = [
    ['receiver', 'withdraw', { reason: 'Rút', lateness: { cause: 'STAFF_SHORTAGE' } }],
    ['officer', 'requestSupplement', { items: ['Giấy tờ'], reason: 'Thiếu', answerDueOn: '2027-06-01' }],
    ['receiver', 'receiveSupplement', { papers: [] }],
    ['receiver', 'receiveSupplement', { papers: [] }],
    ['head', 'terminate', { reason: 'Giả mạo', basis: 'Điều 1', lateness: { cause: 'STAFF_SHORTAGE' } }],
    ['receiver', 'requestVoid', { kind: 'mistake', reason: 'Nhập nhầm' }],
    ['leader', 'approveVoid', {}],
  ]
  const [who, name, input] = attempts[verb - 3] ?? (attempts[0] as (typeof attempts)[0])
  // A void is asked for and allowed at once; what staff may not date back is refused, and nothing happens.
  if (name === 'approveVoid') await office.act('receiver', 'requestVoid', { dossierId, kind: 'mistake', reason: 'Nhập nhầm' })
  await office.act(who, name, { dossierId, ...(name === 'approveVoid' ? {} : { occurredAt }), ...input })
}

test('hỏi như đã biết lúc nào cũng ra như nhau về sau; bản cộng dồn luôn bằng tổng từng điểm', async () => {
  let now = Temporal.Instant.from('2026-11-02T01:00:00Z')
  const alive: DossierId[] = []
  await fc.assert(
    fc.asyncProperty(acts, fc.nat(39), async (done, when) => {
      const known: { question: Question; answers: readonly Figures[] }[] = []
      for (const [i, one] of done.entries()) {
        now = now.add({ minutes: one.minutes })
        office.at(now.toZonedDateTimeISO('Asia/Ho_Chi_Minh').toPlainDateTime().toString())
        await act(one, alive, now)
        if (one.pick % 9 === 0) await rollUp(office.system)
        if (i === when || one.pick % 40 === 0) {
          const asOf = await placeFence(office.system)
          for (const period of PERIODS) {
            const question: Question = { period, asOf, units: 'all' }
            known.push({ question, answers: await askEveryWay(question, 'month') })
          }
        }
      }
      await rollUp(office.system)
      for (const { question, answers } of known) assert.deepEqual(await askEveryWay(question, 'month'), answers)
      assert.equal(await transaction(office.system, countWrongSums), 0)
      await askEveryWay({ period: PERIODS[2] as Question['period'], asOf: now, units: 'all' }, 'week')
    }),
    { numRuns: 5, seed: 4 },
  )
  const [all] = await ask({ period: { from: day('2026-11-01'), to: day('2027-12-31') }, asOf: now, units: 'all' }, [])
  assert.ok(all !== undefined && all.withdrawnOverdue > 0 && all.voided > 0 && all.pendingOverdue > 0 && all.pausedOverdue > 0, JSON.stringify(all))
})
