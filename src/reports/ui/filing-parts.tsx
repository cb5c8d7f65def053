import { DataTable } from '#ui/data-table.tsx'
import { Notice } from '#ui/notice.tsx'
import type { FilingPage } from '../pages/filing-page.ts'

/** What was entered after the freeze: beside the frozen figure, never in its place. */
export const Corrections = ({ lines }: { readonly lines: FilingPage['corrections'] }) =>
  lines.length === 0 ? null : (
    <section className="stack" aria-label="Thay đổi sau chốt">
      <h2>Thay đổi sau chốt</h2>
      <p className="muted">Số đã chốt giữ nguyên. Việc nhập hoặc đính chính sau lúc chốt làm các ô này nay khác đi.</p>
      <DataTable
        caption="Thay đổi sau chốt"
        rows={lines}
        rowKey={(line) => line.key}
        columns={[
          { key: 'hang', header: 'Hàng', narrow: 'title', cell: (line) => line.row },
          { key: 'cot', header: 'Cột', cell: (line) => line.column },
          { key: 'chot', header: 'Đã chốt', numeric: true, cell: (line) => line.frozen },
          { key: 'nay', header: 'Hiện nay', numeric: true, cell: (line) => line.now },
        ]}
      />
    </section>
  )

/** Carried over against what the signed report before left pending. */
export const Differences = ({ lines }: { readonly lines: FilingPage['differences'] }) =>
  lines.length === 0 ? null : (
    <section className="stack" aria-label="Điều chỉnh sau chốt của kỳ trước">
      <h2>Điều chỉnh sau chốt của kỳ trước</h2>
      <p className="muted">Số chuyển sang kỳ này khác số đang giải quyết đã ký ở kỳ trước. Viết giải thích trước khi ký.</p>
      <DataTable
        caption="Điều chỉnh sau chốt của kỳ trước"
        rows={lines}
        rowKey={(line) => line.key}
        columns={[
          { key: 'hang', header: 'Hàng', narrow: 'title', cell: (line) => line.row },
          { key: 'truoc', header: 'Kỳ trước đã ký, còn lại', numeric: true, cell: (line) => line.before },
          { key: 'nay', header: 'Kỳ này chuyển sang', numeric: true, cell: (line) => line.now },
        ]}
      />
    </section>
  )

/** The reports from below, held against the agency's own figures. */
export const CombinedReports = ({ combined }: { readonly combined: NonNullable<FilingPage['combined']> }) => (
  <section className="stack" aria-label="Tổng hợp từ đơn vị dưới">
    <h2>Tổng hợp từ đơn vị dưới</h2>
    <p className="muted">Đã tiếp nhận {combined.accepted}/{combined.lines.length} báo cáo.</p>
    {combined.differences.length > 0 && (
      <Notice tone="warning" title="Tổng các báo cáo khác số của cấp này">
        <ul>{combined.differences.map((one) => <li key={one}>{one}</li>)}</ul>
      </Notice>
    )}
    {combined.differences.length === 0 && <Notice tone="done">Cộng báo cáo của các đơn vị và phần tự giải quyết bằng đúng số của cấp này.</Notice>}
    <DataTable
      caption="Báo cáo của đơn vị dưới"
      keepTable
      rows={combined.lines}
      rowKey={(line) => line.id}
      rowHref={(line) => `/bao-cao/dinh-ky/${line.id}`}
      opens="don-vi"
      columns={[
        { key: 'don-vi', header: 'Đơn vị', cell: (line) => line.unitName },
        { key: 'o-dau', header: 'Đang ở', cell: (line) => line.words },
        ...combined.columns.map(({ no, label }, i) => ({ key: `c${no}`, header: `${label} (${no})`, numeric: true, cell: (line: (typeof combined.lines)[number]) => line.cells[i] })),
        { key: 'khop', header: 'So với số của cấp này', cell: (line) => (line.agrees ? 'khớp' : line.differences) },
      ]}
      {...(combined.own !== null && {
        totals: { 'don-vi': { value: 'Cấp này tự giải quyết' }, ...Object.fromEntries(combined.columns.map(({ no }, i) => [`c${no}`, { value: combined.own?.[i] }])) },
      })}
    />
  </section>
)
