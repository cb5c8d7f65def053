import { z } from '@hono/zod-openapi'
import { transaction } from '#db/context.ts'
import type { DossierId } from '#kernel/ids.ts'
import { ok, refuse, type Refusal } from '#kernel/result.ts'
import { addEndpoint, createApi, type Api } from '#web/endpoint.ts'
import { answerRefusal } from '#web/problem.ts'
import { findFeeAccount } from './dues/account.ts'
import { NATIONAL_PAYABLE_CODE } from './domain/due.ts'
import { hearCallback } from './gateway/hear-gateway.ts'
import { payerCtx } from './paying/payer.ts'
import { feeSentence, type FeeRefusal } from './refusals.ts'
import { CASH_INPUT, takeCash, type CashInput } from './cash/take-cash.ts'

const DOOR = { tag: 'fees', sentence: (refusal: Refusal): string => feeSentence(refusal as Refusal<FeeRefusal>) } as const

/** The door for programs: what a dossier owes, cash at the desk, and the calls of payment gateways. */
export const feeApi = (): Api => {
  const api = createApi()
  addEndpoint(api, {
    ...DOOR,
    method: 'get',
    path: '/dossiers/{id}/fees',
    operationId: 'getDossierFees',
    summary: 'What a dossier owes and has paid, in đồng, with when each line is payable (1 submission, 2 request, 4 return)',
    params: z.object({ id: z.uuid() }),
    answer: z.object({
      totalDong: z.int(),
      paidDong: z.int(),
      outstandingDong: z.int(),
      overpaidDong: z.int(),
      incomplete: z.boolean(),
      lines: z.array(
        z.object({
          key: z.string(),
          name: z.string(),
          kind: z.enum(['fee', 'charge', 'obligation']),
          amountDong: z.int().nullable(),
          remainingDong: z.int(),
          payableCode: z.int(),
        }),
      ),
    }),
    handle: async ({ web: { ctx }, params }) => {
      const account = await transaction(ctx, (trx) => findFeeAccount(trx, ctx, params.id as DossierId))
      if (account === undefined) return refuse('feeDossierNotFound')
      const { totalDong, paidDong, outstandingDong, overpaidDong, incomplete, lines } = account
      return ok({
        totalDong,
        paidDong,
        outstandingDong,
        overpaidDong,
        incomplete,
        lines: lines.map(({ key, name, kind, amountDong, remainingDong, payableAt }) => ({
          key,
          name,
          kind,
          amountDong,
          remainingDong,
          payableCode: NATIONAL_PAYABLE_CODE[payableAt],
        })),
      })
    },
  })
  addEndpoint(api, {
    ...DOOR,
    method: 'post',
    path: '/fees/commands/takeCash',
    operationId: 'takeCash',
    summary: 'Takes cash for lines of a dossier and gives a numbered receipt; the sums come from the books',
    body: CASH_INPUT as z.ZodType,
    answer: z.object({ paymentId: z.uuid(), receiptId: z.uuid() }).openapi('CashTaken'),
    handle: ({ web, body }) => takeCash(web.ctx, body as CashInput),
  })
  addCallback(api)
  return api
}

const PATH = '/payments/callbacks/{gateway}'

/** A gateway's call is read as bytes, since its signature covers them; it answers 200 once the word is in the books. */
const addCallback = (api: Api): void => {
  api.openAPIRegistry.registerPath({
    method: 'post',
    path: PATH,
    operationId: 'hearGateway',
    tags: ['fees'],
    summary: 'A payment gateway tells how a charge stands, signed in the header x-signature',
    request: {
      params: z.object({ gateway: z.string() }) as never,
      body: { required: true, content: { 'application/json': { schema: z.record(z.string(), z.unknown()) } } },
    },
    responses: {
      200: { description: 'Heard; the same word again changes nothing', content: { 'application/json': { schema: z.object({ heard: z.literal(true) }) } } },
      403: { description: 'The signature is not the gateway’s' },
      404: { description: 'No such gateway here' },
      422: { description: 'Signed, but not understood' },
    },
  })
  api.post('/payments/callbacks/:gateway', async (c) => {
    const { ctx } = c.get('web')
    const heard = await hearCallback(payerCtx(ctx), c.req.param('gateway'), {
      body: await c.req.text(),
      signature: c.req.header('x-signature') ?? null,
    })
    return heard.ok ? c.json({ heard: true }, 200) : answerRefusal(c, heard.refusal.code, feeSentence(heard.refusal))
  })
}
