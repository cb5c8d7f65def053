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
    {share !== null && <rect className="bar-fill" width={`${Math.round(share * 1000) / 10}%`} height="14" />}
    {mark !== null && <line className="bar-mark" x1={`${Math.round(mark * 1000) / 10}%`} x2={`${Math.round(mark * 1000) / 10}%`} y1="0" y2="14" />}
  </svg>
)

/** Parts of one whole, one after the other: widths are shares of the longest row. */
export const StackedBar = ({ parts }: { readonly parts: readonly { readonly key: string; readonly share: number }[] }) => {
  let from = 0
  return (
    <svg className="bar-line" width="100%" height="14" aria-hidden="true" focusable="false">
      {parts.map(({ key, share }) => {
        const x = from
        from += share
        return <rect key={key} className={`bar-${key}`} x={`${Math.round(x * 1000) / 10}%`} width={`${Math.round(share * 1000) / 10}%`} height="14" />
      })}
    </svg>
  )
}
