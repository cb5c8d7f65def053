import assert from 'node:assert/strict'
import { describe, test } from 'node:test'
import fc from 'fast-check'
import { stateFees, type FeeDocument, type FeeRequest } from './fee.ts'
import type { ProcedureFee } from './procedure.ts'

/** Thông tư 226/2016/TT-BTC: 2.000 đồng/trang, từ trang thứ ba 1.000 đồng/trang, tối đa 200.000 đồng/bản. */
const certifiedCopy: ProcedureFee = {
  id: 'f1', name: 'Phí chứng thực bản sao', kind: 'fee', amount: 2_000, per: 'page',
  laterPages: { fromPage: 3, amount: 1_000 }, maxPerCopy: 200_000,
}
const extract: ProcedureFee = {
  id: 'f2', name: 'Phí cấp bản sao trích lục', kind: 'fee', amount: 8_000, per: 'copy', condition: 'Có yêu cầu',
  exemptions: [
    { id: 'poor', label: 'Hộ nghèo', percentOff: 100, basis: 'Luật Hộ tịch, Điều 11' },
    { id: 'online', label: 'Nộp trực tuyến', percentOff: 50, basis: 'Nghị quyết của HĐND' },
  ],
}
const direct: ProcedureFee = { id: 'f3', name: 'Lệ phí', kind: 'charge', amount: 20_000, channel: 'direct' }
const online: ProcedureFee = { id: 'f4', name: 'Lệ phí', kind: 'charge', amount: 10_001, channel: 'online', exemptions: [{ id: 'half', label: 'Giảm nửa', percentOff: 50, basis: 'x' }] }
const local: ProcedureFee = { id: 'f5', name: 'Lệ phí xây dựng', kind: 'charge', amount: null, caseId: 'house' }

const ask = (more: Partial<FeeRequest> = {}): FeeRequest => ({ caseId: 'usual', channel: 'direct', ...more })

describe('stateFees', () => {
  const CASES: readonly (readonly [string, readonly ProcedureFee[], FeeRequest, number, boolean])[] = [
    ['một bản một trang', [certifiedCopy], ask(), 2_000, false],
    ['hai trang', [certifiedCopy], ask({ documents: [{ pages: 2, copies: 1 }] }), 4_000, false],
    ['năm trang, ba bản', [certifiedCopy], ask({ documents: [{ pages: 5, copies: 3 }] }), 21_000, false],
    ['198 trang chạm mức tối đa', [certifiedCopy], ask({ documents: [{ pages: 198, copies: 1 }] }), 200_000, false],
    ['400 trang vẫn là mức tối đa của một bản', [certifiedCopy], ask({ documents: [{ pages: 400, copies: 2 }] }), 400_000, false],
    ['hai giấy tờ khác nhau', [certifiedCopy], ask({ documents: [{ pages: 1, copies: 2 }, { pages: 3, copies: 1 }] }), 9_000, false],
    ['không xin bản sao thì không thu', [extract], ask(), 0, false],
    ['xin ba bản sao', [extract], ask({ chosenFeeIds: ['f2'], documents: [{ pages: 9, copies: 3 }] }), 24_000, false],
    ['miễn và giảm không cộng dồn: mức lợi nhất', [extract], ask({ chosenFeeIds: ['f2'], exemptionIds: ['online', 'poor'] }), 0, false],
    ['giảm một nửa', [extract], ask({ chosenFeeIds: ['f2'], exemptionIds: ['online'] }), 4_000, false],
    ['theo kênh trực tiếp', [direct, online], ask(), 20_000, false],
    ['theo kênh trực tuyến', [direct, online], ask({ channel: 'online' }), 10_001, false],
    ['lẻ đồng làm tròn xuống', [online], ask({ channel: 'online', exemptionIds: ['half'] }), 5_000, false],
    ['qua bưu chính không có dòng nào', [direct, online], ask({ channel: 'post' }), 0, false],
    ['chưa có mức thu thì phải nhập', [local], ask({ caseId: 'house' }), 0, true],
    ['mức thu của trường hợp khác không tính', [local], ask(), 0, false],
    ['miễn phí của người khác không áp dụng', [direct], ask({ exemptionIds: ['poor'] }), 20_000, false],
  ]
  for (const [title, fees, request, total, incomplete] of CASES) {
    test(title, () => {
      const statement = stateFees(fees, request)
      assert.equal(statement.total, total)
      assert.equal(statement.incomplete, incomplete)
    })
  }

  const documents = fc.array(fc.record({ pages: fc.integer({ min: 1, max: 500 }), copies: fc.integer({ min: 0, max: 50 }) }), { maxLength: 5 })
  const total = (list: readonly FeeDocument[]): number => stateFees([certifiedCopy], ask({ documents: list })).total

  test('a batch costs what its documents cost one by one, and never more than the cap a copy', () => {
    fc.assert(fc.property(documents, (list) => {
      assert.equal(total(list), list.reduce((sum, one) => sum + total([one]), 0))
      assert.ok(total(list) <= list.reduce((sum, { copies }) => sum + copies * 200_000, 0))
    }))
  })

  test('another page never makes it cheaper', () => {
    fc.assert(fc.property(fc.integer({ min: 1, max: 500 }), (pages) => {
      assert.ok(total([{ pages: pages + 1, copies: 1 }]) >= total([{ pages, copies: 1 }]))
    }))
  })
})
