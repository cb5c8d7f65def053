import assert from 'node:assert/strict'
import { test } from 'node:test'
import { formatBirthDate, parseBirthDate } from './birth-date.ts'

const READ: readonly (readonly [typed: string, read: string | undefined])[] = [
  ['12/03/1993', '1993-03-12'],
  ['1/2/1993', '1993-02-01'],
  [' 12 - 03 - 1993 ', '1993-03-12'],
  ['12.03.1993', '1993-03-12'],
  ['12031993', '1993-03-12'],
  ['1993-03-12', '1993-03-12'],
  ['3/1993', '1993-03'],
  ['1993', '1993'],
  ['29/02/2024', '2024-02-29'],
  ['29/02/2023', undefined],
  ['31/04/1990', undefined],
  ['12/13/1993', undefined],
  ['0/1/1993', undefined],
  ['01/01/1700', undefined],
  ['hôm qua', undefined],
  ['', undefined],
]
for (const [typed, read] of READ) test(`ngày sinh “${typed}”`, () => assert.equal(parseBirthDate(typed), read))

test('ghi lại như người ta viết', () => {
  assert.deepEqual(['1993-03-12', '1993-03', '1993'].map(formatBirthDate), ['12/03/1993', '03/1993', '1993'])
})
