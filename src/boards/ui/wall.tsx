import { data, useLoaderData, type LoaderFunctionArgs, type MetaFunction } from 'react-router'
import { formatNumber } from '#kernel/number-format.ts'
import { ShareBar } from '#ui/charts/share-bar.tsx'
import { Moment } from '#ui/values.tsx'
import type { RouteHandle } from '#ui/route-handle.ts'
import { requestContext } from '#web/request-context.ts'
import { readUnitCode } from '../address.ts'
import { shareValue } from '../domain/board-figures.ts'
import { findBoard } from '../pages/board-page.ts'
import { AGE_WORDS, periodWords, shareWords } from '../words.ts'

/** Nobody stands at a wall: no script, no rail. */
export const handle: RouteHandle = { face: 'wall' }

const REFRESH_SECONDS = 60

/** Whoever reads it at a desk can stop it: what moves by itself must be stoppable. */
export const meta: MetaFunction<typeof loader> = ({ loaderData }) =>
  loaderData?.isStopped === true ? [] : [{ httpEquiv: 'refresh', content: String(REFRESH_SECONDS) }]

export const loader = async ({ context, params, request }: LoaderFunctionArgs) => {
  const code = readUnitCode(params['donvi'])
  const query = new URL(request.url).searchParams
  const page = code === undefined ? undefined : await findBoard(context.get(requestContext).ctx, code, query.get('ky'))
  if (page === undefined) throw data(null, { status: 404 })
  return { ...page, isStopped: query.get('dung') === '1' }
}

const MOST_UNITS = 8

/** Màn hình treo tường: read from across the room, dark, anew each minute, without anything of any person. */
const Wall = () => {
  const page = useLoaderData<typeof loader>()
  const { unit, period, onTime, ages } = page
  const oldest = ages.at(-1)
  return (
    <main className="wall" id="noi-dung">
      <title>{`${unit.name} · Màn hình`}</title>
      <header>
        <h1>{unit.name}</h1>
        <p>{periodWords(period)} · <Moment at={page.at} form="short" /></p>
      </header>
      <dl className="wall-figures">
        <Big name="Tiếp nhận" value={formatNumber(page.accepted.value)} />
        <Big name="Đã giải quyết" value={formatNumber(page.resolved.value)} />
        <Big name="Đúng và trước hạn" value={shareWords(onTime.now)} />
        <Big name="Đang giải quyết" value={formatNumber(page.pending.value)} />
        <Big name="Quá hạn" value={formatNumber(page.overdue.value)} isLate={page.overdue.value > 0} />
        <Big name={`Nằm ${AGE_WORDS.at(-1)?.toLowerCase()}`} value={formatNumber(oldest?.count ?? 0)} isLate={(oldest?.count ?? 0) > 0} />
      </dl>
      {page.units.length > 1 && (
        <table className="bars">
          <caption>Đúng và trước hạn, thấp nhất ở trên</caption>
          <tbody>
            {page.units.slice(0, MOST_UNITS).map((row) => (
              <tr key={row.code}>
                <th scope="row">{row.shortName}</th>
                <td className="bar-cell"><ShareBar share={shareValue(row.onTime)} mark={shareValue(onTime.now)} /></td>
                <td className="num">{shareWords(row.onTime)}</td>
                <td className="num">{row.overdue > 0 ? `■ ${formatNumber(row.overdue)} quá hạn` : ''}</td>
              </tr>
            ))}
          </tbody>
        </table>
      )}
      <p className="wall-foot">
        {page.isStopped ? <a href="?">Tự làm mới mỗi phút</a> : <a href="?dung=1">Dừng tự làm mới</a>}
      </p>
    </main>
  )
}
export default Wall

const Big = ({ name, value, isLate = false }: { readonly name: string; readonly value: string; readonly isLate?: boolean }) => (
  <div className={isLate ? 'late' : undefined}>
    <dt>{name}</dt>
    <dd>{value}</dd>
  </div>
)
