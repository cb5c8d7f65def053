import { Checkbox } from '#ui/choice.tsx'
import { TextField } from '#ui/field.tsx'
import { useFormReply } from '#ui/post-form.tsx'
import type { FeeExemption } from '../domain/procedure.ts'
import { exemptionField } from './exemption-form.ts'

type ExemptionRowsProps = {
  /** Name of a field of the fee's row. */
  readonly field: (name: string) => string
  readonly items: readonly FeeExemption[]
}

/** Who pays less for one fee; a blank line stands ready, and the next one after saving. Open when one of them is wrong. */
export const ExemptionRows = ({ field, items }: ExemptionRowsProps) => {
  const errors = Object.keys(useFormReply()?.errors ?? {})
  const isWrong = errors.some((name) => name.startsWith(field('exempt-')))
  return (
    <details className="edit wide" open={isWrong}>
      <summary>{items.length === 0 ? 'Thêm miễn, giảm' : `Miễn, giảm (${items.length})`}</summary>
      {[...items, undefined].map((item, place) => {
        const name = (part: Parameters<typeof exemptionField>[1]): string => field(exemptionField(place, part))
        return (
          <fieldset className="row-fields" key={place}>
            <legend className="sr-only">Miễn, giảm {place + 1}</legend>
            {item !== undefined && <input type="hidden" name={name('id')} value={item.id} />}
            <div className="wide">
              <TextField name={name('label')} label="Ai được miễn, giảm" optional={item === undefined} defaultValue={item?.label} />
            </div>
            <TextField
              name={name('percent')} label="Giảm (%)" placeholder="100" inputMode="numeric" width={4} optional={item === undefined}
              defaultValue={item === undefined ? undefined : String(item.percentOff)}
            />
            <div className="wide">
              <TextField name={name('basis')} label="Căn cứ miễn, giảm" optional={item === undefined} defaultValue={item?.basis} />
            </div>
            {item !== undefined && <Checkbox name={name('drop')} label="Bỏ miễn, giảm này" />}
          </fieldset>
        )
      })}
    </details>
  )
}
