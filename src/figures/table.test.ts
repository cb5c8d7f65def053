import assert from 'node:assert/strict'
import { describe, test } from 'node:test'
import { openTestOffice } from '#dossiers/testing-lives.ts'
import { resolveDossier } from '#dossiers/testing-resolve.ts'
import { parseId, type StaffId } from '#kernel/ids.ts'
import { day } from '#organisation/testing.ts'
import { testDatabase } from '../../test/db.ts'
import { findOpenedFigure } from './pages/opened-figure.ts'
import { findTablePage } from './pages/table-page.ts'
import { readTableQuery, TABLE_CUTS, tableHref, tablePeriod, type TableQuery } from './table-address.ts'

const office = await openTestOffice(await testDatabase())
const QUERY: TableQuery = { unitId: undefined, period: 'month', cut: 'unit' }
const told = ({ from, to }: ReturnType<typeof tablePeriod>): string => `${from.toString()} ${to.toString()}`

describe('trang số liệu', () => {
  test('kỳ đọc từ địa chỉ; tháng, quý, năm của một ngày', () => {
    const today = day('2026-02-14')
    assert.deepEqual((['month', 'lastMonth', 'quarter', 'lastQuarter', 'year', 'lastYear'] as const).map((period) => told(tablePeriod(period, today))), [
      '2026-02-01 2026-02-28', '2026-01-01 2026-01-31', '2026-01-01 2026-03-31', '2025-10-01 2025-12-31', '2026-01-01 2026-12-31', '2025-01-01 2025-12-31',
    ])
    for (const cut of TABLE_CUTS) {
      const query: TableQuery = { unitId: office.units.division, period: 'lastQuarter', cut }
      assert.deepEqual(readTableQuery(new URL(tableHref(query), 'http://mot-cua').searchParams), query)
    }
    assert.deepEqual(readTableQuery(new URLSearchParams('ky=gi-do&theo=mau&don-vi=x')), QUERY)
    assert.equal(tableHref(QUERY), '/so-lieu')
  })

  test('chia cách nào cũng cộng lại bằng cả kỳ; mỗi số mở ra bấy nhiêu hồ sơ; người ngoài không thấy số nào', async () => {
    office.at('2026-11-02T08:00')
    const [first] = [await office.receive(), await office.receive()]
    office.at('2026-11-03T09:00')
    await resolveDossier(office.system, { ...office.staff, desk: office.staff.receiver }, first.dossierId)
    const leader = await office.as('leader')
    for (const cut of TABLE_CUTS) {
      const page = await findTablePage(leader, { ...QUERY, cut })
      const sum = page.lines.reduce((total, line) => total + line.values.resolved, 0)
      assert.deepEqual([page.whole.values.accepted, page.whole.values.resolved, sum], [2, 1, 1], cut)
      for (const line of page.lines) {
        const href = new URL(line.hrefs.resolved, 'http://mot-cua')
        assert.equal((await findOpenedFigure(leader, 'resolved', href.searchParams))?.lines.length, line.values.resolved, cut)
      }
    }
    const byOfficer = await findTablePage(leader, { ...QUERY, cut: 'officer' })
    assert.deepEqual(byOfficer.lines.map(({ key, name }) => [parseId<StaffId>(key), name]), [[office.staff.officer, 'Trần Thị Hạnh']])
    assert.ok(byOfficer.times.some(({ kind, count }) => kind === 'dossier' && count === 1))
    const outside = await findTablePage(await office.as('outsider'), QUERY)
    assert.deepEqual([outside.whole.values.accepted, outside.lines, outside.times], [0, [], []])
  })
})
