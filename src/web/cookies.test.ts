import assert from 'node:assert/strict'
import { test } from 'node:test'
import { openCookieJar } from './cookies.ts'
import { putFlash, takeFlash } from './flash.ts'

test('cookie: đọc lại đúng chữ đã ghi, tên có tiền tố khi https', () => {
  for (const secure of [false, true]) {
    const first = openCookieJar(null, secure)
    first.set('theme', 'tối; a=b')
    const line = first.outgoing()[0] ?? ''
    assert.equal(line.startsWith('__Host-'), secure)
    assert.equal(/; Secure/.test(line), secure)
    const next = openCookieJar(`khac=1; ${line.split(';')[0]}; motcua-theme-x=2`, secure)
    assert.equal(next.get('theme'), 'tối; a=b')
  }
})

test('cookie: giá trị hỏng là không có; tên lạ không đặt được', () => {
  assert.equal(openCookieJar('motcua-theme=%E0%A4%A', false).get('theme'), undefined)
  assert.equal(openCookieJar('motcua-theme', false).get('theme'), undefined)
  assert.throws(() => openCookieJar(null, false).set('x; Domain=evil', '1'))
})

test('lời nhắn: hiện một lần rồi mất; lời nhắn bị sửa thì bỏ', () => {
  const first = openCookieJar(null, false)
  putFlash(first, { id: '1', tone: 'done', text: 'Đã lưu “Tư pháp; Hộ tịch”.' })
  const sent = (first.outgoing()[0] ?? '').split(';')[0] ?? ''
  const second = openCookieJar(sent, false)
  assert.deepEqual(takeFlash(second), { id: '1', tone: 'done', text: 'Đã lưu “Tư pháp; Hộ tịch”.' })
  assert.match(second.outgoing()[0] ?? '', /^motcua-flash=; .*Max-Age=0/)
  for (const bent of ['motcua-flash=x', `motcua-flash=${encodeURIComponent('{"tone":"script"}')}`])
    assert.equal(takeFlash(openCookieJar(bent, false)), null)
})
