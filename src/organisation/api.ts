import { z } from '@hono/zod-openapi'
import { transaction, type Ctx, type Trx } from '#db/context.ts'
import { ROLES } from '#kernel/actor.ts'
import type { UnitId } from '#kernel/ids.ts'
import { WEEKDAYS } from '#kernel/local-time.ts'
import { ok, refuse, type Refusal } from '#kernel/result.ts'
import { nationalCalendar } from '#law/calendar.ts'
import { addEndpoint, createApi, type Api } from '#web/endpoint.ts'
import { calendarBook } from './calendar-queries.ts'
import { calendarOf } from './domain/calendar-book.ts'
import type { Unit } from './domain/unit-tree.ts'
import { organisationSentence, type OrganisationRefusal } from './refusals.ts'
import { listUnitStaff } from './staff-queries.ts'
import { today } from './today.ts'
import { unitTree } from './unit-queries.ts'

const DOOR = {
  tag: 'organisation',
  sentence: (refusal: Refusal): string => organisationSentence(refusal as Refusal<OrganisationRefusal>),
} as const

const day = z.iso.date()
const unitAnswer = z
  .object({
    id: z.uuid(),
    code: z.string().openapi({ description: 'Mã định danh cơ quan, for ever the same' }),
    name: z.string(),
    shortName: z.string(),
    tier: z.string(),
    kind: z.string(),
    parentId: z.uuid().nullable(),
    areaCode: z.string().nullable(),
  })
  .openapi('Unit')
const byId = z.object({ id: z.uuid() })

const unitOf = ({ id, code, name, shortName, tier, kind, parentId, areaCode }: Unit) => ({ id, code, name, shortName, tier, kind, parentId, areaCode })

/** The door for programs to units, their people and their hours; what stands there is what holds today. */
export const organisationApi = (): Api => {
  const api = createApi()
  addUnits(api)
  addStaff(api)
  addCalendar(api)
  return api
}

const addUnits = (api: Api): void => {
  addEndpoint(api, {
    ...DOOR,
    method: 'get',
    path: '/units',
    operationId: 'listUnits',
    summary: 'Every unit of today, a parent before its children',
    query: z.strictObject({ below: z.uuid().optional().openapi({ description: 'Only this unit and what is below it' }) }),
    answer: z.object({ units: z.array(unitAnswer) }),
    handle: ({ web: { ctx }, query }) =>
      transaction(ctx, async (trx) => {
        const tree = await unitTree(trx, today(ctx))
        const within = query.below === undefined ? undefined : tree.subtree(query.below as UnitId)
        return ok({ units: tree.units.filter(({ id }) => within?.has(id) ?? true).map(unitOf) })
      }),
  })
  addEndpoint(api, {
    ...DOOR,
    method: 'get',
    path: '/units/{id}',
    operationId: 'getUnit',
    summary: 'One unit of today',
    params: byId,
    answer: unitAnswer,
    handle: ({ web: { ctx }, params }) =>
      transaction(ctx, async (trx) => {
        const unit = (await unitTree(trx, today(ctx))).find(params.id as UnitId)
        return unit === undefined ? refuse('unitNotFound') : ok(unitOf(unit))
      }),
  })
}

const staffAnswer = z.object({
  id: z.uuid(),
  code: z.string(),
  fullName: z.string(),
  title: z.string().nullable(),
  roles: z.array(z.enum(ROLES)),
  absentTo: day.nullable().openapi({ description: 'Last day of an absence that lasts today' }),
})

/** A right of any role that reaches the unit shows who works there; another's people answer as if not there. */
const reaches = ({ actor }: Ctx, unitId: UnitId): boolean =>
  (actor.kind === 'staff' || actor.kind === 'integration') && actor.grants.some((grant) => grant.reach.has(unitId))

const addStaff = (api: Api): void =>
  addEndpoint(api, {
    ...DOOR,
    method: 'get',
    path: '/units/{id}/staff',
    operationId: 'listUnitStaff',
    summary: 'Who holds a role at a unit today, where one of your rights reaches it; no phone, no mail',
    params: byId,
    answer: z.object({ staff: z.array(staffAnswer) }),
    handle: ({ web: { ctx }, params }) =>
      transaction(ctx, async (trx) => {
        const unitId = params.id as UnitId
        if (!reaches(ctx, unitId)) return refuse('unitNotFound')
        const staff = await listUnitStaff(trx, unitId, today(ctx))
        return ok({ staff: staff.map(({ roles, absentTo, ...person }) => ({ ...person, roles: [...roles], absentTo: absentTo?.toString() ?? null })) })
      }),
  })

const week = z.partialRecord(z.enum(WEEKDAYS), z.array(z.string()).readonly()).openapi({ example: { mon: ['07:30-11:30', '13:30-17:30'] } })
const hours = {
  sessions: week,
  receptionSessions: week.optional(),
  dayMinutes: z.int().optional(),
  countsAsDay: z.array(z.enum(WEEKDAYS)).readonly().optional(),
}
const entry = { date: day, source: z.string().optional(), certainty: z.enum(['verified', 'toVerify', 'pending']).optional() }

const readCalendar = async (trx: Trx, ctx: Ctx, unitId: UnitId) => {
  const on = today(ctx)
  const tree = await unitTree(trx, on)
  if (tree.find(unitId) === undefined) return undefined
  const chain = [unitId, ...tree.ancestors(unitId).map((unit) => unit.id)]
  return calendarOf(await calendarBook(trx), chain, on, nationalCalendar().sessions)
}

const addCalendar = (api: Api): void =>
  addEndpoint(api, {
    ...DOOR,
    method: 'get',
    path: '/units/{id}/calendar',
    operationId: 'getUnitCalendar',
    summary: 'The working calendar of a unit, as the command "deadline" takes it: its hours and their changes, days off, make-up days',
    params: byId,
    answer: z
      .object({
        ...hours,
        changes: z.array(z.object({ from: day, source: z.string().optional(), ...hours })).readonly().optional(),
        holidays: z.array(z.object({ ...entry, name: z.string().optional(), kind: z.enum(['holiday', 'compensatory', 'swapped']).optional() })).readonly().optional(),
        makeUpDays: z.array(z.object({ ...entry, replaces: day.optional() })).readonly().optional(),
        coveredFrom: day.optional(),
        coveredUntil: day.optional(),
      })
      .openapi('Calendar'),
    handle: ({ web: { ctx }, params }) =>
      transaction(ctx, async (trx) => {
        const calendar = await readCalendar(trx, ctx, params.id as UnitId)
        return calendar === undefined ? refuse('unitNotFound') : ok(calendar)
      }),
  })
