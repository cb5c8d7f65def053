import assert from 'node:assert/strict'
import { test } from 'node:test'
import { z } from 'zod'
import { parseForm, refused } from './form.ts'

const person = z.strictObject({
  hoTen: z.string('Chưa điền họ và tên.').max(20, 'Họ và tên quá dài.'),
  soDinhDanh: z
    .string()
    .regex(/^\d{12}$/, 'Số định danh phải có 12 chữ số.')
    .optional(),
  chon: z.array(z.string()).optional(),
})

const formOf = (...fields: readonly (readonly [string, string])[]): FormData => {
  const form = new FormData()
  for (const [name, value] of fields) form.append(name, value)
  return form
}

test('biểu mẫu đúng: chữ được đưa về NFC, cắt trắng; ô trống là không điền; tên lặp thành danh sách', () => {
  const parsed = parseForm(
    person,
    formOf(
      ['csrf', 'x'],
      ['hoTen', '  Trần Thị Ưng '.normalize('NFD')],
      ['soDinhDanh', ''],
      ['chon', 'a'],
      ['chon', 'b'],
    ),
  )
  assert.deepEqual(parsed, { ok: true, value: { hoTen: 'Trần Thị Ưng', chon: ['a', 'b'] } })
})

test('biểu mẫu sai: mỗi ô một câu, chữ đã gõ trở lại, mật khẩu và mã thì không', () => {
  const parsed = parseForm(
    person,
    formOf(['csrf', 'token'], ['hoTen', ''], ['soDinhDanh', '12'], ['password', 'bí mật']),
  )
  assert.ok(!parsed.ok)
  assert.equal(parsed.reply.errors['hoTen'], 'Chưa điền họ và tên.')
  assert.equal(parsed.reply.errors['soDinhDanh'], 'Số định danh phải có 12 chữ số.')
  assert.match(parsed.reply.errors[''] ?? '', /password/)
  assert.deepEqual(parsed.reply.values, { hoTen: '', soDinhDanh: '12' })
})

test('câu mặc định bằng tiếng Việt khi schema không nói', () => {
  const bare = z.object({
    a: z.string(),
    b: z.string().max(2),
    c: z.enum(['x', 'y']),
    d: z.coerce.number().min(3),
  })
  const parsed = parseForm(bare, formOf(['b', 'dài'], ['c', 'z'], ['d', '1']))
  assert.ok(!parsed.ok)
  assert.deepEqual(parsed.reply.errors, {
    a: 'Chưa điền.',
    b: 'Quá dài hoặc quá lớn, nhiều nhất 2.',
    c: 'Chọn một trong các giá trị đã cho.',
    d: 'Quá ngắn hoặc quá nhỏ, ít nhất 3.',
  })
})

test('từ chối của lệnh: trạng thái theo mã, câu ở đầu trang hoặc cạnh ô', () => {
  const form = formOf(['hoTen', 'A'])
  const top = refused(form, 'dossierNotFound', 'Không có hồ sơ này.')
  assert.equal(top.init?.status, 404)
  assert.deepEqual(top.data.refusal, { code: 'dossierNotFound', message: 'Không có hồ sơ này.' })
  const beside = refused(form, 'loginTaken', 'Tên đã có người dùng.', 'hoTen')
  assert.equal(beside.init?.status, 409)
  assert.deepEqual(beside.data.errors, { hoTen: 'Tên đã có người dùng.' })
  assert.equal(beside.data.refusal, null)
})
