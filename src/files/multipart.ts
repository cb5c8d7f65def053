import { ok, refuse, type Result } from '#kernel/result.ts'

/** One field of a `multipart/form-data` body, its bytes still on the way. */
export type Part = {
  readonly name: string
  /** `null` for a box of text. */
  readonly fileName: string | null
  readonly type: string
  /** To be read before the next part is asked for; what is not read is skipped. */
  readonly body: AsyncIterable<Uint8Array>
}

/** A body that is no form, or that ends in the middle. */
export class BrokenForm extends Error {}

const LONGEST_HEADERS = 8 * 1024
const MOST_PARTS = 2_000

/** The mark between the parts, from the header of the request. */
export const boundaryOf = (contentType: string): Result<string, 'formUnreadable'> => {
  const [, quoted, bare] = /^multipart\/form-data\s*;.*?\bboundary=(?:"([^"]{1,70})"|([^\s;"]{1,70}))/i.exec(contentType) ?? []
  const boundary = quoted ?? bare
  return boundary === undefined ? refuse('formUnreadable') : ok(boundary)
}

/**
 * Reads a form part by part as it arrives: no file is ever whole in memory. Throws `BrokenForm` when the body is not
 * what its header says; an error of the line comes through as it is.
 */
export async function* readParts(body: AsyncIterable<Uint8Array>, boundary: string): AsyncGenerator<Part> {
  const source = new Window(body)
  const delimiter = Buffer.from(`\r\n--${boundary}`)
  source.prepend(Buffer.from('\r\n'))
  for await (const _ of source.until(delimiter)) continue
  for (let count = 0; ; count++) {
    if ((await source.take(2)).toString('latin1') === '--') return
    if (count >= MOST_PARTS) throw new BrokenForm('too many parts')
    const headers = await readHeaders(source)
    const rest = source.until(delimiter)
    // Without `return`: whoever stops reading a part does not close the way to the next one.
    yield { ...headers, body: { [Symbol.asyncIterator]: () => ({ next: () => rest.next() }) } }
    for await (const _ of rest) continue
  }
}

/** The bytes at hand, and the way to more of them. */
class Window {
  readonly #source: AsyncIterator<Uint8Array>
  #held: Buffer = Buffer.alloc(0)

  constructor(body: AsyncIterable<Uint8Array>) {
    this.#source = body[Symbol.asyncIterator]()
  }

  prepend(bytes: Buffer): void {
    this.#held = Buffer.concat([bytes, this.#held])
  }

  async #more(): Promise<void> {
    const next = await this.#source.next()
    if (next.done === true) throw new BrokenForm('the form ends in the middle')
    this.#held = this.#held.length === 0 ? Buffer.from(next.value) : Buffer.concat([this.#held, next.value])
  }

  async take(count: number): Promise<Buffer> {
    while (this.#held.length < count) await this.#more()
    const taken = this.#held.subarray(0, count)
    this.#held = this.#held.subarray(count)
    return taken
  }

  /** The bytes before `mark`, in pieces; the mark itself is passed over. Nothing when the mark was reached before. */
  async *until(mark: Buffer): AsyncGenerator<Uint8Array> {
    for (;;) {
      const at = this.#held.indexOf(mark)
      if (at >= 0) {
        const last = this.#held.subarray(0, at)
        this.#held = this.#held.subarray(at + mark.length)
        if (last.length > 0) yield last
        return
      }
      // The mark may have begun in what is held: so much stays back.
      const sure = this.#held.length - (mark.length - 1)
      if (sure > 0) {
        const piece = this.#held.subarray(0, sure)
        this.#held = this.#held.subarray(sure)
        yield piece
      }
      await this.#more()
    }
  }
}

const readHeaders = async (source: Window): Promise<Omit<Part, 'body'>> => {
  const chunks: Uint8Array[] = []
  let size = 0
  for await (const chunk of source.until(Buffer.from('\r\n\r\n'))) {
    size += chunk.length
    if (size > LONGEST_HEADERS) throw new BrokenForm('headers of a part are too long')
    chunks.push(chunk)
  }
  const lines = Buffer.concat(chunks).toString('utf8').split('\r\n')
  const header = (name: string): string | undefined =>
    lines.find((line) => line.toLowerCase().startsWith(`${name}:`))?.slice(name.length + 1).trim()
  const disposition = header('content-disposition') ?? ''
  const name = parameter(disposition, 'name')
  if (!/^form-data\b/i.test(disposition) || name === undefined) throw new BrokenForm('a part without a name')
  return { name, fileName: parameter(disposition, 'filename') ?? null, type: header('content-type') ?? '' }
}

/** Browsers write a quote and line ends inside a name as percent codes, and nothing else. */
const parameter = (disposition: string, name: string): string | undefined =>
  new RegExp(`;\\s*${name}="([^"]*)"`, 'i').exec(disposition)?.[1]?.replace(/%22|%0d|%0a/gi, (code) => (code === '%22' ? '"' : ' '))
