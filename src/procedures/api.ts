import { z } from '@hono/zod-openapi'
import { transaction } from '#db/context.ts'
import { ok, refuse } from '#kernel/result.ts'
import { vietnamDay } from '#kernel/time.ts'
import { addEndpoint, createApi, type Api } from '#web/endpoint.ts'
import { findVersionInForce, getProcess, listInForce } from './queries.ts'
import { PROCEDURE_REFUSALS } from './refusals.ts'
import { searchCatalogue } from './search-queries.ts'

const DOOR = {
  tag: 'procedures',
  sentence: (): string => PROCEDURE_REFUSALS.procedureVersionNotFound,
} as const

const MOST_FOUND = 100

const line = z.object({ code: z.string(), name: z.string(), sectorName: z.string() }).openapi('ProcedureLine')
const open = z.record(z.string(), z.unknown())

/** The door for programs to the catalogue: what is in force today. */
export const procedureApi = (): Api => {
  const api = createApi()
  addEndpoint(api, {
    ...DOOR,
    method: 'get',
    path: '/procedures',
    operationId: 'listProcedures',
    summary: `Procedures in force today: all by code, or the ${MOST_FOUND} that fit \`search\` best, as people type it ("ks", "khai sinh", a code)`,
    query: z.strictObject({ search: z.string().max(200).optional() }),
    answer: z.object({ procedures: z.array(line) }),
    handle: ({ web: { ctx }, query }) =>
      transaction(ctx, async (trx) => {
        const day = vietnamDay(ctx.clock())
        const found = query.search === undefined ? await listInForce(trx, day) : await searchCatalogue(trx, query.search, day, MOST_FOUND)
        return ok({ procedures: found.map(({ code, name, sectorName }) => ({ code, name, sectorName })) })
      }),
  })
  addEndpoint(api, {
    ...DOOR,
    method: 'get',
    path: '/procedures/{code}',
    operationId: 'getProcedure',
    summary: 'The version of a procedure in force today: cases, durations, papers, fees, results; and the steps of its internal process',
    params: z.object({ code: z.string().max(60) }),
    answer: z.object({ version: open, process: open.nullable() }),
    handle: ({ web: { ctx }, params }) =>
      transaction(ctx, async (trx) => {
        const version = await findVersionInForce(trx, ctx.tenantId, params.code, vietnamDay(ctx.clock()))
        if (version === undefined) return refuse('procedureVersionNotFound')
        const process = version.processId === null ? null : await getProcess(trx, ctx.tenantId, version.processId)
        return ok({ version: { ...version }, process: process === null ? null : { ...process } })
      }),
  })
  return api
}
