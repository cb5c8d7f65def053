import { redirect, useLoaderData, type LoaderFunctionArgs } from 'react-router'
import { transaction } from '#db/context.ts'
import { today } from '#organisation/today.ts'
import { requestContext } from '#web/request-context.ts'
import { search } from '../search.ts'
import { ProcedureHit } from './hit.tsx'
import { PortalSearch } from './portal-search.tsx'

/** What a person takes in at a look, standing. */
const MOST_FOUND = 6

export const loader = ({ context, url }: LoaderFunctionArgs) => {
  const { ctx } = context.get(requestContext)
  const q = (url.searchParams.get('q') ?? '').trim().slice(0, 200)
  if (q === '') throw redirect('/kiosk', 303)
  return transaction(ctx, async (trx) => ({ q, hits: await search(trx, ctx.tenantId, q, today(ctx), MOST_FOUND) }))
}

const KioskSearch = () => {
  const { q, hits } = useLoaderData<typeof loader>()
  return (
    <div className="wrap stack">
      <title>{`Tìm “${q}”`}</title>
      <h1>{hits.length === 0 ? `Chưa tìm thấy “${q}”` : `Thủ tục gần với “${q}”`}</h1>
      <PortalSearch words={q} action="/kiosk/tim" />
      {hits.length === 0 && <p>Thử một hai từ khác, hoặc <a href="/kiosk">chọn theo việc trong đời</a>, hoặc hỏi quầy tiếp nhận.</p>}
      <ul className="hits">{hits.map((hit) => <ProcedureHit key={hit.code} hit={hit} base="/kiosk/thu-tuc" />)}</ul>
    </div>
  )
}
export default KioskSearch
