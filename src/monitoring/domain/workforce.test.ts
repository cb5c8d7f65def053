import assert from 'node:assert/strict'
import { describe, test } from 'node:test'
import type { Role } from '#kernel/actor.ts'
import type { StaffId, UnitId } from '#kernel/ids.ts'
import { buildUnitTree, type Unit } from '#organisation/domain/unit-tree.ts'
import { whoIsTold } from './escalation.ts'
import { orphanCause, peopleOfLevel, type Post, type Workforce } from './workforce.ts'

const unit = (id: string, parentId: string | null): Unit => ({
  id: id as UnitId, code: id, name: id, shortName: id, tier: 'commune', kind: 'division', parentId: parentId as UnitId | null,
  areaCode: null, address: null, phone: null,
})
const tree = buildUnitTree([unit('tỉnh', null), unit('xã', 'tỉnh'), unit('phòng', 'xã'), unit('trung tâm', 'xã')])
const post = (staffId: string, role: Role, unitId: string, rest: Partial<Post> = {}): Post => ({
  staffId: staffId as StaffId, role, unitId: unitId as UnitId, withSubtree: false, sectors: null, lentBy: null, ...rest,
})
const people = ['Hạnh', 'Bình', 'Hòa', 'Nam', 'Phong', 'Thắng'] as readonly string[] as readonly StaffId[]
const office: Workforce = {
  tree,
  posts: [
    post('Hạnh', 'caseOfficer', 'phòng'),
    post('Bình', 'caseOfficer', 'phòng', { sectors: ['G09'] }),
    post('Hòa', 'unitHead', 'phòng'),
    post('Nam', 'agencyLeader', 'xã', { withSubtree: true }),
    post('Phong', 'agencyLeader', 'tỉnh', { withSubtree: true }),
    post('Thắng', 'reformCoordinator', 'tỉnh', { withSubtree: true }),
  ],
  inService: new Set(people),
  absent: new Set(),
  canLogIn: new Set(people),
}
const place = (staffId: string | null, over: Partial<Parameters<typeof orphanCause>[0]> = {}) => ({
  unitId: 'phòng' as UnitId, role: 'caseOfficer' as const, sectorCode: 'G15', staffId: staffId as StaffId | null, ...over,
})
const without = (name: string, set: ReadonlySet<StaffId>): ReadonlySet<StaffId> => new Set([...set].filter((one) => one !== name))

describe('việc không có người làm', () => {
  const rows: readonly (readonly [string, ReturnType<typeof place>, Workforce, string | null])[] = [
    ['người giữ đang làm việc', place('Hạnh'), office, null],
    ['việc chung, có người cùng vai trò', place(null), office, null],
    ['việc chung của lĩnh vực khác: Bình không làm được, Hạnh làm được', place(null, { sectorCode: 'G01' }), office, null],
    ['đơn vị đã giải thể', place('Hạnh', { unitId: 'phòng cũ' as UnitId }), office, 'unitDissolved'],
    ['người giữ đã nghỉ việc', place('Hạnh'), { ...office, inService: without('Hạnh', office.inService) }, 'holderLeft'],
    ['người giữ đã chuyển đi, không còn vai trò', place('Hòa'), office, 'roleLost'],
    ['người giữ không phụ trách lĩnh vực này', place('Bình'), office, 'roleLost'],
    ['tài khoản bị khóa', place('Hạnh'), { ...office, canLogIn: without('Hạnh', office.canLogIn) }, 'accountDisabled'],
    ['đi phép', place('Hạnh'), { ...office, absent: new Set(['Hạnh' as StaffId]) }, 'holderAbsent'],
    ['đi phép, đã ủy quyền', place('Hạnh'),
      { ...office, absent: new Set(['Hạnh' as StaffId]), posts: [...office.posts, post('Hòa', 'caseOfficer', 'phòng', { lentBy: 'Hạnh' as StaffId })] }, null],
    ['đi phép, người được ủy quyền cũng vắng', place('Hạnh'),
      { ...office, absent: new Set(['Hạnh', 'Hòa'] as StaffId[]), posts: [...office.posts, post('Hòa', 'caseOfficer', 'phòng', { lentBy: 'Hạnh' as StaffId })] }, 'holderAbsent'],
    ['việc chung mà cả phòng vắng', place(null), { ...office, absent: new Set(['Hạnh', 'Bình'] as StaffId[]) }, 'nobodyHere'],
    ['vai trò ở cấp trên không gồm cấp dưới', place(null, { role: 'recordsClerk' }),
      { ...office, posts: [...office.posts, post('Nam', 'recordsClerk', 'xã')] }, 'nobodyHere'],
    ['vai trò ở cấp trên gồm cấp dưới', place(null, { role: 'recordsClerk' }),
      { ...office, posts: [...office.posts, post('Nam', 'recordsClerk', 'xã', { withSubtree: true })] }, null],
  ]
  for (const [title, at, workforce, expected] of rows) test(title, () => assert.equal(orphanCause(at, workforce), expected))
})

describe('báo cho ai', () => {
  const division = 'phòng' as UnitId
  test('từng cấp của phòng', () => {
    assert.deepEqual(peopleOfLevel(office, 'unitHead', division), ['Hòa'])
    assert.deepEqual(peopleOfLevel(office, 'agencyLeader', division), ['Nam'])
    assert.deepEqual(peopleOfLevel(office, 'upperLevel', division), ['Phong'])
  })
  const holder = ['Hạnh' as StaffId]
  const rows = [
    ['holder', ['Hạnh']], ['unitHead', ['Hạnh', 'Hòa']], ['agencyLeader', ['Hạnh', 'Hòa', 'Nam']], ['upperLevel', ['Hạnh', 'Hòa', 'Nam', 'Phong']],
  ] as const
  for (const [level, expected] of rows) test(level, () => assert.deepEqual(whoIsTold(level, holder, division, office), expected))
  test('chưa ai giữ thì báo trưởng phòng', () => assert.deepEqual(whoIsTold('holder', [], division, office), ['Hòa']))
  test('không có trưởng phòng thì báo lãnh đạo cơ quan', () => {
    const headless = { ...office, posts: office.posts.filter(({ role }) => role !== 'unitHead') }
    assert.deepEqual(whoIsTold('unitHead', holder, division, headless), ['Hạnh', 'Nam'])
  })
  test('không có lãnh đạo cấp trên thì báo đầu mối cải cách hành chính', () => {
    const alone = { ...office, posts: office.posts.filter(({ staffId }) => staffId !== 'Phong') }
    assert.deepEqual(peopleOfLevel(alone, 'upperLevel', division), ['Thắng'])
  })
})
