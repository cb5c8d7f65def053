import { useSubmit } from 'react-router'

type UnitFilterProps = {
  readonly units: readonly { readonly id: string; readonly name: string }[]
  readonly unitId: string | undefined
  /** Choices that stay as they are. */
  readonly kept: Readonly<Record<string, string | undefined>>
}

/** One unit out of those that the reader steers; works without script by its button. */
export const UnitFilter = ({ units, unitId, kept }: UnitFilterProps) => {
  const submit = useSubmit()
  if (units.length < 2) return null
  return (
    <form className="filter-form" onChange={(event) => void submit(event.currentTarget)}>
      {Object.entries(kept).map(([name, value]) => value !== undefined && <input key={name} type="hidden" name={name} value={value} />)}
      <select name="don-vi" aria-label="Đơn vị" defaultValue={unitId ?? ''} key={unitId ?? ''}>
        <option value="">Mọi đơn vị phụ trách</option>
        {units.map(({ id, name }) => (
          <option key={id} value={id}>
            {name}
          </option>
        ))}
      </select>
      <button className="btn ghost" type="submit">
        Lọc
      </button>
    </form>
  )
}
