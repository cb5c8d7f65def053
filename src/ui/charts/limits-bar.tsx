const percent = (share: number): string => `${Math.round(share * 1000) / 10}%`

type LimitsBarProps = {
  /** From 0 to 1; null draws an empty ground. */
  readonly estimate: { readonly value: number; readonly low: number; readonly high: number } | null
  /** Where the dashed mark stands, 0 to 1. */
  readonly mark?: number
}

/** A share with the limits that it lies in, in a row of a table, whose cells say the same in numbers. */
export const LimitsBar = ({ estimate, mark }: LimitsBarProps) => (
  <svg className="bar-line" width="100%" height="14" aria-hidden="true" focusable="false">
    <rect className="bar-ground" width="100%" height="14" />
    {estimate !== null && (
      <>
        <rect className="bar-part" width={percent(estimate.value)} height="14" />
        <line className="bar-limits" x1={percent(estimate.low)} x2={percent(estimate.high)} y1="7" y2="7" />
        <circle className="bar-point" cx={percent(estimate.value)} cy="7" r="4" />
      </>
    )}
    {mark !== undefined && <line className="bar-mark" x1={percent(mark)} x2={percent(mark)} y1="0" y2="14" />}
  </svg>
)
