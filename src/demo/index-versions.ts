import { transaction, type Ctx } from '#db/context.ts'
import type { Result } from '#kernel/result.ts'
import { findGrants } from '#organisation/rights-queries.ts'
import { today } from '#organisation/today.ts'
import { drawVersion, editVersion } from '#par-index/versions/commands.ts'
import type { VersionEdit } from '#par-index/domain/versions/edit-version.ts'
import type { DemoOffice } from './office.ts'

const done = <T>(result: Result<T>): T => {
  if (!result.ok) throw new Error(`demo index versions: ${result.refusal.code}`)
  return result.value
}

/** What next year's set changes: digital work weighs more, a formula for reuse, one line new, one moved. */
const EDITS: readonly VersionEdit[] = [
  { kind: 'headingChanged', at: [6], heading: { code: '7', name: 'Xây dựng, phát triển chính quyền số', maxPoints: 15 } },
  { kind: 'headingChanged', at: [6, 1], heading: { code: '7.2', name: 'Văn bản điện tử', maxPoints: 3.5 } },
  {
    kind: 'lineChanged', at: [6, 1, 0],
    line: {
      code: '7.2.1', name: 'Văn bản ký số gửi qua trục liên thông', maxPoints: 2.5, inferred: false, verifier: 'Sở Khoa học và Công nghệ',
      method: {
        kind: 'formula', expression: 'nếu(văn_bản_đi = 0; tối_đa; tối_đa × min(1; ký_số ÷ văn_bản_đi ÷ 95%))',
        inputs: [
          { name: 'ký_số', label: 'văn bản ký số gửi điện tử', from: 0, to: null },
          { name: 'văn_bản_đi', label: 'văn bản đi', from: 0, to: null },
        ],
      },
      evidence: 'Số liệu của phần mềm quản lý văn bản',
    },
  },
  {
    kind: 'lineAdded', under: [6, 1],
    line: {
      code: '7.2.2', name: 'Lập hồ sơ công việc điện tử', maxPoints: 1, inferred: false, verifier: 'Sở Nội vụ', evidence: 'Danh mục hồ sơ lưu trữ điện tử',
      method: { kind: 'ratio', part: 'hồ sơ công việc lập điện tử', base: 'hồ sơ công việc trong danh mục', fullAt: 1, noneBelow: 0.5 },
    },
  },
  { kind: 'headingChanged', at: [4], heading: { code: '5', name: 'Cải cách chế độ công vụ', maxPoints: 7 } },
  { kind: 'headingChanged', at: [4, 2], heading: { code: '5.3', name: 'Đào tạo, bồi dưỡng', maxPoints: 1 } },
  { kind: 'moved', at: [2, 1, 3], by: 1 },
]

/**
 * Next year's set for communes, as the province's coordinator left it on the way: drawn from the example, changed in
 * some places, and with one sum still to be mended.
 */
export const draftNextIndex = async (ctx: Ctx, office: DemoOffice): Promise<void> => {
  const writer = office.logins.find(({ unitCode, roles }) => unitCode === 'H50' && roles.includes('reformCoordinator'))
  if (writer === undefined) throw new Error('demo index versions: nobody writes them')
  const { staffId, accountId, name } = writer
  const grants = await transaction(ctx, (trx) => findGrants(trx, staffId, today(ctx)))
  const coordinator: Ctx = { ...ctx, actor: { kind: 'staff', staffId, accountId, name, grants } }
  const year = today(ctx).year + 1
  const { code, seq } = done(await drawVersion(coordinator, {
    from: 'mau-cap-xa', code: `cap-xa-${year}`, name: `Chỉ số cải cách hành chính cấp xã năm ${year}`, level: 'commune', years: { from: year, to: null },
  }))
  let seen = seq
  for (const edit of EDITS) seen = done(await editVersion(coordinator, { code, seq: seen, edit })).seq
}
