import type { ReactNode } from 'react'

export type StripStep = {
  readonly key: string
  readonly name: string
  readonly state: 'was' | 'now' | 'late' | 'next' | 'skipped'
  /** Who holds it or will. */
  readonly holder?: ReactNode
  /** Time used against time allotted. */
  readonly time?: ReactNode
}

const WORD: Readonly<Record<StripStep['state'], string>> = {
  was: 'đã xong',
  now: 'đang làm',
  late: 'đang làm, quá hạn',
  next: 'chưa đến',
  skipped: 'bỏ qua',
}

/**
 * The process of a dossier, drawn: one stage after another, the steps of a stage side by side (they run in
 * parallel), the live one lit. On narrow screens it runs downwards.
 */
export const ProcessStrip = ({
  label,
  stages,
}: {
  readonly label: string
  readonly stages: readonly (readonly StripStep[])[]
}) => (
  // oxlint-disable-next-line jsx-a11y/no-noninteractive-tabindex -- what scrolls must be reached by the keyboard
  <ol className="flow" aria-label={label} tabIndex={0}>
    {stages.map((steps, i) => (
      <li key={steps.map((step) => step.key).join()}>
        {steps.map((step) => (
          <div
            key={step.key}
            className={step.state === 'next' ? 'box' : `box ${step.state}`}
            aria-current={step.state === 'now' || step.state === 'late' ? 'step' : undefined}
          >
            <b>
              {i + 1} {step.name}
            </b>
            <span className="sr-only">({WORD[step.state]})</span>
            {step.holder !== undefined && <span>{step.holder}</span>}
            {step.time !== undefined && <span>{step.time}</span>}
          </div>
        ))}
      </li>
    ))}
  </ol>
)
