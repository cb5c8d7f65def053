/** Rewrites a browser's screenshot with 256 colours: about a third of the bytes, and nothing a reader would miss. */
import { crc32, deflateSync, inflateSync } from 'node:zlib'

type Pixels = {
  readonly width: number
  readonly height: number
  readonly channels: number
  readonly bytes: Uint8Array
}

const SIGNATURE = Buffer.from([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a])
const COLOURS = 256

const chunksOf = function* (png: Buffer): Generator<readonly [type: string, body: Buffer]> {
  for (let at = SIGNATURE.length; at < png.length;) {
    const length = png.readUInt32BE(at)
    yield [png.toString('latin1', at + 4, at + 8), png.subarray(at + 8, at + 8 + length)]
    at += length + 12
  }
}

const paeth = (left: number, up: number, corner: number): number => {
  const guess = left + up - corner
  const [a, b, c] = [Math.abs(guess - left), Math.abs(guess - up), Math.abs(guess - corner)]
  return a <= b && a <= c ? left : b <= c ? up : corner
}

/** Reads what a browser writes: 8 bits a channel, RGB or RGBA, not interlaced. */
const decode = (png: Buffer): Pixels => {
  const chunks = [...chunksOf(png)]
  const header = chunks.find(([type]) => type === 'IHDR')?.[1]
  const colourType = header?.[9]
  if (header === undefined || header[8] !== 8 || (colourType !== 2 && colourType !== 6) || header[12] !== 0)
    throw new Error('not a screenshot as browsers write them')
  const [width, height, channels] = [header.readUInt32BE(0), header.readUInt32BE(4), colourType === 2 ? 3 : 4]
  const raw = inflateSync(Buffer.concat(chunks.filter(([type]) => type === 'IDAT').map(([, body]) => body)))
  const stride = width * channels
  const bytes = new Uint8Array(stride * height)
  for (let y = 0; y < height; y++) {
    const filter = raw[y * (stride + 1)]
    for (let x = 0; x < stride; x++) {
      const at = y * stride + x
      const left = x >= channels ? (bytes[at - channels] ?? 0) : 0
      const up = y > 0 ? (bytes[at - stride] ?? 0) : 0
      const corner = x >= channels && y > 0 ? (bytes[at - stride - channels] ?? 0) : 0
      const predicted =
        filter === 1
          ? left
          : filter === 2
            ? up
            : filter === 3
              ? (left + up) >> 1
              : filter === 4
                ? paeth(left, up, corner)
                : 0
      bytes[at] = (raw[y * (stride + 1) + 1 + x] ?? 0) + predicted
    }
  }
  return { width, height, channels, bytes }
}

type Rgb = readonly [red: number, green: number, blue: number]

/** The colours that fill most of the picture: areas of one colour stay exact, soft edges move a little. */
const paletteOf = (counts: ReadonlyMap<number, number>): Rgb[] =>
  [...counts]
    .sort(([, a], [, b]) => b - a)
    .slice(0, COLOURS)
    .map(([colour]) => [colour >> 16, (colour >> 8) & 255, colour & 255])

const nearest = (palette: readonly Rgb[], colour: number): number => {
  const [red, green, blue] = [colour >> 16, (colour >> 8) & 255, colour & 255]
  let best = 0
  let least = Infinity
  palette.forEach(([r, g, b], i) => {
    const distance = (r - red) ** 2 * 2 + (g - green) ** 2 * 4 + (b - blue) ** 2
    if (distance < least) [best, least] = [i, distance]
  })
  return best
}

const chunk = (type: string, body: Uint8Array): Buffer => {
  const named = Buffer.concat([Buffer.from(type, 'latin1'), body])
  const framed = Buffer.alloc(named.length + 8)
  framed.writeUInt32BE(body.length, 0)
  named.copy(framed, 4)
  framed.writeUInt32BE(crc32(named), named.length + 4)
  return framed
}

export const smallPng = (png: Buffer): Buffer => {
  const { width, height, channels, bytes } = decode(png)
  const colourAt = (pixel: number): number => {
    const at = pixel * channels
    return ((bytes[at] ?? 0) << 16) | ((bytes[at + 1] ?? 0) << 8) | (bytes[at + 2] ?? 0)
  }
  const counts = new Map<number, number>()
  for (let i = 0; i < width * height; i++) counts.set(colourAt(i), (counts.get(colourAt(i)) ?? 0) + 1)
  const palette = paletteOf(counts)
  const indexOf = new Map([...counts.keys()].map((colour) => [colour, nearest(palette, colour)]))
  const rows = Buffer.alloc((width + 1) * height)
  for (let y = 0; y < height; y++)
    for (let x = 0; x < width; x++) rows[y * (width + 1) + 1 + x] = indexOf.get(colourAt(y * width + x)) ?? 0
  const header = Buffer.alloc(13)
  header.writeUInt32BE(width, 0)
  header.writeUInt32BE(height, 4)
  header.set([8, 3, 0, 0, 0], 8)
  return Buffer.concat([
    SIGNATURE,
    chunk('IHDR', header),
    chunk('PLTE', Uint8Array.from(palette.flat())),
    chunk('IDAT', deflateSync(rows, { level: 9 })),
    chunk('IEND', new Uint8Array()),
  ])
}
