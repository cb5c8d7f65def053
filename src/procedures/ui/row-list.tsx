import type { ReactNode } from 'react'
import { Checkbox } from '#ui/choice.tsx'
import { useRows } from './use-rows.tsx'

type RowListProps<Item> = {
  /** Name of the list in the form: its fields are `name.0.field`. */
  readonly name: string
  readonly legend: string
  readonly hint?: ReactNode
  /** What one row is called, for its legend: "Giấy tờ". */
  readonly rowName: string
  readonly items: readonly Item[]
  readonly row: (field: (name: string) => string, item: Item | undefined, index: number) => ReactNode
}

/**
 * A group of fields that repeats. One blank row stands ready at the end, so that a row can be added without script;
 * with script there are more for the asking. A row is taken out by its tick when the form is saved.
 */
export const RowList = <Item,>({ name, legend, hint, rowName, items, row }: RowListProps<Item>) => {
  const { count, adder } = useRows(name, items.length + 1, 'Thêm dòng')
  return (
    <fieldset className="row-list">
      <legend>{legend}</legend>
      {hint !== undefined && <span className="hint">{hint}</span>}
      <ol>
        {Array.from({ length: count }, (_, index) => (
          <li key={index}>
            <fieldset className="row-fields">
              <legend className="sr-only">{rowName} {index + 1}</legend>
              {row((field) => `${name}.${index}.${field}`, items[index], index)}
              {items[index] !== undefined && <Checkbox name={`${name}.${index}.drop`} label="Bỏ dòng này" />}
            </fieldset>
          </li>
        ))}
      </ol>
      {adder}
    </fieldset>
  )
}
