import { DataTable } from '#ui/data-table.tsx'
import { EmptyState } from '#ui/empty-state.tsx'
import { Moment } from '#ui/values.tsx'
import { actionNames } from '#organisation/action-names.ts'
import type { AdminEvent } from '#organisation/admin-history.ts'
import { changeLines } from './change-words.ts'

/** An entry as a loader sends it to the page. */
export type HistoryLine = { readonly id: string; readonly at: string; readonly actorName: string; readonly what: string; readonly changes: readonly string[] }

export const historyLine = ({ id, occurredAt, actorName, action, before, after }: AdminEvent): HistoryLine => ({
  id, actorName, at: occurredAt.toString(), what: actionNames[action] ?? action, changes: changeLines(before, after),
})

/** Who changed what and when, the newest first. */
export const AdminHistory = ({ lines }: { readonly lines: readonly HistoryLine[] }) => (
  <section>
    <h2>Lịch sử</h2>
    <DataTable
      caption="Lịch sử"
      rows={lines}
      rowKey={(row) => row.id}
      empty={<EmptyState title="Chưa có thay đổi nào" />}
      columns={[
        { key: 'luc', header: 'Lúc', cell: (row) => <Moment at={row.at} /> },
        { key: 'viec', header: 'Việc', narrow: 'title', cell: (row) => row.what, note: (row) => row.changes.join(' · ') || null },
        { key: 'ai', header: 'Người làm', cell: (row) => row.actorName },
      ]}
    />
  </section>
)
