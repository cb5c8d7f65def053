import assert from 'node:assert/strict'
import { readFileSync, existsSync } from 'node:fs'
import { describe, test } from 'node:test'
import fc from 'fast-check'
import { findFormSlug, REPORT_FORMS, reportFormOn, type ReportForm } from '#law/report-forms.ts'
import { chainDifferences } from './chain.ts'
import { checkSheet, writeIdentity } from './check-sheet.ts'
import { fillSheet, measuresOf, type MeasureValues, type SheetLine } from './fill-sheet.ts'
import { headGrid } from './head-grid.ts'
import { narrowingOf, parseRowKey, rowKey, type RowPath } from './row-path.ts'

const formOf = (slug: string): ReportForm => {
  const form = reportFormOn(slug, '2026-09-30')
  assert.ok(form !== undefined, slug)
  return form
}
const form06a = formOf('ii-06a')

const zeros = (form: ReportForm): MeasureValues => Object.fromEntries(measuresOf(form).map((measure) => [measure, 0]))
const line = (form: ReportForm, tier: string, sector: string, values: MeasureValues): SheetLine => ({
  path: [{ by: 'tier', code: tier, label: tier }, { by: 'sector', code: sector, label: sector }],
  values: { ...zeros(form), ...values },
})
const wholeOf = (form: ReportForm, lines: readonly SheetLine[]): MeasureValues =>
  Object.fromEntries(measuresOf(form).map((measure) => [measure, lines.reduce((sum, { values }) => sum + (values[measure] ?? 0), 0)]))
const filled = (form: ReportForm, lines: readonly SheetLine[], whole = wholeOf(form, lines)) => fillSheet(form, lines, whole)

/** Quảng Trạch, 6 tháng đầu năm 2021: `founding-figures.json`, with the split that the scenario assumes. */
const QUANG_TRACH = [
  line(form06a, 'district', 'DD', { accepted: 1_419, receivedDirect: 1_419, resolvedEarly: 900, resolvedOnTime: 467, resolvedOverdue: 2, pendingInTime: 48, pendingOverdue: 2 }),
  line(form06a, 'commune', 'CT', { accepted: 30_000, receivedDirect: 30_000, resolvedEarly: 9_000, resolvedOnTime: 20_900, pendingInTime: 100 }),
  line(form06a, 'commune', 'HT', { accepted: 10_673, receivedDirect: 10_673, resolvedEarly: 10_000, resolvedOnTime: 384, resolvedOverdue: 94, pendingInTime: 155, pendingOverdue: 40 }),
]

describe('biểu II.06a của huyện Quảng Trạch, 6 tháng đầu năm 2021', () => {
  const sheet = filled(form06a, QUANG_TRACH)

  test('từng hàng: tổng, cấp, lĩnh vực', () => {
    const seen = sheet.rows.map(({ numbering, label, cells }) => [numbering, label, ...[3, 4, 5, 6, 7, 8, 9, 10, 11, 12, 13].map((no) => cells[no])])
    assert.deepEqual(seen, [
      ['', 'Tổng cộng', 42_092, 0, 42_092, 0, 41_747, 19_900, 21_751, 96, 345, 303, 42],
      ['I', 'district', 1_419, 0, 1_419, 0, 1_369, 900, 467, 2, 50, 48, 2],
      ['1', 'DD', 1_419, 0, 1_419, 0, 1_369, 900, 467, 2, 50, 48, 2],
      ['II', 'commune', 40_673, 0, 40_673, 0, 40_378, 19_000, 21_284, 94, 295, 255, 40],
      ['1', 'CT', 30_000, 0, 30_000, 0, 29_900, 9_000, 20_900, 0, 100, 100, 0],
      ['2', 'HT', 10_673, 0, 10_673, 0, 10_478, 10_000, 384, 94, 195, 155, 40],
    ])
    assert.deepEqual(checkSheet(sheet), [])
  })

  test('đặt sai một số: nói đúng hàng và đẳng thức bị sai', () => {
    const [district, ...rest] = QUANG_TRACH
    assert.ok(district !== undefined)
    const wrong = filled(form06a, [{ ...district, values: { ...district.values, resolvedOnTime: 466 } }, ...rest])
    assert.deepEqual(checkSheet(wrong).map(({ rowKey: key, rule, left, right }) => `${key} ${rule} ${left}/${right}`), [
      'tong (3) = (7) + (11) 42092/42091',
      'cap=district (3) = (7) + (11) 1419/1418',
      'cap=district;linh-vuc=DD (3) = (7) + (11) 1419/1418',
    ])
  })

  test('tổng đo riêng khác tổng các hàng: sai ở hàng tổng', () => {
    const breaches = checkSheet(filled(form06a, QUANG_TRACH, { ...wholeOf(form06a, QUANG_TRACH), carriedOver: 1, pendingInTime: 304 }))
    assert.deepEqual(breaches.map(({ rowKey: key, rule }) => `${key} ${rule}`), ['tong (3) = Σ', 'tong (6) = Σ', 'tong (11) = Σ', 'tong (12) = Σ'])
  })
})

describe('hồ sơ rút, dừng', () => {
  const values = {
    accepted: 10, receivedDirect: 10, resolvedOnTime: 5, pendingInTime: 2,
    withdrawn: 2, withdrawnEarly: 1, withdrawnOverdue: 1, terminated: 1, terminatedOnTime: 1,
  }

  test('II.06a: tính là đã giải quyết, so với ngày hẹn trả', () => {
    const [whole] = filled(form06a, [line(form06a, 'commune', 'HT', values)]).rows
    assert.deepEqual([7, 8, 9, 10].map((no) => whole?.cells[no]), [8, 1, 6, 1])
  })

  test('07a/BTP: cột riêng, cân đối riêng; quá hạn chưa có thư xin lỗi = quá hạn bớt số có thư', () => {
    const form = formOf('07a-btp')
    const late = { ...values, resolvedOnTime: 2, resolvedOverdue: 3, resolvedOverdueApologised: 1 }
    const sheet = filled(form, [line(form, 'commune', 'HT', late)])
    assert.deepEqual([11, 12, 13, 14, 15, 21, 22].map((no) => sheet.rows[0]?.cells[no]), [5, 2, 1, 2, 3, 1, 2])
    assert.deepEqual(checkSheet(sheet), [])
  })

  test('cột chưa có nguồn là trống, không phải 0', () => {
    const form = formOf('07a-btp')
    assert.equal(filled(form, [line(form, 'commune', 'HT', values)]).rows[0]?.cells[31], null)
  })
})

describe('nối kỳ', () => {
  const before = filled(form06a, [line(form06a, 'commune', 'HT', { accepted: 9, receivedDirect: 9, resolvedOnTime: 4, pendingInTime: 5 })])
  const next = (carriedOver: number) =>
    filled(form06a, [line(form06a, 'commune', 'HT', { carriedOver, resolvedEarly: carriedOver })])

  test('kỳ trước còn 5, kỳ này nhận chuyển sang 5: không lệch', () => assert.deepEqual(chainDifferences(next(5), before), []))

  test('kỳ này chỉ còn 4: lệch ở tổng và ở lĩnh vực', () => {
    assert.deepEqual(chainDifferences(next(4), before).map(({ rowKey: key, pendingBefore, carriedNow }) => [key, pendingBefore, carriedNow]), [
      ['tong', 5, 4], ['cap=commune;linh-vuc=HT', 5, 4],
    ])
  })

  test('lĩnh vực không còn ở kỳ này cũng là chênh lệch', () => {
    assert.deepEqual(chainDifferences(filled(form06a, []), before).map(({ label }) => label), ['Tổng cộng', 'HT'])
  })
})

describe('với mọi số liệu cân', () => {
  const count = fc.nat(50)
  /** Values that balance by construction, as the figures give them. */
  const balanced = fc
    .tuple(count, count, count, count, count, count, count, count)
    .map(([early, onTime, overdue, inTime, pendingOverdue, withdrawnEarly, terminatedOnTime, carried]) => {
      const all = early + onTime + overdue + inTime + pendingOverdue + withdrawnEarly + terminatedOnTime
      const carriedOver = Math.min(carried, all)
      return {
        carriedOver, accepted: all - carriedOver, receivedDirect: all - carriedOver, resolvedEarly: early, resolvedOnTime: onTime, resolvedOverdue: overdue,
        resolvedOverdueApologised: Math.floor(overdue / 2), pendingInTime: inTime, pendingOverdue, pendingOverdueApologised: Math.floor(pendingOverdue / 3),
        withdrawn: withdrawnEarly, withdrawnEarly, terminated: terminatedOnTime, terminatedOnTime,
      }
    })
  const rows = fc.array(fc.tuple(fc.constantFrom('province', 'commune'), fc.constantFrom('HT', 'CT', 'DD'), balanced), { maxLength: 12 })

  test('mọi đẳng thức của mọi biểu đều đúng; cha bằng tổng con', () => {
    fc.assert(fc.property(rows, fc.constantFrom('ii-06a', '07a-btp', '07a-btp-tuan'), (given, slug) => {
      const form = formOf(slug)
      assert.deepEqual(checkSheet(filled(form, given.map(([tier, sector, values]) => line(form, tier, sector, values)))), [])
    }))
  })

  test('bớt một đơn vị ở bất kỳ phần nào của đã giải quyết: không ký được', () => {
    fc.assert(fc.property(balanced, fc.constantFrom('resolvedEarly', 'resolvedOnTime', 'resolvedOverdue'), (values, part) => {
      fc.pre(values[part as 'resolvedEarly'] > 0)
      const broken = line(form06a, 'commune', 'HT', { ...values, [part]: values[part as 'resolvedEarly'] - 1 })
      assert.ok(checkSheet(filled(form06a, [broken])).length > 0)
    }))
  })

  test('một hàng đi qua địa chỉ rồi trở lại vẫn là hàng đó', () => {
    fc.assert(fc.property(fc.string({ minLength: 1 }), fc.string({ minLength: 1 }), (tier, sector) => {
      fc.pre(tier.isWellFormed() && sector.isWellFormed())
      const path: RowPath = [{ by: 'tier', code: tier, label: '' }, { by: 'sector', code: sector, label: '' }]
      assert.deepEqual(parseRowKey(rowKey(path)), narrowingOf(path))
    }))
    assert.deepEqual(parseRowKey('tong'), {})
    for (const odd of ['', 'cap', 'cap=', 'cap=a=b', 'x=1', 'cap=%zz']) assert.equal(parseRowKey(odd), undefined, odd)
  })
})

describe('biểu mẫu là dữ liệu', () => {
  test('đầu bảng II.06a: ba tầng, cột không có nhóm cao hết đầu bảng', () => {
    assert.deepEqual(headGrid(form06a.columns).map((row) => row.map(({ label, colSpan, rowSpan }) => `${label} ${colSpan}×${rowSpan}`)), [
      ['TT 1×3', 'Lĩnh vực, công việc giải quyết theo cấp 1×3', 'Số hồ sơ TTHC tiếp nhận 4×1', 'Số lượng hồ sơ đã giải quyết 4×1', 'Số lượng hồ sơ đang giải quyết 3×1'],
      ['Tổng số 1×2', 'Trong kỳ 2×1', 'Từ kỳ trước 1×2', 'Tổng số 1×2', 'Trước hạn 1×2', 'Đúng hạn 1×2', 'Quá hạn 1×2', 'Tổng số 1×2', 'Trong hạn 1×2', 'Quá hạn 1×2'],
      ['Trực tuyến 1×1', 'Trực tiếp, dịch vụ bưu chính 1×1'],
    ])
  })

  test('ô của đầu bảng phủ kín: mỗi tầng đủ số cột', () => {
    for (const form of REPORT_FORMS) {
      const cells = headGrid(form.columns).flat()
      assert.equal(cells.reduce((area, { colSpan, rowSpan }) => area + colSpan * rowSpan, 0), form.columns.length * headGrid(form.columns).length, form.slug)
    }
  })

  test('gọi biểu theo mã, tên rút gọn hay địa chỉ đều được', () => {
    for (const typed of ['II.06a/VPCP/KSTT', 'ii-06a', 'II.06a', 'II.06A']) assert.equal(findFormSlug(typed), 'ii-06a', typed)
    assert.equal(findFormSlug('07a/BTP'), '07a-btp')
    assert.equal(findFormSlug('07a/BTP (tuần)'), '07a-btp-tuan')
    for (const typed of ['', '...', 'II.99']) assert.equal(findFormSlug(typed), undefined)
  })

  test('mã và địa chỉ không trùng giữa các biểu cùng hiệu lực', () => {
    const keys = REPORT_FORMS.map(({ slug, effectiveFrom }) => `${slug} ${effectiveFrom}`)
    assert.equal(new Set(keys).size, keys.length)
  })

  const DATA = '../shared/data/report-forms.json'
  test('cột và đẳng thức của II.06a khớp tài liệu đối chiếu', { skip: !existsSync(DATA) && `không có ${DATA}` }, () => {
    const listed = JSON.parse(readFileSync(DATA, 'utf8')) as {
      forms: { code: string; columns: [number, string][] | null; relations?: { rule: string }[] }[]
    }
    const known = listed.forms.find(({ code }) => code.includes('II.06a'))
    assert.deepEqual(form06a.columns.map(({ no }) => no), known?.columns?.map(([no]) => no))
    for (const [no, name] of known?.columns ?? []) {
      const label = form06a.columns.find((column) => column.no === no)?.label ?? ''
      assert.ok(name.endsWith(label), `${no}: ${name} / ${label}`)
    }
    assert.deepEqual(form06a.identities.map((one) => writeIdentity(one).replaceAll(' ', '')), known?.relations?.map(({ rule }) => rule))
  })
})
