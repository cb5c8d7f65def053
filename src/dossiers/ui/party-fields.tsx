import { useState, type KeyboardEvent } from 'react'
import { formatBirthDate } from '#kernel/birth-date.ts'
import { citizenCardDoubts, citizenCardRefusals } from '#kernel/citizen-card-refusals.ts'
import { parseCitizenCard, type CitizenCard } from '#kernel/citizen-card.ts'
import { fieldId } from '#ui/field-id.ts'
import { SelectField, TextField } from '#ui/field.tsx'
import type { PartyRole } from '../domain/dossier.ts'
import { AddressField } from './address-field.tsx'
import { optionsOf, PARTY_KIND_WORDS, SEX_WORDS } from './words.ts'

type PartyFieldsProps = {
  readonly role: PartyRole
  /** Only what the instant lane asks: name, number, address. */
  readonly short?: boolean
  readonly autoFocus?: boolean
}

type Scanned = { readonly bad: boolean; readonly sentences: readonly string[] } | null

const putValue = (role: PartyRole, field: string, value: string | undefined): void => {
  const box = document.getElementById(fieldId(`${role}.${field}`))
  if (value !== undefined && (box instanceof HTMLInputElement || box instanceof HTMLSelectElement)) box.value = value
}

const fill = (role: PartyRole, card: CitizenCard): void => {
  putValue(role, 'identityNumber', card.number)
  putValue(role, 'name', card.name)
  putValue(role, 'birthDate', card.bornOn === undefined ? undefined : formatBirthDate(card.bornOn))
  putValue(role, 'sex', card.sex)
  putValue(role, 'address', card.address)
  // The field looks at what was put there as it does when somebody leaves it.
  document.getElementById(fieldId(`${role}.address`))?.dispatchEvent(new FocusEvent('focusout', { bubbles: true }))
}

/** One person: scanned from a citizen card (a USB scanner types into the first box) or typed by hand. */
export const PartyFields = ({ role, short = false, autoFocus = false }: PartyFieldsProps) => {
  const [scanned, setScanned] = useState<Scanned>(null)
  const read = (text: string): void => {
    if (text.trim() === '') return
    const card = parseCitizenCard(text)
    if (!card.ok) return setScanned({ bad: true, sentences: [citizenCardRefusals[card.refusal.code]] })
    fill(role, card.value)
    putValue(role, 'scan', '')
    setScanned({ bad: false, sentences: card.value.doubts.map((doubt) => citizenCardDoubts[doubt]) })
  }
  const onKeyDown = (event: KeyboardEvent<HTMLInputElement>) => {
    if (event.key !== 'Enter' || event.ctrlKey) return
    event.preventDefault()
    read(event.currentTarget.value)
  }
  return (
    <>
        <TextField
          name={`${role}.scan`}
          label="Quét mã QR trên căn cước"
          optional
          code
          autoFocus={autoFocus}
          autoComplete="off"
          placeholder="đặt con trỏ ở đây rồi quét"
          onKeyDown={onKeyDown}
          onBlur={(event) => {
            if (event.currentTarget.value.includes('|')) read(event.currentTarget.value)
          }}
          {...(scanned?.bad === true && { error: scanned.sentences[0] })}
        />
      {scanned?.bad === false && (
        <p className="small scanned" role="status">
          Đã điền theo thẻ. {scanned.sentences.join(' ')}
        </p>
      )}
      <div className="pair">
        <TextField name={`${role}.identityNumber`} label="Số định danh" optional={short || role !== 'submitter'} code inputMode="numeric" autoComplete="off" />
        <TextField name={`${role}.name`} label="Họ và tên" autoComplete="off" />
        {!short && (
          <>
            <TextField name={`${role}.birthDate`} label="Ngày sinh" placeholder="12/03/1993" inputMode="numeric" autoComplete="off" />
            <SelectField
              name={`${role}.sex`}
              label="Giới tính"
              placeholder="—"
              options={Object.entries(SEX_WORDS).map(([value, label]) => ({ value, label }))}
            />
            <TextField name={`${role}.phone`} label="Điện thoại" inputMode="tel" autoComplete="off" />
            <TextField name={`${role}.email`} label="Thư điện tử" optional inputMode="email" autoComplete="off" />
          </>
        )}
      </div>
      <AddressField name={`${role}.address`} optional={short} />
      {!short && (
        <SelectField
          name={`${role}.kind`}
          label="Đối tượng"
          width={20}
          defaultValue="citizen"
          options={optionsOf(PARTY_KIND_WORDS)}
        />
      )}
    </>
  )
}

/** A person who is not always there; opens by itself when something was typed or is wrong. */
export const OtherParty = ({ role, title, open }: { readonly role: PartyRole; readonly title: string; readonly open: boolean }) => (
  <details className="more" open={open}>
    <summary>{title}</summary>
    <PartyFields role={role} />
  </details>
)
