import type { LoaderFunctionArgs } from 'react-router'
import { requestContext } from '#web/request-context.ts'
import { suggestPlaces } from '../suggest.ts'

/** `GET /don-vi-hanh-chinh/goi-y?q=`: suggestions for `#ui/enhance/place.ts`. */
export const loader = async ({ context, url }: LoaderFunctionArgs): Promise<Response> => {
  const { ctx, clientAddress } = context.get(requestContext)
  const found = await suggestPlaces(ctx, clientAddress, url.searchParams.get('q') ?? '')
  if (found === undefined) return Response.json([], { status: 429, headers: { 'retry-after': '60' } })
  return Response.json(found, { headers: { 'cache-control': 'private, max-age=300' } })
}
