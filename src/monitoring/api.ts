import { z } from '@hono/zod-openapi'
import { transaction } from '#db/context.ts'
import type { DossierId, StaffId, UnitId } from '#kernel/ids.ts'
import { toAt } from '#kernel/at.ts'
import { ok, type Refusal } from '#kernel/result.ts'
import { listWatched, type WatchLine } from '#dossiers/watch/lists.ts'
import { watchScope } from '#dossiers/watch/scope.ts'
import { WATCH_LISTS } from '#dossiers/watch/watch-list.ts'
import { addEndpoint, createApi, type Api } from '#web/endpoint.ts'
import { SLIP_BOXES, SLIP_LISTS } from './domain/slip.ts'
import { SUBJECT_KINDS } from './domain/subject.ts'
import { slipViews } from './pages/slip-view.ts'
import { monitoringSentence, type MonitoringRefusal } from './refusals.ts'
import { answerSlip } from './answer.ts'
import { listSlips } from './slip-queries.ts'
import { MOST_URGED, MOST_WORDS, urge } from './urge.ts'
import { loadWatch } from './watch-ground.ts'

const DOOR = { tag: 'monitoring', sentence: (refusal: Refusal): string => monitoringSentence(refusal as Refusal<MonitoringRefusal>) } as const

const moment = z.string().nullable()
const WATCHED = z.object({
  id: z.string(), code: z.string().nullable(), phase: z.string(), status: z.string(), receivingUnitId: z.string(), competentUnitId: z.string(),
  dueAt: moment, receptionDueAt: moment, pausedSince: moment, answerDueOn: z.string().nullable(), lastEventAt: z.string(),
  stepName: z.string().nullable(), stepDueAt: moment, stepUnitId: z.string().nullable(), staffId: z.string().nullable(),
})

const at = (instant: WatchLine['dueAt']): string | null => (instant === null ? null : toAt(instant))

/** Names of people stay out: whoever needs them opens the dossier, where it is noted. */
const plain = (line: WatchLine): z.infer<typeof WATCHED> => ({
  id: line.id, code: line.code, phase: line.phase, status: line.status, receivingUnitId: line.receivingUnitId, competentUnitId: line.competentUnitId,
  dueAt: at(line.dueAt), receptionDueAt: at(line.receptionDueAt), pausedSince: at(line.pausedSince), answerDueOn: line.answerDueOn,
  lastEventAt: toAt(line.lastEventAt), stepName: line.stepName, stepDueAt: at(line.stepDueAt), stepUnitId: line.stepUnitId, staffId: line.staffId,
})

/** The door for programs: what is late or will be, and who was urged; and urging and answering themselves. */
export const monitoringApi = (): Api => {
  const api = createApi()
  addEndpoint(api, {
    ...DOOR,
    method: 'get',
    path: '/monitoring/dossiers',
    operationId: 'listWatchedDossiers',
    summary: 'A page of a list of monitoring, the most urgent first, of the units that the caller watches over, else of their own work',
    query: z.strictObject({
      list: z.enum(WATCH_LISTS).default('overdue'),
      unitId: z.uuid().optional(),
      staffId: z.uuid().optional(),
      afterKey: z.string().regex(/^([0-9 :.+-]{10,40}|infinity)$/).optional(),
      afterId: z.uuid().optional(),
    }),
    answer: z.object({ items: z.array(WATCHED), next: z.object({ afterKey: z.string(), afterId: z.string() }).nullable() }),
    handle: async ({ web: { ctx }, query: { list, unitId, staffId, afterKey, afterId } }) => {
      const after = afterKey !== undefined && afterId !== undefined ? { key: afterKey, id: afterId } : undefined
      const { items, next } = await transaction(ctx, async (trx) => {
        const scope = watchScope(ctx.actor, 'units')
        const narrowing = { unitId: unitId as UnitId | undefined, staffId: staffId as StaffId | undefined }
        const { ground } = await loadWatch(trx, scope, ctx.clock(), narrowing)
        return listWatched(trx, scope, list, ground, after)
      })
      return ok({ items: items.map(plain), next: next && { afterKey: next.key, afterId: next.id } })
    },
  })
  addEndpoint(api, {
    ...DOOR,
    method: 'get',
    path: '/monitoring/slips',
    operationId: 'listUrgingSlips',
    summary: 'Urging slips that the caller is to answer (received), or sent and watches over (sent), at most 200',
    query: z.strictObject({ box: z.enum(SLIP_BOXES).default('received'), list: z.enum(SLIP_LISTS).default('waiting') }),
    answer: z.object({
      items: z.array(
        z.object({
          id: z.string(), number: z.string(), state: z.string(), isAutomatic: z.boolean(),
          subject: z.object({ kind: z.enum(SUBJECT_KINDS), id: z.string(), code: z.string().nullable(), title: z.string(), href: z.string() }),
          directive: z.string(), sentAt: z.string(), answerDueAt: z.string(), risenTo: z.string().nullable(),
          answer: z.object({ at: z.string(), reason: z.string(), plan: z.string(), doneBy: z.string() }).nullable(),
        }),
      ),
    }),
    handle: async ({ web: { ctx }, query: { box, list } }) => {
      const slips = await transaction(ctx, async (trx) => slipViews(trx, ctx, await listSlips(trx, ctx.actor, box, list, ctx.clock())))
      return ok({
        items: slips.map(({ id, number, subject, state, isAutomatic, directive, sentAt, answerDueAt, risenTo, answer }) => ({
          id, number, subject, state, isAutomatic, directive, sentAt, answerDueAt, risenTo,
          answer: answer === null ? null : { at: answer.at, reason: answer.reason, plan: answer.plan, doneBy: answer.doneBy },
        })),
      })
    },
  })
  addEndpoint(api, {
    ...DOOR,
    method: 'post',
    path: '/monitoring/slips',
    operationId: 'urgeDossiers',
    summary: 'Sends an urging slip for each dossier; each stands for itself: a slip, or why not. A resend under the same commandId sends nothing twice',
    body: z.strictObject({
      commandId: z.uuid(),
      dossierIds: z.array(z.uuid()).min(1).max(MOST_URGED),
      to: z.enum(['holder', 'unit']).default('holder'),
      directive: z.string().max(MOST_WORDS),
    }),
    answer: z.object({
      outcomes: z.array(z.object({ dossierId: z.string(), code: z.string().nullable(), slip: z.object({ id: z.string(), number: z.string() }).nullable(), refusal: z.string().nullable(), message: z.string().nullable() })),
    }),
    handle: async ({ web: { ctx }, body }) => {
      const urged = await urge(ctx, { ...body, dossierIds: body.dossierIds as DossierId[] })
      if (!urged.ok) return urged
      return ok({
        outcomes: urged.value.map(({ dossierId, code, outcome }) =>
          outcome.ok
            ? { dossierId, code, slip: { id: outcome.value.slipId, number: outcome.value.number }, refusal: null, message: null }
            : { dossierId, code, slip: null, refusal: outcome.refusal.code, message: monitoringSentence(outcome.refusal) }),
      })
    },
  })
  addEndpoint(api, {
    ...DOOR,
    method: 'post',
    path: '/monitoring/slips/{id}/answer',
    operationId: 'answerUrgingSlip',
    summary: 'Answers a slip, once: why it is late, what will be done, and by which day',
    params: z.strictObject({ id: z.uuid() }),
    body: z.strictObject({ reason: z.string().max(MOST_WORDS), plan: z.string().max(MOST_WORDS), doneBy: z.iso.date() }),
    answer: z.object({ id: z.string() }),
    handle: async ({ web: { ctx }, params: { id }, body }) => {
      const answered = await answerSlip(ctx, { slipId: id, ...body })
      return answered.ok ? ok({ id }) : answered
    },
  })
  return api
}
