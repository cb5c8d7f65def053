import { Button } from '#ui/button.tsx'
import { Chip } from '#ui/chip.tsx'
import { DataTable, type Column } from '#ui/data-table.tsx'
import { DayField } from '#ui/day-field.tsx'
import { EmptyState } from '#ui/empty-state.tsx'
import { SelectField } from '#ui/field.tsx'
import { Code, Moment, Sum } from '#ui/values.tsx'
import type { DeskPage, ReceiptLineView } from '../pages/desk-page.ts'
import { METHOD_WORDS } from './words.ts'

const COLUMNS: readonly Column<ReceiptLineView>[] = [
  {
    key: 'number',
    header: 'Biên lai',
    narrow: 'title',
    cell: (line) => (
      <a href={`/thu-phi/bien-lai/${line.id}`} target="_blank" rel="noreferrer">
        {line.number}
        <span className="sr-only"> (mở tab mới)</span>
      </a>
    ),
    note: (line) => (line.voided === null ? undefined : `hủy: ${line.voided}`),
  },
  { key: 'state', header: 'Trạng thái', narrow: 'badge', cell: (line) => (line.voided === null ? <Chip state="done">đã thu</Chip> : <Chip state="stopped">đã hủy</Chip>) },
  { key: 'code', header: 'Hồ sơ', narrow: 'left', cell: (line) => <a href={`/thu-phi?ho-so=${line.dossierId}`}><Code>{line.code ?? 'chưa có mã'}</Code></a> },
  { key: 'method', header: 'Hình thức', cell: (line) => METHOD_WORDS[line.method] },
  { key: 'who', header: 'Người thu', cell: (line) => line.staffName ?? 'tự động' },
  { key: 'at', header: 'Lúc', cell: (line) => <Moment at={line.issuedAt} form="short" /> },
  { key: 'sum', header: 'Số tiền', numeric: true, narrow: 'right', cell: (line) => <Sum dong={line.amountDong} /> },
]

/** The receipts of one day at one desk, of everybody or of one person; the total leaves out what was cancelled. */
export const DayReceipts = ({ page }: { readonly page: DeskPage }) => (
  <section aria-labelledby="bien-lai-ngay" className="stack">
    <h2 id="bien-lai-ngay">Biên lai trong ngày</h2>
    <form action="/thu-phi" className="bulk" aria-label="Lọc biên lai">
      <DayField name="ngay" label="Ngày" defaultValue={page.day} />
      {page.units.length > 1 && (
        <SelectField name="quay" label="Nơi thu" defaultValue={page.unitId ?? undefined} options={page.units.map((unit) => ({ value: unit.id, label: unit.name }))} />
      )}
      {page.people.length > 0 && (
        <SelectField
          name="nguoi"
          label="Người thu"
          placeholder="Tất cả"
          defaultValue={page.staffId ?? ''}
          options={page.people.map(({ id, name }) => ({ value: id, label: name }))}
        />
      )}
      <Button kind="ghost">Xem</Button>
    </form>
    <DataTable
      caption="Danh sách biên lai"
      columns={COLUMNS}
      rows={page.receipts}
      rowKey={(line) => line.id}
      totals={{ number: { value: `${page.receipts.length} biên lai` }, sum: { value: <Sum dong={page.totalDong} /> } }}
      empty={
        <EmptyState title="Chưa có biên lai nào">
          <p>Biên lai lập ở quầy và biên lai điện tử của ngày này hiện ở đây, cả biên lai đã hủy.</p>
        </EmptyState>
      }
    />
  </section>
)
