import assert from 'node:assert/strict'
import { join } from 'node:path'
import { describe, test } from 'node:test'
import { transaction, type Ctx } from '#db/context.ts'
import { perform } from '#dossiers/commands.ts'
import { INPUTS } from '#dossiers/inputs.ts'
import type { Actor } from '#kernel/actor.ts'
import type { AccountId, DossierId, StaffId, TenantId, UnitId } from '#kernel/ids.ts'
import { Temporal, vietnamDay } from '#kernel/time.ts'
import { findGrants } from '#organisation/rights-queries.ts'
import { taken } from '#organisation/testing.ts'
import { readScenario } from '../simulation/read-scenario.ts'
import { simulate } from '../simulation/simulate.ts'
import { rowsOf, testCtx, testDatabase } from '../../test/db.ts'
import { askReport, type Report } from './ask-report.ts'
import { chainDifferences } from './domain/chain.ts'
import { countOf } from './domain/fill-sheet.ts'
import { openCell } from './open-cell.ts'
import type { ReportInput } from './report-question.ts'

const FRACTION = 0.05
const DISTRICT = 'H46.20'
const HALF_YEAR = { form: 'II.06a', unit: DISTRICT, from: '2021-01-01', to: '2021-06-30' }

const read = await readScenario(join(import.meta.dirname, '../../scenarios/quang-trach-2021.json'))
assert.ok(read.ok)
const scenario = read.value

describe('huyện Quảng Trạch, 6 tháng đầu năm 2021: 5 % số hồ sơ', async () => {
  const db = await testDatabase()
  const simulated = await simulate(db.app, scenario, { fraction: FRACTION, seed: scenario.seed, lanes: 3 })
  assert.ok(simulated.ok, JSON.stringify(simulated))
  const tenantId = (await rowsOf<{ id: TenantId }>(db, 'select id from tenant'))[0]?.id as TenantId
  let now = Temporal.Instant.from('2021-07-01T08:00:00+07:00')
  const ctx: Ctx = testCtx(db.app, { tenantId, now: () => now })

  const ask = async (input: ReportInput): Promise<Report> => {
    const asked = await askReport(ctx, input)
    assert.ok(asked.ok, JSON.stringify(asked))
    return asked.value
  }
  const cellsOf = ({ sheet, question }: Report, key: string): readonly (number | null | undefined)[] => {
    const row = sheet.rows.find((one) => one.key === key)
    return question.form.columns.filter(({ kind }) => kind === 'count').map(({ no }) => row?.cells[no])
  }

  test('II.06a cấp huyện và cấp xã: bằng số công bố theo số dư lớn nhất, không sai đẳng thức nào', async () => {
    const report = await ask(HALF_YEAR)
    assert.deepEqual(report.breaches, [])
    const district = cellsOf(report, 'cap=district')
    const commune = cellsOf(report, 'cap=commune')
    const parts = (cells: readonly (number | null | undefined)[]) => ({ received: cells[0], carried: cells[3], resolved: cells[4], pending: cells[8] })
    assert.deepEqual(parts(district), { received: 71, carried: 0, resolved: 69, pending: 2 })
    assert.deepEqual(parts(commune), { received: 2_034, carried: 0, resolved: 2_019, pending: 15 })
    assert.equal((commune[7] ?? 0) + (commune[10] ?? 0), 7)
    assert.deepEqual(cellsOf(report, 'tong'), district.map((value, i) => (value ?? 0) + (commune[i] ?? 0)))
  })

  test('mọi ô mở ra đúng bấy nhiêu hồ sơ, không hồ sơ nào hai lần', async () => {
    const report = await ask(HALF_YEAR)
    for (const row of report.sheet.rows.filter(({ depth }) => depth < 2)) {
      for (const column of report.question.form.columns) {
        if (countOf(report.question.form, column) === undefined) continue
        const opened = await openCell(ctx, HALF_YEAR, { row: row.key, column: column.no, limit: 10_000 })
        assert.ok(opened.ok)
        const ids = new Set(opened.value.dossiers.map(({ id }) => id))
        assert.equal(ids.size, opened.value.dossiers.length)
        assert.equal(ids.size, row.cells[column.no], `${row.key} (${column.no})`)
      }
    }
  })

  test('mở một ô theo từng trang: ghép lại như mở một lần', async () => {
    const cell = { row: 'cap=commune', column: 11 }
    const whole = await openCell(ctx, HALF_YEAR, { ...cell, limit: 100 })
    const first = await openCell(ctx, HALF_YEAR, { ...cell, limit: 10 })
    assert.ok(whole.ok && first.ok)
    const rest = await openCell(ctx, HALF_YEAR, { ...cell, limit: 10, after: first.value.dossiers.at(-1)?.id })
    assert.ok(rest.ok)
    assert.deepEqual([...first.value.dossiers, ...rest.value.dossiers].map(({ id }) => id), whole.value.dossiers.map(({ id }) => id))
  })

  test('quý I nối sang quý II: còn lại của kỳ trước là chuyển sang của kỳ sau, ở tổng và từng lĩnh vực', async () => {
    const first = await ask({ ...HALF_YEAR, to: '2021-03-31' })
    const second = await ask({ ...HALF_YEAR, from: '2021-04-01' })
    const half = await ask(HALF_YEAR)
    assert.deepEqual(chainDifferences(second.sheet, first.sheet), [])
    const [, , , , resolvedFirst] = cellsOf(first, 'tong')
    const [, , , carried, resolvedSecond, , , , pendingSecond] = cellsOf(second, 'tong')
    const [, , , , resolvedHalf, , , , pendingHalf] = cellsOf(half, 'tong')
    assert.ok((carried ?? 0) > 0)
    assert.equal((resolvedFirst ?? 0) + (resolvedSecond ?? 0), resolvedHalf)
    assert.equal(pendingSecond, pendingHalf)
  })

  test('chia theo đơn vị: huyện tự giải quyết, một chi nhánh và 17 xã cộng lại bằng cả huyện', async () => {
    const byUnit = await ask({ ...HALF_YEAR, by: 'don-vi' })
    assert.deepEqual(byUnit.breaches, [])
    assert.deepEqual(cellsOf(byUnit, 'tong'), cellsOf(await ask(HALF_YEAR), 'tong'))
    assert.equal(byUnit.sheet.rows.filter(({ depth }) => depth === 1).length, 19)
    assert.ok((cellsOf(byUnit, `don-vi=${DISTRICT}`)[0] ?? 0) > 0)
  })

  test('báo cáo tháng 6 hỏi lại sau sáu tháng sống tiếp: không khác một số nào', async () => {
    const asOf = '2021-07-01T08:00:00+07:00'
    const before = await ask({ ...HALF_YEAR, asOf })
    const open = await rowsOf<{ id: DossierId; receiving: UnitId }>(db, `
      select id, receiving_unit_id as receiving from dossier where phase = 'open' order by id limit 6`)
    now = Temporal.Instant.from('2021-12-20T09:00:00+07:00')
    for (const { id, receiving } of open) await withdraw(id, receiving)
    const after = await ask({ ...HALF_YEAR, asOf })
    assert.deepEqual(after.sheet.rows, before.sheet.rows)
    const year = await ask({ ...HALF_YEAR, from: '2021-07-01', to: '2021-12-31' })
    assert.deepEqual(chainDifferences(year.sheet, before.sheet), [])
    assert.equal(cellsOf(year, 'tong')[4], open.length)
  })

  /** Takes a dossier back as a receptionist of its desk does. */
  const withdraw = async (dossierId: DossierId, unitId: UnitId): Promise<void> => {
    const [holder] = await rowsOf<{ id: StaffId }>(db, `
      select staff_id as id from staff_assignment where role = 'receptionOfficer' and unit_id = '${unitId}' limit 1`)
    const staffId = holder?.id as StaffId
    const grants = await transaction(ctx, (trx) => findGrants(trx, staffId, vietnamDay(now)))
    const actor: Actor = { kind: 'staff', staffId, accountId: staffId as string as AccountId, name: 'Tiếp nhận', grants }
    const input = INPUTS.withdraw.parse({ commandId: ctx.newId(), dossierId, reason: 'Không còn nhu cầu', lateness: { cause: 'OTHER', note: 'Người dân chưa bổ sung' } })
    taken(await perform({ ...ctx, actor }, 'withdraw', input))
  }
})
