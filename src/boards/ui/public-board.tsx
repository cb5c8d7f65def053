import { data, useLoaderData, type LoaderFunctionArgs } from 'react-router'
import { formatNumber, formatPercent } from '#kernel/number-format.ts'
import { ShareBar } from '#ui/charts/share-bar.tsx'
import { formatDay } from '#ui/dates.ts'
import { Moment } from '#ui/values.tsx'
import { requestContext } from '#web/request-context.ts'
import { periodSlug } from '../domain/board-period.ts'
import { LEAST_SHOWN } from '../domain/small-cells.ts'
import { findPublicBoard, type PublicCount, type PublicRow } from '../pages/public-page.ts'
import { periodWords } from '../words.ts'

export const loader = async ({ context, request }: LoaderFunctionArgs) => {
  const board = await findPublicBoard(context.get(requestContext).ctx, new URL(request.url).searchParams.get('ky'))
  if (board === undefined) throw data(null, { status: 404 })
  return board
}

const HIDDEN = '…'

const shown = (count: PublicCount): string => (count === null ? HIDDEN : formatNumber(count))

/** Công khai kết quả: how each office kept its word last month. For everybody, without anything of anybody. */
const PublicBoardPage = () => {
  const board = useLoaderData<typeof loader>()
  const { period, rows, total } = board
  return (
    <div className="wrap stack page-text">
      <title>{`Kết quả giải quyết thủ tục hành chính ${periodWords(period).toLowerCase()}`}</title>
      <h1>Kết quả giải quyết thủ tục hành chính</h1>
      <p>
        {board.agency}, <b>{periodWords(period).toLowerCase()}</b> (từ {formatDay(period.from)} đến {formatDay(period.to)}).
      </p>
      <nav className="steps-nav" aria-label="Tháng khác">
        <a className="btn ghost" href={`/cong-khai?ky=${periodSlug(board.before)}`}>‹ {periodWords(board.before)}</a>
        {board.after !== null && <a className="btn ghost" href={`/cong-khai?ky=${periodSlug(board.after)}`}>{periodWords(board.after)} ›</a>}
      </nav>
      <div className="figs">
        <Total name="Tiếp nhận" value={shown(total.accepted)} base="hồ sơ mới trong tháng" />
        <Total name="Đã giải quyết" value={shown(total.resolved)} base="hồ sơ có kết quả trong tháng" />
        <Total name="Đúng và trước hạn" value={shareText(total)} base={total.inTime === null ? 'số quá nhỏ để công bố' : `${shown(total.inTime)} trong ${shown(total.resolved)} hồ sơ đã giải quyết`} />
        <Total name="Đang giải quyết" value={shown(total.pending)} base="vào cuối tháng" />
      </div>
      {rows.length === 0 ? <p>Tháng này chưa có hồ sơ nào.</p> : <Offices rows={rows} total={total} />}
      <p><a href="/cong-khai/chi-so-cchc">Chỉ số cải cách hành chính hằng năm</a></p>
      <p className="small muted">
        {board.isAnyHidden && `Dấu ${HIDDEN} là số nhỏ hơn ${LEAST_SHOWN}, hoặc số có thể làm lộ số ấy, nên không công bố. `}
        Mỗi hồ sơ đếm một lần, ở cơ quan có thẩm quyền. Số liệu lúc <Moment at={board.at} />.
      </p>
    </div>
  )
}
export default PublicBoardPage

const shareOf = ({ inTime, resolved }: PublicRow): number | null => (inTime === null || resolved === null || resolved === 0 ? null : inTime / resolved)

const shareText = (row: PublicRow): string => {
  const { inTime, resolved } = row
  if (inTime === null || resolved === null) return HIDDEN
  return formatPercent(inTime, resolved) ?? 'chưa có'
}

const Total = ({ name, value, base }: { readonly name: string; readonly value: string; readonly base: string }) => (
  <div className="fig">
    <span className="name">{name}</span>
    <span className="value">{value}</span>
    <span className="base">{base}</span>
  </div>
)

const Offices = ({ rows, total }: { readonly rows: readonly PublicRow[]; readonly total: PublicRow }) => (
  // oxlint-disable-next-line jsx-a11y/no-noninteractive-tabindex -- what scrolls must be reached by the keyboard
  <section className="sheet" aria-label="Kết quả theo cơ quan" tabIndex={0}>
    <table className="bars">
      <caption>Theo cơ quan</caption>
      <thead>
        <tr>
          <th scope="col">Cơ quan</th>
          <td className="narrow-none" />
          <th scope="col" className="num">Đúng hạn</th>
          <th scope="col" className="num">Tiếp nhận</th>
          <th scope="col" className="num">Đã giải quyết</th>
          <th scope="col" className="num">Trong đó trễ</th>
          <th scope="col" className="num">Đang giải quyết</th>
        </tr>
      </thead>
      <tbody>
        {rows.map((row) => (
          <tr key={row.name}>
            <th scope="row">{row.name}</th>
            <td className="bar-cell narrow-none"><ShareBar share={shareOf(row)} mark={shareOf(total)} /></td>
            <Numbers row={row} />
          </tr>
        ))}
      </tbody>
      <tfoot>
        <tr>
          <th scope="row">Cộng</th>
          <td className="narrow-none" />
          <Numbers row={total} />
        </tr>
      </tfoot>
    </table>
  </section>
)

const Numbers = ({ row }: { readonly row: PublicRow }) => (
  <>
    <td className="num">{shareText(row)}</td>
    <td className="num">{shown(row.accepted)}</td>
    <td className="num">{shown(row.resolved)}</td>
    <td className="num">{shown(row.late)}</td>
    <td className="num">{shown(row.pending)}</td>
  </>
)
