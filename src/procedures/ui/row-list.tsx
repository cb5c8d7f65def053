import { useEffect, useState, type ReactNode } from 'react'
import { Button } from '#ui/button.tsx'
import { Checkbox } from '#ui/choice.tsx'
import { useFormReply } from '#ui/post-form.tsx'

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

/** Rows that were sent, when the form came back with errors. */
const sentRows = (values: Readonly<Record<string, string>>, list: string): number =>
  Object.keys(values).reduce((most, name) => {
    const [head, index] = name.split('.')
    return head === list ? Math.max(most, Number(index) + 1) : most
  }, 0)

/**
 * A group of fields that repeats. One blank row stands ready at the end, so that a row can be added without script;
 * with script there are more for the asking. A row is taken out by its tick when the form is saved.
 */
export const RowList = <Item,>({ name, legend, hint, rowName, items, row }: RowListProps<Item>) => {
  const reply = useFormReply()
  const [added, setAdded] = useState(0)
  const [isLive, setLive] = useState(false)
  useEffect(() => setLive(true), [])
  const count = Math.max(items.length + 1, reply === undefined ? 0 : sentRows(reply.values, name)) + added
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
      {isLive && (
        <Button type="button" kind="ghost" onClick={() => setAdded(added + 1)}>
          Thêm dòng
        </Button>
      )}
    </fieldset>
  )
}
