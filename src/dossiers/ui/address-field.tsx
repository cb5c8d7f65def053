import { useState } from 'react'
import { fieldId } from '#ui/field-id.ts'
import { TextField } from '#ui/field.tsx'
import { Button } from '#ui/button.tsx'

/** What `/don-vi-hanh-chinh/goi-y` says of a whole address. */
type KnownAddress = { readonly place: { readonly text: string; readonly oldText: string | null }; readonly detail: string } | null

const lookUp = async (typed: string): Promise<KnownAddress> => {
  try {
    const answer = await fetch(`/don-vi-hanh-chinh/goi-y?dia-chi=${encodeURIComponent(typed)}`)
    return answer.ok ? ((await answer.json()) as KnownAddress) : null
  } catch {
    return null
  }
}

/** "Thôn Đông, Xã Quảng Trạch, tỉnh Quảng Trị (tên cũ: Xã Quảng Phương, …)". */
const written = ({ place, detail }: NonNullable<KnownAddress>): string => {
  const now = [detail, place.text].filter((part) => part !== '').join(', ')
  return place.oldText === null ? now : `${now} (tên cũ: ${place.oldText})`
}

/**
 * Where a person lives, as their paper has it. When the name is one from before the rearrangement, the desk sees where
 * that is today and may write both; nothing is changed by itself.
 */
export const AddressField = ({ name, optional }: { readonly name: string; readonly optional: boolean }) => {
  const [known, setKnown] = useState<KnownAddress>(null)
  const take = (): void => {
    const box = document.getElementById(fieldId(name))
    if (known !== null && box instanceof HTMLInputElement) box.value = written(known)
    setKnown(null)
  }
  return (
    <>
      <TextField
        name={name}
        label="Nơi ở"
        optional={optional}
        autoComplete="off"
        onBlur={(event) => {
          const typed = event.currentTarget.value.trim()
          if (typed === '') setKnown(null)
          else void lookUp(typed).then((found) => setKnown(found?.place.oldText == null ? null : found))
        }}
      />
      {known !== null && (
        <p className="small" role="status">
          Nay thuộc {known.place.text}.{' '}
          <Button kind="plain" type="button" onClick={take}>Ghi cả tên mới và tên cũ</Button>
        </p>
      )}
    </>
  )
}
