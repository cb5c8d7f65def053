import { transaction, type Ctx } from '#db/context.ts'
import { openTestOffice } from '#dossiers/testing-lives.ts'
import type { Evidence } from '#evidence/domain/evidence.ts'
import type { FileStore } from '#files/file-store.ts'
import type { AccountId, StaffId, UnitId } from '#kernel/ids.ts'
import { vietnamDay } from '#kernel/time.ts'
import { findGrants } from '#organisation/rights-queries.ts'
import { day, describeUnit, hire, taken } from '#organisation/testing.ts'
import { openUnit } from '#organisation/unit-commands.ts'
import type { TestDatabase } from '../../test/db.ts'
import { openPersonApp } from '../../test/person-app.ts'
import { acrossUnits } from './beyond-wall.ts'
import { addTask } from './commands.ts'
import type { Task, TaskTerms } from './domain/task.ts'
import { draftPlan, issuePlan } from './plan-commands.ts'
import type { SentReport } from './progress-commands.ts'
import { findTask } from './queries.ts'

export const MINUTES: Evidence = { kind: 'document', number: '12/BB', issuedOn: '2026-11-03', issuer: 'UBND xã Quảng Trạch', title: 'Biên bản kiểm tra' }

export const sentReport = (over: Partial<SentReport> = {}): SentReport => ({
  claim: 'progress', progress: 30, reached: null, words: 'Đã triển khai', difficulty: null, proposal: null, evidence: [], ...over,
})

/** A report that says that all is done. */
export const doneReport = (over: Partial<SentReport> = {}): SentReport => sentReport({ claim: 'completed', progress: null, words: 'Đã xong', evidence: [MINUTES], ...over })

/** A province that steers reform: its coordinator and its leader, the people of a department, a commune and its divisions. */
export const openReformOffice = async (db: TestDatabase, startsAt = '2026-11-02T01:00:00Z') => {
  const office = await openTestOffice(db, startsAt)
  const { system, newId } = office
  const openedOn = day('2025-07-01')
  const department = taken(await openUnit(system, { code: 'H50.03', openedOn, ...describeUnit('Sở Nội vụ', office.units.province, { tier: 'province', kind: 'department' }) })).unitId
  const units = { ...office.units, department }
  const staff = {
    governor: await hire(system, 'Hoàng Nam Trung', { role: 'agencyLeader', unitId: units.province }),
    coordinator: await hire(system, 'Đỗ Anh Tuấn', { role: 'reformCoordinator', unitId: units.province }),
    director: await hire(system, 'Phạm Thị Hòa Bình', { role: 'agencyLeader', unitId: units.department, withSubtree: true }),
    leader: office.staff.leader,
    communeCoordinator: await hire(system, 'Phan Thị Quỳnh Như', { role: 'reformCoordinator', unitId: units.division }),
    head: office.staff.head,
    officer: office.staff.officer,
    receiver: office.staff.receiver,
    technician: office.staff.technician,
  }

  const as = async (person: keyof typeof staff): Promise<Ctx> => {
    const staffId: StaffId = staff[person]
    const grants = await transaction(system, (trx) => findGrants(trx, staffId, vietnamDay(office.now())))
    return { ...system, actor: { kind: 'staff', staffId, accountId: staffId as string as AccountId, name: person, grants } }
  }

  const terms = (leadUnitId: UnitId, over: Partial<TaskTerms> = {}): TaskTerms => ({
    area: 'procedures', title: 'Rà soát thủ tục hành chính', leadUnitId, supportingUnitIds: [], deliverable: 'Báo cáo rà soát', target: null,
    startsOn: '2026-01-05', dueOn: '2026-11-20', budgetDong: null, criteria: [], source: { kind: 'assigned', ref: null, title: null }, ...over,
  })

  const draft = async (title = 'Kế hoạch cải cách hành chính năm 2026') =>
    taken(await draftPlan(await as('coordinator'), { commandId: newId(), ownerUnitId: units.province, terms: { title, year: 2026, legalBasis: null } }))

  /** A plan of the province with one task for the lead unit, issued. */
  const issued = async (lead: UnitId, over: Partial<TaskTerms> = {}): Promise<Task> => {
    const plan = await draft()
    const task = taken(await addTask(await as('coordinator'), { commandId: newId(), planId: plan.id, assignerUnitId: units.province, terms: terms(lead, over) }))
    taken(await issuePlan(await as('governor'), { id: plan.id, seq: plan.seq, number: '15/KH-UBND', issuedOn: '2026-01-05' }))
    return read(task.id)
  }

  const read = async (id: string): Promise<Task> => {
    const task = await acrossUnits(system, (trx) => findTask(trx, id))
    if (task === undefined) throw new Error('no such task')
    return task
  }

  return { ...office, units, staff, as, terms, draft, issued, read }
}
export type ReformOffice = Awaited<ReturnType<typeof openReformOffice>>
export type ReformPerson = keyof ReformOffice['staff']

/** The real shell over the office; the cookie `tester` signs a person in. */
export const openReformApp = (office: ReformOffice, files: FileStore) =>
  openPersonApp(Object.keys(office.staff) as ReformPerson[], office.as, office.system, files)
