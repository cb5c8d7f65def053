type PointsBarProps = {
  /** What was reached, what could be, and the length of the whole bar. */
  readonly value: number
  readonly outOf: number
  readonly whole: number
}

const WIDTH = 200
const HEIGHT = 12

/** Points reached, and lost, of a whole, as a bar drawn on the server; numbers and words stand beside it, so it is not read aloud. */
export const PointsBar = ({ value, outOf, whole }: PointsBarProps) => {
  const place = (amount: number): number => (whole === 0 ? 0 : Math.round((amount * WIDTH * 10) / whole) / 10)
  return (
    <svg className="points-bar" viewBox={`0 0 ${WIDTH} ${HEIGHT}`} preserveAspectRatio="none" aria-hidden="true" focusable="false">
      <rect className="rest" width={WIDTH} height={HEIGHT} />
      <rect className="could" width={place(outOf)} height={HEIGHT} />
      <rect className="got" width={place(value)} height={HEIGHT} />
    </svg>
  )
}
