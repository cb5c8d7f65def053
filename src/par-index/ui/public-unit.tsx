import { data, useLoaderData, type LoaderFunctionArgs } from 'react-router'
import { ShareBar } from '#ui/charts/share-bar.tsx'
import { requestContext } from '#web/request-context.ts'
import { findPublicUnit } from '../pages/public-page.ts'

export const loader = async ({ context, params }: LoaderFunctionArgs) => {
  const year = params['nam'] ?? ''
  const page = /^20\d\d$/.test(year) ? await findPublicUnit(context.get(requestContext).ctx, Number(year), params['ma'] ?? '') : undefined
  if (page === undefined) throw data(null, { status: 404 })
  return page
}

/** One office's published points, part by part. */
const PublicUnitPage = () => {
  const unit = useLoaderData<typeof loader>()
  return (
    <div className="wrap stack page-text">
      <title>{`${unit.name}: chỉ số cải cách hành chính năm ${unit.year}`}</title>
      <p><a href={`/cong-khai/chi-so-cchc/${unit.year}`}>‹ Tất cả cơ quan, năm {unit.year}</a></p>
      <h1>{unit.name}</h1>
      <p>{unit.roundName}: <b>{unit.points}</b> trên {unit.maxPoints} điểm, hạng <b>{unit.rank}</b> trong {unit.count}, xếp loại <b>{unit.grade}</b>. Bình quân {unit.average} điểm.</p>
      {unit.areas.map((area) => (
        <section key={area.code} className="panel">
          <h2>{area.code}. {area.name}</h2>
          <p><b>{area.points}</b> trên {area.max} điểm</p>
          <ShareBar share={area.share} />
          <details>
            <summary>Từng tiêu chí</summary>
            <table className="dense">
              <thead><tr><th scope="col">Tiêu chí</th><th scope="col" className="num">Đạt</th><th scope="col" className="num">Tối đa</th></tr></thead>
              <tbody>{area.lines.map((line) => <tr key={line.code}><th scope="row">{line.code} {line.name}</th><td className="num">{line.points}</td><td className="num">{line.max}</td></tr>)}</tbody>
            </table>
          </details>
        </section>
      ))}
    </div>
  )
}
export default PublicUnitPage
