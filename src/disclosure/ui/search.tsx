import { redirect, useLoaderData, type LoaderFunctionArgs } from 'react-router'
import { transaction } from '#db/context.ts'
import { today } from '#organisation/today.ts'
import { useRootData } from '#ui/rendering.tsx'
import { Count } from '#ui/values.tsx'
import { findNamedUnit } from '#places/queries.ts'
import { requestContext } from '#web/request-context.ts'
import { listLifeEvents } from '../life-events.ts'
import { search } from '../search.ts'
import { loadShelf } from '../shelf.ts'
import { ProcedureHit } from './hit.tsx'
import { EventCards } from './event-cards.tsx'
import { PortalPage } from './portal-page.tsx'
import { PortalSearch } from './portal-search.tsx'

const MOST_FOUND = 12

export const loader = async ({ context, url }: LoaderFunctionArgs) => {
  const { ctx } = context.get(requestContext)
  const day = today(ctx)
  // Addresses of sectors as they were printed before sectors had pages of their own.
  const sector = url.searchParams.get('linh-vuc')
  if (sector !== null) throw redirect(`/linh-vuc/${encodeURIComponent(sector)}`, 301)
  const q = (url.searchParams.get('q') ?? '').trim().slice(0, 200)
  return transaction(ctx, async (trx) => {
    const shelf = await loadShelf(trx, day)
    return {
      q,
      total: shelf.byCode.size,
      unit: q === '' ? null : await findNamedUnit(trx, q, day.toString()),
      hits: q === '' ? [] : await search(trx, ctx.tenantId, q, day, MOST_FOUND),
      events: q === '' ? await listLifeEvents(trx, day) : [],
      sectors: q === '' ? shelf.sectors.map(({ code, name, lines }) => ({ code, name, count: lines.length })) : [],
    }
  })
}

type Loaded = ReturnType<typeof useLoaderData<typeof loader>>

const Hits = ({ q, hits, phone }: Pick<Loaded, 'q' | 'hits'> & { readonly phone: string | null }) =>
  hits.length === 0 ? (
    <>
      <h2>Chưa tìm thấy thủ tục nào với “{q}”</h2>
      <p>Thử ít chữ hơn, một hai từ là đủ, có dấu hay không dấu đều được. Hoặc <a href="/su-kien">xem theo việc trong đời</a>, <a href="/linh-vuc">theo lĩnh vực</a>.</p>
      {phone !== null && <p>Không rõ thủ tục tên gì? Gọi <a href={`tel:${phone.replace(/\s/g, '')}`}>{phone}</a>, nói việc bạn cần làm.</p>}
    </>
  ) : (
    <>
      <h2>{hits.length === MOST_FOUND ? `${MOST_FOUND} thủ tục gần nhất với` : `${hits.length} thủ tục khớp với`} “{q}”</h2>
      <ul className="hits">{hits.map((hit) => <ProcedureHit key={hit.code} hit={hit} />)}</ul>
      <p className="small muted">Không thấy việc của bạn? Gõ cách khác, hoặc <a href="/su-kien">xem theo việc trong đời</a>, <a href="/linh-vuc">theo lĩnh vực</a>.</p>
    </>
  )

/** Every procedure that may be asked for: by what one would type, by event of life, by sector, by agency. */
const Search = () => {
  const { q, hits, unit, total, events, sectors } = useLoaderData<typeof loader>()
  const site = useRootData()?.site
  return (
    <PortalPage title={q === '' ? 'Thủ tục hành chính' : `Tìm “${q}”`} heading="Bạn cần làm thủ tục gì?">
      <PortalSearch words={q} />
      {q === '' ? (
        <>
          <section><h2>Theo việc trong đời</h2><EventCards events={events} /></section>
          <section>
            <h2>Theo lĩnh vực</h2>
            <p className="small muted"><Count value={total} /> thủ tục đang thực hiện. Hoặc <a href="/co-quan">tìm theo cơ quan</a>, xem <a href="/niem-yet">thủ tục mới thay đổi</a>.</p>
            <ul className="sectors">
              {sectors.map((one) => (
                <li key={one.code}><a href={`/linh-vuc/${encodeURIComponent(one.code)}`}>{one.name}</a> <span className="muted"><Count value={one.count} /></span></li>
              ))}
            </ul>
          </section>
        </>
      ) : (
        <section>
          {unit !== null && (
            <p>
              {unit.oldText === null ? unit.text : <>{unit.oldText}, nay thuộc {unit.text}</>}: <a href={`/don-vi-hanh-chinh/${unit.code}`}>xem xã, phường cũ và mới</a>
            </p>
          )}
          <Hits q={q} hits={hits} phone={site?.phone ?? null} />
        </section>
      )}
    </PortalPage>
  )
}
export default Search
