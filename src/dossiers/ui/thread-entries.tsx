import { Moment } from '#ui/values.tsx'
import type { ThreadEntry } from '../own/thread.ts'

const ERASED = 'Lời nhắn đã xóa theo thời hạn bảo quản.'

/** The exchange of a dossier, oldest first; one's own words are told apart from the other side's. */
export const ThreadEntries = ({ entries, side }: { readonly entries: readonly ThreadEntry[]; readonly side: ThreadEntry['author'] }) => {
  if (entries.length === 0) return null
  return (
    <ol className="thread">
      {entries.map((entry) => (
        <li key={entry.id} className={entry.author === side ? 'mine' : undefined}>
          <p className="small muted">
            {entry.author === 'citizen' ? (side === 'citizen' ? 'Bạn' : 'Người nộp') : (entry.staffName ?? 'Một cửa')} · <Moment at={entry.sentAt} />
          </p>
          <p className="as-written">{entry.body ?? ERASED}</p>
        </li>
      ))}
    </ol>
  )
}
