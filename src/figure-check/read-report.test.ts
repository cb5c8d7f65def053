import assert from 'node:assert/strict'
import { mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { after, before, describe, test } from 'node:test'
import { deflateRawSync } from 'node:zlib'
import { checkReport } from './check-report.ts'
import { readReport } from './read-report.ts'

/** A zip file with one deflated entry, as an office program writes it. */
const zipOf = (name: string, content: string): Buffer => {
  const [bytes, packed, path] = [Buffer.from(content), deflateRawSync(Buffer.from(content)), Buffer.from(name)]
  const local = Buffer.alloc(30)
  local.writeUInt32LE(0x04034b50, 0)
  local.writeUInt16LE(8, 8)
  local.writeUInt32LE(packed.length, 18)
  local.writeUInt32LE(bytes.length, 22)
  local.writeUInt16LE(path.length, 26)
  const entry = Buffer.alloc(46)
  entry.writeUInt32LE(0x02014b50, 0)
  entry.writeUInt16LE(8, 10)
  entry.writeUInt32LE(packed.length, 20)
  entry.writeUInt32LE(bytes.length, 24)
  entry.writeUInt16LE(path.length, 28)
  const end = Buffer.alloc(22)
  end.writeUInt32LE(0x06054b50, 0)
  end.writeUInt16LE(1, 8)
  end.writeUInt16LE(1, 10)
  end.writeUInt32LE(46 + path.length, 12)
  end.writeUInt32LE(30 + path.length + packed.length, 16)
  return Buffer.concat([local, path, packed, entry, path, end])
}

const word = (...paragraphs: string[]): string =>
  `<w:document><w:body>${paragraphs.map((text) => `<w:p><w:r><w:t xml:space="preserve">${text}</w:t></w:r></w:p>`).join('')}</w:body></w:document>`

/** The least PDF that carries a line of text. */
const pdfOf = (line: string): Buffer => {
  const content = `BT /F1 12 Tf 72 720 Td (${line.replace(/[()]/g, '\\$&')}) Tj ET`
  const objects = [
    '<</Type/Catalog/Pages 2 0 R>>', '<</Type/Pages/Kids[3 0 R]/Count 1>>',
    '<</Type/Page/Parent 2 0 R/MediaBox[0 0 595 842]/Contents 4 0 R/Resources<</Font<</F1 5 0 R>>>>>>',
    `<</Length ${content.length}>>\nstream\n${content}\nendstream`, '<</Type/Font/Subtype/Type1/BaseFont/Helvetica>>',
  ]
  let file = '%PDF-1.4\n'
  const offsets = objects.map((object, i) => {
    const at = file.length
    file += `${i + 1} 0 obj\n${object}\nendobj\n`
    return at
  })
  const table = file.length
  file += `xref\n0 6\n0000000000 65535 f \n${offsets.map((at) => `${String(at).padStart(10, '0')} 00000 n \n`).join('')}`
  return Buffer.from(`${file}trailer<</Size 6/Root 1 0 R>>\nstartxref\n${table}\n%%EOF`, 'latin1')
}

describe('báo cáo ở ba dạng tệp', () => {
  let folder = ''
  before(async () => {
    folder = await mkdtemp(join(tmpdir(), 'bao-cao-'))
  })
  after(() => rm(folder, { recursive: true }))

  const keep = async (name: string, bytes: string | Buffer): Promise<string> => {
    const path = join(folder, name)
    await writeFile(path, bytes)
    return path
  }

  test('văn bản, Word và PDF cho cùng phép tính', async () => {
    const line = '12/20 (60,5%)'
    const paths = [
      await keep('a.txt', `Xong ${line}.`),
      await keep('a.docx', zipOf('word/document.xml', word('Bản tin &amp; báo cáo', `Xong ${line}.`))),
      await keep('a.pdf', pdfOf(`Xong ${line}.`)),
    ]
    for (const path of paths) {
      const report = await readReport(path)
      assert.ok(report.ok, path)
      assert.deepEqual(checkReport(report.value).map(({ quote, computed, printed, holds }) => ({ quote, computed, printed, holds })), [
        { quote: '12/20 (60,5%', computed: 60, printed: 60.5, holds: false },
      ], path)
    }
  })

  test('đoạn văn của Word không dính vào nhau; chữ đã xóa không tính', async () => {
    const body = word('Có 3 hồ sơ', 'và 4 hồ sơ').replace('</w:body>', '<w:p><w:del><w:r><w:delText>9/8 hồ sơ</w:delText></w:r></w:del></w:p></w:body>')
    const report = await readReport(await keep('b.docx', zipOf('word/document.xml', body)))
    assert.ok(report.ok)
    assert.deepEqual(report.value.split('\n').map((line) => line.trim()).filter((line) => line !== ''), ['Có 3 hồ sơ', 'và 4 hồ sơ'])
  })

  test('tệp không có chữ, hỏng, không có: từ chối, không dừng chương trình', async () => {
    const codes = []
    for (const path of [
      join(folder, 'không có'), await keep('c.docx', zipOf('khac.xml', 'x')), await keep('d.docx', zipOf('word/document.xml', word('a')).subarray(0, 60)),
      await keep('e.txt', Buffer.from([0xff, 0xfe, 0x41])), await keep('f.txt', ''), await keep('g.pdf', '%PDF-1.4 hỏng'),
    ]) {
      const report = await readReport(path)
      codes.push(report.ok ? 'ok' : report.refusal.code)
    }
    assert.deepEqual(codes, ['reportUnreadable', 'reportNotText', 'reportNotText', 'reportNotText', 'reportNotText', 'reportNotText'])
  })
})
