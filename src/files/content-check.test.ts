import assert from 'node:assert/strict'
import { mkdtempSync, readdirSync, rmSync } from 'node:fs'
import { createServer, type Server } from 'node:net'
import type { AddressInfo } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { after, describe, test } from 'node:test'
import { clamdScan } from './clamd.ts'
import { openDiskStore } from './disk-store.ts'

const folder = mkdtempSync(join(tmpdir(), 'motcua-content-'))
after(() => rmSync(folder, { recursive: true, force: true }))

const once = async function* (bytes: Uint8Array): AsyncGenerator<Uint8Array> {
  yield bytes
}
const LIMIT = { declaredType: '', limitBytes: 10_000_000 }
const keep = async (bytes: Buffer, scan?: Parameters<typeof openDiskStore>[1]) => {
  const kept = await openDiskStore(folder, scan).keep(once(bytes), LIMIT)
  return kept.ok ? kept.value.mediaType : kept.refusal.code
}

const png = (width: number, height: number): Buffer => {
  const header = Buffer.alloc(25)
  header.writeUInt32BE(13)
  header.write('IHDR', 4)
  header.writeUInt32BE(width, 8)
  header.writeUInt32BE(height, 12)
  header.set([8, 2, 0, 0, 0], 16)
  const data = Buffer.alloc(16)
  data.write('IDAT', 4)
  return Buffer.concat([Buffer.from('89504e470d0a1a0a', 'hex'), header, data])
}

const jpeg = (width: number, height: number): Buffer => {
  const comment = Buffer.from([0xff, 0xfe, 0, 4, 1, 2])
  const frame = Buffer.from([0xff, 0xc0, 0, 17, 8, 0, 0, 0, 0, 3, 1, 0x11, 0, 2, 0x11, 0, 3, 0x11, 0])
  frame.writeUInt16BE(height, 5)
  frame.writeUInt16BE(width, 7)
  return Buffer.concat([Buffer.from([0xff, 0xd8]), comment, frame, Buffer.alloc(16)])
}

type Entry = { readonly name: string; readonly bytes: number; readonly body?: Buffer }

/** A zip whose directory says what the test wants it to say. */
const zip = (entries: readonly Entry[]): Buffer => {
  const locals: Buffer[] = []
  const directory: Buffer[] = []
  let offset = 0
  for (const { name, bytes, body = Buffer.alloc(0) } of entries) {
    const local = Buffer.alloc(30)
    local.writeUInt32LE(0x04034b50)
    local.writeUInt32LE(body.length, 18)
    local.writeUInt32LE(body.length, 22)
    local.writeUInt16LE(Buffer.byteLength(name), 26)
    const entry = Buffer.alloc(46)
    entry.writeUInt32LE(0x02014b50)
    entry.writeUInt32LE(body.length, 20)
    entry.writeUInt32LE(bytes, 24)
    entry.writeUInt16LE(Buffer.byteLength(name), 28)
    entry.writeUInt32LE(offset, 42)
    locals.push(local, Buffer.from(name), body)
    directory.push(entry, Buffer.from(name))
    offset += local.length + Buffer.byteLength(name) + body.length
  }
  const central = Buffer.concat(directory)
  const end = Buffer.alloc(22)
  end.writeUInt32LE(0x06054b50)
  end.writeUInt16LE(Math.min(entries.length, 65_535), 10)
  end.writeUInt32LE(central.length, 12)
  end.writeUInt32LE(offset, 16)
  return Buffer.concat([...locals, central, end])
}

const CONTENT_TYPES = Buffer.from(
  '<?xml version="1.0"?><Types><Override PartName="/word/document.xml" ContentType="application/vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml"/></Types>',
)
const docx = (...more: readonly Entry[]): Buffer =>
  zip([{ name: '[Content_Types].xml', bytes: CONTENT_TYPES.length, body: CONTENT_TYPES }, { name: 'word/document.xml', bytes: 100 }, ...more])

const DOCX = 'application/vnd.openxmlformats-officedocument.wordprocessingml.document'

describe('tệp bị xét theo nội dung', () => {
  for (const [title, bytes, expected] of [
    ['ảnh PNG của một tờ A4', png(4_960, 7_016), 'image/png'],
    ['PNG 30.001 × 10 điểm ảnh', png(30_001, 10), 'imageTooLarge'],
    ['PNG 30.000 × 30.000: bom điểm ảnh', png(30_000, 30_000), 'imageTooLarge'],
    ['ảnh JPEG chụp bằng điện thoại', jpeg(4_000, 3_000), 'image/jpeg'],
    ['JPEG khai 65.535 × 65.535', jpeg(65_535, 65_535), 'imageTooLarge'],
    ['văn bản Word', docx(), DOCX],
    ['Word bung ra 4 GB: bom nén', docx({ name: 'word/media/a.bmp', bytes: 4_000_000_000 }), 'archiveBomb'],
    ['Word nhỏ bung ra 30 MB', docx({ name: 'word/media/a.bmp', bytes: 30_000_000 }), 'archiveBomb'],
    ['Word có 5.001 mục', docx(...Array.from({ length: 5_000 }, (_, i) => ({ name: `word/${i}`, bytes: 1 }))), 'archiveBomb'],
    ['Word có macro', docx({ name: 'word/vbaProject.bin', bytes: 10 }), 'archiveUnsafe'],
    ['Word có đường dẫn thoát thư mục', docx({ name: '../../etc/passwd', bytes: 10 }), 'archiveUnsafe'],
    ['Word bị cắt mất mục lục', docx().subarray(0, -40), 'archiveUnreadable'],
  ] as const) {
    test(`${title}: ${expected}`, async () => assert.equal(await keep(bytes), expected))
  }
})

describe('clamd', () => {
  const servers: Server[] = []
  after(() => servers.forEach((server) => server.close()))
  /** Reads INSTREAM as clamd does, and answers by what it read. */
  const clamd = async (answer: (body: string) => string | undefined): Promise<{ host: string; port: number }> => {
    const server = createServer((socket) => {
      let held = Buffer.alloc(0)
      socket.on('data', (bytes) => {
        held = Buffer.concat([held, bytes])
        const parts: Buffer[] = []
        for (let at = 'zINSTREAM\0'.length; at + 4 <= held.length; ) {
          const size = held.readUInt32BE(at)
          if (size === 0) {
            const said = answer(Buffer.concat(parts).toString('latin1'))
            if (said === undefined) socket.destroy()
            else socket.end(`${said}\0`)
            return
          }
          if (at + 4 + size > held.length) return
          parts.push(held.subarray(at + 4, at + 4 + size))
          at += 4 + size
        }
      })
    })
    servers.push(server)
    await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
    return { host: '127.0.0.1', port: (server.address() as AddressInfo).port }
  }
  const TEXT = Buffer.from('Đơn đề nghị cấp giấy')
  const byContent = (body: string): string => (body.includes('EICAR') ? 'stream: Eicar-Signature FOUND' : 'stream: OK')

  test('sạch thì nhận, nhiễm thì từ chối và không để lại gì', async () => {
    const scan = clamdScan(await clamd(byContent))
    assert.equal(await keep(TEXT, { scan }), 'text/plain')
    const before = readdirSync(folder, { recursive: true }).length
    assert.equal(await keep(Buffer.from('tệp thử EICAR'), { scan }), 'fileInfected')
    assert.equal(readdirSync(folder, { recursive: true }).length, before)
  })

  for (const [title, address] of [
    ['không có máy quét', async () => ({ host: '127.0.0.1', port: 1 })],
    ['đường truyền đứt', () => clamd(() => undefined)],
    ['vượt giới hạn của máy quét', () => clamd(() => 'INSTREAM size limit exceeded. ERROR')],
  ] as const) {
    test(`${title}: không nhận`, async () => {
      assert.equal(await keep(TEXT, { scan: clamdScan(await address()) }), 'fileScanUnavailable')
    })
  }
})
