import { readFile, stat } from 'node:fs/promises'
import { ok, refuse, type Result } from '#kernel/result.ts'
import type { ProcedureRefusal } from '../refusals.ts'
import { readRecord, type Reading, type Rejection } from './read-record.ts'
import { fileSchema } from './record-schema.ts'

/** About seven thousand procedures with all their texts; the file is read whole. */
export const LARGEST_FILE_MEGABYTES = 64
const MEGABYTE = 1024 * 1024

const reasonOf = (error: unknown): string =>
  error instanceof Error && 'code' in error && typeof error.code === 'string' ? error.code : 'không rõ lý do'

const readText = async (file: string): Promise<Result<string, ProcedureRefusal>> => {
  try {
    const { size } = await stat(file)
    if (size > LARGEST_FILE_MEGABYTES * MEGABYTE) {
      return refuse('importFileTooLarge', { file, megabytes: Math.ceil(size / MEGABYTE), limit: LARGEST_FILE_MEGABYTES })
    }
    return ok(await readFile(file, 'utf8'))
  } catch (error) {
    return refuse('importFileUnreadable', { file, reason: reasonOf(error) })
  }
}

/** Reads a file of schema `procedures/1` record by record; a broken record is told with its index. */
export const readProcedureFile = async (
  file: string,
): Promise<Result<readonly (Reading | Rejection)[], ProcedureRefusal>> => {
  const text = await readText(file)
  if (!text.ok) return text
  let json: unknown
  try {
    json = JSON.parse(text.value.replace(/^\uFEFF/, ''))
  } catch (error) {
    return refuse('importJsonInvalid', { file, reason: error instanceof Error ? error.message.slice(0, 200) : '' })
  }
  const parsed = fileSchema.safeParse(json)
  if (!parsed.success) return refuse('importSchemaUnknown', { file })
  return ok(parsed.data.procedures.map(readRecord))
}
