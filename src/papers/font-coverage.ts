import type { Glyphs } from './printable-text.ts'

/** Finds a table of an OpenType file by its tag; throws when the file has none. */
const tableOffset = (font: DataView, tag: string): number => {
  const tables = font.getUint16(4)
  for (let i = 0; i < tables; i++) {
    const record = 12 + i * 16
    const name = String.fromCharCode(...[0, 1, 2, 3].map((n) => font.getUint8(record + n)))
    if (name === tag) return font.getUint32(record + 8)
  }
  throw new Error(`font without table ${tag}`)
}

/** The Unicode subtable of format 4 (OpenType, "cmap"): every text face of the Basic Multilingual Plane has one. */
const segmentTable = (font: DataView): number => {
  const cmap = tableOffset(font, 'cmap')
  const count = font.getUint16(cmap + 2)
  for (let i = 0; i < count; i++) {
    const subtable = cmap + font.getUint32(cmap + 4 + i * 8 + 4)
    if (font.getUint16(subtable) === 4) return subtable
  }
  throw new Error('font without a format 4 character map')
}

/** Which characters a typeface can print, read from its file. */
export const glyphsOf = (file: Uint8Array): Glyphs => {
  const font = new DataView(file.buffer, file.byteOffset, file.byteLength)
  const table = segmentTable(font)
  const twice = font.getUint16(table + 6)
  const ends = table + 14
  const starts = ends + twice + 2
  const deltas = starts + twice
  const offsets = deltas + twice
  const covered = new Set<number>()
  for (let i = 0; i < twice; i += 2) {
    const start = font.getUint16(starts + i)
    const end = font.getUint16(ends + i)
    const offset = font.getUint16(offsets + i)
    for (let code = start; code <= end && code !== 0xffff; code++) {
      const glyph =
        offset === 0
          ? (code + font.getUint16(deltas + i)) & 0xffff
          : font.getUint16(offsets + i + offset + (code - start) * 2)
      if (glyph !== 0) covered.add(code)
    }
  }
  return (code) => covered.has(code)
}
