import { readFile } from 'node:fs/promises'
import { inflateRawSync } from 'node:zlib'
import { ARCHIVE_TAIL_BYTES, archiveDirectory, judgeArchive } from '#files/archive.ts'
import { ok, refuse, type Result } from '#kernel/result.ts'

export type ReadReportCode = 'reportUnreadable' | 'reportTooLarge' | 'reportNotText'

/** Far beyond any report: a document of a thousand pages has 3 MB of text. */
const MOST_BYTES = 50 * 1024 * 1024

const ENTRY_BYTES = 46
const LOCAL_BYTES = 30
const BODY = 'word/document.xml'

/** The body of a Word document, out of its zip file; `undefined` when it is none. */
const wordBody = (file: Buffer): string | undefined => {
  const end = archiveDirectory(file.subarray(Math.max(0, file.length - ARCHIVE_TAIL_BYTES)))
  if (end === undefined || end.offset + end.bytes > file.length) return undefined
  const directory = file.subarray(end.offset, end.offset + end.bytes)
  if (judgeArchive(directory, file.length) !== undefined) return undefined
  for (let at = 0; at + ENTRY_BYTES <= directory.length; ) {
    const [method, packed, nameBytes] = [directory.readUInt16LE(at + 10), directory.readUInt32LE(at + 20), directory.readUInt16LE(at + 28)]
    const name = directory.toString('utf8', at + ENTRY_BYTES, at + ENTRY_BYTES + nameBytes)
    if (name === BODY) {
      const local = directory.readUInt32LE(at + 42)
      const start = local + LOCAL_BYTES + file.readUInt16LE(local + 26) + file.readUInt16LE(local + 28)
      const bytes = file.subarray(start, start + packed)
      return (method === 0 ? bytes : inflateRawSync(bytes, { maxOutputLength: MOST_BYTES })).toString('utf8')
    }
    at += ENTRY_BYTES + nameBytes + directory.readUInt16LE(at + 30) + directory.readUInt16LE(at + 32)
  }
  return undefined
}

const ENTITIES: Readonly<Record<string, string>> = { amp: '&', lt: '<', gt: '>', quot: '"', apos: "'" }

/** Text of WordprocessingML: a line a paragraph, a tab between cells; deleted revisions are not text. */
const wordText = (xml: string): string =>
  xml
    .replace(/<w:delText[^>]*>[^<]*<\/w:delText>/g, '')
    .replace(/<w:(?:tab|tc)(?:\s[^>]*)?\/?>/g, '\t')
    .replace(/<w:br(?:\s[^>]*)?\/?>|<\/w:p>/g, '\n')
    .replace(/<[^>]+>/g, '')
    .replace(/&(?:#x([0-9a-f]+)|#(\d+)|(\w+));/gi, (all, hex?: string, decimal?: string, name?: string) =>
      hex !== undefined || decimal !== undefined
        ? String.fromCodePoint(Math.min(0x10ffff, hex === undefined ? Number(decimal) : Number.parseInt(hex, 16)))
        : (ENTITIES[name ?? ''] ?? all))

/** Loaded only for a PDF: its reader is large. */
const pdfText = async (file: Buffer): Promise<string> => {
  const { extractText, getDocumentProxy } = await import('unpdf')
  const { text } = await extractText(await getDocumentProxy(new Uint8Array(file)), { mergePages: true })
  return text
}

/** The text of a report: plain UTF-8, a Word document (DOCX), or a PDF that carries text. A scan has none. */
export const readReport = async (path: string): Promise<Result<string, ReadReportCode>> => {
  let file: Buffer
  try {
    file = await readFile(path)
  } catch {
    return refuse('reportUnreadable', { path })
  }
  if (file.length > MOST_BYTES) return refuse('reportTooLarge', { path, bytes: file.length })
  try {
    const text = file.subarray(0, 4).toString('latin1') === '%PDF' ? await pdfText(file)
      : file.readUInt16BE(0) === 0x504b ? wordText(wordBody(file) ?? '')
      : new TextDecoder('utf-8', { fatal: true }).decode(file)
    return text.trim() === '' || text.includes('\0') ? refuse('reportNotText', { path }) : ok(text)
  } catch {
    return refuse('reportNotText', { path })
  }
}
