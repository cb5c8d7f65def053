import { Link, useLoaderData, useSubmit, type LoaderFunctionArgs } from 'react-router'
import { formatNumber } from '#kernel/number-format.ts'
import { Button } from '#ui/button.tsx'
import { DataTable, type Column } from '#ui/data-table.tsx'
import { EmptyState } from '#ui/empty-state.tsx'
import { FilterLinks } from '#ui/filter-links.tsx'
import { PageHeader } from '#ui/page-header.tsx'
import { Day, Moment, Percent } from '#ui/values.tsx'
import { requestContext } from '#web/request-context.ts'
import type { Measure } from '../domain/measure.ts'
import { findTablePage, type TableLine, type TablePage } from '../pages/table-page.ts'
import { readTableQuery, TABLE_CUTS, TABLE_PERIODS, tableHref, tableParts, type TableCut } from '../table-address.ts'
import { TABLE_CUT_WORDS, TABLE_PERIOD_WORDS } from '../words.ts'
import { TimesTable } from './times-table.tsx'

export const loader = ({ context, url }: LoaderFunctionArgs) => findTablePage(context.get(requestContext).ctx, readTableQuery(url.searchParams))

const COLUMNS: readonly (readonly [Measure, string])[] = [
  ['carriedOver', 'Tồn đầu kỳ'], ['accepted', 'Tiếp nhận'], ['resolved', 'Đã giải quyết'], ['resolvedOverdue', 'Giải quyết quá hạn'],
  ['withdrawn', 'Rút'], ['terminated', 'Dừng'], ['pending', 'Đang giải quyết'], ['pendingOverdue', 'Đang quá hạn'],
]

/** Only what ended is anybody's: nothing that came or is under way has a person in the figures. */
const OFFICER_COLUMNS: typeof COLUMNS = [
  ['resolved', 'Đã giải quyết'], ['resolvedEarly', 'Trước hạn'], ['resolvedOnTime', 'Đúng hạn'], ['resolvedOverdue', 'Giải quyết quá hạn'],
  ['deniedOnMerits', 'Từ chối có văn bản'], ['withdrawn', 'Rút'], ['terminated', 'Dừng'],
]

/** Shares that are told of the whole: a part, what it is of, and how the two are called. */
const SHARES: readonly { readonly part: Measure; readonly base: Measure; readonly name: string; readonly of: string }[] = [
  { part: 'receivedPaidOnline', base: 'receivedWithFee', name: 'Thanh toán trực tuyến', of: 'hồ sơ có phí, lệ phí' },
  { part: 'receivedReusing', base: 'accepted', name: 'Dùng lại giấy tờ, dữ liệu', of: 'hồ sơ tiếp nhận' },
  { part: 'receivedByIdentity', base: 'accepted', name: 'Dùng dữ liệu dân cư, định danh điện tử', of: 'hồ sơ tiếp nhận' },
  { part: 'resolvedScanned', base: 'resolved', name: 'Số hóa thành phần hồ sơ', of: 'hồ sơ đã giải quyết' },
  { part: 'resolvedElectronically', base: 'resolvedWithDocument', name: 'Kết quả điện tử', of: 'hồ sơ có kết quả là giấy tờ' },
  { part: 'receivedPost', base: 'accepted', name: 'Nhận qua bưu chính', of: 'hồ sơ tiếp nhận' },
  { part: 'handedOverByPost', base: 'handedOver', name: 'Trả qua bưu chính', of: 'hồ sơ đã trả' },
]

/** A number that opens; nothing to open is no link. */
const Opening = ({ line, measure }: { readonly line: TableLine; readonly measure: Measure }) => {
  const value = line.values[measure]
  return value === 0 ? <>0</> : <Link to={line.hrefs[measure]}>{formatNumber(value)}</Link>
}

const columnsOf = (cut: TableCut): readonly Column<TableLine>[] => [
  { key: 'name', header: TABLE_CUT_WORDS[cut], narrow: 'title', cell: (line) => line.name },
  ...(cut === 'officer' ? OFFICER_COLUMNS : COLUMNS).map(([measure, header]): Column<TableLine> => ({ key: measure, header, numeric: true, cell: (line) => <Opening line={line} measure={measure} /> })),
]

const Filters = ({ page: { query, units } }: { readonly page: TablePage }) => {
  const submit = useSubmit()
  const { 'don-vi': _, ...kept } = tableParts(query)
  return (
    <div className="stack tight">
      <FilterLinks label="Kỳ" links={TABLE_PERIODS.map((period) => ({ to: tableHref({ ...query, period }), label: TABLE_PERIOD_WORDS[period], current: period === query.period }))} />
      <div className="filter-bar">
        <FilterLinks label="Chia theo" links={TABLE_CUTS.map((cut) => ({ to: tableHref({ ...query, cut }), label: `Theo ${TABLE_CUT_WORDS[cut].toLowerCase()}`, current: cut === query.cut }))} />
        {units.length > 1 && (
          <form className="filter-form" onChange={(event) => void submit(event.currentTarget)}>
            {Object.entries(kept).map(([name, value]) => <input key={name} type="hidden" name={name} value={value} />)}
            <select name="don-vi" aria-label="Đơn vị" defaultValue={query.unitId ?? ''} key={query.unitId ?? ''}>
              <option value="">Mọi đơn vị phụ trách</option>
              {units.map(({ id, name }) => <option key={id} value={id}>{name}</option>)}
            </select>
            <Button kind="ghost">Lọc</Button>
          </form>
        )}
      </div>
    </div>
  )
}

/** Figures of a period, cut one way, each opening to its dossiers; and how long the work took. */
const FigureTable = () => {
  const page = useLoaderData<typeof loader>()
  const { whole, lines, query } = page
  return (
    <>
      <PageHeader title="Số liệu" over="Mỗi con số mở ra đúng các hồ sơ đã đếm" />
      <main className="page" id="noi-dung" tabIndex={-1}>
        <Filters page={page} />
        <p className="small muted">
          Từ <Day on={page.from} /> đến hết <Day on={page.to} />, theo những gì đã ghi tới <Moment at={page.asOf} />
          {page.isProvisional ? '; chưa chốt, còn có thể đổi.' : '.'}
        </p>
        <DataTable
          caption={`Hồ sơ chia theo ${TABLE_CUT_WORDS[query.cut].toLowerCase()}`}
          rows={lines}
          rowKey={(line) => line.key}
          empty={<EmptyState title="Không có hồ sơ nào trong kỳ này"><p>Chọn kỳ khác, hoặc đơn vị khác ở trên.</p></EmptyState>}
          columns={columnsOf(query.cut)}
          {...(query.cut !== 'officer' && {
            totals: {
              name: { value: 'Tổng cộng' },
              ...Object.fromEntries(COLUMNS.map(([measure]) => [measure, { value: formatNumber(whole.values[measure]), ...(whole.values[measure] > 0 && { href: whole.hrefs[measure] }) }])),
            },
          })}
        />
        {query.cut === 'officer' && <p className="small muted">Theo người thụ lý, chỉ của hồ sơ đã kết thúc; hồ sơ không có bước thụ lý không ở đây.</p>}
        <h2>Phí, giấy tờ, kết quả, bưu chính</h2>
        <DataTable
          caption="Tỷ lệ của kỳ, mỗi tỷ lệ với số mà nó tính trên"
          rows={SHARES}
          rowKey={({ part }) => part}
          columns={[
            { key: 'name', header: 'Tỷ lệ', narrow: 'title', cell: ({ name }) => name, note: ({ of }) => `trên ${of}` },
            { key: 'part', header: 'Hồ sơ', numeric: true, cell: ({ part }) => <Opening line={whole} measure={part} /> },
            { key: 'base', header: 'Tính trên', numeric: true, cell: ({ base }) => <Opening line={whole} measure={base} /> },
            { key: 'share', header: 'Bằng', numeric: true, cell: ({ part, base }) => <Percent part={whole.values[part]} base={whole.values[base]} /> },
          ]}
        />
        <h2>Thời gian giải quyết</h2>
        <TimesTable times={page.times} />
        <p className="small muted">Không tính lúc tạm dừng chờ bổ sung, nghĩa vụ tài chính, xác minh. Bước nhận và chuyển ngay trong một thao tác không có thời gian riêng.</p>
      </main>
    </>
  )
}
export default FigureTable
