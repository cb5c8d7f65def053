import { TextAreaField, TextField } from '#ui/field.tsx'

/** Why something is done; people read it as it is written. */
export const Reason = ({ hint }: { readonly hint?: string }) => (
  <TextAreaField name="reason" label="Lý do" maxLength={4000} {...(hint !== undefined && { hint })} />
)

/** The legal instrument that allows it. */
export const Basis = ({ hint = 'Số hiệu văn bản và điều khoản, hoặc số quyết định' }: { readonly hint?: string }) => (
  <TextField name="basis" label="Căn cứ" hint={hint} maxLength={500} />
)
