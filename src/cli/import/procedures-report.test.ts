import assert from 'node:assert/strict'
import { test } from 'node:test'
import { Temporal } from '#kernel/time.ts'
import { planImport } from '#procedures/import/plan-import.ts'
import { readRecord } from '#procedures/import/read-record.ts'
import { toJson, toText } from './procedures-report.ts'

const record = (n: number, timeText: string): object => ({
  id: `thu:${n}`,
  code: `1.${String(n).padStart(6, '0')}`,
  name: `Thủ tục số ${n}`,
  levels: ['xa'],
  methods: [{ channel: 'Trực tiếp', timeText, fees: [] }],
})
const records = [
  ...Array.from({ length: 30 }, (_, i) => record(i, '3 Ngày làm việc')),
  record(50, '3'),
  { ...record(0, '5 Ngày làm việc'), id: 'thu:0b' },
  { ...record(60, '1 Ngày'), code: 'không' },
  42,
]
const planned = planImport(records.map(readRecord), {
  versionsByCode: new Map(),
  asked: new Set(),
  today: Temporal.PlainDate.from('2026-11-20'),
})

test('--json: five words that account for every record, each once', () => {
  const answer = JSON.parse(JSON.stringify(toJson(planned))) as Record<string, number | { index: number }[]>
  assert.deepEqual(Object.keys(answer), ['created', 'updated', 'unchanged', 'needsReview', 'rejected'])
  const size = (part: number | readonly unknown[] | undefined): number => (typeof part === 'number' ? part : (part?.length ?? 0))
  assert.equal(Object.values(answer).reduce<number>((sum, part) => sum + size(part), 0), records.length)
  assert.deepEqual(answer.needsReview, [
    { index: 30, code: '1.000050', questions: ['timeAssumed'] },
    { index: 31, code: '1.000000', questions: ['codeDoubled'] },
  ])
  assert.deepEqual(answer.rejected, [
    { index: 32, code: 'không', field: 'code', reason: 'mã thủ tục không đúng dạng 1.001193' },
    { index: 33, code: null, field: '', reason: 'không phải một bản ghi thủ tục' },
  ])
})

test('the text says how many, which, why, how many more, and that nothing was written', () => {
  const text = toText(planned, false)
  assert.match(text, /Đọc được 34 bản ghi/)
  assert.match(text, /1\.000050 Thủ tục số 50 \(thời hạn thiếu đơn vị hoặc phải suy đoán\)/)
  assert.match(text, /bản ghi 33 \(không\): mã thủ tục không đúng dạng/)
  assert.match(text, /… và 10 bản ghi nữa/)
  assert.match(text, /chưa ghi gì\. Thêm --apply/)
  assert.doesNotMatch(toText(planned, true), /chưa ghi gì/)
})
