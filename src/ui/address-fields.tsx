import { Field, TextField } from './field.tsx'

type AddressFieldsProps = {
  readonly known: { readonly recipient: string; readonly phone: string; readonly place: string; readonly street: string }
  /** Communes to pick from. */
  readonly places: readonly string[]
  /** Who is met there; the one who receives unless it is said. */
  readonly person?: string
}

/** The boxes of a postal address: the commune from the list of units, or typed when it lies elsewhere. */
export const AddressFields = ({ known, places, person = 'Người nhận' }: AddressFieldsProps) => (
  <>
    <TextField name="recipient" label={person} autoComplete="name" defaultValue={known.recipient} />
    <TextField name="phone" label="Số điện thoại" hint="Bưu tá gọi trước khi đến" type="tel" inputMode="tel" autoComplete="tel" width={20} defaultValue={known.phone} />
    <Field name="place" label="Xã, phường và tỉnh" hint="Gõ vài chữ rồi chọn; nơi khác thì gõ đủ tên" defaultValue={known.place}>
      {(box) => <input type="text" list="noi-nhan" autoComplete="off" {...box} />}
    </Field>
    <datalist id="noi-nhan">
      {places.map((place) => (
        <option key={place} value={place} />
      ))}
    </datalist>
    <TextField name="street" label="Số nhà, đường, thôn hoặc tổ dân phố" autoComplete="street-address" defaultValue={known.street} />
  </>
)
