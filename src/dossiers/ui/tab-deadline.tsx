import { DataTable, type Column } from '#ui/data-table.tsx'
import { DueCalendar } from '#ui/due-calendar.tsx'
import { EmptyState } from '#ui/empty-state.tsx'
import { Facts, type Fact } from '#ui/facts.tsx'
import { Notice } from '#ui/notice.tsx'
import { Moment } from '#ui/values.tsx'
import { durationWords } from '#procedures/duration-words.ts'
import type { DeadlineView, LedgerLine } from '../pages/deadline-view.ts'
import type { DueCause } from '../domain/event.ts'
import { dueDays } from '../due-days.ts'
import { PAUSE_WORDS } from './words.ts'

const CAUSES: Readonly<Record<DueCause, string>> = {
  accepted: 'tiếp nhận hồ sơ',
  pauseEnded: 'hết tạm dừng',
  extended: 'gia hạn',
  calendarChanged: 'lịch làm việc thay đổi',
  imported: 'chuyển từ hệ thống cũ',
}

const COLUMNS: readonly Column<LedgerLine>[] = [
  { key: 'at', header: 'Lúc ghi', narrow: 'left', cell: (line) => <Moment at={line.recordedAt} /> },
  { key: 'cause', header: 'Vì sao', narrow: 'title', cell: (line) => CAUSES[line.cause], note: (line) => (line.cause === 'imported' ? 'giữ đúng ngày đã in, không tính lại' : line.basis) },
  { key: 'old', header: 'Hẹn trả cũ', cell: (line) => (line.oldDueAt === null ? '—' : <Moment at={line.oldDueAt} />) },
  {
    key: 'new',
    header: 'Hẹn trả mới',
    cell: (line) => (line.newDueAt === null ? 'không quy định' : <b><Moment at={line.newDueAt} /></b>),
    note: (line) => (line.provisional ? 'tạm tính' : null),
  },
  { key: 'by', header: 'Người làm', cell: (line) => line.by ?? 'Hệ thống' },
]

const factsOf = (deadline: DeadlineView): readonly Fact[] => [
  { name: 'Tính từ', value: <Moment at={deadline.receivedAt} /> },
  { name: 'Thời hạn', value: deadline.duration === null ? 'không quy định' : durationWords(deadline.duration) },
  {
    name: 'Hẹn trả',
    value:
      deadline.dueAt === null ? (
        '—'
      ) : (
        <>
          <b>
            <Moment at={deadline.dueAt} form="spoken" />
          </b>
          {deadline.provisional && ' (tạm tính: lịch năm sau chưa công bố)'}
        </>
      ),
  },
  ...(deadline.originalDueAt === null || deadline.originalDueAt === deadline.dueAt
    ? []
    : [{ name: 'Hẹn lần đầu', value: <Moment at={deadline.originalDueAt} /> }]),
  ...(deadline.overdueSince === null ? [] : [{ name: 'Đã quá hạn từ', value: <Moment at={deadline.overdueSince} /> }]),
]

/** Why this due date: day by day, and every change with its cause and basis. */
export const DeadlineTab = ({ deadline }: { readonly deadline: DeadlineView | null }) => {
  if (deadline === null) {
    return (
      <EmptyState title="Thời hạn chưa bắt đầu">
        <p>Thời hạn tính từ lúc một cửa tiếp nhận hồ sơ.</p>
      </EmptyState>
    )
  }
  return (
    <div className="tab-pad stack">
      <Facts facts={factsOf(deadline)} />
      {deadline.duration === null && (
        <Notice>Pháp luật không quy định thời hạn cho thủ tục này; hồ sơ không có hẹn trả và được tính là trong hạn.</Notice>
      )}
      {deadline.pauses.length > 0 && (
        <section>
          <h2>Tạm dừng</h2>
          <ul className="plain">
            {deadline.pauses.map((pause) => (
              <li key={pause.from}>
                {PAUSE_WORDS[pause.kind]}: từ <Moment at={pause.from} />{' '}
                {pause.to === null ? <b>đến nay chưa kết thúc</b> : <>đến <Moment at={pause.to} /></>}
              </li>
            ))}
          </ul>
        </section>
      )}
      {deadline.explanation === null && deadline.dueAt !== null && (
        <Notice title="Vì sao không có bảng từng ngày">
          Hẹn trả này do hệ thống cũ tính và đã in cho người dân nên được giữ nguyên; phần mềm không có cách tính của hệ thống đó để
          giải thích từng ngày. Lần dời hẹn sau (tạm dừng, gia hạn, lịch thay đổi) sẽ có bảng.
        </Notice>
      )}
      {deadline.explanation !== null && (
        <section>
          <h2>Từng ngày</h2>
          <p className="small muted">
            {deadline.mode === 'BY_HOUR'
              ? 'Tính theo giờ làm việc, từ phút tiếp nhận.'
              : 'Ngày tiếp nhận không tính; hạn là cuối giờ làm việc của ngày cuối.'}
            {deadline.pauses.some((pause) => pause.to === null) && ' Bảng dưới là cách tính trước khi tạm dừng; hẹn trả sẽ tính lại khi chạy tiếp.'}
          </p>
          <DueCalendar days={dueDays(deadline.explanation)} />
        </section>
      )}
      <section>
        <h2>Sổ thời hạn</h2>
        <DataTable caption="Mọi lần tính và dời hẹn trả" columns={COLUMNS} rows={deadline.ledger} rowKey={(line) => String(line.seq)} />
      </section>
    </div>
  )
}
