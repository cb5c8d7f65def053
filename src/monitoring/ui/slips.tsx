import { useLoaderData, type LoaderFunctionArgs } from 'react-router'
import { DataTable, type Column } from '#ui/data-table.tsx'
import { EmptyState } from '#ui/empty-state.tsx'
import { FilterLinks } from '#ui/filter-links.tsx'
import { MonitoringTabs } from '#ui/monitoring-tabs.tsx'
import { PageHeader } from '#ui/page-header.tsx'
import { Pagination } from '#ui/pagination.tsx'
import { SlipChip } from '#ui/slip-list.tsx'
import { Tabs } from '#ui/tabs.tsx'
import { Code, Moment } from '#ui/values.tsx'
import { requestContext } from '#web/request-context.ts'
import { findSlipPage, type SlipView } from '../pages/slip-view.ts'
import { SLIP_BOXES, SLIP_LISTS, SLIPS_A_PAGE, type SlipBox, type SlipList } from '../domain/slip.ts'
import { SLIP_BOX_WORDS, SLIP_LIST_WORDS, SUBJECT_WORDS } from '../slip-words.ts'

export const loader = async ({ context, request }: LoaderFunctionArgs) => {
  const query = new URL(request.url).searchParams
  const box = SLIP_BOXES.find((one) => SLIP_BOX_WORDS[one].slug === (query.get('hop') ?? '')) ?? 'received'
  const list = SLIP_LISTS.find((one) => SLIP_LIST_WORDS[one].slug === (query.get('loai') ?? '')) ?? 'waiting'
  const page = Math.min(10_000, Math.max(1, Math.trunc(Number(query.get('trang')) || 1)))
  return { ...(await findSlipPage(context.get(requestContext).ctx, box, list, page)), box, list, page }
}

const address = (box: SlipBox, list: SlipList): string => {
  const query = new URLSearchParams()
  if (SLIP_BOX_WORDS[box].slug !== '') query.set('hop', SLIP_BOX_WORDS[box].slug)
  if (SLIP_LIST_WORDS[list].slug !== '') query.set('loai', SLIP_LIST_WORDS[list].slug)
  return query.size === 0 ? '/don-doc/phieu' : `/don-doc/phieu?${query}`
}

const COLUMNS: readonly Column<SlipView>[] = [
  { key: 'number', header: 'Số phiếu', narrow: 'left', cell: (slip) => <Code>{slip.number}</Code>, note: (slip) => <Moment at={slip.sentAt} form="short" /> },
  {
    key: 'subject',
    header: 'Về việc',
    narrow: 'title',
    cell: ({ subject }) => <span className="clamp wide">{subject.title}</span>,
    note: ({ subject }) => (subject.kind === 'dossier' ? <Code>{subject.code ?? 'chưa có mã'}</Code> : SUBJECT_WORDS[subject.kind]),
  },
  { key: 'from', header: 'Từ', cell: (slip) => slip.sentByName ?? 'Tự động', note: (slip) => slip.fromUnitName },
  { key: 'to', header: 'Gửi', cell: (slip) => slip.toName ?? 'Cả đơn vị', note: (slip) => slip.toUnitName },
  { key: 'state', header: 'Trả lời', narrow: 'badge', cell: (slip) => <SlipChip state={slip.state} />, note: (slip) => (slip.answer === null ? <>trước <Moment at={slip.answerDueAt} form="short" /></> : <Moment at={slip.answer.at} form="short" />) },
]

/** Phiếu đôn đốc: those I am to answer, those that I sent or that concern the units I watch over. */
const SlipsPage = () => {
  const { slips, counts, box, list, page } = useLoaderData<typeof loader>()
  return (
    <>
      <PageHeader title="Phiếu đôn đốc" />
      <main className="page" id="noi-dung" tabIndex={-1}>
        <MonitoringTabs />
        <Tabs label="Hộp phiếu" tabs={SLIP_BOXES.map((one) => ({ to: address(one, 'waiting'), label: SLIP_BOX_WORDS[one].label, count: counts[one].waiting, current: one === box }))} />
        <FilterLinks label="Lọc phiếu" links={SLIP_LISTS.map((one) => ({ to: address(box, one), label: SLIP_LIST_WORDS[one].label, count: counts[box][one], current: one === list }))} />
        <DataTable
          caption={`${SLIP_BOX_WORDS[box].label}: ${SLIP_LIST_WORDS[list].label.toLowerCase()}`}
          columns={COLUMNS}
          rows={slips}
          rowKey={(slip) => slip.id}
          rowHref={(slip) => `/don-doc/phieu/${slip.id}`}
          opens="subject"
          rowState={(slip) => (slip.state === 'late' ? 'late' : undefined)}
          empty={<EmptyState title={SLIP_LIST_WORDS[list].empty} />}
        />
        {counts[box][list] > SLIPS_A_PAGE && <Pagination total={counts[box][list]} page={page} pageSize={SLIPS_A_PAGE} hasNext={page * SLIPS_A_PAGE < counts[box][list]} />}
      </main>
    </>
  )
}
export default SlipsPage
