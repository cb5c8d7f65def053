import type { LoaderFunctionArgs } from 'react-router'
import { requestContext } from '#web/request-context.ts'
import { readAddress, suggestPlaces } from '../suggest.ts'

/**
 * `GET /don-vi-hanh-chinh/goi-y?q=`: what a typed commune may mean; `?dia-chi=`: the commune of a whole address. For
 * pages that help while somebody types.
 */
export const loader = async ({ context, url }: LoaderFunctionArgs): Promise<Response> => {
  const { ctx, clientAddress } = context.get(requestContext)
  const address = url.searchParams.get('dia-chi')
  const found = address === null
    ? await suggestPlaces(ctx, clientAddress, url.searchParams.get('q') ?? '')
    : await readAddress(ctx, clientAddress, address)
  if (found === undefined) return Response.json(null, { status: 429, headers: { 'retry-after': '60' } })
  return Response.json(found, { headers: { 'cache-control': 'private, max-age=300' } })
}
