const percent = (share: number): string => `${Math.round(share * 1000) / 10}%`

type ShareBarProps = {
  /** 0 to 1; null draws an empty ground. */
  readonly share: number | null
  /** Where the dashed mark stands, 0 to 1. */
  readonly mark?: number | null
  readonly state?: 'late' | 'soon'
}

/** A part of its whole as a bar in a row of a table, whose cells say the same in numbers. */
export const ShareBar = ({ share, mark = null, state }: ShareBarProps) => (
  <svg className={state === undefined ? 'bar-line' : `bar-line ${state}`} width="100%" height="14" aria-hidden="true" focusable="false">
    <rect className="bar-ground" width="100%" height="14" />
    {share !== null && <rect className="bar-fill" width={percent(share)} height="14" />}
    {mark !== null && <line className="bar-mark" x1={percent(mark)} x2={percent(mark)} y1="0" y2="14" />}
  </svg>
)

type Part = { readonly key: string; readonly share: number }

/** Parts one after the other; each share is of the longest row, so that rows can be compared. */
export const StackedBar = ({ parts }: { readonly parts: readonly Part[] }) => (
  <svg className="bar-line" width="100%" height="14" aria-hidden="true" focusable="false">
    {parts.map(({ key, share }, i) => (
      <rect key={key} className={`bar-${key}`} x={percent(parts.slice(0, i).reduce((sum, one) => sum + one.share, 0))} width={percent(share)} height="14" />
    ))}
  </svg>
)
