import type { ReactNode } from 'react'
import { fieldId } from './field-id.ts'
import { useFieldReply } from './post-form.tsx'

export type Choice = {
  readonly value: string
  readonly label: ReactNode
  readonly hint?: ReactNode
  readonly disabled?: boolean
}

type RadioCardsProps = {
  readonly name: string
  readonly legend: ReactNode
  readonly hint?: ReactNode
  readonly choices: readonly Choice[]
  readonly defaultValue?: string | undefined
  /** Side by side where there is room. */
  readonly inRow?: boolean
}

/** One of a few, each with room for a line of explanation. The whole card can be pressed. */
export const RadioCards = ({ name, legend, hint, choices, defaultValue, inRow = false }: RadioCardsProps) => {
  const { error, value } = useFieldReply(name)
  const chosen = value ?? defaultValue
  const id = fieldId(name)
  return (
    <fieldset
      className={error === undefined ? 'field' : 'field bad'}
      aria-describedby={error === undefined ? undefined : `${id}-err`}
    >
      <legend>{legend}</legend>
      {hint !== undefined && <span className="hint">{hint}</span>}
      {error !== undefined && (
        <p className="err" id={`${id}-err`}>
          {error}
        </p>
      )}
      <div className={inRow ? 'choices-row' : undefined}>
        {choices.map((choice, i) => (
          <label className="choice" key={choice.value}>
            <input
              type="radio"
              name={name}
              id={i === 0 ? id : `${id}-${choice.value}`}
              value={choice.value}
              defaultChecked={chosen === choice.value}
              disabled={choice.disabled}
            />
            <span>
              {choice.label}
              {choice.hint !== undefined && <span className="hint">{choice.hint}</span>}
            </span>
          </label>
        ))}
      </div>
    </fieldset>
  )
}

type CheckboxProps = {
  readonly name: string
  readonly label: ReactNode
  readonly hint?: ReactNode
  readonly value?: string
  readonly defaultChecked?: boolean
  readonly disabled?: boolean
}

/** Yes or nothing. After a refused form it stands as it was sent. */
export const Checkbox = ({
  name,
  label,
  hint,
  value = 'on',
  defaultChecked = false,
  disabled,
}: CheckboxProps) => {
  const reply = useFieldReply(name)
  return (
    <>
      {reply.error !== undefined && <p className="err">{reply.error}</p>}
      <label className="choice">
        <input
          type="checkbox"
          id={fieldId(name)}
          name={name}
          value={value}
          defaultChecked={reply.wasSent ? reply.value === value : defaultChecked}
          disabled={disabled}
        />
        <span>
          {label}
          {hint !== undefined && <span className="hint">{hint}</span>}
        </span>
      </label>
    </>
  )
}
