import assert from 'node:assert/strict'
import { test } from 'node:test'
import type { UnitId } from '#kernel/ids.ts'
import { Temporal } from '#kernel/time.ts'
import { type Placement, childrenLeftAfter, findPlacementFault } from './unit-history.ts'

const day = (text: string) => Temporal.PlainDate.from(text)
const placed = (unit: string, parent: string | null, from: string, to: string | null = null): Placement => ({
  unitId: unit as UnitId,
  parentId: parent as UnitId | null,
  period: { from: day(from), to: to === null ? null : day(to) },
})

/** The district of Quảng Trạch ends on 30/06/2025; the province goes on. */
const before = [
  placed('province', null, '2014-01-01'),
  placed('district', 'province', '2014-01-01', '2025-06-30'),
  placed('commune', 'district', '2014-01-01', '2025-06-30'),
]

const cases: { title: string; placement: Placement; others?: Placement[]; fault: string | undefined }[] = [
  { title: 'xã trực thuộc tỉnh từ 01/07/2025', placement: placed('commune', 'province', '2025-07-01'), fault: undefined },
  {
    title: 'không thể trực thuộc huyện đã kết thúc',
    placement: placed('new', 'district', '2025-07-01'),
    fault: 'parentNotOpen 2025-07-01',
  },
  {
    title: 'huyện kết thúc giữa chừng thì sai từ ngày hôm sau',
    placement: placed('new', 'district', '2025-01-01'),
    fault: 'parentNotOpen 2025-07-01',
  },
  { title: 'tự làm cấp trên của mình', placement: placed('x', 'x', '2025-01-01'), fault: 'cycle 2025-01-01' },
  {
    title: 'vòng lặp chỉ xuất hiện về sau, khi xã đã lên dưới phòng',
    placement: placed('a', 'b', '2025-01-01'),
    others: [placed('b', null, '2020-01-01', '2025-12-31'), placed('b', 'a', '2026-01-01')],
    fault: 'cycle 2026-01-01',
  },
  {
    title: 'hai đơn vị đổi chỗ nhau ở hai khoảng ngày khác nhau thì không phải vòng lặp',
    placement: placed('a', 'b', '2026-01-01'),
    others: [placed('b', 'a', '2020-01-01', '2025-12-31'), placed('b', null, '2026-01-01')],
    fault: undefined,
  },
  { title: 'đơn vị gốc không cần cấp trên', placement: placed('x', null, '2025-01-01'), others: [], fault: undefined },
]

for (const { title, placement, others = before, fault } of cases) {
  test(title, () => {
    const found = findPlacementFault(placement, others)
    assert.equal(found && `${found.fault} ${found.day}`, fault)
  })
}

test('đóng huyện khi còn xã trực thuộc thì nêu tên xã; xã đóng cùng ngày thì được', () => {
  assert.deepEqual(childrenLeftAfter('district' as UnitId, day('2025-06-29'), before), ['commune'])
  assert.deepEqual(childrenLeftAfter('district' as UnitId, day('2025-06-30'), before), [])
  assert.deepEqual(
    childrenLeftAfter('district' as UnitId, day('2025-06-30'), [placed('later', 'district', '2026-01-01')]),
    ['later'],
  )
})
