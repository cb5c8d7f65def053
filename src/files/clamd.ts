import { connect, type Socket } from 'node:net'

/** Asks about the bytes of a stream. */
export type VirusScan = (body: AsyncIterable<Uint8Array>) => Promise<'clean' | 'infected' | 'unavailable'>

const ANSWER_WITHIN_MS = 60_000
/** clamd answers `stream: OK` or `stream: <name> FOUND`. */
const LONGEST_ANSWER = 4_096

/**
 * A scan by clamd over TCP (`INSTREAM`). Whatever is not a clear "clean" or "infected" (no server, a limit of the
 * server, a broken line) is `unavailable`, and whoever asked must then refuse the file.
 */
export const clamdScan = ({ host, port }: { readonly host: string; readonly port: number }): VirusScan => async (body) => {
  const socket = connect({ host, port })
  try {
    const answer = readAnswer(socket)
    // Told by `answer`, which is awaited below; a scan that fails while sending must not end the program.
    answer.catch(() => undefined)
    await send(socket, Buffer.from('zINSTREAM\0'))
    for await (const chunk of body) {
      if (chunk.length === 0) continue
      const size = Buffer.alloc(4)
      size.writeUInt32BE(chunk.length)
      await send(socket, Buffer.concat([size, chunk]))
    }
    await send(socket, Buffer.alloc(4))
    const said = await answer
    if (said.endsWith(': OK')) return 'clean'
    return said.endsWith(' FOUND') ? 'infected' : 'unavailable'
  } catch {
    return 'unavailable'
  } finally {
    socket.destroy()
  }
}

const send = (socket: Socket, bytes: Uint8Array): Promise<void> =>
  new Promise((resolve, reject) => socket.write(bytes, (error) => (error ? reject(error) : resolve())))

const readAnswer = (socket: Socket): Promise<string> =>
  new Promise((resolve, reject) => {
    let said = ''
    socket.setTimeout(ANSWER_WITHIN_MS, () => socket.destroy(new Error('clamd does not answer')))
    socket.on('data', (bytes: Buffer) => {
      said += bytes.toString('utf8')
      const end = said.indexOf('\0')
      if (end >= 0) resolve(said.slice(0, end).trim())
      else if (said.length > LONGEST_ANSWER) reject(new Error('clamd answers without an end'))
    })
    socket.once('error', reject)
    socket.once('close', () => reject(new Error('clamd closed the line')))
  })
