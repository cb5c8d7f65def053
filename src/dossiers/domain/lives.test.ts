import assert from 'node:assert/strict'
import { test } from 'node:test'
import fc from 'fast-check'
import { isAccepted, isLive } from './dossier.ts'
import { fold } from './evolve.ts'
import { PARALLEL, STANDARD } from './testing.ts'
import { attempts, live } from '../testing-random.ts'

const RUNS = { numRuns: 300 }
const ENDED = new Set(['handedOver', 'withdrawn', 'terminated', 'voided', 'rejected'])

for (const process of [STANDARD, PARALLEL]) {
  test(`${process.code}: cộng dồn lịch sử luôn bằng trạng thái, số thứ tự liền mạch`, () => {
    fc.assert(
      fc.property(attempts, (tries) => {
        const { dossier, history } = live(process, tries, () => undefined)
        assert.deepEqual(fold(history), dossier)
        assert.deepEqual(history.map((one) => one.seq), history.map((_, i) => i + 1))
        assert.deepEqual(JSON.parse(JSON.stringify(dossier)), dossier)
      }),
      RUNS,
    )
  })

  test(`${process.code}: hồ sơ chưa kết thúc luôn có bước sống, không gì treo lặng lẽ`, () => {
    fc.assert(
      fc.property(attempts, (tries) => {
        live(process, tries, (_, after) => {
          assert.equal(isAccepted(after) && after.steps.some(isLive), !ENDED.has(after.phase), after.phase)
        })
      }),
      RUNS,
    )
  })

  test(`${process.code}: hạn chỉ dời sau khi hết tạm dừng hoặc gia hạn, và không bao giờ sớm lên`, () => {
    fc.assert(
      fc.property(attempts, (tries) => {
        live(process, tries, (before, after, events) => {
          if (!isAccepted(before) || !isAccepted(after)) return
          const [old, due] = [before.clock.dueAt ?? '', after.clock.dueAt ?? '']
          if (old === due) return
          assert.ok(due > old, `${old} → ${due}`)
          assert.ok(events.some(({ event }) => ['supplementReceived', 'supplementLapsed', 'resumed', 'obligationMet', 'extended'].includes(event.type)))
        })
      }),
      RUNS,
    )
  })

  test(`${process.code}: đã quá hạn khi không tạm dừng thì mãi là đã quá hạn`, () => {
    fc.assert(
      fc.property(attempts, (tries) => {
        live(process, tries, (before, after, _, occurredAt) => {
          if (before.phase !== 'open' || !isAccepted(after)) return
          const due = before.clock.dueAt ?? ''
          if (occurredAt <= due || before.clock.pauses.some((pause) => pause.from <= due)) return
          assert.ok(after.clock.dueAt === due || after.clock.overdueSince === due)
        })
      }),
      RUNS,
    )
  })

  test(`${process.code}: bước sống không bao giờ hạn sau cả hồ sơ; chỉ bước cuối mới xong hồ sơ`, () => {
    fc.assert(
      fc.property(attempts, (tries) => {
        live(process, tries, (before, after) => {
          if (!isAccepted(after)) return
          for (const step of after.steps.filter(isLive)) assert.ok((step.dueAt ?? '') <= (after.clock.dueAt ?? ''))
          if (after.phase === 'resolved' && before.phase === 'open') {
            assert.notEqual(after.result, null)
            assert.ok(after.steps.filter(isLive).every((step) => step.kind === 'handOver'))
          }
        })
      }),
      RUNS,
    )
  })
}

test('các đời hồ sơ sinh ra đi đủ xa: có hồ sơ trả kết quả, thu hồi, hủy, rút, và đủ loại sự kiện', () => {
  const phases = new Set<string>()
  const types = new Set<string>()
  for (const tries of fc.sample(attempts, { numRuns: 3000, seed: 7 })) {
    const { dossier, history } = live(STANDARD, tries, () => undefined)
    phases.add(dossier.phase)
    for (const { event } of history) types.add(event.type)
  }
  assert.deepEqual([...phases].sort(), ['handedOver', 'open', 'resolved', 'terminated', 'voided', 'withdrawn'])
  const wanted = ['apologised', 'resultReplaced', 'consultationClosed', 'stepRecalled', 'stepReturned', 'supplementLapsed', 'stepDueMoved']
  assert.deepEqual(wanted.filter((type) => !types.has(type)), [])
})
