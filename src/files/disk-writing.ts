import type { WritableFile } from './file-system.ts'

const FULL: ReadonlySet<string | undefined> = new Set(['ENOSPC', 'EDQUOT', 'EFBIG'])
export const isDiskFull = (error: unknown): boolean => FULL.has((error as NodeJS.ErrnoException).code)

/** The sender's stream broke; told apart from a broken disk, which is an outage. */
export class Interrupted extends Error {}

export async function* fromSender(body: AsyncIterable<Uint8Array>): AsyncGenerator<Uint8Array> {
  try {
    yield* body
  } catch (error) {
    throw new Interrupted('upload interrupted', { cause: error })
  }
}

export const writeAll = async (file: Pick<WritableFile, 'write'>, chunk: Uint8Array): Promise<void> => {
  for (let written = 0; written < chunk.length; ) written += await file.write(chunk.subarray(written))
}
