import assert from 'node:assert/strict'
import { describe, test } from 'node:test'
import fc from 'fast-check'
import type { UnitId } from '#kernel/ids.ts'
import { addFigures, NO_FIGURES, type Figures } from '#figures/domain/measure.ts'
import { buildUnitTree, type Unit } from '#organisation/domain/unit-tree.ts'
import { byShare, figuresBelow, onTimeOf, shareValue } from './board-figures.ts'
import { heatOf } from './heat.ts'

const unit = (id: string, parent: string | null): Unit => ({
  id: id as UnitId, code: id, name: id, shortName: id, tier: 'commune', kind: 'division', parentId: parent as UnitId | null, areaCode: null, address: null, phone: null,
})
const tree = buildUnitTree([unit('tinh', null), unit('xa1', 'tinh'), unit('xa2', 'tinh'), unit('phong1', 'xa1'), unit('phong2', 'xa1')])
const ALL = new Set(tree.units.map(({ id }) => id))
const figures = (over: Partial<Figures>): Figures => ({ ...NO_FIGURES, ...over })
const row = (id: string, over: Partial<Figures>) => ({ unitId: id as UnitId, values: figures(over) })

describe('figures of the units below', () => {
  test('each unit with its own below; the root where it decides itself', () => {
    const below = figuresBelow(tree, 'tinh' as UnitId, ALL, [row('phong1', { received: 3 }), row('phong2', { received: 4 }), row('xa2', { received: 5 }), row('tinh', { received: 1 })])
    assert.deepEqual(below.map(({ unit: { code }, isOwn, values }) => [code, isOwn, values.received]), [['tinh', true, 1], ['xa1', false, 7], ['xa2', false, 5]])
  })

  test('units out of reach are in no row', () => {
    const below = figuresBelow(tree, 'tinh' as UnitId, new Set(['tinh', 'xa2'] as UnitId[]), [row('phong1', { received: 3 }), row('xa2', { received: 5 })])
    assert.deepEqual(below.map(({ unit: { code } }) => code), ['xa2'])
  })

  test('together the rows are the whole, whatever the figures', () => {
    const anyRows = fc.array(fc.record({ id: fc.constantFrom('tinh', 'xa1', 'xa2', 'phong1', 'phong2'), received: fc.nat(99), resolved: fc.nat(99) }), { maxLength: 8 })
    fc.assert(fc.property(anyRows, (list) => {
      const rows = list.map(({ id, ...values }) => row(id, values))
      const sum = (values: readonly Figures[]): number => values.reduce((all, one) => all + one.received, 0)
      assert.equal(sum(figuresBelow(tree, 'tinh' as UnitId, ALL, rows).map(({ values }) => values)), rows.length === 0 ? 0 : addFigures(rows.map(({ values }) => values)).received)
    }))
  })
})

describe('shares', () => {
  test('the lowest first, without any last', () => {
    const shares = [{ part: 9, base: 10 }, { part: 0, base: 0 }, { part: 1, base: 2 }, { part: 90, base: 100 }]
    assert.deepEqual(shares.toSorted(byShare), [{ part: 1, base: 2 }, { part: 90, base: 100 }, { part: 9, base: 10 }, { part: 0, base: 0 }])
    assert.equal(shareValue({ part: 0, base: 0 }), null)
  })

  test('on time is early and on time of all resolved', () => {
    assert.deepEqual(onTimeOf(figures({ resolvedEarly: 5, resolvedOnTime: 3, resolvedOverdue: 2, resolved: 10 })), { part: 8, base: 10 })
  })

  const HEATS = [[98, 100, 'good'], [97, 100, 'fair'], [95, 100, 'fair'], [94, 100, 'poor'], [0, 4, 'none'], [5, 5, 'good'], [0, 0, 'none']] as const
  for (const [part, base, heat] of HEATS) test(`${part} trong ${base}: ${heat}`, () => assert.equal(heatOf({ part, base }), heat))
})
