import { connect } from 'node:net'

export type WireAnswer = { readonly status: number; readonly body: string }

const HEAD_END = '\r\n\r\n'

/** The whole answer, once it is there. Throws for an answer that does not say how long it is. */
const readAnswer = (received: Buffer): WireAnswer | undefined => {
  const headEnd = received.indexOf(HEAD_END)
  if (headEnd < 0) return undefined
  const head = received.toString('latin1', 0, headEnd)
  const length = /\r\ncontent-length: (\d+)/i.exec(head)?.[1]
  if (length === undefined) throw new Error(`an answer without a length: ${head}`)
  const bodyStart = headEnd + HEAD_END.length
  if (received.length < bodyStart + Number(length)) return undefined
  return { status: Number(head.slice(9, 12)), body: received.toString('utf8', bodyStart) }
}

/**
 * A kept-alive connection of one person, who asks, waits for the answer and asks again. It does no more than HTTP/1.1 needs,
 * since it runs on the same processors as what is measured.
 */
export const openWire = (origin: string) => {
  const { hostname, port, host } = new URL(origin)
  const socket = connect({ host: hostname, port: Number(port), noDelay: true })
  let waiting: { resolve(answer: WireAnswer): void; reject(error: unknown): void } | undefined
  let received: Buffer = Buffer.alloc(0)
  const fail = (error: unknown): void => {
    waiting?.reject(error)
    waiting = undefined
  }
  socket.on('error', fail)
  socket.on('close', () => fail(new Error('the connection was closed')))
  socket.on('data', (chunk) => {
    received = received.length === 0 ? chunk : Buffer.concat([received, chunk])
    try {
      const answer = readAnswer(received)
      if (answer === undefined) return
      received = Buffer.alloc(0)
      waiting?.resolve(answer)
      waiting = undefined
    } catch (error) {
      fail(error)
    }
  })
  return {
    post: (path: string, body: object, cookie: string): Promise<WireAnswer> => {
      const text = JSON.stringify(body)
      return new Promise((resolve, reject) => {
        waiting = { resolve, reject }
        socket.write(
          `POST ${path} HTTP/1.1\r\nhost: ${host}\r\ncookie: ${cookie}\r\ncontent-type: application/json\r\n` +
            `content-length: ${Buffer.byteLength(text)}\r\n\r\n${text}`,
        )
      })
    },
    close: (): void => void socket.destroy(),
  }
}

export type Wire = ReturnType<typeof openWire>
