import type { ReactNode } from 'react'

export type NoticeTone = 'info' | 'done' | 'warning' | 'error'

const WORD: Readonly<Record<NoticeTone, string>> = {
  info: 'Thông tin',
  done: 'Đã xong',
  warning: 'Chú ý',
  error: 'Lỗi',
}

type NoticeProps = {
  readonly tone?: NoticeTone
  readonly title?: string
  readonly children?: ReactNode
}

/** A boxed sentence. The tone is said in words to those who do not see its colour and mark. */
export const Notice = ({ tone = 'info', title, children }: NoticeProps) => (
  <div className={`note ${tone}`}>
    <span className="note-mark" aria-hidden="true" />
    <div>
      <span className="sr-only">{WORD[tone]}: </span>
      {title !== undefined && <b className="note-title">{title}</b>}
      {children}
    </div>
  </div>
)
