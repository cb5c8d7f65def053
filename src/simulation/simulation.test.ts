import assert from 'node:assert/strict'
import { join } from 'node:path'
import { describe, test } from 'node:test'
import fc from 'fast-check'
import { sql } from 'kysely'
import { transaction } from '#db/context.ts'
import { replay } from '#dossiers/replay.ts'
import { checkFigures } from '#figures/rebuild.ts'
import { forgetSums, rollUp } from '#figures/roll-up.ts'
import type { TenantId } from '#kernel/ids.ts'
import { DAY_MINUTES, parseDay } from '#kernel/local-time.ts'
import { Temporal } from '#kernel/time.ts'
import { compiled } from '#organisation/calendar-testing.ts'
import { day } from '#organisation/testing.ts'
import { rowsOf, testCtx, testDatabase, type TestDatabase } from '../../test/db.ts'
import { apportion, apportionWithin } from './apportion.ts'
import { planDossiers } from './plan.ts'
import { readScenario, checkScenario } from './read-scenario.ts'
import type { Scenario } from './scenario-schema.ts'
import { seededBytes, seededChance } from './seed.ts'
import { simulate, type SimulationReport } from './simulate.ts'
import { tierFigures, type TierFigures } from './tier-figures.ts'

const FILE = join(import.meta.dirname, '../../scenarios/quang-trach-2021.json')

const taken = async (): Promise<Scenario> => {
  const read = await readScenario(FILE)
  assert.ok(read.ok, JSON.stringify(read))
  return read.value
}
const scenario = await taken()

type Brief = Pick<TierFigures, 'tier' | 'accepted' | 'resolved' | 'pending'> & { readonly overdue: number }

/** Counted from the events alone, by SQL that shares nothing with the figures. */
const recount = async (db: TestDatabase): Promise<readonly Brief[]> =>
  rowsOf(db, `
    with filed as (
      select dossier_id, (body -> 'filing' ->> 'competentUnitId')::uuid as unit_id from dossier_event where type = 'accepted'
    ), due as (
      select distinct on (dossier_id) dossier_id, (body -> 'due' ->> 'newDueAt')::timestamptz as due_at
      from dossier_event where body ->> 'due' is not null order by dossier_id, seq desc
    ), finished as (
      select dossier_id, occurred_at from dossier_event where type = 'resolved'
    )
    select v.tier, count(*)::int as accepted, count(f.dossier_id)::int as resolved,
      count(*) filter (where f.dossier_id is null)::int as pending,
      count(*) filter (where coalesce(f.occurred_at, (select least('2021-07-01T00:00+07'::timestamptz, max(s.occurred_at))
        from dossier_event s where s.dossier_id = filed.dossier_id and s.type = 'supplementRequested'
          and not exists (select 1 from dossier_event a where a.dossier_id = s.dossier_id and a.type = 'supplementReceived')),
        '2021-07-01T00:00+07'::timestamptz) > due.due_at)::int as overdue
    from filed join due using (dossier_id) left join finished f using (dossier_id)
    join unit_version v on v.unit_id = filed.unit_id
    group by v.tier order by v.tier desc`)

const brief = (tiers: readonly TierFigures[]): readonly Brief[] =>
  tiers
    .map(({ tier, accepted, resolved, pending, resolvedOverdue, pendingOverdue }) => ({ tier, accepted, resolved, pending, overdue: resolvedOverdue + pendingOverdue }))
    .sort((a, b) => (a.tier < b.tier ? 1 : -1))

const run = async (db: TestDatabase, what: Scenario, fraction: number, lanes: number): Promise<SimulationReport> => {
  const simulated = await simulate(db.app, what, { fraction, seed: what.seed, lanes })
  assert.ok(simulated.ok, JSON.stringify(simulated))
  return simulated.value
}

describe('huyện Quảng Trạch, 5 % số hồ sơ', async () => {
  const db = await testDatabase()
  const report = await run(db, scenario, 0.05, 3)

  test('tiếp nhận, đã xử lý, đang xử lý, quá hạn theo cấp: bằng 5 % của báo cáo theo số dư lớn nhất', () => {
    assert.deepEqual(brief(report.tiers), [
      { tier: 'district', accepted: 71, resolved: 69, pending: 2, overdue: 0 },
      { tier: 'commune', accepted: 2034, resolved: 2019, pending: 15, overdue: 7 },
    ])
  })

  test('từ bản cộng dồn, từ từng điểm và dựng lại từ sự kiện: cùng một số', async () => {
    const tenantId = (await rowsOf<{ id: TenantId }>(db, 'select id from tenant'))[0]?.id as TenantId
    const ctx = testCtx(db.app, { tenantId, now: '2021-07-01T01:00:00Z' })
    await rollUp(ctx)
    const kept = await transaction(ctx, (trx) => tierFigures(trx, { period: { from: day('2021-01-01'), to: day('2021-06-30') }, asOf: ctx.clock() }))
    assert.deepEqual(kept, report.tiers)
    const { dossiers, differences, wrongSums } = await checkFigures(ctx)
    assert.deepEqual([dossiers, differences, wrongSums], [report.dossiers, [], 0])
  })

  test('đếm lại từ lịch sử bằng SQL khác cũng ra như vậy; thêm một hồ sơ thì cả hai cùng đổi', async () => {
    assert.deepEqual(await recount(db), brief(report.tiers))
    const tenantId = (await rowsOf<{ id: TenantId }>(db, 'select id from tenant'))[0]?.id as TenantId
    const ctx = testCtx(db.app, { tenantId })
    const figures = () => transaction(ctx, (trx) => tierFigures(trx, { period: { from: day('2021-01-01'), to: day('2021-06-30') }, asOf: Temporal.Instant.from('2021-06-30T17:00:00Z') }))
    // One arrival moved out of the period, in history and in the points that history gives.
    const [{ id }] = (await rowsOf<{ id: string }>(db, `select id from dossier where phase = 'handedOver' and procedure_code = '2.000815' order by id limit 1`)) as [{ id: string }]
    await rowsOf(db, `update figure_point set at = '2021-07-02T01:00Z' where dossier_id = '${id}'`)
    await rowsOf(db, `update dossier_event set type = 'moved' where dossier_id = '${id}'`)
    await transaction(ctx, forgetSums)
    const after = brief(await figures())
    assert.notDeepEqual(after, brief(report.tiers))
    assert.deepEqual(await recount(db), after)
  })

  test('hai vế của đẳng thức báo cáo bằng nhau ở mỗi cấp', () => {
    for (const one of report.tiers) {
      assert.equal(one.carriedOver + one.accepted, one.resolved + one.pending + one.withdrawn + one.terminated)
      assert.ok(one.resolvedEarly > 0 && one.resolvedOnTime > 0)
    }
  })
})

describe('cùng hạt giống, cùng lịch sử', async () => {
  const [first, second, third] = [await testDatabase(), await testDatabase(), await testDatabase()]
  const alone = await run(first, scenario, 0.004, 1)
  const beside = await run(second, scenario, 0.004, 4)

  test('chạy từng lệnh hay chạy song song: cùng băm, cùng số liệu', () => {
    assert.equal(alone.historyHash, beside.historyHash)
    assert.deepEqual(alone.tiers, beside.tiers)
  })

  test('hạt giống khác: lịch sử khác, số liệu cấp vẫn vậy', async () => {
    const other = await simulate(third.app, scenario, { fraction: 0.004, seed: 'khac' })
    assert.ok(other.ok)
    assert.notEqual(other.value.historyHash, alone.historyHash)
    assert.deepEqual(brief(other.value.tiers), brief(alone.tiers))
  })

  test('replay dựng lại mọi hồ sơ của bản mô phỏng mà không thấy sai lệch', async () => {
    const tenantId = (await rowsOf<{ id: TenantId }>(first, 'select id from tenant'))[0]?.id as TenantId
    assert.deepEqual((await replay(testCtx(first.app, { tenantId }))).discrepancies, [])
  })

  test('việc xếp trong kỳ chạy theo (giờ, mã) giữa các lệnh và không còn việc nào quá giờ', async () => {
    const rows = await rowsOf<{ n: number }>(first, 'select count(*)::int as n from simulated_job')
    assert.deepEqual(rows, [{ n: 0 }])
  })

  test('mọi việc xảy ra trong kỳ và trong ngày làm việc', async () => {
    const odd = await rowsOf(first, `
      select occurred_at from dossier_event
      where extract(isodow from occurred_at at time zone 'Asia/Ho_Chi_Minh') > 5
        or occurred_at < '2021-01-01T00:00+07' or occurred_at >= '2021-07-01T00:00+07'`)
    assert.deepEqual(odd, [])
  })

  test('bản mô phỏng mang dấu của nó', async () => {
    assert.deepEqual((await sql<{ kind: string }>`select kind from instance`.execute(first.owner)).rows, [{ kind: 'simulation' }])
  })
})

describe('chia theo số dư lớn nhất', () => {
  test('các phần cộng lại bằng tổng và lệch tỷ lệ dưới một đơn vị', () => {
    fc.assert(fc.property(fc.nat(100_000), fc.array(fc.integer({ min: 0, max: 1_000 }), { minLength: 1, maxLength: 12 }), (total, weights) => {
      const sum = weights.reduce((a, b) => a + b, 0)
      fc.pre(sum > 0)
      const parts = apportion(total, weights)
      assert.equal(parts.reduce((a, b) => a + b, 0), total)
      parts.forEach((part, i) => assert.ok(Math.abs(part - (total * (weights[i] ?? 0)) / sum) < 1))
    }))
  })

  test('có mức trần: không phần nào quá trần, thiếu chỗ thì nói không', () => {
    fc.assert(fc.property(fc.nat(200), fc.array(fc.tuple(fc.nat(20), fc.nat(60)), { minLength: 1, maxLength: 8 }), (total, pairs) => {
      const room = pairs.map(([, most]) => most)
      const usable = pairs.reduce((sum, [weight, most]) => sum + (weight > 0 ? most : 0), 0)
      const parts = apportionWithin(total, pairs.map(([weight]) => weight), room)
      if (parts === undefined) return assert.ok(total > usable)
      assert.equal(parts.reduce((a, b) => a + b, 0), total)
      parts.forEach((part, i) => assert.ok(part >= 0 && part <= (room[i] ?? 0)))
    }))
    assert.deepEqual(apportionWithin(3, [1, 1], [1, 5]), [1, 2])
  })

  test('trọng số bằng 0 thì chỉ chia được 0', () => {
    assert.deepEqual(apportion(0, [0, 0]), [0, 0])
    assert.throws(() => apportion(1, [0, 0]), RangeError)
  })
})

test('chuỗi ngẫu nhiên theo hạt giống: như nhau dù lấy từng ít hay cả mớ', () => {
  const whole = seededBytes('x')(300)
  const bit = seededBytes('x')
  const parts = [1, 64, 7, 100, 128].flatMap((length) => [...bit(length)])
  assert.deepEqual(parts, [...whole])
  assert.notDeepEqual(seededBytes('y')(300), whole)
  const chance = seededChance('z')
  assert.deepEqual(chance.shuffle([1, 2, 3, 4, 5]).toSorted(), [1, 2, 3, 4, 5])
})

describe('kịch bản sai được từ chối bằng câu nói rõ chỗ', () => {
  /** The scenario with one place rewritten; `undefined` takes it away. */
  const rewritten = (path: string, value: unknown): unknown => {
    const draft: unknown = structuredClone(scenario)
    const keys = path.split('.')
    const last = keys.pop() ?? ''
    const holder = keys.reduce((at, key) => (at as Record<string, unknown>)[key], draft) as Record<string, unknown>
    if (value === undefined) delete holder[last]
    else holder[last] = value
    return draft
  }
  const codeOf = (value: unknown): string => {
    const checked = checkScenario(value)
    return checked.ok ? 'ok' : `${checked.refusal.code} ${String(checked.refusal.facts?.['where'] ?? '')}`.trim()
  }
  const cases: readonly (readonly [string, string, unknown, string])[] = [
    ['thiếu giá trị', 'streams.0.reported.open', undefined, 'scenarioInvalid streams.0.reported.open'],
    ['mục lạ', 'ghiChu', 'x', 'scenarioInvalid toàn tệp'],
    ['tổng không khớp', 'streams.0.reported.received', 1_420, 'countsDisagree'],
    ['quá hạn không khớp', 'streams.0.assumed.overdueOpen', 3, 'overdueDisagrees'],
    ['giả định không có lời', 'assumptions.overdueSplit', undefined, 'assumptionUnknown streams.district.assumed'],
    ['đơn vị lạ', 'streams.0.procedures.0.competent', 'H99', 'unitUnknown streams.district'],
    ['thủ tục lạ', 'streams.0.procedures.0.code', '9.999999', 'procedureUnknown streams.district'],
    ['nhóm lạ', 'streams.1.places.group', 'phuong', 'groupUnknown'],
    ['hai gốc', 'units.1.parent', undefined, 'rootNotSingle'],
    ['mã lặp', 'units.3.code', 'H46.20.01', 'unitTwice'],
    ['vai trò lạ', 'units.0.posts.0.roles', ['king'], 'roleUnknown'],
    ['quy trình lạ', 'procedures.0.process', 'khong-co', 'processUnknown'],
    ['kỳ ngược', 'period.to', '2020-01-01', 'periodBackwards'],
  ]
  for (const [name, path, value, expected] of cases) test(name, () => assert.equal(codeOf(rewritten(path, value)), expected))

  test('tệp không có, tệp không phải JSON', async () => {
    const missing = await readScenario('/khong/co.json')
    const notJson = await readScenario(join(import.meta.dirname, 'README.md'))
    assert.deepEqual([missing.ok, notJson.ok], [false, false])
    assert.deepEqual([!missing.ok && missing.refusal.code, !notJson.ok && notJson.refusal.code], ['scenarioUnreadable', 'scenarioNotJson'])
  })
})

const HOURS = ['07:30-11:30', '13:30-17:30']

test('kỳ quá ngắn để có hồ sơ quá hạn thì nói không được, không chạy nửa chừng', () => {
  const short = { ...scenario, period: { from: '2021-06-29', to: '2021-06-30' } }
  const end = ((parseDay('2021-06-30') ?? 0) + 1) * DAY_MINUTES
  const weekdays = { sessions: { mon: HOURS, tue: HOURS, wed: HOURS, thu: HOURS, fri: HOURS }, holidays: [], makeUpDays: [] }
  const rules = { steps: [], duration: { amount: 15, unit: 'workingDay' }, mode: 'END_OF_DAY', calendar: compiled(weekdays), end, instant: false } as const
  const planned = planDossiers(short, { rulesOf: () => rules }, { seed: 's', fraction: 1 })
  assert.equal(planned.ok ? 'ok' : planned.refusal.code, 'fateImpossible')
})
