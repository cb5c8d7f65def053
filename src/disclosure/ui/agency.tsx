import { data, useLoaderData, type LoaderFunctionArgs } from 'react-router'
import { transaction } from '#db/context.ts'
import { today } from '#organisation/today.ts'
import { Count } from '#ui/values.tsx'
import { requestContext } from '#web/request-context.ts'
import { findAgency } from '../agencies.ts'
import { tellInShort } from '../in-short.ts'
import { ProcedureHit } from './hit.tsx'
import { Places } from './places.tsx'
import { PortalPage } from './portal-page.tsx'

export const loader = ({ context, params, url }: LoaderFunctionArgs) => {
  const { ctx } = context.get(requestContext)
  const chosen = url.searchParams.get('linh-vuc')
  return transaction(ctx, async (trx) => {
    const agency = await findAgency(trx, params['code'] ?? '', today(ctx))
    if (agency === undefined) throw data(null, { status: 404 })
    const { sectors, ...place } = agency
    const sector = sectors.find(({ code }) => code === chosen)
    return {
      place,
      sectors: sectors.map(({ code, name, lines }) => ({ code, name, count: lines.length })),
      sector: sector === undefined ? null : { name: sector.name, hits: await tellInShort(trx, ctx.tenantId, sector.lines) },
    }
  })
}

type Loaded = ReturnType<typeof useLoaderData<typeof loader>>

const Reach = ({ place }: Pick<Loaded, 'place'>) =>
  place.desks.length > 0 ? (
    <section><h2>Nộp và hỏi ở đâu</h2><Places places={place.desks} /></section>
  ) : place.address === null && place.phone === null ? null : (
    <section>
      <h2>Liên hệ</h2>
      <p>{place.address}{place.phone !== null && <>{place.address !== null && ' · '}<a href={`tel:${place.phone.replace(/\s/g, '')}`}>{place.phone}</a></>}</p>
    </section>
  )

/** One agency: where it is, when it is open, what is asked for there, who is below it. */
const AgencyPage = () => {
  const { place, sectors, sector } = useLoaderData<typeof loader>()
  const crumbs = [
    { href: '/co-quan', label: 'Cơ quan' },
    ...place.above.map(({ code, name }) => ({ href: `/co-quan/${code}`, label: name })),
    ...(sector === null ? [] : [{ href: `/co-quan/${place.code}`, label: place.name }]),
  ]
  if (sector !== null)
    return (
      <PortalPage title={`${sector.name}, ${place.name}`} heading={sector.name} crumbs={crumbs}>
        <ul className="hits">{sector.hits.map((hit) => <ProcedureHit key={hit.code} hit={hit} />)}</ul>
      </PortalPage>
    )
  return (
    <PortalPage title={place.name} crumbs={crumbs}>
      <Reach place={place} />
      {sectors.length > 0 && (
        <section>
          <h2>Thủ tục làm tại đây</h2>
          <ul className="sectors">
            {sectors.map(({ code, name, count }) => (
              <li key={code}><a href={`/co-quan/${place.code}?linh-vuc=${encodeURIComponent(code)}`}>{name}</a> <span className="muted"><Count value={count} /></span></li>
            ))}
          </ul>
        </section>
      )}
      {place.below.length > 0 && (
        <section>
          <h2>Đơn vị trực thuộc</h2>
          <ul className="sectors">{place.below.map(({ code, name }) => <li key={code}><a href={`/co-quan/${code}`}>{name}</a></li>)}</ul>
        </section>
      )}
      {sectors.length === 0 && place.below.length === 0 && <p>Đơn vị này không nhận hồ sơ tại chỗ. <a href="/thu-tuc">Tìm thủ tục</a> để biết nơi nộp.</p>}
    </PortalPage>
  )
}
export default AgencyPage
