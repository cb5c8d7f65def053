import { Link, useLoaderData, type LoaderFunctionArgs } from 'react-router'
import { formatNumber } from '#kernel/number-format.ts'
import { ButtonLink } from '#ui/button.tsx'
import { DataTable, type Column } from '#ui/data-table.tsx'
import { Figure, Figures } from '#ui/figure.tsx'
import { MonitoringTabs } from '#ui/monitoring-tabs.tsx'
import { Notice } from '#ui/notice.tsx'
import { PageHeader } from '#ui/page-header.tsx'
import type { GroupCount } from '#dossiers/watch/groups.ts'
import { requestContext } from '#web/request-context.ts'
import { listHref, WATCH_WORDS } from '../list-words.ts'
import { findOverview, type GroupRow } from '../pages/overview.ts'

export const loader = ({ context }: LoaderFunctionArgs) => findOverview(context.get(requestContext).ctx)

/** A number of a row opens the list that it counted; nothing is a quiet dash. */
const counted = (list: GroupCount): Column<GroupRow> => ({
  key: list,
  header: list === 'all' ? 'Đang giải quyết' : WATCH_WORDS[list].label,
  numeric: true,
  cell: (row) => (row[list] === 0 ? <span className="muted">–</span> : <Link to={listHref(list, row)}>{formatNumber(row[list])}</Link>),
})

const COUNTS = (['orphans', 'overdue', 'stepOverdue', 'idle', 'dueSoon', 'all'] as const).map(counted)
const UNIT_COLUMNS: readonly Column<GroupRow>[] = [{ key: 'name', header: 'Đơn vị', narrow: 'title', cell: (row) => row.name }, ...COUNTS]
const PEOPLE_COLUMNS: readonly Column<GroupRow>[] = [{ key: 'name', header: 'Người giữ', narrow: 'title', cell: (row) => row.name, note: (row) => row.unitName }, ...COUNTS]

/** Theo dõi, đôn đốc: a few numbers that open their lists, and where the trouble lies. */
const OverviewPage = () => {
  const { counts, received, sent, units, people, isWatcher } = useLoaderData<typeof loader>()
  const late = (count: number) => (count > 0 ? ({ state: 'late' } as const) : {})
  return (
    <>
      <PageHeader title="Theo dõi, đôn đốc" />
      <main className="page" id="noi-dung" tabIndex={-1}>
        <MonitoringTabs />
        {counts.orphans > 0 && (
          <Notice tone="error" title={`${formatNumber(counts.orphans)} hồ sơ không có ai làm được hôm nay`}>
            <p>Người giữ vắng, đã chuyển hoặc đơn vị không còn. Giao lại ngay để hồ sơ không nằm yên.</p>
            {isWatcher && <ButtonLink to="/don-doc/khong-nguoi-giu">Xem và giao lại</ButtonLink>}
          </Notice>
        )}
        <Figures>
          <Figure name="Quá hạn" value={formatNumber(counts.overdue)} to={listHref('overdue')} base={`trong ${formatNumber(counts.all)} hồ sơ đang giải quyết`} {...late(counts.overdue)} />
          <Figure name="Sắp đến hạn" value={formatNumber(counts.dueSoon)} to={listHref('dueSoon')} base="trong một ngày làm việc" />
          <Figure name="Chậm ở một bước" value={formatNumber(counts.stepOverdue)} to={listHref('stepOverdue')} base="hồ sơ vẫn còn hạn" />
          <Figure name="Lâu không cập nhật" value={formatNumber(counts.idle)} to={listHref('idle')} base="không có việc nào xảy ra" />
          <Figure name="Trực tuyến chờ tiếp nhận" value={formatNumber(counts.receptionLate + counts.receptionSoon)} to={listHref(counts.receptionLate > 0 ? 'receptionLate' : 'receptionSoon')} base={`${formatNumber(counts.receptionLate)} đã quá 08 giờ làm việc`} {...late(counts.receptionLate)} />
          <Figure name="Dân quá hạn bổ sung" value={formatNumber(counts.answerPassed)} to={listHref('answerPassed')} base="cần quyết định" />
          <Figure name="Kết quả chờ lâu" value={formatNumber(counts.uncollected)} to={listHref('uncollected')} base="chưa ai đến nhận" />
          <Figure name="Phiếu chờ tôi trả lời" value={formatNumber(received.waiting)} to="/don-doc/phieu" base={`${formatNumber(received.late)} quá hạn trả lời`} {...late(received.late)} />
          {isWatcher && <Figure name="Phiếu đã gửi chưa trả lời" value={formatNumber(sent.waiting)} to="/don-doc/phieu?hop=gui-di" base={`${formatNumber(sent.late)} quá hạn trả lời`} {...late(sent.late)} />}
        </Figures>
        {units.length > 0 && (
          <section className="stack tight">
            <h2>Theo đơn vị đang giữ</h2>
            <DataTable caption="Hồ sơ cần theo dõi theo đơn vị đang giữ, nhiều vướng mắc ở trên" columns={UNIT_COLUMNS} rows={units} rowKey={(row) => row.unitId} rowState={(row) => (row.overdue + row.orphans > 0 ? 'late' : undefined)} />
          </section>
        )}
        {people.length > 0 && (
          <section className="stack tight">
            <h2>Theo người giữ</h2>
            <DataTable caption="Hồ sơ cần theo dõi theo người giữ, nhiều vướng mắc ở trên" columns={PEOPLE_COLUMNS} rows={people} rowKey={(row) => `${row.unitId}/${row.staffId}`} rowState={(row) => (row.overdue + row.orphans > 0 ? 'late' : undefined)} />
          </section>
        )}
      </main>
    </>
  )
}
export default OverviewPage
