import { useLoaderData, type LoaderFunctionArgs } from 'react-router'
import { transaction } from '#db/context.ts'
import { formatPercent } from '#kernel/number-format.ts'
import { today } from '#organisation/today.ts'
import { DataTable } from '#ui/data-table.tsx'
import { EmptyState } from '#ui/empty-state.tsx'
import { Figure, Figures } from '#ui/figure.tsx'
import { FilterLinks } from '#ui/filter-links.tsx'
import { PageHeader } from '#ui/page-header.tsx'
import { Pagination } from '#ui/pagination.tsx'
import { Day } from '#ui/values.tsx'
import { requestContext } from '#web/request-context.ts'
import type { PostedPart, Punctuality } from '../domain/timeliness.ts'
import { listPostings, type PostingLine } from '../posting-register.ts'

const PAGE_SIZE = 50
const VIEWS = ['tat-ca', 'niem-yet-tre', 'cong-bo-tre', 'thieu', 'chua-ro'] as const
type View = (typeof VIEWS)[number]

const belongs = (view: View, { decision, posting, missing }: PostingLine): boolean => {
  switch (view) {
    case 'tat-ca': return true
    case 'niem-yet-tre': return posting === 'late'
    case 'cong-bo-tre': return decision === 'late'
    case 'thieu': return missing.length > 0
    case 'chua-ro': return posting === 'unknown'
  }
}

export const loader = async ({ context, url }: LoaderFunctionArgs) => {
  const { ctx } = context.get(requestContext)
  const lines = await transaction(ctx, (trx) => listPostings(trx, ctx.tenantId, today(ctx)))
  const view = VIEWS.find((one) => one === url.searchParams.get('xem')) ?? 'tat-ca'
  const page = Math.max(1, Number.parseInt(url.searchParams.get('trang') ?? '1', 10) || 1)
  const chosen = lines.filter((line) => belongs(view, line))
  return {
    view, page, total: chosen.length,
    lines: chosen.slice((page - 1) * PAGE_SIZE, page * PAGE_SIZE),
    counts: VIEWS.map((one) => ({ view: one, count: lines.filter((line) => belongs(one, line)).length })),
    known: lines.filter((line) => line.posting !== 'unknown').length,
    inTime: lines.filter((line) => line.posting === 'inTime').length,
    early: lines.filter((line) => line.decision === 'inTime').length,
    full: lines.filter((line) => line.missing.length === 0).length,
    all: lines.length,
  }
}

const VIEW_WORDS = {
  'tat-ca': 'Tất cả', 'niem-yet-tre': 'Niêm yết trễ', 'cong-bo-tre': 'Công bố trễ', thieu: 'Thiếu nội dung', 'chua-ro': 'Chưa ghi quyết định',
} satisfies Record<View, string>
const PUNCTUALITY_WORDS = { inTime: 'đúng hạn', late: 'trễ', unknown: 'chưa rõ' } satisfies Record<Punctuality, string>
const PART_WORDS = {
  steps: 'trình tự', ways: 'cách thức', papers: 'thành phần hồ sơ', times: 'thời hạn', applicants: 'đối tượng', agency: 'cơ quan',
  results: 'kết quả', fees: 'phí, lệ phí', legalBasis: 'căn cứ pháp lý', decision: 'quyết định công bố',
} satisfies Record<PostedPart, string>

/** Is everything posted, in time and whole? By the rules of posting in force, each figure opening its rows. */
const Register = () => {
  const { view, page, total, lines, counts, known, inTime, early, full, all } = useLoaderData<typeof loader>()
  return (
    <>
      <PageHeader title="Niêm yết công khai" over="Mỗi thủ tục đang và sắp có hiệu lực, so với hạn công bố và niêm yết" />
      <main className="page" id="noi-dung" tabIndex={-1}>
        <Figures>
          <Figure name="Niêm yết đúng hạn" value={formatPercent(inTime, known) ?? '—'} base={`${inTime} trên ${known} thủ tục ghi ngày quyết định`} to="?xem=niem-yet-tre" />
          <Figure name="Công bố đúng hạn" value={formatPercent(early, known) ?? '—'} base={`${early} trên ${known} thủ tục ghi ngày quyết định`} to="?xem=cong-bo-tre" />
          <Figure name="Đủ nội dung" value={formatPercent(full, all) ?? '—'} base={`${full} trên ${all} thủ tục`} to="?xem=thieu" />
        </Figures>
        <FilterLinks
          label="Xem"
          links={counts.map(({ view: one, count }) => ({ to: one === 'tat-ca' ? '?' : `?xem=${one}`, label: VIEW_WORDS[one], count, current: one === view }))}
        />
        <DataTable
          caption="Thủ tục niêm yết"
          rows={lines}
          rowKey={(row) => `${row.code} ${row.versionNo}`}
          rowHref={(row) => `/danh-muc/thu-tuc/${row.code}?ban=${row.versionNo}`}
          opens="ten"
          empty={<EmptyState title="Không có thủ tục nào ở mục này" />}
          columns={[
            { key: 'ten', header: 'Thủ tục', narrow: 'title', cell: (row) => row.name, note: (row) => `${row.code}, bản ${row.versionNo}` },
            { key: 'qd', header: 'Quyết định', cell: (row) => row.decisionNumber ?? 'chưa ghi', note: (row) => row.decisionDate !== null && <>ký <Day on={row.decisionDate} /></> },
            { key: 'hl', header: 'Hiệu lực từ', cell: (row) => <Day on={row.effectiveFrom} />, note: (row) => `công bố ${PUNCTUALITY_WORDS[row.decision]}` },
            { key: 'ny', header: 'Niêm yết từ', cell: (row) => <Day on={row.postedOn} />, note: (row) => PUNCTUALITY_WORDS[row.posting] },
            { key: 'thieu', header: 'Còn thiếu', cell: (row) => row.missing.map((part) => PART_WORDS[part]).join(', ') || 'đủ' },
          ]}
        />
        <Pagination total={total} page={page} pageSize={PAGE_SIZE} hasNext={page * PAGE_SIZE < total} />
      </main>
    </>
  )
}
export default Register
