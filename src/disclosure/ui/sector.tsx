import { data, useLoaderData, type LoaderFunctionArgs } from 'react-router'
import { transaction } from '#db/context.ts'
import { today } from '#organisation/today.ts'
import { Pagination } from '#ui/pagination.tsx'
import { requestContext } from '#web/request-context.ts'
import { tellInShort } from '../in-short.ts'
import { loadShelf } from '../shelf.ts'
import { ProcedureHit } from './hit.tsx'
import { PortalPage } from './portal-page.tsx'

/** So that a sector of many hundred procedures stays light on an old phone. */
const ON_A_PAGE = 30

export const loader = ({ context, params, url }: LoaderFunctionArgs) => {
  const { ctx } = context.get(requestContext)
  const wanted = Math.max(1, Number.parseInt(url.searchParams.get('trang') ?? '1', 10) || 1)
  return transaction(ctx, async (trx) => {
    const sector = (await loadShelf(trx, today(ctx))).sectors.find(({ code }) => code === params['code'])
    if (sector === undefined) throw data(null, { status: 404 })
    const pages = Math.ceil(sector.lines.length / ON_A_PAGE)
    const page = Math.min(wanted, pages)
    const lines = sector.lines.slice((page - 1) * ON_A_PAGE, page * ON_A_PAGE)
    return { name: sector.name, total: sector.lines.length, page, hits: await tellInShort(trx, ctx.tenantId, lines) }
  })
}

/** The procedures of one sector, by name. */
const SectorPage = () => {
  const { name, total, page, hits } = useLoaderData<typeof loader>()
  return (
    <PortalPage title={name} crumbs={[{ href: '/thu-tuc', label: 'Thủ tục' }, { href: '/linh-vuc', label: 'Lĩnh vực' }]}>
      <ul className="hits">{hits.map((hit) => <ProcedureHit key={hit.code} hit={hit} />)}</ul>
      <Pagination page={page} pageSize={ON_A_PAGE} total={total} hasNext={page * ON_A_PAGE < total} />
    </PortalPage>
  )
}
export default SectorPage
