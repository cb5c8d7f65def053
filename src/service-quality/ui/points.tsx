import { useLoaderData, type LoaderFunctionArgs } from 'react-router'
import { formatNumber } from '#kernel/number-format.ts'
import { Figure, Figures } from '#ui/figure.tsx'
import { EmptyState } from '#ui/empty-state.tsx'
import { Notice } from '#ui/notice.tsx'
import { PageHeader } from '#ui/page-header.tsx'
import { requestContext } from '#web/request-context.ts'
import type { IndexJson } from '../index-json.ts'
import { loadIndexPage } from '../pages/index-page.ts'
import { indexHref, type Asked } from '../pages/index-address.ts'
import { changeWords, LEVEL_WORDS, pointsWords } from '../words.ts'
import { GroupBars } from './group-bars.tsx'
import { IndexFilter } from './index-filter.tsx'
import { IndicatorTable } from './indicator-table.tsx'
import { MonthRows } from './month-rows.tsx'
import { PartTable } from './part-table.tsx'
import { ScopeLine } from './scope-line.tsx'

export const loader = ({ context, request }: LoaderFunctionArgs) => loadIndexPage(context.get(requestContext).ctx, request.url)

/** The points of a unit, by group and indicator, against the period before and over the months. */
const PointsScreen = () => {
  const { asked, index, refusal, kept } = useLoaderData<typeof loader>()
  return (
    <>
      <PageHeader
        title="Chỉ số 766"
        over="Chất lượng phục vụ người dân, doanh nghiệp theo thời gian thực (Quyết định 766/QĐ-TTg)"
        aside={index !== null && <a className="btn ghost" href={indexHref('/chi-so-766/tep', asked)}>Tải tệp XLSX</a>}
      />
      <main className="page" id="noi-dung" tabIndex={-1}>
        <div className="stack">
          {asked.units.length === 0 ? (
            <EmptyState title="Bạn chưa phụ trách đơn vị nào">
              <p>Chỉ số của một đơn vị do lãnh đạo, người kiểm soát thủ tục, đầu mối cải cách hành chính và người kiểm tra của đơn vị đó xem.</p>
            </EmptyState>
          ) : (
            <IndexFilter asked={asked} at="/chi-so-766" />
          )}
          {refusal !== null && <Notice tone="warning">{refusal}</Notice>}
          {index !== null && (
            <>
              <Overview asked={asked} index={index} />
              <div className="two">
                <GroupBars asked={asked} index={index} />
                <MonthRows kept={kept} />
              </div>
              <IndicatorTable asked={asked} index={index} />
              {index.parts.length > 0 && <PartTable asked={asked} index={index} />}
            </>
          )}
        </div>
      </main>
    </>
  )
}
export default PointsScreen

const Overview = ({ asked, index }: { readonly asked: Asked; readonly index: IndexJson }) => {
  const { total, previous } = index
  const lost = total.outOf - total.points
  const without = index.index.max - total.outOf
  return (
    <section className="stack tight" aria-label="Tổng quát">
      <h2>{index.unit.name}, {asked.periodName}</h2>
      <ScopeLine scope={index} />
      <Figures>
        <Figure
          name="Điểm đạt được"
          value={pointsWords(total.points)}
          base={`trên ${pointsWords(total.outOf)} điểm có dữ liệu, thang ${index.index.max}; tính như ${LEVEL_WORDS[index.level].toLowerCase()}`}
        />
        <Figure name="Mất" value={pointsWords(lost)} base="điểm, mở ra xem mất ở hồ sơ nào" to={indexHref('/chi-so-766/mat-diem', asked)} />
        <Figure name="Chưa tính được" value={pointsWords(without)} base="điểm: hệ thống chưa có dữ liệu, kỳ này không phát sinh, hoặc không áp dụng" />
        {previous !== null && (
          <Figure
            name="Kỳ trước"
            value={pointsWords(previous.total.points)}
            base={
              previous.total.outOf === total.outOf
                ? `trên ${pointsWords(previous.total.outOf)}; kỳ này ${changeWords(total.points - previous.total.points)} điểm`
                : `trên ${pointsWords(previous.total.outOf)} điểm có dữ liệu, khác kỳ này: so từng chỉ tiêu ở bảng dưới`
            }
          />
        )}
      </Figures>
      <UnjudgedNote index={index} />
    </section>
  )
}

/** Procedures that nothing can be said of because their version names no decision. */
const UnjudgedNote = ({ index }: { readonly index: IndexJson }) => {
  const unjudged = Math.max(0, ...index.indicators.map((one) => one.unjudged ?? 0))
  if (unjudged === 0) return null
  return (
    <p className="small muted">
      {formatNumber(unjudged)} thủ tục công bố trong kỳ chưa ghi ngày quyết định công bố nên chưa xét được đúng hạn hay chậm (1.1, 1.2); những thủ tục này không nằm trong tỷ lệ.
    </p>
  )
}
