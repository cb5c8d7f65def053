import type { ReactNode } from 'react'

export type TimelineEntry = {
  readonly key: string
  readonly title: ReactNode
  /** When and by whom, in small type. */
  readonly when?: ReactNode
  /** `was` is behind us, `now` is where it stands, `next` is to come, `stopped` ended it. */
  readonly state: 'was' | 'now' | 'next' | 'stopped'
  readonly children?: ReactNode
}

const WORD: Readonly<Record<TimelineEntry['state'], string>> = {
  was: 'Đã qua: ',
  now: 'Đang ở: ',
  next: 'Sắp tới: ',
  stopped: 'Dừng: ',
}

/** What a dossier went through, where it stands, what is to come. */
export const Timeline = ({
  entries,
  small = false,
}: {
  readonly entries: readonly TimelineEntry[]
  readonly small?: boolean
}) => (
  <ol className={small ? 'life small' : 'life'}>
    {entries.map((entry) => (
      <li
        key={entry.key}
        className={entry.state === 'next' ? undefined : entry.state}
        aria-current={entry.state === 'now' ? 'step' : undefined}
      >
        <b>
          <span className="sr-only">{WORD[entry.state]}</span>
          {entry.title}
        </b>
        {entry.when !== undefined && <span className="when">{entry.when}</span>}
        {entry.children}
      </li>
    ))}
  </ol>
)
