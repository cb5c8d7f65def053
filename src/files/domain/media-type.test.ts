import assert from 'node:assert/strict'
import { test } from 'node:test'
import { judgeMediaType } from './media-type.ts'

const DOCX = 'application/vnd.openxmlformats-officedocument.wordprocessingml.document'

for (const [title, declared, detected, expected] of [
  ['PDF khai là PDF', 'application/pdf', 'application/pdf', 'application/pdf'],
  ['kèm tham số, chữ hoa', 'Application/PDF; charset=binary', 'application/pdf', 'application/pdf'],
  ['không khai gì', 'application/octet-stream', 'image/png', 'image/png'],
  ['Word đời cũ', 'application/msword', 'application/x-cfb', 'application/x-cfb'],
  ['XML khai là text/xml', 'text/xml', 'application/xml', 'application/xml'],
  ['Word đời mới', DOCX, DOCX, DOCX],
  ['chương trình khai là PDF', 'application/pdf', 'application/x-msdownload', 'fileTypeMismatch'],
  ['ảnh khai là PDF', 'application/pdf', 'image/png', 'fileTypeMismatch'],
  ['chương trình khai đúng', 'application/x-msdownload', 'application/x-msdownload', 'fileTypeNotAccepted'],
  ['tệp nén', 'application/zip', 'application/zip', 'fileTypeNotAccepted'],
  ['không nhận ra nội dung', 'application/pdf', undefined, 'fileTypeUnknown'],
] as const) {
  test(title, () => {
    const judged = judgeMediaType(declared, detected)
    assert.equal(judged.ok ? judged.value : judged.refusal.code, expected)
  })
}
