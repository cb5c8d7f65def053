import { inflateSync } from 'node:zlib'

/**
 * The text of a PDF as a reader would copy it, for tests: enough of the format for our own papers (uncompressed object
 * headers, Flate streams, Type 0 fonts with ToUnicode maps), and nothing more.
 */

type Entry = { readonly head: string; readonly stream: Buffer | undefined }

const objectsOf = (pdf: Buffer): Map<number, Entry> => {
  const latin = pdf.toString('latin1')
  const objects = new Map<number, Entry>()
  for (const found of latin.matchAll(/(?:^|\n)(\d+) 0 obj\s/g)) {
    const start = found.index + found[0].length
    const end = latin.indexOf('endobj', start)
    const opens = latin.indexOf('stream\n', start)
    if (opens === -1 || opens > end) {
      objects.set(Number(found[1]), { head: latin.slice(start, end), stream: undefined })
      continue
    }
    const head = latin.slice(start, opens)
    const length = Number(/\/Length (\d+)/.exec(head)?.[1])
    const raw = pdf.subarray(opens + 7, opens + 7 + length)
    objects.set(Number(found[1]), { head, stream: head.includes('/FlateDecode') ? inflateSync(raw) : raw })
  }
  return objects
}

const utf16 = (hex: string): string => Buffer.from(hex, 'hex').swap16().toString('utf16le')

const glyphMap = (cmap: string): Map<number, string> => {
  const map = new Map<number, string>()
  for (const [, block = ''] of cmap.matchAll(/beginbfchar([\s\S]*?)endbfchar/g))
    for (const [, code = '', to = ''] of block.matchAll(/<([0-9A-Fa-f]+)>\s*<([0-9A-Fa-f]+)>/g))
      map.set(Number.parseInt(code, 16), utf16(to))
  for (const [, block = ''] of cmap.matchAll(/beginbfrange([\s\S]*?)endbfrange/g))
    for (const [, from = '', to = '', first = ''] of block.matchAll(/<([0-9A-Fa-f]+)>\s*<([0-9A-Fa-f]+)>\s*<([0-9A-Fa-f]+)>/g))
      for (let code = Number.parseInt(from, 16); code <= Number.parseInt(to, 16); code++)
        map.set(code, String.fromCodePoint(Number.parseInt(first, 16) + code - Number.parseInt(from, 16)))
  return map
}

const bytesOf = (token: string): Buffer => {
  if (token.startsWith('<')) return Buffer.from(token.slice(1, -1), 'hex')
  const plain = token
    .slice(1, -1)
    .replace(/\\(\d{1,3}|[\s\S])/g, (_, escaped: string) =>
      /^\d/.test(escaped)
        ? String.fromCharCode(Number.parseInt(escaped, 8))
        : ({ n: '\n', r: '\r', t: '\t', b: '\b', f: '\f' }[escaped] ?? escaped),
    )
  return Buffer.from(plain, 'latin1')
}

/** A literal string (balanced parentheses may stand unescaped inside) or a hexadecimal one. */
const LITERAL = String.raw`\((?:\\[\s\S]|[^\\()]|\((?:\\[\s\S]|[^\\()])*\))*\)|<[0-9A-Fa-f]+>`
const STRING = new RegExp(LITERAL, 'g')
const TOKEN = new RegExp(
  String.raw`\/(\w+) [\d.]+ Tf|(\[(?:${LITERAL}|[^\]()<])*\]) ?TJ|(${LITERAL}) ?Tj|\bBT\b`,
  'g',
)

/** Fonts are named anew on each page. */
const fontsOf = (page: string, objects: Map<number, Entry>): Map<string, Map<number, string>> => {
  const fonts = new Map<string, Map<number, string>>()
  for (const [, name = '', ref] of page.matchAll(/\/(f\d+) (\d+) 0 R/g)) {
    const toUnicode = /\/ToUnicode (\d+) 0 R/.exec(objects.get(Number(ref))?.head ?? '')?.[1]
    const cmap = objects.get(Number(toUnicode))?.stream
    if (cmap !== undefined) fonts.set(name, glyphMap(cmap.toString('latin1')))
  }
  return fonts
}

/** All text of all pages, words as printed, runs of white space as one space and none before punctuation. */
export const pdfText = (pdf: Uint8Array): string => {
  const objects = objectsOf(Buffer.from(pdf))
  let text = ''
  for (const { head } of objects.values()) {
    const contents = /\/Type\s*\/Page\b[\s\S]*?\/Contents (\d+) 0 R/.exec(head)?.[1]
    const stream = objects.get(Number(contents))?.stream
    if (stream === undefined) continue
    const fonts = fontsOf(head, objects)
    let glyphs = new Map<number, string>()
    for (const found of stream.toString('latin1').matchAll(TOKEN)) {
      const [whole, font, several, one] = found
      if (whole === 'BT') text += ' '
      else if (font !== undefined) glyphs = fonts.get(font) ?? new Map()
      else
        for (const [token] of (several ?? one ?? '').matchAll(STRING)) {
          const bytes = bytesOf(token)
          for (let i = 0; i + 1 < bytes.length; i += 2) text += glyphs.get(bytes.readUInt16BE(i)) ?? ''
        }
    }
  }
  return text.replaceAll('\u200b', '').replace(/\s+/g, ' ').replace(/ (?=[.,;:)])/g, '').normalize('NFC')
}
