import { useLoaderData, type LoaderFunctionArgs } from 'react-router'
import { transaction } from '#db/context.ts'
import { compareVietnamese } from '#kernel/text.ts'
import { today } from '#organisation/today.ts'
import { useRootData } from '#ui/rendering.tsx'
import { Count } from '#ui/values.tsx'
import { requestContext } from '#web/request-context.ts'
import type { ProcedureVersion } from '../domain/procedure.ts'
import { getVersion, listInForce } from '../queries.ts'
import { searchCatalogue } from '../search-queries.ts'
import { feesInShort, timeInShort } from './citizen-words.ts'

const MOST_FOUND = 12

const LIFE_EVENTS = [
  ['Sinh con', 'khai sinh'],
  ['Kết hôn', 'đăng ký kết hôn'],
  ['Xây nhà', 'giấy phép xây dựng nhà ở'],
  ['Mở cửa hàng', 'hộ kinh doanh'],
  ['Có người mất', 'khai tử'],
  ['Sao y, chứng thực', 'chứng thực bản sao'],
  ['Chuyển nhà', 'đăng ký thường trú'],
  ['Đất đai', 'giấy chứng nhận quyền sử dụng đất'],
] as const

const inShort = ({ code, name, sectorName, cases, fees }: ProcedureVersion) => ({
  code, name, sectorName, time: timeInShort(cases), fee: feesInShort(fees),
})

export const loader = async ({ context, url }: LoaderFunctionArgs) => {
  const { ctx } = context.get(requestContext)
  const day = today(ctx)
  const q = (url.searchParams.get('q') ?? '').trim().slice(0, 200)
  const sector = url.searchParams.get('linh-vuc') ?? ''
  return transaction(ctx, async (trx) => {
    const lines = await listInForce(trx, day)
    const bySector = Map.groupBy(lines, (line) => line.sectorCode)
    const chosen = q === '' ? bySector.get(sector) : undefined
    const found = q === '' ? [] : await searchCatalogue(trx, q, day, MOST_FOUND)
    const idOf = new Map(lines.map((line) => [line.code, line.id]))
    const hits = []
    for (const { code } of found) {
      const id = idOf.get(code)
      if (id !== undefined) hits.push(inShort(await getVersion(trx, ctx.tenantId, id)))
    }
    return {
      q,
      hits,
      total: lines.length,
      sector: chosen === undefined ? null : {
        name: chosen[0]?.sectorName ?? sector,
        lines: chosen.map(({ code, name }) => ({ code, name })).toSorted((a, b) => compareVietnamese(a.name, b.name)),
      },
      sectors: q !== '' || chosen !== undefined ? [] : [...bySector]
        .map(([code, of]) => ({ code, name: of[0]?.sectorName ?? code, count: of.length }))
        .toSorted((a, b) => compareVietnamese(a.name, b.name)),
    }
  })
}

const Hits = ({ q, hits, phone }: { readonly q: string; readonly hits: readonly ReturnType<typeof inShort>[]; readonly phone: string | null }) =>
  hits.length === 0 ? (
    <>
      <h2>Chưa tìm thấy thủ tục nào với “{q}”</h2>
      <p>Thử ít chữ hơn, một hai từ là đủ, có dấu hay không dấu đều được. Hoặc <a href="/thu-tuc">xem theo lĩnh vực</a>.</p>
      {phone !== null && <p>Không rõ thủ tục tên gì? Gọi <a href={`tel:${phone.replace(/\s/g, '')}`}>{phone}</a>, nói việc bạn cần làm.</p>}
    </>
  ) : (
    <>
      <h2>{hits.length === MOST_FOUND ? `${MOST_FOUND} thủ tục gần nhất với` : `${hits.length} thủ tục khớp với`} “{q}”</h2>
      <ul className="hits">
        {hits.map((hit) => (
          <li key={hit.code}>
            <a href={`/thu-tuc/${hit.code}`}>{hit.name}</a>
            <span className="small muted">{hit.time} · {hit.fee} · {hit.sectorName}</span>
          </li>
        ))}
      </ul>
      <p className="small muted">Không thấy việc của bạn? Gõ cách khác, hoặc <a href="/thu-tuc">xem theo lĩnh vực</a>.</p>
    </>
  )

/** Every procedure that may be asked for: by what one would type, by event of life, by sector. */
const PortalProcedures = () => {
  const { q, hits, total, sector, sectors } = useLoaderData<typeof loader>()
  const site = useRootData()?.site
  const title = sector?.name ?? (q === '' ? 'Thủ tục hành chính' : `Tìm “${q}”`)
  return (
    <>
      <title>{`${title} · ${site?.centerName ?? 'Một Cửa'}`}</title>
      <div className="wrap stack">
        <div>
          {sector !== null && <p className="small"><a href="/thu-tuc">Thủ tục</a> › {sector.name}</p>}
          <h1>{sector?.name ?? 'Bạn cần làm thủ tục gì?'}</h1>
          <search>
            <form className="search flat" action="/thu-tuc">
              <input type="search" name="q" aria-label="Tìm thủ tục" placeholder="Ví dụ: khai sinh cho con" defaultValue={q} required maxLength={200} />
              <button className="btn" type="submit">Tìm</button>
            </form>
          </search>
        </div>
        {q !== '' && <section><Hits q={q} hits={hits} phone={site?.phone ?? null} /></section>}
        {sector !== null && (
          <section>
            <h2 className="sr-only">Thủ tục của lĩnh vực</h2>
            <ul className="hits">{sector.lines.map((line) => <li key={line.code}><a href={`/thu-tuc/${line.code}`}>{line.name}</a></li>)}</ul>
          </section>
        )}
        {q === '' && sector === null && (
          <>
            <section>
              <h2>Theo việc trong đời</h2>
              <ul className="cards">{LIFE_EVENTS.map(([label, words]) => <li key={label}><a href={`/thu-tuc?q=${encodeURIComponent(words)}`}><b>{label}</b></a></li>)}</ul>
            </section>
            <section>
              <h2>Theo lĩnh vực</h2>
              <p className="small muted"><Count value={total} /> thủ tục đang thực hiện.</p>
              <ul className="sectors">
                {sectors.map((one) => (
                  <li key={one.code}><a href={`/thu-tuc?linh-vuc=${encodeURIComponent(one.code)}`}>{one.name}</a> <span className="muted"><Count value={one.count} /></span></li>
                ))}
              </ul>
            </section>
          </>
        )}
      </div>
    </>
  )
}
export default PortalProcedures
