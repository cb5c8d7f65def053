import { FilterLinks } from '#ui/filter-links.tsx'
import type { IndexJson } from '../index-json.ts'
import { GROUPING_WORDS, indexHref, type Asked } from '../pages/index-address.ts'
import { pointsWords } from '../words.ts'
import { PointsBar } from './points-bar.tsx'

/** Points by group, each against what it could have given. */
export const GroupBars = ({ asked, index }: { readonly asked: Asked; readonly index: IndexJson }) => (
  <section className="panel stack tight" aria-label="Điểm theo nhóm">
    <h2>Theo nhóm</h2>
    <FilterLinks
      label="Cách chia nhóm"
      links={[
        { to: indexHref('/chi-so-766', asked, { nhom: null }), label: 'Sáu nhóm trên Cổng', current: asked.grouping === 'portal' },
        { to: indexHref('/chi-so-766', asked, { nhom: GROUPING_WORDS.legal }), label: 'Năm nhóm của Quyết định', current: asked.grouping === 'legal' },
      ]}
    />
    <ul className="points-rows">
      {index.groups[asked.grouping].map(({ code, label, points, outOf, max }) => (
        <li key={code}>
          <span>{label}</span>
          <b className="points-of">{outOf === 0 ? `— / ${pointsWords(max)}` : `${pointsWords(points)} / ${pointsWords(max)}`}</b>
          <PointsBar value={points} outOf={outOf} whole={max} />
          {outOf < max && <span className="points-note">{outOf === 0 ? 'Chưa có dữ liệu' : `Có dữ liệu cho ${pointsWords(outOf)} điểm`}</span>}
        </li>
      ))}
    </ul>
    <p className="points-key">
      <span className="got">đạt được</span>
      <span className="could">mất</span>
      <span className="rest">chưa tính được</span>
    </p>
  </section>
)
