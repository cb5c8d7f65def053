import { data, useLoaderData, type LoaderFunctionArgs } from 'react-router'
import { ShareBar } from '#ui/charts/share-bar.tsx'
import { requestContext } from '#web/request-context.ts'
import { findPublicYear, type PublicRound } from '../pages/public-page.ts'

export const loader = async ({ context, params }: LoaderFunctionArgs) => {
  const typed = params['nam']
  const year = typed === undefined ? null : /^20\d\d$/.test(typed) ? Number(typed) : undefined
  const page = year === undefined ? undefined : await findPublicYear(context.get(requestContext).ctx, year)
  if (page === undefined) throw data(null, { status: 404 })
  return page
}

/** Chỉ số CCHC for everybody: how each office was judged, and by what. */
const PublicYearPage = () => {
  const { year, years, rounds } = useLoaderData<typeof loader>()
  return (
    <div className="wrap stack page-text">
      <title>{rounds.length === 0 ? 'Chỉ số cải cách hành chính' : `Chỉ số cải cách hành chính năm ${year}`}</title>
      <h1>Chỉ số cải cách hành chính{rounds.length > 0 && ` năm ${year}`}</h1>
      <p>Mỗi năm các cơ quan được chấm điểm việc cải cách hành chính: tự chấm, được cơ quan khác thẩm định, rồi hội đồng quyết định. Bấm vào tên cơ quan để xem từng phần.</p>
      {years.length > 1 && (
        <nav className="steps-nav" aria-label="Năm khác">
          {years.map((one) => <a key={one} className="btn ghost" href={`/cong-khai/chi-so-cchc/${one}`} {...(one === year && { 'aria-current': 'page' })}>Năm {one}</a>)}
        </nav>
      )}
      {rounds.length === 0 && <p>Chưa có kết quả nào được công bố. Khi hội đồng quyết định và công bố, kết quả sẽ ở trang này.</p>}
      {rounds.map((round) => <Ranks key={round.id} round={round} year={year} />)}
      <p><a href="/cong-khai">Kết quả giải quyết thủ tục hành chính hằng tháng</a></p>
    </div>
  )
}
export default PublicYearPage

const Ranks = ({ round, year }: { readonly round: PublicRound; readonly year: number }) => (
  <>
    <h2>{round.name}</h2>
    <p>{round.decision}. Điểm bình quân <b>{round.average}</b> trên {round.maxPoints}.{round.isExample && ' Chấm theo bộ tiêu chí mẫu, không có hiệu lực pháp lý.'}</p>
    {/* oxlint-disable-next-line jsx-a11y/no-noninteractive-tabindex -- what scrolls must be reached by the keyboard */}
    <section className="sheet" aria-label={round.name} tabIndex={0}>
      <table className="bars">
        <caption className="sr-only">Xếp hạng {round.level}</caption>
        <thead>
          <tr><th scope="col" className="num">Hạng</th><th scope="col">Cơ quan</th><td className="narrow-none" /><th scope="col" className="num">Điểm</th><th scope="col">Xếp loại</th></tr>
        </thead>
        <tbody>
          {round.ranks.map((one) => (
            <tr key={one.code}>
              <td className="num">{one.rank}</td>
              <th scope="row"><a href={`/cong-khai/chi-so-cchc/${year}/${one.code}`}>{one.name}</a></th>
              <td className="bar-cell narrow-none"><ShareBar share={one.share} mark={round.averageShare} /></td>
              <td className="num"><b>{one.points}</b></td>
              <td>{one.grade}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </section>
    <p className="small muted">Nét đứt là điểm bình quân. Bằng điểm thì cùng hạng.</p>
  </>
)
