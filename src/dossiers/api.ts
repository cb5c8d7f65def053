import { z } from '@hono/zod-openapi'
import { transaction, type Ctx } from '#db/context.ts'
import type { DossierId, UnitId } from '#kernel/ids.ts'
import { ok, refuse, type Refusal, type Result } from '#kernel/result.ts'
import { Temporal } from '#kernel/time.ts'
import { getVersion } from '#procedures/queries.ts'
import { addEndpoint, createApi, type Api } from '#web/endpoint.ts'
import { addFileEndpoints } from './api-files.ts'
import { perform } from './commands.ts'
import { offersFor } from './domain/actions.ts'
import type { TextRef } from './domain/dossier.ts'
import { nationalStatus, statusOf } from './domain/national-status.ts'
import { GUIDANCE_INPUT, guide, type GuidanceInput } from './guidance.ts'
import { INPUTS, type CommandName, type Input } from './inputs.ts'
import { DOSSIER_LISTS, listDossiers } from './lists.ts'
import { lookUp } from './look-up/look-up.ts'
import { previewFiling } from './preview.ts'
import { findDossierPage, type DossierPage } from './queries.ts'
import { dossierSentence, type DossierRefusal } from './refusals.ts'

/** The door for programs: the same commands and queries as the screens, in JSON. */
export const dossierApi = (): Api => {
  const api = createApi()
  for (const name of Object.keys(INPUTS) as CommandName[]) addCommand(api, name)
  addGuidance(api)
  addReads(api)
  addFileEndpoints(api)
  return api
}

const DOOR = {
  tag: 'dossiers',
  sentence: (refusal: Refusal): string => dossierSentence(refusal as Refusal<DossierRefusal>),
} as const

const answer = z
  .object({
    dossierId: z.uuid(),
    code: z.string().nullable(),
    seq: z.int(),
    phase: z.string(),
    dueAt: z.iso.datetime().nullable(),
  })
  .openapi('DossierAnswer')

/** One command on one dossier; the same `commandId` again gets the first answer. */
const addCommand = <Name extends CommandName>(api: Api, name: Name): void =>
  addEndpoint(api, {
    ...DOOR,
    method: 'post',
    path: `/dossiers/commands/${name}`,
    operationId: name,
    summary: `Command "${name}" on a dossier`,
    body: INPUTS[name] as z.ZodType,
    answer,
    handle: ({ web, body }) => perform(web.ctx, name, body as Input<Name>),
  })

/** Guidance at the desk: no dossier, no clock; the same `commandId` again gets the first number. */
const addGuidance = (api: Api): void =>
  addEndpoint(api, {
    ...DOOR,
    method: 'post',
    path: '/guidances',
    operationId: 'guide',
    summary: 'Tells an applicant at the desk what is still missing; receives nothing',
    body: GUIDANCE_INPUT as z.ZodType,
    answer: z.object({ guidanceId: z.uuid(), year: z.int(), no: z.int() }).openapi('GuidanceAnswer'),
    handle: ({ web, body }) => guide(web.ctx, body as GuidanceInput),
  })

const open = z.record(z.string(), z.unknown())
/** A moment as PostgreSQL writes it: where the page before ended. */
const cursorKey = z
  .string()
  .max(40)
  .refine((key) => /^-?infinity$/.test(key) || isMoment(key.replace(' ', 'T')))

const isMoment = (text: string): boolean => {
  try {
    return Temporal.Instant.from(text).epochMilliseconds > 0
  } catch {
    return false
  }
}

/** Ids in an address, with a comma between. */
const idList = z
  .string()
  .max(2_000)
  .optional()
  .transform((text) => (text === undefined || text === '' ? [] : text.split(',')))

const byId = z.object({ id: z.uuid() })

const readPage = (ctx: Ctx, id: string): Promise<Result<DossierPage, 'notFound'>> =>
  transaction(ctx, async (trx) => {
    const page = await findDossierPage(trx, ctx.actor, id as DossierId)
    return page === undefined ? refuse('notFound') : ok(page)
  })

const addReads = (api: Api): void => {
  addEndpoint(api, {
    ...DOOR,
    method: 'get',
    path: '/dossiers/{id}',
    operationId: 'getDossier',
    summary: 'A dossier with its texts, its ledger of due dates, its files and what the caller may do now',
    params: byId,
    answer: open,
    handle: async ({ web: { ctx }, params }) => {
      const found = await readPage(ctx, params.id)
      if (!found.ok) return found
      const { dossier, dues, files, textOf } = found.value
      const version = await transaction(ctx, (trx) => getVersion(trx, ctx.tenantId, dossier.procedureVersionId))
      const status = statusOf(dossier)
      return ok({
        ...plain(dossier, textOf),
        status,
        nationalStatus: nationalStatus(status),
        dueDates: plain({ dues }, textOf)['dues'],
        files,
        actions: offersFor(ctx.actor, dossier, version),
      })
    },
  })
  addEndpoint(api, {
    ...DOOR,
    method: 'get',
    path: '/dossiers/{id}/history',
    operationId: 'getDossierHistory',
    summary: 'Everything that happened to a dossier, in order',
    params: byId,
    answer: z.object({ events: z.array(open) }),
    handle: async ({ web, params }) => {
      const found = await readPage(web.ctx, params.id)
      return found.ok ? ok({ events: found.value.history.map((entry) => plain(entry, found.value.textOf)) }) : found
    },
  })
  addEndpoint(api, {
    ...DOOR,
    method: 'get',
    path: '/dossiers',
    operationId: 'listDossiers',
    summary: 'A page of the dossiers of a list that the caller may see',
    query: z.strictObject({
      list: z.enum(DOSSIER_LISTS).default('open'),
      unitId: z.uuid().optional(),
      procedureCode: z.string().max(40).optional(),
      search: z.string().max(200).optional(),
      afterKey: cursorKey.optional(),
      afterId: z.uuid().optional(),
    }),
    answer: z.object({ items: z.array(open), next: z.object({ afterKey: z.string(), afterId: z.string() }).nullable() }),
    handle: async ({ web: { ctx }, query: { afterKey, afterId, unitId, ...query } }) => {
      const after = afterKey !== undefined && afterId !== undefined ? { key: afterKey, id: afterId as DossierId } : undefined
      const filter = { ...query, unitId: unitId as UnitId | undefined, now: ctx.clock() }
      const { items, next } = await transaction(ctx, (trx) => listDossiers(trx, ctx.actor, filter, after))
      return ok({
        items: items.map((item) => plain(item, () => null)),
        next: next && { afterKey: next.key, afterId: next.id },
      })
    },
  })
  addEndpoint(api, {
    ...DOOR,
    method: 'get',
    path: '/filing-preview',
    operationId: 'previewFiling',
    summary: 'The due date with its day-by-day explanation, and the fees, before anything is saved',
    query: z.strictObject({
      procedureCode: z.string().min(1).max(40),
      caseId: z.string().max(60).optional(),
      channel: z.enum(['direct', 'online', 'post']).default('direct'),
      competentUnitId: z.uuid(),
      chosenFeeIds: idList,
      exemptionIds: idList,
    }),
    answer: open,
    handle: async ({ web: { ctx }, query }) => {
      const seen = await transaction(ctx, (trx) =>
        previewFiling(trx, ctx, { ...query, competentUnitId: query.competentUnitId as UnitId }),
      )
      if (!seen.ok) return seen
      const { version, ...preview } = seen.value
      return ok({ ...preview, procedure: { code: version.code, name: version.name } })
    },
  })
  addEndpoint(api, {
    ...DOOR,
    method: 'post',
    path: '/look-up',
    operationId: 'lookUp',
    summary: 'Public look-up by code and second factor; no personal data',
    body: z.strictObject({ code: z.string().max(200), factor: z.string().max(60) }),
    answer: open,
    handle: async ({ web, body }) => {
      const asker = { ...web.ctx, actor: { kind: 'system', name: 'look-up' } as const }
      const found = await lookUp(asker, { ...body, address: web.clientAddress ?? 'unknown' })
      return found.ok ? ok({ ...found.value }) : found
    },
  })
}

/** A JSON copy in which each text reference is the text itself, or null once it was erased. */
const plain = (value: object, textOf: (ref: TextRef) => string | null): Record<string, unknown> =>
  JSON.parse(JSON.stringify(value), (_key, one: unknown) => (isTextRef(one) ? textOf(one) : one)) as Record<string, unknown>

const isTextRef = (value: unknown): value is TextRef =>
  typeof value === 'object' && value !== null && 'v' in value && 'c' in value && typeof value.v === 'number' && typeof value.c === 'string'
