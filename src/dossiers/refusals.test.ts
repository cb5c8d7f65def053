import assert from 'node:assert/strict'
import { test } from 'node:test'
import { declaredStatus } from '#web/refusal-status.ts'
import { DECISION_CODES } from './domain/command.ts'
import { DOSSIER_REFUSAL_CODES, dossierSentence } from './refusals.ts'

test('mỗi lời từ chối có một câu tiếng Việt trọn vẹn và một mã HTTP đã khai', () => {
  assert.ok(DECISION_CODES.every((code) => DOSSIER_REFUSAL_CODES.includes(code)))
  for (const code of DOSSIER_REFUSAL_CODES) {
    if (code === 'deadlineRefused') continue
    const sentence = dossierSentence({ code })
    assert.match(sentence, /^\p{Lu}.{15,}\.$/u, code)
    assert.doesNotMatch(sentence, /undefined|null|NaN/, code)
    assert.notEqual(declaredStatus(code), undefined, `${code} has no declared status`)
  }
})

const EXAMPLES = [
  [
    { code: 'extensionTooLate', facts: { dueAt: '2026-11-27T10:30:00.000Z' } },
    'Đã qua hạn trả 17:30 27/11/2026 nên không gia hạn được. Gửi văn bản xin lỗi và hẹn lại.',
  ],
  [{ code: 'extensionTooLong', facts: { amount: 2, unit: 'workingDay' } }, 'Chỉ được gia hạn nhiều nhất 2 ngày làm việc. Sửa lại thời gian gia hạn.'],
  [{ code: 'wrongPhase', facts: { phase: 'handedOver' } }, 'Hồ sơ đã trả kết quả nên không làm được việc này. Tải lại trang để xem tình trạng mới.'],
  [{ code: 'paused', facts: { kind: 'supplement' } }, 'Hồ sơ đang chờ bổ sung giấy tờ. Kết thúc việc chờ này rồi làm tiếp.'],
  [{ code: 'notYetInForce', facts: { procedure: '1.004873', from: '2027-01-01' } }, 'Thủ tục 1.004873 chỉ có hiệu lực từ 01/01/2027. Kiểm tra lại thời điểm tiếp nhận.'],
  [
    { code: 'deadlineRefused', facts: { why: 'durationTooLong', amount: 10000, unit: 'workingDay', longest: 3650 } },
    'Không tính được hạn trả. Thời hạn 10000 quá dài; với đơn vị này nhiều nhất là 3650.',
  ],
] as const

for (const [refusal, sentence] of EXAMPLES) {
  test(`câu cho ${refusal.code}`, () => assert.equal(dossierSentence(refusal), sentence))
}
