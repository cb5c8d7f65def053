import assert from 'node:assert/strict'
import { test } from 'node:test'
import { fillSentence } from './sentence.ts'

const cases: [template: string, facts: Parameters<typeof fillSentence>[1], sentence: string][] = [
  ['Khóa đến {until}.', { until: '2026-11-20T01:15:00Z' }, 'Khóa đến 08:15 20/11/2026.'],
  ['Từ ngày {day}.', { day: '2025-07-01' }, 'Từ ngày 01/07/2025.'],
  ['Còn: {children}.', { children: ['Phòng Kinh tế', 'Văn phòng'] }, 'Còn: Phòng Kinh tế, Văn phòng.'],
  ['Loại {kind} không có.', { kind: '2026-02-30' }, 'Loại 2026-02-30 không có.'],
  ['Năm {year}, {missing}.', { year: 2028 }, 'Năm 2028, ?.'],
]
for (const [template, facts, sentence] of cases) {
  test(sentence, () => assert.equal(fillSentence(template, facts), sentence))
}
