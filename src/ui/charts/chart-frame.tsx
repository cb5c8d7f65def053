import { useId, type ReactNode } from 'react'

type ChartFrameProps = {
  /** What the picture shows, read aloud in its place. */
  readonly title: string
  /** What is to be seen in it, in a sentence. */
  readonly desc: string
  readonly width: number
  readonly height: number
  /** Keeps its size and scrolls where there is no room for it. */
  readonly isWide?: boolean
  readonly children: ReactNode
}

/** The frame of a picture drawn on the server: its size, its name, its description. The table under it says the same. */
export const ChartFrame = ({ title, desc, width, height, isWide = false, children }: ChartFrameProps) => {
  const id = useId()
  return (
    // oxlint-disable-next-line jsx-a11y/no-noninteractive-tabindex -- what scrolls must be reached by the keyboard
    <div className={isWide ? 'chart wide' : 'chart'} tabIndex={0} role="group" aria-label={title}>
      <svg
        viewBox={`0 0 ${width} ${height}`}
        width={width}
        height={height}
        role="img"
        aria-labelledby={`${id}-title ${id}-desc`}
      >
        <title id={`${id}-title`}>{title}</title>
        <desc id={`${id}-desc`}>{desc}</desc>
        {children}
      </svg>
    </div>
  )
}
