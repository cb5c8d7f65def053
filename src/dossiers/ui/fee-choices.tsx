import type { FormEvent } from 'react'
import type { FeeOptions } from '#procedures/domain/fee-choice.ts'
import { Checkbox } from '#ui/choice.tsx'
import { exemptionField, feeField } from '../pages/fee-field.ts'

type FeeChoicesProps = {
  readonly options: FeeOptions
  /** Names of the boxes that were ticked before; none at a first reception. */
  readonly ticked?: readonly string[]
  /** The boxes changed: their names, as the form will send them. */
  readonly onTick?: (ticked: readonly string[]) => void
}

/** Conditional fees and exemptions to tick, each exemption with its legal basis. Nothing is ticked beforehand. */
export const FeeChoices = ({ options, ticked = [], onTick }: FeeChoicesProps) => {
  const exemptions = options.exemptions.filter((one, i, all) => all.findIndex((other) => other.id === one.id) === i)
  if (options.conditional.length === 0 && exemptions.length === 0) return null
  const report = (event: FormEvent<HTMLDivElement>): void => {
    const boxes = event.currentTarget.querySelectorAll<HTMLInputElement>('input:checked')
    onTick?.([...boxes].map((box) => box.name))
  }
  return (
    <div className="fee-choices" onChange={report}>
      {options.conditional.length > 0 && (
        <fieldset className="field">
          <legend>Thu thêm khi có yêu cầu</legend>
          {options.conditional.map((fee) => (
            <Checkbox key={fee.id} name={feeField(fee.id)} label={fee.name} hint={fee.condition} defaultChecked={ticked.includes(feeField(fee.id))} />
          ))}
        </fieldset>
      )}
      {exemptions.length > 0 && (
        <fieldset className="field">
          <legend>Miễn, giảm</legend>
          {exemptions.map((one) => (
            <Checkbox
              key={one.id}
              name={exemptionField(one.id)}
              label={`${one.label}: ${one.percentOff === 100 ? 'miễn' : `giảm ${one.percentOff} %`}`}
              hint={one.basis}
              defaultChecked={ticked.includes(exemptionField(one.id))}
            />
          ))}
        </fieldset>
      )}
    </div>
  )
}
