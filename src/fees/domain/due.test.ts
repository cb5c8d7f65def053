import assert from 'node:assert/strict'
import { test } from 'node:test'
import fc from 'fast-check'
import { stateFees } from '#procedures/domain/fee.ts'
import type { ProcedureFee } from '#procedures/domain/procedure.ts'
import { accountOf, dueLines } from './due.ts'

const FEES: readonly ProcedureFee[] = [
  { id: 'charge', name: 'Lệ phí', kind: 'charge', amount: 15_000 },
  { id: 'tariff', name: 'Phí thẩm định', kind: 'fee', amount: null, payableAt: 'return' },
]
const statement = stateFees(FEES, { caseId: 'usual', channel: 'direct' })
const asked = [{ key: 'obligation/7', name: 'Thuế, lệ phí trước bạ', amountDong: 400_000 }]

test('khoản phải thu: của thủ tục, của thông báo nghĩa vụ, mỗi khoản có lúc nộp', () => {
  assert.deepEqual(
    dueLines(statement, FEES, asked, []).map(({ key, amountDong, payableAt }) => [key, amountDong, payableAt]),
    [['fee/charge', 15_000, 'submission'], ['fee/tariff', null, 'return'], ['obligation/7', 400_000, 'request']],
  )
})

test('khoản theo biểu riêng chờ người thu xác định; miễn một khoản giữ căn cứ', () => {
  const waiting = accountOf(dueLines(statement, FEES, [], []), 0, 'asked')
  assert.deepEqual([waiting.totalDong, waiting.incomplete], [15_000, true])
  const lines = dueLines(statement, FEES, [], [
    { type: 'stated', key: 'fee/tariff', amountDong: 200_000 },
    { type: 'waived', key: 'fee/charge', basis: 'Luật Người cao tuổi' },
  ])
  const account = accountOf(lines, 0, 'asked')
  assert.deepEqual([account.totalDong, account.incomplete], [200_000, false])
  assert.equal(lines[0]?.exemption?.basis, 'Luật Người cao tuổi')
})

test('hồ sơ rút thì không thu thêm, tiền đã nộp giữ nguyên; hồ sơ hủy thì tiền đã nộp là thừa', () => {
  const lines = dueLines(statement, FEES, [], [])
  assert.deepEqual(pick(accountOf(lines, 15_000, 'kept')), [0, 0])
  assert.deepEqual(pick(accountOf(lines, 15_000, 'void')), [0, 15_000])
  assert.deepEqual(pick(accountOf(lines, 0, 'kept')), [0, 0])
})

const pick = ({ outstandingDong, overpaidDong }: { outstandingDong: number; overpaidDong: number }) => [outstandingDong, overpaidDong]

test('còn phải nộp và nộp thừa không bao giờ cùng có', () => {
  fc.assert(
    fc.property(fc.nat(1_000_000), fc.constantFrom('asked' as const, 'kept' as const, 'void' as const), (paid, standing) => {
      const account = accountOf(dueLines(statement, FEES, asked, []), paid, standing)
      assert.ok(account.outstandingDong === 0 || account.overpaidDong === 0)
      if (standing === 'asked') assert.equal(account.totalDong, paid + account.outstandingDong - account.overpaidDong)
    }),
  )
})
