import type { LoaderFunctionArgs } from 'react-router'
import { requestContext } from '#web/request-context.ts'
import { exportAccount } from '../own/my-data.ts'
import { signedInCitizen } from './signed-in.ts'

/** Everything about one's account as a file for another program. */
export const loader = async ({ context }: LoaderFunctionArgs): Promise<Response> => {
  const web = context.get(requestContext)
  signedInCitizen(web)
  return new Response(JSON.stringify(await exportAccount(web.citizenCtx, web.belongings), null, 2), {
    headers: {
      'content-type': 'application/json; charset=utf-8',
      'content-disposition': 'attachment; filename="du-lieu-cua-toi.json"',
      'cache-control': 'no-store',
    },
  })
}
