import type { ComponentProps, ReactNode } from 'react'
import { fieldId } from './field-id.ts'
import { useFieldReply } from './post-form.tsx'

type FieldProps = {
  readonly name: string
  readonly label: ReactNode
  readonly hint?: ReactNode
  /** Says "không bắt buộc" beside the label; what is required is not marked. */
  readonly optional?: boolean | undefined
  /** Overrides the sentence that the form's reply holds for this field. */
  readonly error?: string | undefined
  /** Width by the length of the expected answer, in characters. */
  readonly width?: 4 | 10 | 20 | undefined
}

type Box = {
  readonly id: string
  readonly name: string
  readonly defaultValue: string | undefined
  readonly 'aria-invalid': true | undefined
  readonly 'aria-describedby': string | undefined
}

type FieldFrameProps = FieldProps & {
  readonly defaultValue?: string | undefined
  readonly children: (box: Box) => ReactNode
}

/** Label, hint, error and a box of any kind, tied together for those who hear the page. */
export const Field = ({
  name,
  label,
  hint,
  optional = false,
  error,
  width,
  defaultValue,
  children,
}: FieldFrameProps) => {
  const reply = useFieldReply(name)
  const sentence = error ?? reply.error
  const id = fieldId(name)
  const described = [hint !== undefined && `${id}-hint`, sentence !== undefined && `${id}-err`].filter(
    (part) => part !== false,
  )
  return (
    <div
      className={['field', sentence !== undefined && 'bad', width && `w-${width}`].filter(Boolean).join(' ')}
    >
      <label htmlFor={id}>
        {label}
        {optional && <span className="optional"> (không bắt buộc)</span>}
      </label>
      {hint !== undefined && (
        <span className="hint" id={`${id}-hint`}>
          {hint}
        </span>
      )}
      {sentence !== undefined && (
        <p className="err" id={`${id}-err`}>
          {sentence}
        </p>
      )}
      {children({
        id,
        name,
        defaultValue: reply.value ?? defaultValue,
        'aria-invalid': sentence === undefined ? undefined : true,
        'aria-describedby': described.length > 0 ? described.join(' ') : undefined,
      })}
    </div>
  )
}

type Managed = 'id' | 'name' | 'className' | 'style' | 'defaultValue' | 'width'

type TextFieldProps = FieldProps &
  Omit<ComponentProps<'input'>, Managed> & {
    readonly defaultValue?: string | undefined
    readonly code?: boolean
  }

/** One line of text. `code` sets it in the even type of codes and numbers. */
export const TextField = ({
  name,
  label,
  hint,
  optional,
  error,
  width,
  defaultValue,
  code,
  ...input
}: TextFieldProps) => (
  <Field {...{ name, label, hint, optional, error, width, defaultValue }}>
    {(box) => (
      <input
        type="text"
        {...(code === true && { className: 'code', spellCheck: false })}
        {...input}
        {...box}
      />
    )}
  </Field>
)

type TextAreaFieldProps = FieldProps &
  Omit<ComponentProps<'textarea'>, Managed> & { readonly defaultValue?: string | undefined }

/** Several lines: reasons, notes. */
export const TextAreaField = ({
  name,
  label,
  hint,
  optional,
  error,
  width,
  defaultValue,
  ...area
}: TextAreaFieldProps) => (
  <Field {...{ name, label, hint, optional, error, width, defaultValue }}>
    {(box) => <textarea rows={4} {...area} {...box} />}
  </Field>
)

export type Option = { readonly value: string; readonly label: string; readonly disabled?: boolean }

type SelectFieldProps = FieldProps &
  Omit<ComponentProps<'select'>, Managed | 'children'> & {
    readonly options: readonly Option[]
    /** The first line, which chooses nothing. */
    readonly placeholder?: string
    readonly defaultValue?: string | undefined
  }

/** One of a list too long for cards. */
export const SelectField = ({
  name,
  label,
  hint,
  optional,
  error,
  width,
  defaultValue,
  options,
  placeholder,
  ...select
}: SelectFieldProps) => (
  <Field {...{ name, label, hint, optional, error, width, defaultValue }}>
    {(box) => (
      <select {...select} {...box}>
        {placeholder !== undefined && <option value="">{placeholder}</option>}
        {options.map((option) => (
          <option key={option.value} value={option.value} disabled={option.disabled}>
            {option.label}
          </option>
        ))}
      </select>
    )}
  </Field>
)
