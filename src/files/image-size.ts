/** Width and height of an image as its first bytes say them. */
export type ImageSize = { readonly width: number; readonly height: number }

/** More than an A3 sheet at 600 dpi: a picture that only exists to fill the memory of whoever opens it. */
export const MOST_PIXELS = 120_000_000
export const LONGEST_SIDE = 30_000

export const isPixelBomb = ({ width, height }: ImageSize): boolean =>
  width > LONGEST_SIDE || height > LONGEST_SIDE || width * height > MOST_PIXELS

/**
 * Reads the size from the beginning of a file, without decoding it. `undefined`: the bytes at hand do not tell, or the
 * type holds no picture.
 */
export const imageSizeOf = (mediaType: string, head: Buffer): ImageSize | undefined => {
  try {
    return READERS[mediaType]?.(head)
  } catch (error) {
    // A length inside the file points beyond its end.
    if (error instanceof RangeError) return undefined
    throw error
  }
}

const png = (head: Buffer): ImageSize => ({ width: head.readUInt32BE(16), height: head.readUInt32BE(20) })

/** The first frame header among the segments: SOF0–SOF15 but for the tables that share their numbers. */
const jpeg = (head: Buffer): ImageSize | undefined => {
  for (let at = 2; at + 9 < head.length; ) {
    if (head[at] !== 0xff) return undefined
    const marker = head[at + 1] ?? 0
    if (marker === 0xff) {
      at += 1
      continue
    }
    if (marker >= 0xc0 && marker <= 0xcf && ![0xc4, 0xc8, 0xcc].includes(marker)) {
      return { width: head.readUInt16BE(at + 7), height: head.readUInt16BE(at + 5) }
    }
    at += 2 + head.readUInt16BE(at + 2)
  }
  return undefined
}

const webp = (head: Buffer): ImageSize | undefined => {
  switch (head.toString('latin1', 12, 16)) {
    case 'VP8 ':
      return { width: head.readUInt16LE(26) & 0x3fff, height: head.readUInt16LE(28) & 0x3fff }
    case 'VP8L': {
      const bits = head.readUInt32LE(21)
      return { width: (bits & 0x3fff) + 1, height: ((bits >>> 14) & 0x3fff) + 1 }
    }
    case 'VP8X':
      return { width: head.readUIntLE(24, 3) + 1, height: head.readUIntLE(27, 3) + 1 }
    default:
      return undefined
  }
}

const TIFF_WIDTH = 256
const TIFF_HEIGHT = 257
const TIFF_SHORT = 3

/** The first directory of a TIFF, in either order of bytes. */
const tiff = (head: Buffer): ImageSize | undefined => {
  const little = head.toString('latin1', 0, 2) === 'II'
  const short = (at: number): number => (little ? head.readUInt16LE(at) : head.readUInt16BE(at))
  const long = (at: number): number => (little ? head.readUInt32LE(at) : head.readUInt32BE(at))
  const directory = long(4)
  const values = new Map<number, number>()
  for (let i = 0; i < short(directory); i++) {
    const entry = directory + 2 + i * 12
    values.set(short(entry), short(entry + 2) === TIFF_SHORT ? short(entry + 8) : long(entry + 8))
  }
  const [width, height] = [values.get(TIFF_WIDTH), values.get(TIFF_HEIGHT)]
  return width === undefined || height === undefined ? undefined : { width, height }
}

/** The largest picture of a HEIC file: each says its size in an `ispe` box. */
const heic = (head: Buffer): ImageSize | undefined => {
  let largest: ImageSize | undefined
  for (let at = head.indexOf('ispe'); at >= 0; at = head.indexOf('ispe', at + 4)) {
    const size = { width: head.readUInt32BE(at + 8), height: head.readUInt32BE(at + 12) }
    if (largest === undefined || size.width * size.height > largest.width * largest.height) largest = size
  }
  return largest
}

const READERS: Readonly<Record<string, (head: Buffer) => ImageSize | undefined>> = {
  'image/png': png,
  'image/jpeg': jpeg,
  'image/webp': webp,
  'image/tiff': tiff,
  'image/heic': heic,
}
