import assert from 'node:assert/strict'
import { test } from 'node:test'
import fc from 'fast-check'
import type { UnitId } from '#kernel/ids.ts'
import { type Unit, buildUnitTree } from './unit-tree.ts'

const id = (n: number): UnitId => `u${n}` as UnitId

const unit = (n: number, parent: number | null, code = `H50.${n}`): Unit => ({
  id: id(n),
  code,
  name: `Đơn vị ${n}`,
  shortName: `ĐV ${n}`,
  tier: 'commune',
  kind: 'division',
  parentId: parent === null ? null : id(parent),
  areaCode: null,
  address: null,
  phone: null,
})

/** Each unit hangs under an earlier one, or is a root: every forest can be drawn so. */
const forest = fc
  .array(fc.nat(), { minLength: 1, maxLength: 40 })
  .map((picks) => picks.map((pick, n) => unit(n, n === 0 || pick % 7 === 0 ? null : pick % n)))

test('a parent comes before its children, whatever the order of the rows', () => {
  fc.assert(
    fc.property(forest, fc.nat(), (units, turn) => {
      const shuffled = [...units.slice(turn % units.length), ...units.slice(0, turn % units.length)].reverse()
      const tree = buildUnitTree(shuffled)
      const place = new Map(tree.units.map((each, index) => [each.id, index]))
      assert.equal(tree.units.length, units.length)
      for (const each of units) {
        if (each.parentId !== null) assert.ok((place.get(each.parentId) ?? NaN) < (place.get(each.id) ?? NaN))
      }
    }),
  )
})

test('a unit is in a subtree exactly when the way up passes through its root', () => {
  fc.assert(
    fc.property(forest, (units) => {
      const tree = buildUnitTree(units)
      for (const top of units) {
        for (const each of units) {
          const above = each.id === top.id || tree.ancestors(each.id).some((one) => one.id === top.id)
          assert.equal(tree.subtree(top.id).has(each.id), above)
        }
        assert.equal(tree.depth(top.id), tree.ancestors(top.id).length)
      }
    }),
  )
})

test('children are in the order of their codes read as numbers', () => {
  const tree = buildUnitTree([unit(1, null, 'H50'), unit(2, 1, 'H50.10'), unit(3, 1, 'H50.9'), unit(4, 1, 'H50.100')])
  assert.deepEqual(tree.children(id(1)).map((each) => each.code), ['H50.9', 'H50.10', 'H50.100'])
  assert.equal(tree.findByCode('H50.9')?.id, id(3))
})

test('a unit whose parent does not exist that day stands as a root; a cycle is a bug', () => {
  const tree = buildUnitTree([unit(1, null), unit(2, 99)])
  assert.deepEqual(tree.children(null).map((each) => each.id), [id(1), id(2)])
  assert.equal(tree.subtree(id(99)).size, 0)
  assert.throws(() => buildUnitTree([unit(1, 2), unit(2, 1)]), /cycle/)
})
