import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { sql } from 'kysely'
import { transaction, type Ctx } from '#db/context.ts'
import { openCasework } from '#dossiers/testing-casework.ts'
import { PERSON } from '#dossiers/testing.ts'
import { openDiskStore } from '#files/disk-store.ts'
import { VISITOR } from '#kernel/actor.ts'
import type { AccountId, CommandId, DossierId, StaffId, UnitId } from '#kernel/ids.ts'
import { vietnamDay } from '#kernel/time.ts'
import { QUESTIONNAIRES } from '#law/surveys.ts'
import { findGrants } from '#organisation/rights-queries.ts'
import { day, describeUnit, hire, taken } from '#organisation/testing.ts'
import { openUnit } from '#organisation/unit-commands.ts'
import type { Session } from '#web/request-context.ts'
import type { TestDatabase } from '../../test/db.ts'
import { openWebApp } from '../../test/web.ts'
import { draftSurvey, openSurvey, type PlanInput } from './commands.ts'
import { questionsOf, type Answers } from './domain/answers.ts'
import { isScale } from './domain/results.ts'
import type { Survey } from './domain/survey.ts'
import { drawInvitations } from './draw.ts'
import { surveying } from './surveyor.ts'
import { tokensOf } from './tokens.ts'

/** Those who meet over a survey: of the province who holds it and who enters sheets, of a rated commune its leader and an officer. */
export const SURVEY_PEOPLE = ['coordinator', 'clerk', 'rated', 'ratedOfficer', 'outsider'] as const
export type SurveyPerson = (typeof SURVEY_PEOPLE)[number]

/** An office with a second commune; the province holds surveys. */
export const openSurveyOffice = async (db: TestDatabase) => {
  const casework = await openCasework(db)
  const { system, office } = casework
  const { province } = office.units
  const openedOn = day('2025-07-01')
  const other = taken(await openUnit(system, { code: 'H50.102', openedOn, ...describeUnit('UBND xã Hòa Trạch', province, { kind: 'peoplesCommittee' }) })).unitId
  const people: Readonly<Record<SurveyPerson, StaffId>> = {
    coordinator: await hire(system, 'Hoàng Nam Trung', { role: 'reformCoordinator', unitId: province, withSubtree: true }),
    clerk: await hire(system, 'Lê Thị Văn Thư', { role: 'recordsClerk', unitId: province }),
    rated: office.staff.leader,
    ratedOfficer: office.staff.officer,
    outsider: office.staff.stranger,
  }
  const ctxOf = async (person: SurveyPerson): Promise<Ctx> => {
    const grants = await transaction(system, (trx) => findGrants(trx, people[person], vietnamDay(casework.now())))
    return { ...system, actor: { kind: 'staff', staffId: people[person], accountId: people[person] as string as AccountId, name: person, grants } }
  }
  let persons = 0
  /** A dossier of somebody new that has its result. */
  const finish = (phone: string | null = `09${String(10_000_000 + persons++)}`): Promise<DossierId> => casework.finish({ submitter: { ...PERSON, phone } })
  /** Dossiers of the other commune that have their result; which of its people did what is left out. */
  const finishElsewhere = async (count: number): Promise<void> => {
    for (let i = 0; i < count; i++) {
      const id = await finish()
      await sql`update dossier set competent_unit_id = ${other} where id = ${id}`.execute(db.owner)
    }
  }
  return { ...casework, units: { ...office.units, other }, people, ctxOf, finish, finishElsewhere }
}
export type SurveyOffice = Awaited<ReturnType<typeof openSurveyOffice>>

export const planFor = (rated: readonly UnitId[], rest: Partial<PlanInput> = {}): PlanInput => ({
  title: 'Khảo sát hài lòng quý IV', questionnaires: ['sipas'], rated, period: { from: '2026-11-01', to: '2026-11-16' }, closesOn: '2026-12-15', ...rest,
})

/** A SIPAS survey of the province about units, drafted, drawn and open. */
export const openDrawn = async (office: SurveyOffice, rated: readonly UnitId[], wanted = 100): Promise<Survey> => {
  const ctx = await office.ctxOf('coordinator')
  const drafted = taken(await draftSurvey(ctx, { ...planFor(rated), commandId: ctx.newId() as CommandId, kind: 'sipas', ownerUnitId: office.units.province }))
  const drawn = taken(await drawInvitations(ctx, { id: drafted.id, seq: drafted.seq, method: 'stratified', wanted }))
  return taken(await openSurvey(ctx, { id: drawn.id, seq: drawn.seq }))
}

const SIPAS = QUESTIONNAIRES.filter(({ code }) => code === 'sipas')

/** Every statement with the same step. */
export const allOf = (step: number, rest: Answers = {}): Answers => ({
  ...Object.fromEntries(SIPAS.flatMap(questionsOf).filter(isScale).map(({ key }) => [key, [String(step)]])), ...rest,
})

/** The codes of a survey's invitations in order of their numbers, as sheets print them. */
export const codesOf = (ctx: Ctx, surveyId: string): Promise<readonly string[]> =>
  surveying(ctx, async (trx) => {
    const { rows } = await sql<{ id: string }>`
      select id from survey_invitation where tenant_id = current_tenant() and survey_id = ${surveyId} order by serial`.execute(trx)
    return tokensOf(trx, ctx, rows.map(({ id }) => id))
  })

/** The real shell over the office; the cookie `tester` signs a person in. */
export const openSurveyApp = (office: SurveyOffice) => {
  const contexts = new Map<Session['actor'], Ctx>()
  return openWebApp({
    resolveSession: async (request) => {
      const named = /(?:^|;\s*)tester=(\w+)/.exec(request.headers.get('cookie') ?? '')?.[1]
      const person = SURVEY_PEOPLE.find((one) => one === named)
      if (person === undefined) return null
      const ctx = await office.ctxOf(person)
      contexts.set(ctx.actor, ctx)
      return { id: person, actor: ctx.actor, tenantId: ctx.tenantId, account: { name: person, title: 'Công chức', unitName: 'UBND tỉnh Quảng Trị' } }
    },
    contextFor: (session) => (session === null ? undefined : contexts.get(session.actor)) ?? { ...office.system, actor: VISITOR },
    files: openDiskStore(join(tmpdir(), `motcua-surveys-${process.pid}`)),
  })
}
