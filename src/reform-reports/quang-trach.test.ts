import assert from 'node:assert/strict'
import { join } from 'node:path'
import { describe, test } from 'node:test'
import type { Ctx } from '#db/context.ts'
import type { TenantId } from '#kernel/ids.ts'
import { taken } from '#organisation/testing.ts'
import { askReport } from '#reports/ask-report.ts'
import { readScenario } from '../simulation/read-scenario.ts'
import { simulate } from '../simulation/simulate.ts'
import { rowsOf, testCtx, testDatabase } from '../../test/db.ts'
import { askReformReport } from './ask-report.ts'
import { plainText } from './compose-document.ts'

const FRACTION = 0.05
const DISTRICT = 'H46.20'

const read = await readScenario(join(import.meta.dirname, '../../scenarios/quang-trach-2021.json'))
assert.ok(read.ok)
const scenario = read.value

describe('huyện Quảng Trạch, 6 tháng đầu năm 2021: phần thủ tục hành chính từ 5 % số hồ sơ, không gõ số nào', async () => {
  const db = await testDatabase()
  const simulated = await simulate(db.app, scenario, { fraction: FRACTION, seed: scenario.seed, lanes: 3 })
  assert.ok(simulated.ok, JSON.stringify(simulated))
  const tenantId = (await rowsOf<{ id: TenantId }>(db, 'select id from tenant'))[0]?.id as TenantId
  const ctx: Ctx = testCtx(db.app, { tenantId, now: '2021-07-01T01:00:00Z' })
  const { document, findings } = taken(await askReformReport(ctx, { unit: DISTRICT, period: '2021-H1' }))
  const value = (code: string) => document.annexes.flatMap(({ rows }) => rows).find((row) => row.code === code)?.value

  test('chỉ tiêu bằng đúng biểu II.06a của cùng đơn vị, cùng kỳ', async () => {
    const form = taken(await askReport(ctx, { form: 'II.06a', unit: DISTRICT, from: '2020-12-15', to: '2021-06-14' }))
    const whole = form.sheet.rows[0]?.cells
    const byTier = (tier: string) => form.sheet.rows.find(({ key }) => key === `cap=${tier}`)?.cells
    assert.deepEqual(['3.6', '3.7', '3.9', '3.11', '3.13', '3.14'].map(value), [3, 6, 7, 10, 11, 13].map((no) => whole?.[no]))
    assert.equal(value('3.10'), (whole?.[8] ?? 0) + (whole?.[9] ?? 0))
    assert.deepEqual([value('3.20'), value('3.23')], [byTier('district')?.[7], byTier('commune')?.[7]])
    assert.ok((value('3.9') ?? 0) > 1_000)
  })

  test('phần viết về thủ tục hành chính có số, không thiếu số nào, không phép tính nào sai', () => {
    const text = document.parts.find(({ code }) => code === '2.2')?.paragraphs.map(plainText).join('\n') ?? ''
    assert.match(text, /Số hồ sơ phải giải quyết là [\d.]+ hồ sơ, gồm 0 hồ sơ từ kỳ trước chuyển sang và [\d.]+ hồ sơ tiếp nhận trong kỳ\./)
    assert.match(text, /Đã giải quyết [\d.]+ hồ sơ, trong đó trước hạn và đúng hạn [\d.]+ hồ sơ, đạt \d+,\d\d %; quá hạn \d+ hồ sơ\./)
    assert.doesNotMatch(text, /…|cùng kỳ|so với/, 'năm trước hệ thống chưa có nên không so')
    assert.deepEqual(findings.flatMap(({ wrong, problems }) => [...wrong, ...problems]), [])
  })
})
