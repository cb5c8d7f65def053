import type { HTMLAttributes, ReactNode } from 'react'
import { RadioCards } from '#ui/choice.tsx'
import { fieldId } from '#ui/field-id.ts'
import { SelectField, TextAreaField, TextField } from '#ui/field.tsx'
import { listOf } from '../domain/check-leaf.ts'
import type { Leaf } from '../domain/form.ts'
import { writeLeaf } from '../domain/leaf-value.ts'
import { textsOf } from '../domain/value.ts'
import { PlaceField } from './place-field.tsx'
import { useFilling } from './form-context.tsx'

const YES_NO = [
  { value: 'true', label: 'Có' },
  { value: 'false', label: 'Không' },
] as const

type Box = {
  readonly inputMode?: HTMLAttributes<HTMLInputElement>['inputMode']
  readonly width?: 4 | 10 | 20
  readonly autoComplete?: string
  readonly code?: true
  readonly type?: 'tel' | 'email'
}

/** How the box of a kind looks and which keys a phone offers. */
const boxOf = (field: Leaf): Box => {
  const own = field.prefill !== undefined
  switch (field.kind) {
    case 'fullName':
      return own ? { autoComplete: 'name' } : { autoComplete: 'off' }
    case 'identityNumber':
    case 'taxCode':
      return { inputMode: 'numeric', width: 20, code: true, autoComplete: 'off' }
    case 'phone':
      return { type: 'tel', width: 20, ...(own && { autoComplete: 'tel' }) }
    case 'email':
      return { type: 'email', ...(own && { autoComplete: 'email' }) }
    case 'date':
    case 'partialDate':
      return { width: 20, autoComplete: 'off' }
    case 'time':
    case 'integer':
    case 'decimal':
    case 'area':
      return { width: 10, inputMode: field.kind === 'integer' ? 'numeric' : 'text', autoComplete: 'off' }
    case 'money':
      return { width: 20, inputMode: 'numeric', autoComplete: 'off' }
    default:
      return {}
  }
}

type ChecksProps = {
  readonly path: string
  readonly legend: ReactNode
  readonly hint: string | undefined
  readonly error: string | undefined
  readonly choices: readonly { readonly value: string; readonly label: ReactNode; readonly hint?: string }[]
  readonly chosen: readonly string[]
}

/** Several of a few. */
const Checks = ({ path, legend, hint, error, choices, chosen }: ChecksProps) => (
  <fieldset
    className={error === undefined ? 'field' : 'field bad'}
    aria-describedby={error === undefined ? undefined : `${fieldId(path)}-err`}
  >
    <legend>{legend}</legend>
    {hint !== undefined && <span className="hint">{hint}</span>}
    {error !== undefined && <p className="err" id={`${fieldId(path)}-err`}>{error}</p>}
    {choices.map((choice, i) => (
      <label className="choice" key={choice.value}>
        <input
          type="checkbox"
          name={path}
          id={i === 0 ? fieldId(path) : `${fieldId(path)}-${choice.value}`}
          value={choice.value}
          defaultChecked={chosen.includes(choice.value)}
        />
        <span>
          {choice.label}
          {choice.hint !== undefined && <span className="hint">{choice.hint}</span>}
        </span>
      </label>
    ))}
  </fieldset>
)

type LeafFieldProps = { readonly field: Leaf; readonly path: string; readonly isOptional: boolean }

/** One field with one answer, in the control that its kind asks for. */
export const LeafField = ({ field, path, isOptional }: LeafFieldProps) => {
  const { facts, answerAt, errorAt, renderFile } = useFilling()
  const value = answerAt(path)
  const error = errorAt(path)
  const label = (
    <>
      {field.label}
      {isOptional && <span className="optional"> (không bắt buộc)</span>}
    </>
  )
  const written = writeLeaf(field.kind, value)
  const common = { name: path, label: field.label, hint: field.hint, optional: isOptional, defaultValue: written }
  const list = listOf(field)
  switch (field.kind) {
    case 'yesNo':
      return <RadioCards name={path} legend={label} hint={field.hint} choices={YES_NO} defaultValue={written} inRow />
    case 'sex':
      return <RadioCards name={path} legend={label} hint={field.hint} choices={facts.lists['sexes'] ?? []} defaultValue={written} inRow />
    case 'choice':
      return <RadioCards name={path} legend={label} hint={field.hint} choices={field.options} defaultValue={written} />
    case 'choices':
      return <Checks path={path} legend={label} hint={field.hint} error={error} choices={field.options} chosen={textsOf(value)} />
    case 'declaration':
      return (
        <Checks path={path} legend="Lời cam đoan" hint={field.hint} error={error} chosen={value === true ? ['true'] : []}
          choices={[{ value: 'true', label: field.label }]} />
      )
    case 'file':
      return renderFile?.(field, path, textsOf(value)) ?? null
    case 'paragraph':
      return <TextAreaField {...common} />
    case 'place':
      return <PlaceField path={path} label={field.label} hint={field.hint} isOptional={isOptional} value={value} />
    default:
      return list === undefined ? (
        <TextField {...common} {...boxOf(field)} />
      ) : (
        <SelectField {...common} options={facts.lists[list] ?? []} placeholder="Chọn…" />
      )
  }
}
