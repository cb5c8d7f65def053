import { Chip } from '#ui/chip.tsx'
import { DataTable, type Column } from '#ui/data-table.tsx'
import { EmptyState } from '#ui/empty-state.tsx'
import { Notice } from '#ui/notice.tsx'
import type { PapersView, PaperView } from '../papers/papers-view.ts'
import { FileLinks } from './file-links.tsx'
import { Scans } from './scans.tsx'
import { PAPER_FORM_WORDS } from './words.ts'

const COLUMNS: readonly Column<PaperView>[] = [
  { key: 'name', header: 'Giấy tờ', narrow: 'title', cell: (paper) => <b>{paper.name}</b> },
  {
    key: 'form',
    header: 'Loại bản',
    cell: (paper) => (paper.alreadyHeld ? <Chip state="done">đã có, không phải nộp</Chip> : `${paper.quantity} ${PAPER_FORM_WORDS[paper.form]}`),
  },
  {
    key: 'files',
    header: 'Tệp',
    cell: (paper) => (paper.files.length === 0 ? <span className="muted">chưa quét</span> : <FileLinks files={paper.files} />),
  },
]

/** What was brought, with its scans; what is still missing. */
export const PapersTab = ({ papers }: { readonly papers: PapersView }) => (
  <>
    {papers.missing.length > 0 && (
      <Notice tone="warning" title="Chưa thấy giấy tờ bắt buộc">
        <ul className="plain">
          {papers.missing.map((paper) => (
            <li key={paper.id}>{paper.name}</li>
          ))}
        </ul>
      </Notice>
    )}
    <DataTable
      caption="Giấy tờ của hồ sơ"
      columns={COLUMNS}
      rows={papers.brought}
      rowKey={(paper) => String(paper.no)}
      empty={
        <EmptyState title="Chưa ghi giấy tờ nào">
          <p>Giấy tờ nhận ở quầy, bản quét và giấy tờ bổ sung sẽ nằm ở đây.</p>
        </EmptyState>
      }
    />
    <Scans files={papers.brought.flatMap(({ files }) => files)} />
  </>
)
