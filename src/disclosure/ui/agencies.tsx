import { useLoaderData, type LoaderFunctionArgs } from 'react-router'
import { transaction } from '#db/context.ts'
import { today } from '#organisation/today.ts'
import { tierWords } from '#procedures/words.ts'
import { requestContext } from '#web/request-context.ts'
import { listAgencies } from '../agencies.ts'
import { PortalPage } from './portal-page.tsx'

export const loader = async ({ context, url }: LoaderFunctionArgs) => {
  const { ctx } = context.get(requestContext)
  const q = (url.searchParams.get('q') ?? '').trim().slice(0, 100)
  const agencies = await transaction(ctx, (trx) => listAgencies(trx, today(ctx), q))
  return { q, tiers: [...Map.groupBy(agencies, (agency) => agency.tier)].map(([tier, lines]) => ({ tier, lines })) }
}

/** Agencies that have procedures, by tier; by name with or without marks. */
const Agencies = () => {
  const { q, tiers } = useLoaderData<typeof loader>()
  return (
    <PortalPage title="Cơ quan" heading="Tìm theo cơ quan" crumbs={[{ href: '/thu-tuc', label: 'Thủ tục' }]}>
      <search>
        <form className="search flat">
          <input type="search" name="q" aria-label="Tìm cơ quan" placeholder="Tên xã, phường, sở" defaultValue={q} maxLength={100} />
          <button className="btn" type="submit">Tìm</button>
        </form>
      </search>
      {tiers.length === 0 && <p>Không có cơ quan nào tên như “{q}”. <a href="/co-quan">Xem tất cả cơ quan</a>.</p>}
      {tiers.map(({ tier, lines }) => (
        <section key={tier}>
          <h2>{tierWords(tier)}</h2>
          <ul className="sectors">{lines.map((agency) => <li key={agency.code}><a href={`/co-quan/${agency.code}`}>{agency.name}</a></li>)}</ul>
        </section>
      ))}
    </PortalPage>
  )
}
export default Agencies
