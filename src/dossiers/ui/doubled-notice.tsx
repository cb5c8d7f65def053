import type { DossierId } from '#kernel/ids.ts'
import { fieldId } from '#ui/field-id.ts'
import { Notice } from '#ui/notice.tsx'
import { DOUBLED_FIELD } from '../pages/doubled-field.ts'
import { temporaryNumber } from '../temporary-number.ts'

type DoubledNoticeProps = {
  readonly doubled: readonly { readonly id: DossierId; readonly code: string | null }[]
  readonly error: string | undefined
}

/** The person has the same procedure open already: look first, then tick to receive all the same. */
export const DoubledNotice = ({ doubled, error }: DoubledNoticeProps) => (
  <Notice tone="warning" title="Có thể nhận trùng">
    {error !== undefined && <p id={`${fieldId(DOUBLED_FIELD)}-err`}>{error}</p>}
    <ul className="plain">
      {doubled.map(({ id, code }) => (
        <li key={id}><a href={`/mot-cua/ho-so/${id}`} target="_blank" rel="noreferrer">{code ?? temporaryNumber(id)}</a></li>
      ))}
    </ul>
    <label className="choice">
      <input type="checkbox" id={fieldId(DOUBLED_FIELD)} name={DOUBLED_FIELD} value="yes" aria-describedby={error === undefined ? undefined : `${fieldId(DOUBLED_FIELD)}-err`} />
      <span>Vẫn nhận thêm một hồ sơ</span>
    </label>
  </Notice>
)
