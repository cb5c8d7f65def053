import assert from 'node:assert/strict'
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { after, describe, test } from 'node:test'
import { openCitizen } from '#citizens/testing.ts'
import { transaction } from '#db/context.ts'
import { answerAt } from '#eforms/domain/value.ts'
import { openDiskStore } from '#files/disk-store.ts'
import { bringUnitsIn, bringStarterUnits } from '#places/commands.ts'
import { openPortalVisitor } from '../../test/portal-visitor.ts'
import { addTestTenant, testDatabase } from '../../test/db.ts'
import { openRealDoors } from '../../test/office.ts'
import type { DraftId } from './domain/draft.ts'
import { findOwnDraft } from './drafts.ts'
import { beginBirth } from './testing-birth.ts'
import { foundOnlineOffice } from './testing.ts'

const db = await testDatabase()
await addTestTenant(db)
const { system } = await foundOnlineOffice(db.app)
await bringStarterUnits(system)
/** One old commune that was divided between two, as four hundred were. */
await transaction(system, (trx) =>
  bringUnitsIn(trx, system, {
    units: [{ code: '19100', name: 'Xã Chia Đôi', kind: 'commune', level: 'commune', parentCode: '455', from: '2025-03-01', to: '2025-06-30' }],
    successions: ['19138', '19111'].map((newCode) => ({ on: '2025-07-01', oldCode: '19100', newCode, kind: 'part', basis: null })),
    from: { source: 'bài kiểm thử', asOf: '2025', checked: 'toVerify' },
  }))
const folder = mkdtempSync(join(tmpdir(), 'motcua-addresses-'))
after(() => rmSync(folder, { recursive: true, force: true }))
const doors = await openRealDoors(db, {}, openDiskStore(folder))
const mother = await openCitizen(system, {
  name: 'Trần Thị Ngọc Ưng', identityNumber: '044193012378', birthDate: '1993-03-12', phone: '0912345456',
  address: 'Thôn Thanh Sơn, xã Quảng Phương, huyện Quảng Trạch, tỉnh Quảng Bình',
})
const [cookieName = '', cookieValue = ''] = mother.cookie.split('=')
const phone = openPortalVisitor((path, init) => doors.send(path, init), { [cookieName]: cookieValue })
const id = await beginBirth(phone)

const at = (slug: string): string => `/nop-ho-so/ban-nhap/${id}/${slug}`
const html = async (answer: Response): Promise<string> => (await answer.text()).replaceAll('<!-- -->', '')
const stored = async (path: string) => {
  const draft = await transaction(mother.ctx, (trx) => findOwnDraft(trx, mother.ctx, id as DraftId))
  return answerAt(draft?.answers, path.split('.'))
}
const WHO = { relation: 'mother', 'requester.name': 'Trần Thị Ngọc Ưng', 'requester.identityNumber': '044193012378', 'requester.phone': '0912345456' }
const typing = (place: string, rest: Readonly<Record<string, string>> = {}) => phone.fill(at('to-khai-who'), { ...WHO, 'requester.residence.place': place, ...rest })

const QUANG_TRACH = { text: 'Xã Quảng Trạch, tỉnh Quảng Trị', unitCode: '19057', provinceCode: '44', oldUnitCode: '', oldText: '' }

describe('địa chỉ có đơn vị cũ và mới, không cần script', () => {
  test('nơi ở của tài khoản điền sẵn: tên cũ thành xã mới, giữ tên cũ', async () => {
    assert.deepEqual(await stored('requester.residence'), {
      detail: 'Thôn Thanh Sơn',
      place: { ...QUANG_TRACH, oldUnitCode: '19057', oldText: 'Xã Quảng Phương, huyện Quảng Trạch, tỉnh Quảng Bình' },
    })
    const page = await html(await phone.send(at('to-khai-who')))
    assert.match(page, /value="Xã Quảng Trạch, tỉnh Quảng Trị"/)
    assert.match(page, /Tên cũ: Xã Quảng Phương, huyện Quảng Trạch, tỉnh Quảng Bình/)
    assert.match(page, /href="\/don-vi-hanh-chinh\/19057"/)
  })

  test('gõ tên mới không dấu: nhận ngay, viết lại cho đúng', async () => {
    assert.equal((await typing('xa quang trach')).status, 303)
    assert.deepEqual(await stored('requester.residence.place'), QUANG_TRACH)
  })

  test('gõ tên cũ: biết nay thuộc đâu', async () => {
    assert.equal((await typing('TT. Phong Nha')).status, 303)
    assert.deepEqual(await stored('requester.residence.place'), {
      text: 'Xã Phong Nha, tỉnh Quảng Trị', unitCode: '19138', provinceCode: '44', oldUnitCode: '19165', oldText: 'Thị trấn Phong Nha, huyện Bố Trạch, tỉnh Quảng Bình',
    })
  })

  test('xã cũ bị chia: trang trở lại với các nơi để chọn; chọn rồi thì đi tiếp', async () => {
    const asked = await typing('xã Chia Đôi')
    assert.equal(asked.status, 422)
    const page = await html(asked)
    assert.match(page, /Chưa rõ “Người yêu cầu: Nơi cư trú: [^”]*” là nơi nào/)
    for (const choice of ['19138/44/19100', '19111/44/19100', 'keep']) assert.ok(page.includes(`value="${choice}"`), choice)
    assert.match(page, /một phần của Xã Chia Đôi, huyện Bố Trạch, tỉnh Quảng Bình/)
    assert.ok(page.includes('value="xã Chia Đôi"'), 'what was typed stays')
    const chosen = await typing('xã Chia Đôi', { 'requester.residence.place.offered': 'xã Chia Đôi', 'requester.residence.place.choice': '19111/44/19100' })
    assert.equal(chosen.status, 303)
    assert.deepEqual(await stored('requester.residence.place'), {
      text: 'Xã Hoàn Lão, tỉnh Quảng Trị', unitCode: '19111', provinceCode: '44', oldUnitCode: '19100', oldText: 'Xã Chia Đôi, huyện Bố Trạch, tỉnh Quảng Bình',
    })
  })

  test('đổi tên đã gõ thì lựa chọn cũ không còn tính', async () => {
    const answer = await typing('xã Quảng Trạch', { 'requester.residence.place.offered': 'xã Chia Đôi', 'requester.residence.place.choice': '19111/44/19100' })
    assert.equal(answer.status, 303)
    assert.deepEqual(await stored('requester.residence.place'), QUANG_TRACH)
  })

  test('nơi ở nước ngoài: không đoán, giữ như đã ghi khi người khai nói vậy', async () => {
    const typed = 'Berlin, Đức'
    const asked = await typing(typed)
    assert.equal(asked.status, 422)
    assert.match(await html(asked), /Không thấy “Berlin, Đức” trong danh mục/)
    assert.equal((await typing(typed, { 'requester.residence.place.offered': typed, 'requester.residence.place.choice': 'keep' })).status, 303)
    assert.deepEqual(await stored('requester.residence.place'), { text: typed, unitCode: '', provinceCode: '', oldUnitCode: '', oldText: '' })
  })

  test('mã tự đặt, mã của tỉnh khác, cặp cũ mới không khớp: không mã nào được tin', async () => {
    for (const choice of ['99999/44/', '19057/44/19165', '19057/44/99999', '19057/01/', '<script>', '19057', 'keep/../']) {
      const answer = await typing('nơi bịa', { 'requester.residence.place.offered': 'nơi bịa', 'requester.residence.place.choice': choice })
      const place = await stored('requester.residence.place')
      if (choice === '19057/01/') assert.deepEqual(place, QUANG_TRACH, 'the province is the catalogue’s, not the sender’s')
      else {
        assert.equal(answer.status, 422, choice)
        assert.ok(typeof place === 'string', choice)
      }
    }
  })

  test('trang kiểm tra lại ghi tên mới, tên cũ trong ngoặc', async () => {
    await typing('TT. Phong Nha', { 'requester.residence.detail': 'Thôn 1' })
    const page = await html(await phone.send(at('kiem-tra')))
    assert.match(page, /Thôn 1, Xã Phong Nha, tỉnh Quảng Trị \(tên cũ: Thị trấn Phong Nha, huyện Bố Trạch, tỉnh Quảng Bình\)/)
  })
})

describe('trang đơn vị hành chính', () => {
  test('tìm tên cũ, thấy nay thuộc đâu; mở ra thấy từ ngày nào, theo văn bản nào', async () => {
    const found = await html(await phone.send('/don-vi-hanh-chinh?q=kien+giang'))
    assert.match(found, /Thị trấn Kiến Giang, huyện Lệ Thủy/)
    assert.match(found, /nay thuộc xã Lệ Thủy, tỉnh Quảng Trị/)
    const unit = await html(await phone.send('/don-vi-hanh-chinh/19249'))
    assert.match(unit, /Gồm địa bàn của/)
    assert.match(unit, /1680\/NQ-UBTVQH15/)
    assert.match(await html(await phone.send('/don-vi-hanh-chinh/19100')), /Địa bàn được chia, nay thuộc/)
    assert.equal((await phone.send('/don-vi-hanh-chinh/00000')).status, 404)
    assert.equal((await phone.send('/don-vi-hanh-chinh/%3Cscript%3E')).status, 404)
  })

  test('gợi ý khi gõ là dữ liệu của danh mục, không phải của ai', async () => {
    const answer = await phone.send('/don-vi-hanh-chinh/goi-y?q=dong+ha')
    assert.equal(answer.headers.get('content-type'), 'application/json')
    const [first] = (await answer.json()) as { text: string; unitCode: string }[]
    assert.deepEqual([first?.text, first?.unitCode], ['Phường Đông Hà, tỉnh Quảng Trị', '19333'])
    assert.deepEqual(await (await phone.send('/don-vi-hanh-chinh/goi-y')).json(), [])
  })
})
