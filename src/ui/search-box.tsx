type SearchBoxProps = {
  /** Where the words go, as `?q=`. Default: the page itself. */
  readonly action?: string
  readonly label: string
  readonly placeholder?: string
  readonly defaultValue?: string
}

/** Search of a workplace list: a plain form whose words stand in the address. `/` goes to it. */
export const SearchBox = ({ action, label, placeholder, defaultValue }: SearchBoxProps) => (
  <search className="find">
    <form action={action}>
      <input
        type="search"
        name="q"
        aria-label={label}
        placeholder={placeholder ?? `${label}  ( / )`}
        defaultValue={defaultValue}
        data-search
        autoComplete="off"
      />
    </form>
  </search>
)
