import assert from 'node:assert/strict'
import { test } from 'node:test'
import type { DossierId } from '#kernel/ids.ts'
import { createPress } from '#papers/render.ts'
import { pdfText } from '../../../test/pdf-text.ts'
import { rowsOf, testCtx, testDatabase } from '../../../test/db.ts'
import { perform } from '../commands.ts'
import { guide } from '../guidance.ts'
import type { ReceiptPayment } from './receipt-paper.ts'
import { printDossierPaper, printGuidance, type DossierPaper } from './papers.ts'
import { asStaff, CODES, filing, foundOffice, PERSON } from '../testing.ts'

const db = await testDatabase()
const system = testCtx(db.app, { now: '2026-11-20T02:10:00Z' })
const office = await foundOffice(system)
const desk = await asStaff(system, office.staff.desk)
const officer = await asStaff(system, office.staff.officer, 'Trần Thị Hạnh')
const leader = await asStaff(system, office.staff.leader, 'Phạm Thị Hồng')
const stranger = await asStaff(system, office.staff.stranger, 'Bùi Văn Lạ')
const press = createPress()

const textOf = async (dossierId: string, kind: DossierPaper, ctx = desk, ordinal = 1): Promise<string> => {
  const printed = await printDossierPaper(ctx, press, { dossierId: dossierId as DossierId, kind, ordinal, origin: 'https://motcua.example.vn' })
  return printed.ok ? pdfText(printed.value.pdf) : printed.refusal.code
}

const receive = async (rest: Parameters<typeof filing>[2] = {}) => {
  const saved = await perform(desk, 'receive', filing(desk, office.units, rest))
  assert.ok(saved.ok)
  return saved.value
}

test('giấy hẹn còn khoản chưa nộp nói nộp ở đâu, có tài khoản thì có mã chuyển khoản; nộp đủ thì ghi đã thu', async () => {
  const { dossierId } = await receive()
  const textWith = async (payment: ReceiptPayment): Promise<string> => {
    const printed = await printDossierPaper(desk, press, { dossierId: dossierId as DossierId, kind: 'receipt', origin: 'https://motcua.example.vn', payment })
    return printed.ok ? pdfText(printed.value.pdf) : printed.refusal.code
  }
  const owed = await textWith({ totalDong: 15_000, outstandingDong: 15_000, transferQr: null })
  assert.match(owed, /Còn phải nộp 15\.000 đồng.*motcua\.example\.vn\/thanh-toan/s)
  assert.doesNotMatch(owed, /chuyển khoản/)
  assert.match(await textWith({ totalDong: 15_000, outstandingDong: 15_000, transferQr: '00020101021238540010A00000072701' }), /chuyển khoản: quét mã/)
  const paid = await textWith({ totalDong: 15_000, outstandingDong: 0, transferQr: null })
  assert.match(paid, /15\.000 đồng \(đã thu\)/)
  assert.doesNotMatch(paid, /Còn phải nộp/)
})

test('giấy hẹn: mã, mã tra cứu, người nộp, giấy tờ, phí, hạn và từng ngày', async () => {
  const { dossierId, code } = await receive()
  const text = await textOf(dossierId, 'receipt')
  assert.ok(code && text.includes(code), `${code} is not in: ${text}`)
  assert.match(text, /[0-9A-Z]{4}-[0-9A-Z]{4}-[0-9A-Z]{4}-[0-9A-Z]{4}/)
  for (const part of [
    'ỦY BAN NHÂN DÂN XÃ QUẢNG TRẠCH',
    'ỦY BAN NHÂN DÂN TỈNH QUẢNG TRỊ',
    PERSON.name,
    PERSON.identityNumber,
    'Tờ khai theo mẫu',
    '5 ngày làm việc',
    '15.000 đồng',
    '17 giờ 30 phút, ngày 27 tháng 11 năm 2026',
    'Nguyễn Văn Dũng',
  ]) assert.ok(text.includes(part), `${part} is not on the slip: ${text}`)
  assert.doesNotMatch(text, /In lại/)
})

test('in lại sau đính chính: ghi lần in và lý do, giữ nguyên mã tra cứu', async () => {
  const { dossierId } = await receive()
  const secret = /([0-9A-Z]{4}-){3}[0-9A-Z]{4}/
  const before = secret.exec(await textOf(dossierId, 'receipt'))?.[0]
  const corrected = await perform(desk, 'correct', {
    commandId: desk.newId(), dossierId, occurredAt: null, reason: 'Gõ sai họ tên',
    changes: [{ party: 'submitter', field: 'name', after: 'Trần Thị Ngọc Ửng' }],
  })
  assert.ok(corrected.ok)
  const text = await textOf(dossierId, 'receipt')
  assert.match(text, /In lại lần 1/)
  assert.match(text, /Gõ sai họ tên/)
  assert.match(text, /Trần Thị Ngọc Ửng/)
  assert.equal(secret.exec(text)?.[0], before)
})

test('không quy định thời hạn: giấy hẹn nói đúng như vậy', async () => {
  const { dossierId } = await receive({ procedureCode: CODES.withoutTime })
  assert.match(await textOf(dossierId, 'receipt'), /không quy định thời hạn/)
})

test('phiếu kiểm soát: từ người nộp tới từng đơn vị, không có mã tra cứu', async () => {
  const { dossierId, code } = await receive()
  const text = await textOf(dossierId, 'controlSlip')
  assert.ok(code && text.includes(code), `${code} is not in: ${text}`)
  assert.match(text, /Trung tâm Phục vụ hành chính công/)
  assert.match(text, /Nguyễn Văn Dũng/)
  assert.doesNotMatch(text, /([0-9A-Z]{4}-){3}[0-9A-Z]{4}/)
})

test('yêu cầu bổ sung và dừng giải quyết; giấy chưa có thì không in', async () => {
  const { dossierId } = await receive()
  assert.equal(await textOf(dossierId, 'supplementRequest'), 'paperNotFound')
  assert.equal(await textOf(dossierId, 'stopNotice'), 'paperNotFound')
  const asked = await perform(officer, 'requestSupplement', {
    commandId: officer.newId(), dossierId, occurredAt: null, items: ['Trích lục ghi chú ly hôn'],
    reason: 'Tờ khai ghi đã ly hôn ở nước ngoài', answerDueOn: '2026-12-04', exceptionBasis: null,
  })
  assert.ok(asked.ok)
  const request = await textOf(dossierId, 'supplementRequest')
  for (const part of ['Trích lục ghi chú ly hôn', 'Tờ khai ghi đã ly hôn ở nước ngoài', '17 giờ 30 phút, ngày 04 tháng 12 năm 2026', 'Trần Thị Hạnh']) {
    assert.ok(request.includes(part), part)
  }
  assert.equal(await textOf(dossierId, 'supplementRequest', desk, 2), 'paperNotFound')
  assert.match(await textOf(dossierId, 'receipt'), /tạm dừng/)
  const stopped = await perform(leader, 'terminate', {
    commandId: leader.newId(), dossierId, occurredAt: null, reason: 'Người nộp đã qua đời', basis: 'Nghị định 118/2025/NĐ-CP, Điều 17',
  })
  assert.ok(stopped.ok)
  const notice = await textOf(dossierId, 'stopNotice')
  for (const part of ['Người nộp đã qua đời', 'Nghị định 118/2025/NĐ-CP, Điều 17', 'Phạm Thị Hồng', 'Tờ khai theo mẫu (1 bản chính)']) {
    assert.ok(notice.includes(part), part)
  }
})

test('từ chối tiếp nhận in được, có lý do và căn cứ', async () => {
  const { forward: _f, ...rest } = filing(desk, office.units)
  const refused = await perform(desk, 'rejectAtDesk', { ...rest, reason: 'Không thuộc thẩm quyền của xã' })
  assert.ok(refused.ok)
  const text = await textOf(refused.value.dossierId, 'rejection')
  assert.match(text, /Không thuộc thẩm quyền của xã/)
  assert.match(text, /123\/2015\/NĐ-CP/)
  assert.equal(await textOf(refused.value.dossierId, 'receipt'), 'paperNotFound')
})

const guidance = () => ({
  commandId: desk.newId(),
  guidanceId: desk.newId(),
  procedureCode: CODES.maritalStatus,
  unitId: office.units.center as string,
  applicant: { name: PERSON.name, identityNumber: null, address: null, phone: null },
  items: ['Tờ khai theo mẫu'],
  reason: 'Chưa có tờ khai',
})

test('hướng dẫn tại quầy: có số riêng, in được, không sinh hồ sơ, gửi lại không thêm phiếu', async () => {
  const before = await rowsOf(db, 'select 1 from dossier')
  const input = guidance()
  const [first, again] = await Promise.all([guide(desk, input), guide(desk, input)])
  const second = await guide(desk, guidance())
  assert.ok(first.ok && again.ok && second.ok)
  assert.deepEqual(again.value, first.value)
  assert.equal(second.value.no, first.value.no + 1)
  const changed = await guide(desk, { ...input, reason: 'Khác' })
  assert.equal(changed.ok ? 'ok' : changed.refusal.code, 'commandIdReused')
  assert.equal((await rowsOf(db, 'select 1 from dossier')).length, before.length)
  const printed = await printGuidance(desk, press, input.guidanceId)
  assert.ok(printed.ok)
  const text = pdfText(printed.value.pdf)
  assert.match(text, /hướng dẫn tại quầy/)
  assert.match(text, /Chưa có tờ khai/)
  assert.match(text, new RegExp(`0?${first.value.no}/`))
})

test('đơn vị khác không in được giấy của hồ sơ, không hướng dẫn thay', async () => {
  const { dossierId } = await receive()
  assert.equal(await textOf(dossierId, 'receipt', stranger), 'paperNotFound')
  const input = guidance()
  assert.ok((await guide(desk, input)).ok)
  const printed = await printGuidance(stranger, press, input.guidanceId)
  assert.equal(printed.ok ? 'ok' : printed.refusal.code, 'paperNotFound')
  const refused = await guide(stranger, guidance())
  assert.equal(refused.ok ? 'ok' : refused.refusal.code, 'notAllowed')
})
