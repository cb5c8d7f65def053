import { useLoaderData, type LoaderFunctionArgs } from 'react-router'
import { formatNumber } from '#kernel/number-format.ts'
import { EmptyState } from '#ui/empty-state.tsx'
import { Figure, Figures } from '#ui/figure.tsx'
import { FilterLinks } from '#ui/filter-links.tsx'
import { Notice } from '#ui/notice.tsx'
import { PageHeader } from '#ui/page-header.tsx'
import { Pagination } from '#ui/pagination.tsx'
import { requestContext } from '#web/request-context.ts'
import { indexHref, LIST_WORDS, PAGE_SIZE } from '../pages/index-address.ts'
import { loadLossesPage, type LossesPage } from '../pages/losses-page.ts'
import { gainWords, pointsWords } from '../words.ts'
import { IndexFilter } from './index-filter.tsx'
import { LossDossiers } from './loss-dossiers.tsx'
import { LossIndicators } from './loss-indicators.tsx'
import { LossPetitions } from './loss-petitions.tsx'
import { LossProcedures } from './loss-procedures.tsx'
import { ScopeLine } from './scope-line.tsx'

export const loader = ({ context, request }: LoaderFunctionArgs) => loadLossesPage(context.get(requestContext).ctx, request.url)

type Found = Extract<LossesPage['found'], { readonly rows: unknown }>

/** What cost a unit its points: by indicator, and the dossiers and procedures behind them. */
const LossesScreen = () => {
  const page = useLoaderData<typeof loader>()
  const { asked, found } = page
  return (
    <>
      <PageHeader title="Mất điểm ở đâu" over="Chỉ số 766: hồ sơ và thủ tục đứng sau từng phần điểm đã mất hoặc sắp mất" />
      <main className="page" id="noi-dung" tabIndex={-1}>
        <div className="stack">
          <IndexFilter asked={asked} at="/chi-so-766/mat-diem" />
          {'refusal' in found ? (
            found.refusal !== null && <Notice tone="warning">{found.refusal}</Notice>
          ) : (
            <>
              <Overview page={page} found={found} />
              <LossIndicators asked={asked} indicators={found.indicators} />
              <List page={page} found={found} />
            </>
          )}
        </div>
      </main>
    </>
  )
}
export default LossesScreen

const Overview = ({ page: { asked }, found }: { readonly page: LossesPage; readonly found: Found }) => (
  <section aria-label="Tổng quát">
    <h2>{found.unitName}, {asked.periodName}</h2>
    <ScopeLine scope={found.scope} />
    <Figures>
      <Figure name="Đã mất" value={pointsWords(found.total.outOf - found.total.points)} base={`điểm, trên ${pointsWords(found.total.outOf)} điểm có dữ liệu`} />
      <Figure
        name="Giữ được nếu xong đúng hạn"
        value={gainWords(found.atRisk.gain)}
        base={`điểm: ${formatNumber(found.atRisk.count)} hồ sơ còn trong hạn, đến hạn trước khi hết kỳ`}
        to={indexHref('/chi-so-766/mat-diem', asked, { 'danh-sach': LIST_WORDS.keep })}
      />
      <Figure
        name="Còn lấy lại được"
        value={gainWords(found.mendable.gain)}
        base="điểm nếu làm hết các việc còn làm được"
        to={indexHref('/chi-so-766/mat-diem', asked, { 'danh-sach': LIST_WORDS.mend })}
      />
    </Figures>
  </section>
)

const NOTHING = {
  keep: 'Không còn hồ sơ nào đang trong hạn mà đến hạn trong kỳ này',
  mend: 'Không còn việc nào lấy lại được điểm trong kỳ này',
  gone: 'Không có hồ sơ hay thủ tục nào làm mất điểm',
} as const

const List = ({ page, found }: { readonly page: LossesPage; readonly found: Found }) => {
  const { asked, list, indicator } = page
  // Without an indicator there would be one line for each of them; the table above leads to each.
  const procedures = indicator === null ? [] : found.procedures
  const address = (to: keyof typeof LIST_WORDS): string =>
    indexHref('/chi-so-766/mat-diem', asked, { 'danh-sach': LIST_WORDS[to], ...(indicator !== null && to !== 'keep' && { 'chi-tieu': indicator.code }) })
  return (
    <section className="stack tight" aria-label="Danh sách">
      <FilterLinks
        label="Danh sách"
        links={[
          { to: address('keep'), label: 'Sắp mất', count: found.atRisk.count, current: list === 'keep' },
          { to: address('mend'), label: 'Lấy lại được', current: list === 'mend' },
          { to: address('gone'), label: 'Đã mất trong kỳ', current: list === 'gone' },
        ]}
      />
      {indicator !== null && list !== 'keep' && <h2>{indicator.code} {indicator.label}</h2>}
      <LeadLine page={page} found={found} />
      {found.count === 0 && procedures.length === 0 && found.petitions.length === 0 && <EmptyState title={NOTHING[list]} />}
      {found.rows.length > 0 && <LossDossiers list={list} rows={found.rows} />}
      {found.count > PAGE_SIZE && <Pagination total={found.count} page={page.page} pageSize={PAGE_SIZE} hasNext={page.page * PAGE_SIZE < found.count} />}
      {found.petitions.length > 0 && <LossPetitions petitions={found.petitions} />}
      {procedures.length > 0 && <LossProcedures procedures={procedures} />}
    </section>
  )
}

/** What working off the first rows of the list is worth, in so many words. */
const LeadLine = ({ page: { list }, found }: { readonly page: LossesPage; readonly found: Found }) => {
  const { count, gain } = found.lead
  if (count === 0) return null
  switch (list) {
    case 'keep':
      return <p>Xong đúng hạn {count} hồ sơ đầu danh sách: giữ được {gainWords(gain)} điểm.</p>
    case 'mend':
      return <p>Làm {count} hồ sơ đầu danh sách: {gainWords(gain)} điểm.</p>
    case 'gone':
      return <p className="muted">Điểm của những hồ sơ này không lấy lại được trong kỳ. Hồ sơ quá hạn chưa xong vẫn bị trừ ở kỳ sau cho tới khi xong; việc đã làm trên giấy đúng hạn thì nhập bù với ngày thật.</p>
  }
}
