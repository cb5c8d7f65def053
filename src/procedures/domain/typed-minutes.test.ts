import assert from 'node:assert/strict'
import { test } from 'node:test'
import { readTypedMinutes } from './typed-minutes.ts'

const DAY = 480
const READ = [
  ['30 phút', 30],
  ['4 giờ', 240],
  ['1,5 giờ làm việc', 90],
  ['1 buổi', 240],
  ['nửa ngày', 240],
  ['1,5 ngày', 720],
  ['2 ngày làm việc', 960],
] as const

for (const [text, minutes] of READ)
  test(`“${text}” là ${minutes} phút làm việc`, () => assert.equal(readTypedMinutes(text, DAY), minutes))

for (const text of ['', '90', 'nhanh', '2-3 giờ', 'trong ngày', '1 tháng', '0 giờ', '4 giờ hoặc 1 ngày'])
  test(`“${text}” không đọc được`, () => assert.equal(readTypedMinutes(text, DAY), undefined))
