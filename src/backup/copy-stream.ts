import type { Socket } from 'node:net'
import { Readable, Writable } from 'node:stream'
import type { ClientBase, Submittable } from 'pg'

/** What `pg` hands to a statement that speaks the COPY protocol itself. */
type Wire = {
  readonly stream: Socket
  query(text: string): void
  sendCopyFromChunk(chunk: Buffer): void
  endCopyFrom(): void
  sendCopyFail(message: string): void
}

const ignore = (): void => undefined

/** Rows of `COPY … TO STDOUT` as bytes; the server waits while the reader is slow. */
export const copyOut = (client: ClientBase, statement: string): Readable => {
  let wire: Wire | undefined
  let failure: Error | undefined
  const rows = new Readable({
    read: () => wire?.stream.resume(),
  })
  const submittable = {
    callback: ignore,
    submit: (connection: Wire) => {
      wire = connection
      connection.query(statement)
    },
    handleCopyData: ({ chunk }: { chunk: Buffer }) => {
      // The parser reuses its buffer: the bytes must be ours before they wait.
      if (!rows.push(Buffer.from(chunk))) wire?.stream.pause()
    },
    handleError: (error: Error) => {
      failure = error
      rows.destroy(error)
    },
    handleReadyForQuery: () => {
      if (failure === undefined) rows.push(null)
    },
    handleCommandComplete: ignore,
    handleRowDescription: ignore,
    handleEmptyQuery: ignore,
  }
  client.query(submittable as unknown as Submittable)
  return rows
}

/** Takes the bytes of `COPY … FROM STDIN`; finishes when the server has stored the last row. */
export const copyIn = (client: ClientBase, statement: string): Writable => {
  let wire: Wire | undefined
  let resume: (() => void) | undefined
  let settle: ((error?: Error) => void) | undefined
  let failure: Error | undefined
  const rows = new Writable({
    construct: (ready) => {
      resume = ready
    },
    write: (chunk: Buffer, _encoding, done) => {
      wire?.sendCopyFromChunk(chunk)
      if (wire?.stream.writableNeedDrain) wire.stream.once('drain', () => done())
      else done()
    },
    final: (done) => {
      settle = done
      wire?.endCopyFrom()
    },
    destroy: (error, done) => {
      if (error !== null && failure === undefined && settle === undefined) wire?.sendCopyFail('interrupted')
      done(error)
    },
  })
  const submittable = {
    callback: ignore,
    submit: (connection: Wire) => {
      wire = connection
      connection.query(statement)
    },
    handleCopyInResponse: () => resume?.(),
    handleError: (error: Error) => {
      failure = error
      resume?.()
      rows.destroy(error)
    },
    handleReadyForQuery: () => settle?.(failure),
    handleCommandComplete: ignore,
    handleEmptyQuery: ignore,
  }
  client.query(submittable as unknown as Submittable)
  return rows
}
