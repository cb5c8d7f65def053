import { useState, type ReactNode } from 'react'
import { TextField } from '#ui/field.tsx'
import { useFieldReply } from '#ui/post-form.tsx'
import type { Duration } from '../domain/duration.ts'
import { assumptionWords, durationWhySentence } from '../duration-sentences.ts'
import { durationWords } from '../duration-words.ts'
import { readTypedDuration } from '../typed-duration.ts'

type DurationFieldProps = {
  readonly name: string
  readonly label: ReactNode
  /** What stands in the box at first. */
  readonly kept?: Duration | null | undefined
  readonly optional?: boolean
  /** What an empty box means. */
  readonly empty?: string
  readonly autoFocus?: boolean
  /** Makes the box the one that ↑ and ↓ go to in its row. */
  readonly isRowEntry?: boolean
}

type UnderstoodProps = { readonly text: string; readonly kept: Duration | null | undefined; readonly empty: string }

const Understood = ({ text, kept, empty }: UnderstoodProps) => {
  const read = readTypedDuration(text, kept)
  switch (read.kind) {
    case 'none':
      return <>{empty}</>
    case 'unclear':
      return <>Chưa hiểu. {durationWhySentence(read.why)}</>
    case 'read':
      return (
        <>
          Hiểu là: <b>{durationWords(read.duration)}</b>
          {read.assumed.length > 0 && ` (${read.assumed.map(assumptionWords).join('; ')})`}
        </>
      )
  }
}

/** A time as people type it, with what was understood of it said while typing. */
export const DurationField = ({
  name, label, kept, optional = false, empty = 'Để trống là không quy định.', autoFocus, isRowEntry = false,
}: DurationFieldProps) => {
  const { value, error } = useFieldReply(name)
  const first = value ?? (kept == null ? '' : durationWords(kept))
  const [text, setText] = useState(first)
  return (
    <div className="understood">
      <TextField
        name={name}
        label={label}
        optional={optional}
        placeholder="Ví dụ: 5 ngày làm việc"
        defaultValue={first}
        autoComplete="off"
        maxLength={500}
        onInput={(event) => setText(event.currentTarget.value)}
        hint={<output>{error !== undefined && text === value ? 'Sửa lại ô này.' : <Understood text={text} kept={kept} empty={empty} />}</output>}
        {...(isRowEntry && { 'data-row-link': true })}
        {...(autoFocus === true && { autoFocus })}
      />
    </div>
  )
}
