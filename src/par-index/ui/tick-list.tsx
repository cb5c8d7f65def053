import { fieldId } from '#ui/field-id.ts'
import { useFieldReply } from '#ui/post-form.tsx'

type TickListProps = {
  readonly name: string
  readonly legend: string
  readonly items: readonly { readonly id: string; readonly name: string }[]
  readonly isAllTicked?: boolean
}

/** Several of a list, sent under one name. */
export const TickList = ({ name, legend, items, isAllTicked = false }: TickListProps) => {
  const { error } = useFieldReply(name)
  return (
    <fieldset className={error === undefined ? 'field' : 'field bad'}>
      <legend>{legend}</legend>
      {error !== undefined && <p className="err">{error}</p>}
      <div className="tick-list">
        {items.map((item, i) => (
          <label className="choice" key={item.id}>
            <input type="checkbox" id={i === 0 ? fieldId(name) : `${fieldId(name)}-${i}`} name={name} value={item.id} defaultChecked={isAllTicked} />
            <span>{item.name}</span>
          </label>
        ))}
      </div>
    </fieldset>
  )
}
