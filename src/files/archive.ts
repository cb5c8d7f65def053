/** What the directory at the end of a zip file says of one entry. */
type ArchiveEntry = { readonly name: string; readonly packedBytes: number; readonly bytes: number }

/** Office documents are zip files; these are beyond any that an office writes. */
export const MOST_ENTRIES = 5_000
export const MOST_UNPACKED_BYTES = 400 * 1024 * 1024
/** Beyond this size, a file that unpacks to more than two hundred times itself was made to do so. */
const RATIO_FROM_BYTES = 20 * 1024 * 1024
const HIGHEST_RATIO = 200

export type ArchiveFault = 'archiveBomb' | 'archiveUnsafe' | 'archiveUnreadable'

const END = 0x06054b50
const ENTRY = 0x02014b50
const END_BYTES = 22
const ENTRY_BYTES = 46

/** How many bytes at the end of a file are enough to find its directory's beginning. */
export const ARCHIVE_TAIL_BYTES = END_BYTES + 65_535

/** Where the directory lies, from the last bytes of a file. */
export const archiveDirectory = (tail: Buffer): { readonly offset: number; readonly bytes: number; readonly entries: number } | undefined => {
  for (let at = tail.length - END_BYTES; at >= 0; at--) {
    if (tail.readUInt32LE(at) !== END) continue
    return { entries: tail.readUInt16LE(at + 10), bytes: tail.readUInt32LE(at + 12), offset: tail.readUInt32LE(at + 16) }
  }
  return undefined
}

const readEntries = (directory: Buffer): readonly ArchiveEntry[] | undefined => {
  const entries: ArchiveEntry[] = []
  for (let at = 0; at + ENTRY_BYTES <= directory.length; ) {
    if (directory.readUInt32LE(at) !== ENTRY) return undefined
    const nameBytes = directory.readUInt16LE(at + 28)
    const next = at + ENTRY_BYTES + nameBytes + directory.readUInt16LE(at + 30) + directory.readUInt16LE(at + 32)
    if (next > directory.length) return undefined
    entries.push({
      name: directory.toString('utf8', at + ENTRY_BYTES, at + ENTRY_BYTES + nameBytes),
      packedBytes: directory.readUInt32LE(at + 20),
      bytes: directory.readUInt32LE(at + 24),
    })
    at = next
  }
  return entries
}

/** Names that leave the folder they are unpacked into, programs, and documents that carry one. */
const isUnsafe = ({ name }: ArchiveEntry): boolean =>
  /^([/\\]|[a-z]:)|(^|[/\\])\.\.([/\\]|$)|\0/i.test(name) || /(^|\/)vbaProject\.bin$|\.(exe|dll|js|vbs|bat|cmd|ps1|scr)$/i.test(name)

/** Judges an office document by its directory alone; nothing is unpacked. `undefined`: nothing is wrong with it. */
export const judgeArchive = (directory: Buffer, fileBytes: number): ArchiveFault | undefined => {
  const entries = readEntries(directory)
  if (entries === undefined || entries.length === 0) return 'archiveUnreadable'
  if (entries.some(isUnsafe)) return 'archiveUnsafe'
  const unpacked = entries.reduce((sum, one) => sum + one.bytes, 0)
  const isBomb =
    entries.length > MOST_ENTRIES ||
    unpacked > MOST_UNPACKED_BYTES ||
    (unpacked > RATIO_FROM_BYTES && unpacked > HIGHEST_RATIO * fileBytes)
  return isBomb ? 'archiveBomb' : undefined
}
