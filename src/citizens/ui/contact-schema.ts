import { z } from 'zod'

export const CONTACT_FORM = z.strictObject({
  contact: z.string({ error: 'Nhập số điện thoại hoặc thư điện tử.' }).max(254),
  tiep: z.string().max(2000).optional(),
})
