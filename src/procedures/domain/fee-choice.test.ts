import assert from 'node:assert/strict'
import { test } from 'node:test'
import fc from 'fast-check'
import { chooseFees, feeOptions, requestOf } from './fee-choice.ts'
import { stateFees, stateFeesOfEach } from './fee.ts'
import type { ProcedureFee } from './procedure.ts'

const poor = { id: 'poor', label: 'Hộ nghèo', percentOff: 100, basis: 'Luật Hộ tịch 2014, Điều 11' }
const half = { id: 'half', label: 'Nộp trực tuyến', percentOff: 50, basis: 'Nghị quyết của HĐND' }
const FEES: readonly ProcedureFee[] = [
  { id: 'charge', name: 'Lệ phí', kind: 'charge', amount: 15_000, exemptions: [poor] },
  { id: 'copy', name: 'Bản sao', kind: 'fee', amount: 8_001, per: 'copy', condition: 'Xin bản sao', exemptions: [poor, half] },
  { id: 'online', name: 'Lệ phí', kind: 'charge', amount: 7_000, channel: 'online', exemptions: [{ ...half, id: 'other' }] },
]
const DESK = { caseId: 'usual', channel: 'direct' } as const

test('chọn gì thì giữ đúng thứ đó, kèm căn cứ', () => {
  assert.deepEqual(chooseFees(FEES, DESK, {}), { ok: true, value: null })
  assert.deepEqual(chooseFees(FEES, DESK, { exemptionIds: ['poor'] }), {
    ok: true,
    value: { chosenFeeIds: [], exemptions: [{ feeId: 'charge', ...poor }] },
  })
  assert.deepEqual(chooseFees(FEES, DESK, { exemptionIds: ['poor'], chosenFeeIds: ['copy'] }), {
    ok: true,
    value: { chosenFeeIds: ['copy'], exemptions: [{ feeId: 'charge', ...poor }, { feeId: 'copy', ...poor }] },
  })
})

test('khoản không theo điều kiện, khoản của kênh khác, mức miễn của kênh khác: không chọn được', () => {
  for (const asked of [{ chosenFeeIds: ['charge'] }, { chosenFeeIds: ['online'] }]) {
    const answer = chooseFees(FEES, DESK, asked)
    assert.equal(!answer.ok && answer.refusal.code, 'feeUnknown')
  }
  const answer = chooseFees(FEES, DESK, { exemptionIds: ['other'] })
  assert.equal(!answer.ok && answer.refusal.code, 'exemptionUnknown')
})

test('lựa chọn được giữ lại tính ra đúng tổng của lúc đánh dấu', () => {
  fc.assert(
    fc.property(fc.subarray(['copy']), fc.subarray(['poor', 'half']), (chosenFeeIds, exemptionIds) => {
      const chosen = chooseFees(FEES, DESK, { chosenFeeIds, exemptionIds })
      assert.ok(chosen.ok)
      assert.deepEqual(stateFees(FEES, requestOf(DESK, chosen.value)), stateFees(FEES, { ...DESK, chosenFeeIds, exemptionIds }))
    }),
  )
})

test('từng giấy tờ tính riêng rồi cộng: làm tròn theo từng giấy tờ', () => {
  const documents = [{ pages: 1, copies: 1 }, { pages: 1, copies: 3 }]
  const { total, lines } = stateFeesOfEach(FEES, { ...DESK, chosenFeeIds: ['copy'], exemptionIds: ['half'] }, documents)
  assert.equal(total, 2 * 15_000 + 4_000 + 12_001)
  assert.equal(lines.reduce((sum, line) => sum + (line.amount ?? 0), 0), total)
  assert.deepEqual(stateFeesOfEach(FEES, DESK, []), { lines: [], total: 0, incomplete: false })
})

test('những gì có thể chọn: khoản theo điều kiện, và mức miễn của mọi khoản', () => {
  const { conditional, exemptions } = feeOptions(FEES, 'usual', 'direct')
  assert.deepEqual(conditional.map((fee) => fee.id), ['copy'])
  assert.deepEqual(exemptions.map((one) => `${one.feeId}/${one.id}`), ['charge/poor', 'copy/poor', 'copy/half'])
})
