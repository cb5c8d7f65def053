import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { transaction, type Ctx } from '#db/context.ts'
import { openTestOffice } from '#dossiers/testing-lives.ts'
import { openDiskStore } from '#files/disk-store.ts'
import { VISITOR } from '#kernel/actor.ts'
import type { AccountId, StaffId } from '#kernel/ids.ts'
import { vietnamDay } from '#kernel/time.ts'
import { findGrants } from '#organisation/rights-queries.ts'
import { hire } from '#organisation/testing.ts'
import type { Session } from '#web/request-context.ts'
import type { TestDatabase } from '../../test/db.ts'
import { openWebApp } from '../../test/web.ts'
import { reportApi } from './api.ts'

/** Those who meet over a report: of the commune its leader and a head, of the province who receives and who signs. */
export const REPORT_PEOPLE = ['leader', 'head', 'receiver', 'technician', 'controller', 'governor'] as const
export type ReportPerson = (typeof REPORT_PEOPLE)[number]

/** The test office with two people of the province, in the middle of a statutory month. */
export const openReportOffice = async (db: TestDatabase) => {
  const office = await openTestOffice(db, '2026-10-20T01:00:00Z')
  const { system, units, staff, now } = office
  const people: Readonly<Record<ReportPerson, StaffId>> = {
    leader: staff.leader, head: staff.head, receiver: staff.receiver, technician: staff.technician,
    controller: await hire(system, 'Phan Thanh Soát', { role: 'procedureController', unitId: units.province }),
    governor: await hire(system, 'Hoàng Nam Trung', { role: 'agencyLeader', unitId: units.province }),
  }
  /** The world as that person meets it, with the rights of this moment. */
  const ctxOf = async (person: ReportPerson): Promise<Ctx> => {
    const staffId = people[person]
    const grants = await transaction(system, (trx) => findGrants(trx, staffId, vietnamDay(now())))
    return { ...system, actor: { kind: 'staff', staffId, accountId: staffId as string as AccountId, name: person, grants } }
  }
  return { ...office, ctxOf }
}

export type ReportOffice = Awaited<ReturnType<typeof openReportOffice>>

/** The cookie by which a test says who it is. */
export const REPORT_PERSON_COOKIE = 'tester'

/** The real shell over the office; the cookie `tester` signs a person in. */
export const openReportApp = (office: ReportOffice) => {
  const contexts = new Map<Session['actor'], Ctx>()
  const personIn = (request: Request): ReportPerson | undefined => {
    const named = /(?:^|;\s*)tester=(\w+)/.exec(request.headers.get('cookie') ?? '')?.[1]
    return REPORT_PEOPLE.find((person) => person === named)
  }
  return openWebApp({
    apis: [reportApi()],
    resolveSession: async (request) => {
      const person = personIn(request)
      if (person === undefined) return null
      const ctx = await office.ctxOf(person)
      contexts.set(ctx.actor, ctx)
      return { id: person, actor: ctx.actor, tenantId: ctx.tenantId, account: { name: person, title: 'Công chức', unitName: 'UBND xã Quảng Trạch' } }
    },
    contextFor: (session) => (session === null ? undefined : contexts.get(session.actor)) ?? { ...office.system, actor: VISITOR },
    files: openDiskStore(join(tmpdir(), `motcua-reports-${process.pid}`)),
  })
}
