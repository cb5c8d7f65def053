import assert from 'node:assert/strict'
import { describe, test } from 'node:test'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { sql } from 'kysely'
import { transaction } from '#db/context.ts'
import { CERTIFIED_COPY, MARITAL_STATUS, openTestOffice } from '#dossiers/testing-lives.ts'
import { openDiskStore } from '#files/disk-store.ts'
import { stageFile } from '#files/commands.ts'
import type { DossierId } from '#kernel/ids.ts'
import { fromAt, toAt, type At } from '#kernel/at.ts'
import { Temporal, type Instant } from '#kernel/time.ts'
import type { QualityMeasure } from '#law/service-quality.ts'
import { day, taken } from '#organisation/testing.ts'
import { assignUnitMany } from '#procedures/unit-part-commands.ts'
import { rowsOf, testDatabase } from '../../test/db.ts'
import { seededRandom } from '../../test/seeded-random.ts'
import { judgeBy766 } from './domain/judgement.ts'
import { parsePeriod } from './domain/period.ts'
import { dossierFacts } from './dossier-facts.ts'
import type { LossList } from './domain/losses.ts'
import { findLosses } from './find-losses.ts'
import { findServiceQuality, type IndexQuestion } from './queries.ts'
import { scopeOf } from './scope.ts'

const office = await openTestOffice(await testDatabase(), '2026-09-01T01:00:00Z')
const { must, units, system } = office
taken(await assignUnitMany(system, { codes: [MARITAL_STATUS, CERTIFIED_COPY], unitId: units.division, part: 'resolves', validFrom: day('2026-01-01'), validTo: null }))

const store = await openDiskStore(join(tmpdir(), `motcua-index-${process.pid}`))
const scan = async (person: Parameters<typeof office.as>[0]): Promise<{ readonly fileId: string; readonly name: string }> => {
  const body = new Blob([`%PDF-1.7\n${office.newId()}\n%%EOF\n`]).stream()
  return { fileId: taken(await stageFile(await office.as(person), store, { name: 'ban-quet.pdf', declaredType: 'application/pdf', body })).id, name: 'ban-quet.pdf' }
}
const paper = (files: readonly object[], over: object = {}) => ({ paperId: null, name: 'Tờ khai', form: 'original', quantity: 1, files, ...over })

const LATE = { cause: 'STAFF_SHORTAGE', note: null }

/** Works a dossier through at this moment; with a file when its result is to be an electronic one. */
const finish = async (dossierId: DossierId, resultFile = false): Promise<void> => {
  for (;;) {
    const [step] = await rowsOf<{ no: number; kind: string; role: string; isLate: boolean }>(
      office.db,
      `select s.no, s.kind, s.role, d.due_at < '${office.now()}' as "isLate" from dossier_step s join dossier d on d.id = s.dossier_id
       where s.dossier_id = '${dossierId}' and s.state in ('waiting', 'accepted') order by s.no limit 1`,
    )
    assert.ok(step)
    const on = { dossierId, stepNo: step.no }
    const person = step.role === 'caseOfficer' ? 'officer' : step.role === 'unitHead' ? 'head' : 'leader'
    switch (step.kind) {
      case 'handle':
        await must('officer', 'draftResult', { ...on, outcome: 'GRANTED', summary: 'Giấy xác nhận', files: resultFile ? [await scan('officer')] : [] })
        await must('officer', 'forward', on)
        break
      case 'approve':
        await must('leader', 'approve', on)
        break
      case 'issue':
        await must('clerk', 'issue', on)
        break
      case 'handOver':
        return void (await must('receiver', 'finish', { ...on, ...(step.isLate ? { lateness: LATE } : {}) }))
      default:
        await must(person, 'forward', on)
    }
  }
}

const october = parsePeriod('2026-10') ?? assert.fail()
const question = (over: Partial<IndexQuestion> = {}): IndexQuestion => ({ unitId: units.commune, period: october, asOf: null, ...over })
const ask = async (over: Partial<IndexQuestion> = {}) => taken(await findServiceQuality(system, question(over)))
const losses = async (list: LossList, indicatorCode: string | null = null, over: Partial<IndexQuestion> = {}) =>
  taken(await findLosses(system, { ...question(over), list, indicatorCode, skip: 0, limit: 100 }))
/** Numerator and denominator of a measure. */
const share = async (measure: QualityMeasure, over: Partial<IndexQuestion> = {}) => {
  const { inputs } = await ask(over)
  const measured = inputs[measure]
  return measured.kind === 'counted' ? [measured.numerator, measured.denominator] : measured.kind
}

/** Thời hạn theo danh mục khởi đầu: 3 ngày làm việc. */
describe('một tháng nhỏ, đếm bằng tay', async () => {
  office.at('2026-09-28T08:00')
  const carried = (await office.receive()).dossierId
  const before = (await office.receive()).dossierId
  office.at('2026-09-29T08:00')
  await finish(before)
  office.at('2026-10-05T08:00')
  const early = (await office.receive({ papers: [paper([await scan('receiver')])] })).dossierId
  const paperOnly = (await office.receive({ papers: [paper([])] })).dossierId
  const reused = (await office.receive({ papers: [paper([], { alreadyHeld: true })] })).dossierId
  const asked = (await office.receive()).dossierId
  const askedTwice = (await office.receive()).dossierId
  const withdrawn = (await office.receive()).dossierId
  const voided = (await office.receive()).dossierId
  office.at('2026-10-06T08:00')
  await finish(early, true)
  await finish(paperOnly, true)
  await must('officer', 'requestSupplement', { dossierId: asked, items: ['Giấy tờ'], reason: 'Thiếu', answerDueOn: '2026-10-20' })
  await must('officer', 'requestSupplement', { dossierId: askedTwice, items: ['Giấy tờ'], reason: 'Thiếu', answerDueOn: '2026-10-20' })
  await must('receiver', 'withdraw', { dossierId: withdrawn, reason: 'Không cần nữa' })
  await must('receiver', 'requestVoid', { dossierId: voided, kind: 'mistake', reason: 'Nhập nhầm' })
  await must('leader', 'approveVoid', { dossierId: voided })
  office.at('2026-10-07T08:00')
  const midOctober = office.now()
  const middle = await ask()
  await must('receiver', 'receiveSupplement', { dossierId: askedTwice, papers: [paper([])] })
  await must('leader', 'requestSupplement', { dossierId: askedTwice, items: ['Nữa'], reason: 'Thiếu', answerDueOn: '2026-10-20', exceptionBasis: 'Điều 9' })
  office.at('2026-10-19T08:00')
  await must('receiver', 'receiveSupplement', { dossierId: asked, papers: [paper([])] })
  await must('receiver', 'receiveSupplement', { dossierId: askedTwice, papers: [paper([])] })
  await finish(asked)
  await finish(askedTwice)
  office.at('2026-10-20T08:00')
  const online = office.newId()
  await must('receiver', 'receive', office.filing({ dossierId: online, channel: 'online' }))
  office.at('2026-11-10T08:00')

  test('2.1: tám hồ sơ sống trong tháng mười; quá hạn: tồn cũ, dùng lại chưa xong, bổ sung hai lần, trực tuyến chưa xong', async () => {
    // Trong hạn: early, paperOnly, asked (trừ 13 ngày chờ), withdrawn. Hủy và xong từ tháng chín không tính.
    assert.deepEqual(await share('resolvedInTime'), [4, 8])
    const { dossiers } = await losses('gone', '2.1')
    assert.deepEqual(dossiers.map((one) => one.dossierId).toSorted(), [carried, reused, askedTwice, online].toSorted())
  })

  test('3.3, 4.1, 4.2, 4.3 và 5.4 trên bảy hồ sơ tiếp nhận, bốn hồ sơ đã xong', async () => {
    assert.deepEqual(await share('submittedOnline'), [1, 7])
    assert.deepEqual(await share('electronicResult'), [2, 4])
    assert.deepEqual(await share('digitised'), [1, 4])
    assert.deepEqual(await share('reused'), [1, 7])
    assert.deepEqual(await share('receptionSatisfied'), [4, 8])
  })

  test('thủ tục: hai thủ tục thuộc thẩm quyền, một dịch vụ trực tuyến và có hồ sơ', async () => {
    assert.deepEqual(await share('contentFull'), [2, 2])
    const [, services] = (await share('onlineService')) as number[]
    assert.equal(services, 2)
    assert.deepEqual(await share('onlineServiceUsed'), [1, 1])
  })

  test('chưa có nguồn: không có điểm, không vào tổng', async () => {
    const { score } = await ask()
    const without = score.indicators.filter((one) => one.state === 'noSource').map((one) => one.indicator.code)
    assert.deepEqual(without, ['1.4', '4.4', '4.6'])
    assert.deepEqual(score.indicators.filter((one) => one.state === 'notApplicable').map((one) => one.indicator.code), ['4.5a', '4.5b'])
    const scored = score.indicators.flatMap((one) => (one.state === 'scored' ? [one] : []))
    assert.equal(score.total.outOf, scored.reduce((sum, one) => sum + one.indicator.max, 0))
  })

  test('như đã biết ngày 07/10 thì đúng như đã trả lời hôm đó, dù sau này có thêm việc', async () => {
    const then = await ask({ asOf: midOctober })
    assert.deepEqual(then.inputs, middle.inputs)
    assert.deepEqual(then.score.total, middle.score.total)
    // Hôm đó: tồn cũ đã quá hạn; bảy hồ sơ nhận ngày 05/10 còn trong hạn hoặc đã xong, trừ hồ sơ bị hủy.
    const { inputs } = then
    assert.deepEqual(inputs.resolvedInTime, { kind: 'counted', numerator: 6, denominator: 7, unjudged: 0 })
  })

  test('mỗi hồ sơ một lần: xã bằng phòng cộng trung tâm; tỉnh bằng xã', async () => {
    const whole = await ask()
    const sum = whole.parts.reduce((all, { inputs }) => all + (inputs.resolvedInTime.kind === 'counted' ? inputs.resolvedInTime.denominator : 0), 0)
    assert.equal(sum, 8)
    assert.deepEqual(await share('resolvedInTime', { unitId: units.province }), [4, 8])
    assert.deepEqual(await share('resolvedInTime', { unitId: units.department }), [0, 0])
  })

  test('lấy lại được: quét giấy tờ của hồ sơ đã có kết quả điện tử; điểm thêm đúng bằng điểm sau khi quét', async () => {
    const { dossiers, count, score } = await losses('mend', '4.2')
    assert.deepEqual(dossiers.map((one) => one.dossierId), [paperOnly])
    assert.equal(count, 1)
    // 4 điểm × 1/4.
    assert.equal(dossiers[0]?.gain, 1)
    await must('receiver', 'recordPapers', { dossierId: paperOnly, papers: [paper([await scan('receiver')], { name: 'Tờ khai' })] })
    const [, seq] = (await share('digitised')) as number[]
    assert.deepEqual(await share('digitised'), [2, seq])
    assert.equal(((await ask()).score.total.points - score.total.points).toFixed(2), '1.00')
  })

  test('mỗi danh sách mở ra đúng bấy nhiêu hồ sơ đã đếm', async () => {
    for (const list of ['keep', 'mend', 'gone'] as const) {
      const found = await losses(list)
      assert.equal(found.dossiers.length, found.count, list)
    }
    const { indicators } = await losses('gone')
    for (const { indicator, missed, mendable } of indicators) {
      const gone = await losses('gone', indicator.code)
      const mend = await losses('mend', indicator.code)
      assert.equal(gone.count + gone.procedures.length + mend.count + mend.procedures.length, missed, indicator.code)
      assert.equal(mend.count + mend.procedures.length, mendable, indicator.code)
    }
  })

  test('giữ được: hồ sơ còn trong hạn, đến hạn trong tháng; kỳ đã qua thì không còn gì để giữ', async () => {
    const november = parsePeriod('2026-11') ?? assert.fail()
    office.at('2026-11-11T08:00')
    const { dossierId } = await office.receive()
    office.at('2026-11-12T08:00')
    const found = await losses('keep', null, { period: november })
    assert.deepEqual(found.dossiers.map((one) => one.dossierId), [dossierId])
    assert.equal(found.atRisk.count, 1)
    assert.ok(found.atRisk.gain > 0)
    assert.equal((await losses('keep')).count, 0)
  })
})

test('kỳ chưa tới, hoặc trước khi có bộ chỉ số: không có gì để trả lời', async () => {
  for (const text of ['2027-01', '2022-05']) {
    const found = await findServiceQuality(system, question({ period: parsePeriod(text) ?? assert.fail() }))
    assert.equal(found.ok ? 'ok' : found.refusal.code, 'indexPeriodUnknown')
  }
})

describe('quyền', () => {
  const codeFor = async (person: Parameters<typeof office.as>[0], unitId = units.commune): Promise<string> => {
    const found = await findServiceQuality(await office.as(person), question({ unitId }))
    return found.ok ? 'ok' : found.refusal.code
  }
  test('lãnh đạo xã đọc cả xã; trưởng phòng chỉ đọc phòng mình; người tiếp nhận, thụ lý thì không', async () => {
    assert.equal(await codeFor('leader'), 'ok')
    assert.equal(await codeFor('leader', units.division), 'ok')
    assert.equal(await codeFor('leader', units.province), 'indexUnitNotFound')
    assert.equal(await codeFor('head', units.division), 'ok')
    assert.equal(await codeFor('head'), 'indexUnitNotFound')
    for (const person of ['receiver', 'officer', 'technician'] as const) assert.equal(await codeFor(person, units.division), 'indexUnitNotFound')
  })
  test('ai đọc cũng được cùng một số', async () => {
    const asLeader = taken(await findServiceQuality(await office.as('leader'), question()))
    assert.deepEqual(asLeader.inputs, (await ask()).inputs)
  })
})

/** The judgement of one dossier, from its events and nothing else. */
const judgeEvents = async (dossierId: string, asOf: Instant, end: Instant): Promise<boolean> => {
  type Row = { type: string; at: Instant; known: Instant; moved: number | null; dueAt: Instant | null }
  const { rows } = await sql<Row>`
    select e.type, e.occurred_at as at, e.recorded_at as known, m.new_due_at as "dueAt",
      (extract(epoch from m.new_due_at - m.old_due_at) * 1000)::float8 as moved
    from dossier_event e left join deadline_entry m on m.dossier_id = e.dossier_id and m.seq = e.seq
    where e.dossier_id = ${dossierId} order by e.seq`.execute(office.db.owner)
  const heard = rows.filter((row) => Temporal.Instant.compare(row.known, asOf) <= 0 && Temporal.Instant.compare(row.at, end) < 0)
  const first = (...types: string[]): At | null => {
    const found = heard.find((row) => types.includes(row.type))
    return found === undefined ? null : toAt(found.at)
  }
  const supplements = heard.filter((row) => row.type === 'supplementReceived' || row.type === 'supplementLapsed')
  const due = heard.findLast((row) => row.dueAt !== null)?.dueAt
  const movedBack = supplements.reduce((sum, row) => sum + (row.moved ?? 0), 0)
  const judgement = judgeBy766(
    {
      dueAt: due == null ? null : toAt(fromAt(toAt(due)).subtract({ milliseconds: movedBack })),
      resolvedAt: first('resolved'),
      handedOverAt: first('handedOver'),
      endedAt: first('withdrawn', 'terminated'),
      supplementRequests: heard.filter((row) => row.type === 'supplementRequested').length,
      supplementAskedAt: first('supplementRequested'),
      supplementAnsweredAt: first('supplementReceived', 'supplementLapsed'),
    },
    { periodEnd: toAt(end), mostSupplementRequests: 1 },
  )
  return judgement.endsWith('InTime')
}

test('SQL xét từng hồ sơ đúng như quy tắc, trên những đời hồ sơ ngẫu nhiên, vào nhiều thời điểm', async () => {
  const { int: pick } = seededRandom(766)
  const months = [parsePeriod('2026-12') ?? assert.fail(), parsePeriod('2027-01') ?? assert.fail()]
  office.at('2026-12-01T08:00')
  const lives: { id: DossierId; asked: number; waits: boolean; over: boolean }[] = []
  const moments: Instant[] = []
  let hour = 0
  const tick = (): void => {
    hour += 1 + pick(9)
    office.at(Temporal.PlainDateTime.from('2026-12-01T08:00').add({ hours: hour }).toString())
  }
  for (let turn = 0; turn < 90; turn++) {
    tick()
    if (turn % 15 === 14) moments.push(office.now())
    const live = lives.filter((one) => !one.over)
    const one = live[pick(live.length + 2)]
    if (one === undefined) {
      lives.push({ id: (await office.receive()).dossierId, asked: 0, waits: false, over: false })
      continue
    }
    const on = { dossierId: one.id }
    const what = pick(4)
    if (one.waits) {
      if (what === 0) await office.act('officer', 'lapseSupplement', { ...on, decision: 'Hết hạn trả lời' })
      else await must('receiver', 'receiveSupplement', { ...on, papers: [paper([])] })
      const [row] = await rowsOf<{ waits: boolean }>(office.db, `select paused_since is not null as waits from dossier where id = '${one.id}'`)
      one.waits = row?.waits === true
    } else if (what === 0 && one.asked < 2) {
      const asking = { ...on, items: ['Giấy tờ'], reason: 'Thiếu', answerDueOn: '2027-02-20' }
      await must(one.asked === 0 ? 'officer' : 'leader', 'requestSupplement', { ...asking, ...(one.asked > 0 && { exceptionBasis: 'Điều 9' }) })
      one.asked += 1
      one.waits = true
    } else if (what === 1) {
      const [late] = await rowsOf<{ isLate: boolean }>(office.db, `select due_at < '${office.now()}' as "isLate" from dossier where id = '${one.id}'`)
      await must('receiver', 'withdraw', { ...on, reason: 'Rút', ...(late?.isLate && { lateness: LATE }) })
      one.over = true
    } else {
      await finish(one.id)
      one.over = true
    }
  }
  const seen = { inTime: 0, overdue: 0 }
  for (const period of months) {
    for (const asOf of [...moments, office.now()]) {
      const scope = scopeOf(period, asOf, office.now())
      if (scope === undefined) continue
      const { rows } = await transaction(system, (trx) =>
        sql<{ id: DossierId; inTime: boolean }>`
          with ${dossierFacts({ ...scope, units: [units.division, units.commune] })} select id, in_time as "inTime" from fact`.execute(trx))
      for (const { id, inTime } of rows) {
        assert.equal(inTime, await judgeEvents(id, scope.asOf, scope.end), `${id} as of ${asOf}`)
        if (inTime) seen.inTime += 1
        else seen.overdue += 1
      }
    }
  }
  assert.ok(seen.inTime > 20 && seen.overdue > 20, JSON.stringify(seen))
})
