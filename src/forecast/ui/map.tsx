import { data, Link, useLoaderData, type LoaderFunctionArgs } from 'react-router'
import { formatNumber } from '#kernel/number-format.ts'
import { formatDay } from '#ui/dates.ts'
import { EmptyState } from '#ui/empty-state.tsx'
import { Figure, Figures } from '#ui/figure.tsx'
import { PageHeader } from '#ui/page-header.tsx'
import { PrintHeading } from '#ui/print-heading.tsx'
import { Code, Day, Percent } from '#ui/values.tsx'
import { requestContext } from '#web/request-context.ts'
import { mapHref, readMapQuery } from '../address.ts'
import { slowestStep } from '../domain/process-map.ts'
import { findMap, readCode, type MapPage } from '../pages/map-page.ts'
import { shortTimeWords, workingTimeWords } from '../words.ts'
import { MapDrawing } from './map-drawing.tsx'
import { MapFilters } from './map-filters.tsx'
import { MapPaths } from './map-paths.tsx'
import { MapPromises } from './map-promises.tsx'
import { MapSteps } from './map-steps.tsx'

export const loader = async ({ context, params, request }: LoaderFunctionArgs) => {
  const { ctx, findSite } = context.get(requestContext)
  const code = readCode(params['code'])
  const page = code === undefined ? undefined : await findMap(ctx, code, readMapQuery(new URL(request.url).searchParams))
  if (page === undefined) throw data(null, { status: 404 })
  return { page, agency: (await findSite()).agencyName, at: ctx.clock().toString() }
}

/** How a procedure is really lived: how often, how long, where it waits, where it returns, what could be promised. */
const ProcessMap = () => {
  const { page, agency, at } = useLoaderData<typeof loader>()
  const scope = `Hồ sơ có kết quả từ ${formatDay(page.from)} đến ${formatDay(page.to)}`
  return (
    <>
      <PageHeader
        title={page.name}
        over={
          <>
            <Link to={mapHref(null, page.query)}>Bản đồ quy trình</Link> · <Code>{page.code}</Code>
            {page.processName !== null && ` · ${page.processName}`}
          </>
        }
      />
      <main className="page" id="noi-dung" tabIndex={-1}>
        <PrintHeading agency={agency} title={`Bản đồ quy trình: ${page.name}`} scope={scope} at={at} />
        <MapFilters frame={page} code={page.code} />
        {page.totals.dossiers === 0 ? (
          <div className="sheet">
            <EmptyState title="Chưa có hồ sơ nào của thủ tục này xong trong thời gian này">
              <p>Chọn thời gian dài hơn, hoặc xem mọi đơn vị. Hồ sơ xong hôm nay được tính vào đêm nay.</p>
            </EmptyState>
          </div>
        ) : (
          <Lived page={page} />
        )}
      </main>
    </>
  )
}
export default ProcessMap

const Lived = ({ page }: { readonly page: MapPage }) => {
  const { totals, dayMinutes, steps } = page
  const span = (minutes: number): string => workingTimeWords(minutes, dayMinutes)
  const slowest = slowestStep(steps)
  return (
    <>
      <Figures>
        <Figure name="Hồ sơ đã xong" value={formatNumber(totals.dossiers)} base={<><Day on={page.from} /> đến <Day on={page.to} /></>} />
        <Figure name="Trễ hạn" value={<Percent part={totals.late} base={totals.dossiers} />} base={`${formatNumber(totals.late)} trong ${formatNumber(totals.dossiers)}`} {...(totals.late > 0 && { state: 'late' as const })} />
        <Figure name="Thường mất" value={shortTimeWords(totals.medianMinutes ?? 0, dayMinutes)} base="làm việc; một nửa số hồ sơ, không kể lúc tạm dừng" />
        <Figure
          name="Phải bổ sung"
          value={<Percent part={totals.withSupplement} base={totals.dossiers} />}
          base={totals.withSupplement === 0 ? 'không hồ sơ nào' : `${formatNumber(totals.supplementLoops)} lần; thường chờ ${span(totals.medianPausedMinutes ?? 0)}`}
        />
        <Figure
          name="Bị trả lại bước trước"
          value={<Percent part={totals.withReturn} base={totals.dossiers} />}
          base={`${formatNumber(totals.withReturn)} hồ sơ; ${formatNumber(totals.withConsultation)} hồ sơ phải lấy ý kiến`}
        />
      </Figures>
      <section className="panel">
        <h2>Quy trình như đã diễn ra</h2>
        {slowest?.record != null && (
          <p>
            Lâu nhất là bước <b>{slowest.step.name}</b>: thường {span(slowest.record.medianMinutes)}, trong đó {span(slowest.record.medianWaitMinutes)} chờ có người nhận.
          </p>
        )}
        <MapDrawing name={page.name} steps={steps} dayMinutes={dayMinutes} />
        <ul className="legend">
          <li><span className="key wait" />chờ có người nhận</li>
          <li><span className="key work" />đang làm</li>
          <li><span className="key over" />▲ thường vượt định mức</li>
        </ul>
      </section>
      <MapSteps page={page} />
      <MapPaths page={page} />
      <MapPromises page={page} />
    </>
  )
}
