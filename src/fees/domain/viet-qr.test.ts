import assert from 'node:assert/strict'
import { test } from 'node:test'
import fc from 'fast-check'
import { VIET_QR } from '#law/fees.ts'
import { crc16, readQr, vietQr } from './viet-qr.ts'

test('tổng kiểm CRC-16/CCITT-FALSE theo giá trị chuẩn', () => {
  assert.equal(crc16('123456789'), '29B1')
  assert.equal(crc16(''), 'FFFF')
})

test('một mã chuyển khoản: từng trường đúng chỗ', () => {
  const payload = vietQr(VIET_QR, { bankBin: '970436', accountNo: '3761000012345', amountDong: 15_000, content: 'MC7Q2K9XA1' })
  assert.ok(payload.startsWith('000201010212'))
  const fields = readQr(payload)
  assert.equal(fields?.get('53'), '704')
  assert.equal(fields?.get('54'), '15000')
  assert.equal(fields?.get('58'), 'VN')
  assert.equal(fields?.get('62'), '0810MC7Q2K9XA1')
  assert.equal(fields?.get('38'), '0010A00000072701270006970436011337610000123450208QRIBFTTA')
})

test('mã nào sinh ra cũng đọc lại được, sai một ký tự là biết', () => {
  const transfer = fc.record({
    bankBin: fc.stringMatching(/^\d{6}$/),
    accountNo: fc.stringMatching(/^[A-Z0-9]{4,19}$/),
    amountDong: fc.integer({ min: 1, max: 9_999_999_999 }),
    content: fc.stringMatching(/^[A-Z0-9]{6,25}$/),
  })
  fc.assert(
    fc.property(transfer, fc.nat(), (one, at) => {
      const payload = vietQr(VIET_QR, one)
      assert.equal(readQr(payload)?.get('54'), String(one.amountDong))
      const place = at % payload.length
      const broken = payload.slice(0, place) + (payload[place] === '7' ? '8' : '7') + payload.slice(place + 1)
      assert.equal(readQr(broken), undefined)
    }),
  )
})
