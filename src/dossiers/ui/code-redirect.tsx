import { data, redirect, type LoaderFunctionArgs } from 'react-router'
import { transaction } from '#db/context.ts'
import { requestContext } from '#web/request-context.ts'
import { findByCode } from '../lists.ts'

/** `GET /mot-cua/ho-so/ma/:ma`: a code from paper or from another system leads to its dossier. */
export const loader = async ({ context, params }: LoaderFunctionArgs): Promise<Response> => {
  const { ctx } = context.get(requestContext)
  const id = await transaction(ctx, (trx) => findByCode(trx, ctx.actor, params['ma'] ?? '', ctx.clock()))
  if (id === undefined) throw data(null, { status: 404 })
  return redirect(`/mot-cua/ho-so/${id}`)
}
