import { useLoaderData, type LoaderFunctionArgs } from 'react-router'
import { transaction } from '#db/context.ts'
import { today } from '#organisation/today.ts'
import { Count } from '#ui/values.tsx'
import { requestContext } from '#web/request-context.ts'
import { loadShelf } from '../shelf.ts'
import { PortalPage } from './portal-page.tsx'

export const loader = ({ context }: LoaderFunctionArgs) => {
  const { ctx } = context.get(requestContext)
  return transaction(ctx, async (trx) => ({
    sectors: (await loadShelf(trx, today(ctx))).sectors.map(({ code, name, lines }) => ({ code, name, count: lines.length })),
  }))
}

/** Every sector that has a procedure in force. */
const Sectors = () => {
  const { sectors } = useLoaderData<typeof loader>()
  return (
    <PortalPage title="Lĩnh vực" crumbs={[{ href: '/thu-tuc', label: 'Thủ tục' }]}>
      <ul className="sectors">
        {sectors.map(({ code, name, count }) => (
          <li key={code}><a href={`/linh-vuc/${encodeURIComponent(code)}`}>{name}</a> <span className="muted"><Count value={count} /></span></li>
        ))}
      </ul>
    </PortalPage>
  )
}
export default Sectors
