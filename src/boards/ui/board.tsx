import { data, Link, useLoaderData, type LoaderFunctionArgs } from 'react-router'
import { EmptyState } from '#ui/empty-state.tsx'
import { formatDay } from '#ui/dates.ts'
import { PageHeader } from '#ui/page-header.tsx'
import { PrintHeading } from '#ui/print-heading.tsx'
import { Chip } from '#ui/chip.tsx'
import { Moment } from '#ui/values.tsx'
import { requestContext } from '#web/request-context.ts'
import { boardHref, readUnitCode } from '../address.ts'
import { findBoard, type BoardPage } from '../pages/board-page.ts'
import { periodWords } from '../words.ts'
import { Ageing } from './ageing.tsx'
import { BoardFigures } from './board-figures.tsx'
import { HeatTable } from './heat-table.tsx'
import { LikelyLate } from './likely-late.tsx'
import { OnTimeByUnit } from './on-time-by-unit.tsx'
import { PeriodPicker } from './period-picker.tsx'
import { Timeline } from './timeline.tsx'

export const loader = async ({ context, params, request }: LoaderFunctionArgs) => {
  const { ctx } = context.get(requestContext)
  const code = params['donvi'] === undefined ? null : readUnitCode(params['donvi'])
  const page = code === undefined ? undefined : await findBoard(ctx, code, new URL(request.url).searchParams.get('ky'))
  if (page === undefined && params['donvi'] !== undefined) throw data(null, { status: 404 })
  return page ?? null
}

/** Bảng điều hành: few figures, large, each with its base, its change and its rows; pictures with their tables. */
const Board = () => {
  const page = useLoaderData<typeof loader>()
  return page === null ? <NoBoard /> : <WholeBoard page={page} />
}
export default Board

const NoBoard = () => (
  <>
    <PageHeader title="Bảng điều hành" />
    <main className="page" id="noi-dung" tabIndex={-1}>
      <div className="sheet">
        <EmptyState title="Bạn chưa phụ trách trọn đơn vị nào">
          <p>Bảng này dành cho người đứng đầu, người theo dõi cả một đơn vị. Việc của bạn ở mục Việc của tôi.</p>
        </EmptyState>
      </div>
    </main>
  </>
)

const WholeBoard = ({ page }: { readonly page: BoardPage }) => {
  const { unit, above, others, period, at } = page
  const days = `từ ${formatDay(period.from)} đến ${formatDay(period.to)}`
  return (
    <>
      <PageHeader
        title={periodWords(period)}
        over={
          <>
            {above.map((one) => (
              <span key={one.code}>
                <Link to={boardHref(one.code, period)}>{one.shortName}</Link>
                {' › '}
              </span>
            ))}
            <b>{unit.name}</b>
          </>
        }
        chips={
          <Chip state="waiting">
            số liệu lúc <Moment at={at} form="short" />
          </Chip>
        }
        aside={
          <Link to={`/man-hinh/${encodeURIComponent(unit.code)}`} reloadDocument>
            Màn hình treo tường
          </Link>
        }
      />
      <main className="page" id="noi-dung" tabIndex={-1}>
        <PrintHeading agency={unit.name} title={`Tình hình giải quyết thủ tục hành chính ${periodWords(period).toLowerCase()}`} scope={days} at={at} />
        <PeriodPicker page={page} />
        {others.length > 0 && (
          <p className="small no-print">
            Bạn còn phụ trách:{' '}
            {others.map((one, i) => (
              <span key={one.code}>
                {i > 0 && ', '}
                <Link to={boardHref(one.code, period)}>{one.name}</Link>
              </span>
            ))}
          </p>
        )}
        <div className="board-figures">
          <BoardFigures page={page} />
        </div>
        <div className="board">
          <div className="board-column">
            <OnTimeByUnit page={page} />
            <Timeline page={page} />
          </div>
          <div className="board-column">
            <LikelyLate page={page} />
            <Ageing page={page} />
          </div>
          <HeatTable page={page} />
        </div>
        <p className="small muted">
          Kỳ này {days}{period.isRunning && ' (đang chạy)'}; kỳ trước để so: {formatDay(page.previous.from)} đến {formatDay(page.previous.to)}. Mỗi hồ sơ đếm một lần, ở đơn vị có thẩm quyền.
          {page.provisional && ' Số liệu tạm thời: việc đang ghi lúc này còn có thể thêm vào.'}
        </p>
      </main>
    </>
  )
}
