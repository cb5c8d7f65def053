import type { Ctx } from '#db/context.ts'
import { transaction } from '#db/context.ts'
import type { Actor, Grant } from '#kernel/actor.ts'
import type { AccountId, StaffId, UnitId } from '#kernel/ids.ts'
import { day, foundProvince, hire, taken } from '#organisation/testing.ts'
import { findGrants } from '#organisation/rights-queries.ts'
import { changeCatalogue } from '#procedures/catalogue-revision.ts'
import type { ProcedureBody } from '#procedures/domain/procedure.ts'
import { provideStandardProcess } from '#procedures/standard-process.ts'
import { draftVersion, publishVersion } from '#procedures/version-commands.ts'
import { vietnamDay } from '#kernel/time.ts'
import { perform } from './commands.ts'
import type { Input } from './inputs.ts'

/** A commune with a service centre, people in every role, and three procedures: for tests that need an office. */

const SINCE = day('2025-07-01')

const plainBody = {
  sectorCode: 'G15',
  sectorName: 'Hộ tịch',
  tiers: ['commune'],
  applicantKinds: ['Công dân Việt Nam'],
  serviceLevel: 'fullOnline',
  results: [{ name: 'Giấy xác nhận tình trạng hôn nhân' }],
  instant: false,
  pauses: { financialObligation: false, verification: true },
  extension: null,
  submissionGate: { kind: 'NATIONAL' },
  processingRoute: 'LOCAL',
  legalBasis: [{ number: '123/2015/NĐ-CP' }],
} as const

/** Five working days, a fee, three papers of which one is needed in some cases only. */
export const MARITAL_STATUS: ProcedureBody = {
  ...plainBody,
  name: 'Cấp Giấy xác nhận tình trạng hôn nhân',
  cases: [
    {
      id: 'usual',
      label: 'Thông thường',
      statutoryDuration: { amount: 5, unit: 'workingDay' },
      committedDuration: { amount: 5, unit: 'workingDay' },
    },
    {
      id: 'verified',
      label: 'Phải xác minh ở nơi đã từng thường trú',
      statutoryDuration: { amount: 23, unit: 'workingDay' },
      committedDuration: { amount: 15, unit: 'workingDay' },
    },
  ],
  papers: [
    { id: 'form', name: 'Tờ khai theo mẫu', originals: 1, copies: 0, mandatory: true },
    { id: 'identity', name: 'Căn cước công dân', originals: 0, copies: 1, mandatory: true },
    {
      id: 'divorce',
      name: 'Trích lục ghi chú ly hôn',
      originals: 0,
      copies: 1,
      mandatory: false,
      condition: 'nếu đã ly hôn ở nước ngoài',
    },
  ],
  fees: [
    {
      id: 'fee',
      name: 'Lệ phí cấp giấy xác nhận',
      kind: 'charge',
      amount: 15_000,
      exemptions: [{ id: 'poor', label: 'Người thuộc hộ nghèo', percentOff: 100, basis: 'Luật Hộ tịch 2014, Điều 11' }],
    },
    { id: 'copy', name: 'Phí cấp thêm bản sao', kind: 'fee', amount: 8_000, condition: 'Người nộp xin thêm bản sao' },
  ],
  keywords: ['xác nhận độc thân', 'giấy độc thân'],
}

/** The commune's biggest volume: numbered in the register of certified copies. */
export const CERTIFIED_COPIES: ProcedureBody = {
  ...plainBody,
  name: 'Chứng thực bản sao từ bản chính giấy tờ, văn bản',
  sectorCode: 'G15',
  sectorName: 'Chứng thực',
  serviceLevel: 'information',
  instant: true,
  register: 'banSao',
  cases: [
    {
      id: 'usual',
      label: 'Thông thường',
      statutoryDuration: { amount: 1, unit: 'sameDay', cutoff: '15:00' },
      committedDuration: { amount: 1, unit: 'sameDay', cutoff: '15:00' },
    },
  ],
  papers: [{ id: 'paper', name: 'Bản chính giấy tờ, văn bản', originals: 1, copies: 0, mandatory: true }],
  fees: [
    {
      id: 'fee',
      name: 'Phí chứng thực bản sao từ bản chính',
      kind: 'fee',
      amount: 2_000,
      per: 'page',
      laterPages: { fromPage: 3, amount: 1_000 },
      maxPerCopy: 200_000,
    },
  ],
  results: [{ name: 'Bản sao được chứng thực từ bản chính' }],
}

/** No time by law, no fee, and a name as long as the longest in the national catalogue. */
export const WITHOUT_TIME: ProcedureBody = {
  ...plainBody,
  name:
    'Đăng ký biến động quyền sử dụng đất, quyền sở hữu tài sản gắn liền với đất trong các trường hợp giải quyết tranh chấp, ' +
    'khiếu nại, tố cáo về đất đai; xử lý hợp đồng thế chấp, góp vốn bằng quyền sử dụng đất, quyền sở hữu tài sản',
  sectorCode: 'G09',
  sectorName: 'Đất đai',
  cases: [{ id: 'usual', label: 'Thông thường', statutoryDuration: null, committedDuration: null }],
  papers: [{ id: 'form', name: 'Đơn đăng ký biến động', originals: 1, copies: 0, mandatory: true }],
  fees: [],
}

export const CODES = { maritalStatus: '1.004873', certifiedCopies: '2.000815', withoutTime: '1.012766' } as const

const publish = async (ctx: Ctx, code: string, body: ProcedureBody): Promise<void> => {
  const processId = await transaction(ctx, async (trx) => {
    await changeCatalogue(trx, ctx)
    return provideStandardProcess(trx, ctx, body)
  })
  const draft = taken(await draftVersion(ctx, { code, body, effectiveFrom: SINCE, processId }))
  taken(await publishVersion(ctx, draft))
}

export type TestOffice = Awaited<ReturnType<typeof foundOffice>>

/** Founds the office as the system actor of `ctx`. */
export const foundOffice = async (ctx: Ctx) => {
  const units = await foundProvince(ctx)
  await publish(ctx, CODES.maritalStatus, MARITAL_STATUS)
  await publish(ctx, CODES.certifiedCopies, CERTIFIED_COPIES)
  await publish(ctx, CODES.withoutTime, WITHOUT_TIME)
  const { center, commune, division } = units
  const staff = {
    desk: await hire(ctx, 'Nguyễn Văn Dũng', { role: 'receptionOfficer', unitId: center }),
    officer: await hire(ctx, 'Trần Thị Hạnh', { role: 'caseOfficer', unitId: commune, withSubtree: true }),
    head: await hire(ctx, 'Lê Quang Minh', { role: 'unitHead', unitId: commune, withSubtree: true }),
    leader: await hire(ctx, 'Phạm Thị Hồng', { role: 'agencyLeader', unitId: commune, withSubtree: true }),
    clerk: await hire(ctx, 'Hoàng Văn Bình', { role: 'recordsClerk', unitId: commune, withSubtree: true }),
    /** A commune of three people: the same person at the desk, signing, and keeping the records. */
    everything: await hire(
      ctx,
      'Đỗ Thị Ngọc Ánh',
      ...(['receptionOfficer', 'caseOfficer', 'agencyLeader', 'recordsClerk'] as const).map((role) => ({
        role,
        unitId: commune,
        withSubtree: true,
      })),
    ),
    stranger: await hire(ctx, 'Bùi Văn Lạ', { role: 'receptionOfficer', unitId: units.department }),
  }
  return { units, staff, division }
}

/** The person as the session gives it: rights read from what the office was told. */
export const staffActor = async (ctx: Ctx, staffId: StaffId, name: string): Promise<Extract<Actor, { kind: 'staff' }>> => {
  const grants: readonly Grant[] = await transaction(ctx, (trx) => findGrants(trx, staffId, vietnamDay(ctx.clock())))
  return { kind: 'staff', staffId, accountId: staffId as string as AccountId, name, grants }
}

export const asStaff = async (ctx: Ctx, staffId: StaffId, name = 'Nguyễn Văn Dũng'): Promise<Ctx> => ({
  ...ctx,
  actor: await staffActor(ctx, staffId, name),
})

export const PERSON = {
  kind: 'citizen',
  name: 'Trần Thị Ngọc Ưng',
  identityNumber: '044193012378',
  birthDate: '1993-03-12',
  sex: 'female',
  address: 'Thôn Thanh Sơn, xã Quảng Trạch, tỉnh Quảng Trị',
  phone: '0912 345 456',
  email: null,
} as const satisfies Input<'receive'>['submitter']

/** A filing that reception takes as it is. */
export const filing = (ctx: Ctx, units: { readonly center: UnitId; readonly commune: UnitId }, rest: Partial<Input<'receive'>> = {}): Input<'receive'> => ({
  commandId: ctx.newId(),
  dossierId: ctx.newId(),
  occurredAt: null,
  procedureCode: CODES.maritalStatus,
  caseId: 'usual',
  channel: 'direct',
  receivingUnitId: units.center,
  competentUnitId: units.commune,
  assistedAtUnitId: null,
  submitter: PERSON,
  owner: null,
  representative: null,
  papers: [{ paperId: 'form', name: null, form: 'original', quantity: 1, alreadyHeld: false, files: [] }],
  delivery: 'desk',
  externalCode: null,
  forward: true,
  ...rest,
})


type Standing = { readonly dossierId: string; readonly occurredAt: null }

/** Takes a received dossier through every step of the standard process until the result waits to arrive at the desk. */
export const workThrough = async (ctx: Ctx, { staff }: Pick<TestOffice, 'staff'>, dossierId: string): Promise<void> => {
  const on = (): Standing & { readonly commandId: string } => ({ commandId: ctx.newId(), dossierId, occurredAt: null })
  const [officer, head, leader, clerk] = [
    await asStaff(ctx, staff.officer, 'Trần Thị Hạnh'),
    await asStaff(ctx, staff.head, 'Lê Quang Minh'),
    await asStaff(ctx, staff.leader, 'Phạm Thị Hồng'),
    await asStaff(ctx, staff.clerk, 'Hoàng Văn Bình'),
  ]
  taken(await perform(officer, 'draftResult', { ...on(), stepNo: 2, outcome: 'GRANTED', summary: 'Đủ điều kiện', files: [] }))
  taken(await perform(officer, 'forward', { ...on(), stepNo: 2, note: null }))
  taken(await perform(head, 'forward', { ...on(), stepNo: 3, note: null }))
  taken(await perform(leader, 'approve', { ...on(), stepNo: 4, note: null }))
  taken(await perform(clerk, 'issue', { ...on(), stepNo: 5, register: 'GQ', deliver: false }))
}
