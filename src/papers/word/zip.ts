import { crc32, deflateRawSync } from 'node:zlib'

/** One file of an archive. */
export type ZipEntry = { readonly name: string; readonly text: string }

const LOCAL = 0x04034b50
const ENTRY = 0x02014b50
const END = 0x06054b50
const VERSION = 20
const DEFLATE = 8
/** Names are UTF-8. */
const UTF8 = 0x0800
/** 01/01/1980: an archive of equal texts has equal bytes. */
const NO_DAY = 0x21

const numbers = (...fields: readonly (readonly [bytes: 2 | 4, value: number])[]): Buffer => {
  const buffer = Buffer.alloc(fields.reduce((sum, [bytes]) => sum + bytes, 0))
  let at = 0
  for (const [bytes, value] of fields) {
    buffer.writeUIntLE(value, at, bytes)
    at += bytes
  }
  return buffer
}

/** A zip file of texts, in the order given. */
export const zipOf = (entries: readonly ZipEntry[]): Uint8Array => {
  const files: Buffer[] = []
  const directory: Buffer[] = []
  let offset = 0
  for (const { name, text } of entries) {
    const [title, bytes] = [Buffer.from(name), Buffer.from(text)]
    const packed = deflateRawSync(bytes)
    const shared = numbers([2, VERSION], [2, UTF8], [2, DEFLATE], [2, 0], [2, NO_DAY], [4, crc32(bytes)], [4, packed.length], [4, bytes.length], [2, title.length], [2, 0])
    const file = Buffer.concat([numbers([4, LOCAL]), shared, title, packed])
    directory.push(Buffer.concat([numbers([4, ENTRY], [2, VERSION]), shared, numbers([2, 0], [2, 0], [2, 0], [4, 0], [4, offset]), title]))
    files.push(file)
    offset += file.length
  }
  const listed = Buffer.concat(directory)
  const end = numbers([4, END], [2, 0], [2, 0], [2, entries.length], [2, entries.length], [4, listed.length], [4, offset], [2, 0])
  return new Uint8Array(Buffer.concat([...files, listed, end]))
}
