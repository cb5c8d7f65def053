import { z } from 'zod'

/** The boxes of `AddressFields`. */
export const ADDRESS_FORM = z.strictObject({
  recipient: z.string({ error: 'Nhập tên người nhận.' }).max(200, { error: 'Tên dài quá 200 ký tự.' }),
  phone: z.string({ error: 'Nhập số điện thoại để bưu tá gọi trước khi đến.' }).max(30, { error: 'Số điện thoại dài quá.' }),
  place: z.string({ error: 'Chọn hoặc nhập xã, phường và tỉnh.' }).max(200, { error: 'Tên nơi nhận dài quá 200 ký tự.' }),
  street: z.string({ error: 'Nhập số nhà, đường, thôn hoặc tổ dân phố.' }).max(300, { error: 'Địa chỉ dài quá 300 ký tự.' }),
})
