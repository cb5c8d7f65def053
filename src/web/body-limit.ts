/** Thrown by the stream of a body that grows beyond its limit. */
export class BodyTooLarge extends Error {
  readonly limitBytes: number
  constructor(limitBytes: number) {
    super(`request body beyond ${limitBytes} bytes`)
    this.limitBytes = limitBytes
  }
}

const counted = (body: ReadableStream<Uint8Array>, limitBytes: number): ReadableStream<Uint8Array> => {
  let seen = 0
  return body.pipeThrough(
    new TransformStream<Uint8Array, Uint8Array>({
      transform(chunk, controller) {
        seen += chunk.byteLength
        if (seen > limitBytes) controller.error(new BodyTooLarge(limitBytes))
        else controller.enqueue(chunk)
      },
    }),
  )
}

/**
 * The same request, with a body that cannot grow beyond `limitBytes`. An announced length is judged at
 * once; a body without one is counted while it flows. Throws `BodyTooLarge`.
 */
export const limitBody = (request: Request, limitBytes: number): Request => {
  const announced = request.headers.get('content-length')
  if (announced !== null) {
    if (!(Number(announced) <= limitBytes)) throw new BodyTooLarge(limitBytes)
    return request
  }
  if (request.body === null) return request
  // `duplex` is required by the standard for a streamed body, and missing from the DOM's types.
  const init: RequestInit & { duplex: 'half' } = { body: counted(request.body, limitBytes), duplex: 'half' }
  return new Request(request, init)
}
