import { data, Link, useActionData, useLoaderData, type ActionFunctionArgs, type LoaderFunctionArgs } from 'react-router'
import { formatNumber } from '#kernel/number-format.ts'
import { urgeByForm, type UrgeReply } from '#monitoring/pages/urge-form.ts'
import { Chip, DueChip, type ChipState } from '#ui/chip.tsx'
import { DataTable, type Column } from '#ui/data-table.tsx'
import { EmptyState } from '#ui/empty-state.tsx'
import { PageHeader } from '#ui/page-header.tsx'
import { Pagination } from '#ui/pagination.tsx'
import { PostForm } from '#ui/post-form.tsx'
import { UrgeBar, UrgeOne, UrgeOutcome } from '#ui/urge-bar.tsx'
import { Code, Moment } from '#ui/values.tsx'
import { requestContext } from '#web/request-context.ts'
import { CHANCE_SLUGS, forecastHref, NEARNESS_SLUGS, readCalibrationQuery, readForecastFilter } from '../address.ts'
import { CHANCES, NEARNESS, type Chance, type Nearness } from '../domain/field.ts'
import { findCalibrationPage } from '../pages/calibration-page.ts'
import { findForecastPage, type ForecastPage, type ForecastRow } from '../pages/forecast-page.ts'
import { CHANCE_WORDS, NEARNESS_WORDS } from '../words.ts'
import { CalibrationView } from './calibration.tsx'
import { ForecastTabs } from './forecast-tabs.tsx'
import { UnitFilter } from './unit-filter.tsx'

const PAGE_SIZE = 50

export const loader = async ({ context, request }: LoaderFunctionArgs) => {
  const { ctx } = context.get(requestContext)
  const query = new URL(request.url).searchParams
  if (query.get('xem') === 'kiem-chung') return { view: 'calibration' as const, ...(await findCalibrationPage(ctx, readCalibrationQuery(query))) }
  const page = Math.min(1_000, Math.max(1, Math.trunc(Number(query.get('trang')) || 1)))
  return { view: 'list' as const, ...(await findForecastPage(ctx, readForecastFilter(query), page)) }
}

/** Urges one dossier before it is late, or the ticked ones: one outcome for each. */
export const action = async ({ context, request }: ActionFunctionArgs) => {
  const reply = await urgeByForm(context.get(requestContext).ctx, await request.formData())
  return reply.message === null ? reply : data(reply, { status: 422 })
}

/** Dự báo trễ hạn: what is likely to be late, why, and how far such words could be trusted so far. */
const Forecasts = () => {
  const loaded = useLoaderData<typeof loader>()
  const reply = useActionData<UrgeReply>()
  return (
    <>
      <PageHeader title="Dự báo trễ hạn" over="Từ thời gian thật của các bước còn lại trong những hồ sơ gần đây" />
      <main className="page" id="noi-dung" tabIndex={-1}>
        <ForecastTabs current={loaded.view} />
        {reply !== undefined && <UrgeOutcome reply={reply} />}
        {loaded.view === 'list' ? <ForecastList page={loaded} directive={reply?.directive} /> : <CalibrationView page={loaded} />}
      </main>
    </>
  )
}
export default Forecasts

const CHIP_STATES = { high: 'late', middle: 'soon', low: 'running', unknown: 'waiting' } as const satisfies Record<Chance, ChipState>

type Field = { readonly chance?: Chance | undefined; readonly nearness?: Nearness | undefined }

const addressOf = ({ filter }: ForecastPage, field: Field): string => forecastHref({ ...filter, chance: undefined, nearness: undefined, ...field })

const COLUMNS: readonly Column<ForecastRow>[] = [
  { key: 'chance', header: 'Khả năng trễ', narrow: 'badge', cell: (row) => <Chip state={CHIP_STATES[row.chance]}>{row.chanceText}</Chip> },
  { key: 'dossier', header: 'Hồ sơ', narrow: 'title', cell: (row) => row.procedureName, note: (row) => <><Code>{row.code}</Code> · {row.ownerName}</> },
  { key: 'why', header: 'Vì sao', cell: (row) => row.reason },
  { key: 'unit', header: 'Thẩm quyền', narrow: 'left', cell: (row) => row.unitName },
  {
    key: 'due', header: 'Hẹn trả',
    cell: (row) => (
      <DueChip
        short
        minutesPerDay={row.dayMinutes}
        due={row.isPaused ? { kind: 'paused', workingMinutesLeft: row.leftMinutes } : { kind: row.leftMinutes <= row.dayMinutes ? 'soon' : 'running', workingMinutes: row.leftMinutes }}
      />
    ),
    note: (row) => <Moment at={row.dueAt} form="short" />,
  },
]

const URGE: Column<ForecastRow> = { key: 'urge', header: '', cell: (row) => <UrgeOne value={row.dossierId} label={row.code} /> }

/** What is asked before a dossier is late. */
const AHEAD = 'Hồ sơ có khả năng trễ hạn. Đề nghị ưu tiên giải quyết; báo cáo vướng mắc và ngày hoàn thành.'

const ForecastList = ({ page, directive }: { readonly page: ForecastPage; readonly directive: string | undefined }) => {
  const { rows, filter } = page
  const isNarrowed = filter.chance !== undefined || filter.nearness !== undefined
  const mayUrge = page.mayUrge && rows.length > 0
  const table = (
    <DataTable
      caption="Hồ sơ đang giải quyết, dễ trễ nhất ở trên"
      columns={mayUrge ? [...COLUMNS, URGE] : COLUMNS}
      rows={rows}
      rowKey={(row) => row.dossierId}
      rowHref={(row) => `/mot-cua/ho-so/${row.dossierId}`}
      opens="dossier"
      {...(mayUrge && { pick: { name: 'chon', label: (row: ForecastRow) => `Đánh dấu ${row.code}` } })}
      empty={
        <EmptyState title={isNarrowed ? 'Không có hồ sơ nào ở ô này' : 'Không có hồ sơ nào để dự báo'}>
          <p>Hồ sơ còn hạn của đơn vị bạn phụ trách hiện ở đây. Hồ sơ đã quá hạn nằm ở danh sách quá hạn.</p>
        </EmptyState>
      }
    />
  )
  return (
    <>
      <div className="filter-bar">
        <UnitFilter
          units={page.units}
          unitId={filter.unitId}
          kept={{ 'thu-tuc': filter.procedureCode, 'kha-nang': filter.chance && CHANCE_SLUGS[filter.chance], con: filter.nearness && NEARNESS_SLUGS[filter.nearness] }}
        />
        {isNarrowed && <Link to={addressOf(page, {})}>Bỏ chọn ô, xem tất cả</Link>}
      </div>
      <Fields page={page} />
      {mayUrge ? (
        <PostForm label="Đôn đốc hồ sơ dễ trễ">
          <input type="hidden" name="commandId" value={page.commandId} />
          {table}
          <UrgeBar directive={directive ?? AHEAD} button="Đôn đốc hồ sơ đã đánh dấu" toHolder />
        </PostForm>
      ) : (
        table
      )}
      {(page.hasMore || page.page > 1) && <Pagination total={null} page={page.page} pageSize={PAGE_SIZE} hasNext={page.hasMore} />}
      {page.madeAt !== null && (
        <p className="small muted">
          Tính lúc <Moment at={page.madeAt} />; hồ sơ nào có việc mới thì trong giờ làm việc được tính lại trong vòng 15 phút. Hồ sơ đã quá hạn không còn gì để dự báo nên không có ở đây.
        </p>
      )}
    </>
  )
}

/** Chance × nearness as a table of counters, each the address of its part of the list. */
const Fields = ({ page }: { readonly page: ForecastPage }) => {
  const countOf = (chance: Chance, nearness?: Nearness): number =>
    page.fields.filter((one) => one.chance === chance && (nearness === undefined || one.nearness === nearness)).reduce((sum, one) => sum + one.count, 0)
  const { filter } = page
  const shown = CHANCES.filter((chance) => chance !== 'unknown' || countOf(chance) > 0)
  return (
    <section className="sheet" aria-label="Khả năng trễ và thời gian còn lại">
      <table className="fields">
        <caption className="sr-only">Số hồ sơ theo khả năng trễ và thời gian còn lại</caption>
        <thead>
          <tr>
            <th scope="col">Khả năng trễ</th>
            {NEARNESS.map((nearness) => (
              <th key={nearness} scope="col" className="num">
                {NEARNESS_WORDS[nearness]}
              </th>
            ))}
            <th scope="col" className="num">Cộng</th>
          </tr>
        </thead>
        <tbody>
          {shown.map((chance) => (
            <tr key={chance}>
              <th scope="row">{CHANCE_WORDS[chance]}</th>
              {[...NEARNESS, undefined].map((nearness) => {
                const count = countOf(chance, nearness)
                const isOn = filter.chance === chance && filter.nearness === nearness
                const tone = nearness === undefined || count === 0 ? '' : TONES[chance][nearness]
                return (
                  <td key={nearness ?? 'all'} className={`num ${tone}`}>
                    {count === 0 ? <span className="muted">0</span> : (
                      <Link to={addressOf(page, { chance, nearness })} aria-current={isOn ? 'true' : undefined}>
                        {formatNumber(count)}
                        <span className="sr-only"> hồ sơ, {CHANCE_WORDS[chance]}{nearness === undefined ? '' : `, ${NEARNESS_WORDS[nearness]}`}</span>
                      </Link>
                    )}
                  </td>
                )
              })}
            </tr>
          ))}
        </tbody>
      </table>
    </section>
  )
}

const TONES: Readonly<Record<Chance, Readonly<Record<Nearness, string>>>> = {
  high: { day: 'tone-late', days: 'tone-late', later: 'tone-soon' },
  middle: { day: 'tone-soon', days: 'tone-soon', later: '' },
  low: { day: '', days: '', later: '' },
  unknown: { day: '', days: '', later: '' },
}
