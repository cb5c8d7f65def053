import { z } from 'zod'
import { textField } from '#organisation/administration-form.ts'
import type { StaffDescription } from '#organisation/staff-store.ts'

/** The boxes of `DescriptionFields`, as a schema reads them. */
export const STAFF_DESCRIPTION = {
  fullName: textField('Nhập họ tên.', 200),
  code: textField('Nhập mã cán bộ.', 60),
  title: z.string().max(200).optional(),
  phone: z.string().max(40).optional(),
  email: z.email({ error: 'Thư điện tử chưa đúng.' }).max(200).optional(),
}

type Read = z.output<z.ZodObject<typeof STAFF_DESCRIPTION>>

export const readDescription = ({ fullName, code, title, phone, email }: Read): StaffDescription => ({
  fullName,
  code,
  title: title ?? null,
  phone: phone ?? null,
  email: email ?? null,
})
