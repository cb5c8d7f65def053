import { ok, refuse, type Result } from '#kernel/result.ts'

/** What offices attach: papers, scans, office documents, signed XML. Nothing that a browser would run. */
export const ACCEPTED_TYPES: ReadonlySet<string> = new Set([
  'application/pdf',
  'image/jpeg',
  'image/png',
  'image/webp',
  'image/tiff',
  'image/heic',
  'application/vnd.openxmlformats-officedocument.wordprocessingml.document',
  'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet',
  'application/vnd.oasis.opendocument.text',
  'application/vnd.oasis.opendocument.spreadsheet',
  'application/x-cfb',
  'application/xml',
  'text/plain',
])

/** Other names under which browsers and systems declare a type. */
const SAME_TYPE: Readonly<Record<string, string>> = {
  'application/x-pdf': 'application/pdf',
  'image/jpg': 'image/jpeg',
  'image/pjpeg': 'image/jpeg',
  'image/x-png': 'image/png',
  'image/heif': 'image/heic',
  'application/msword': 'application/x-cfb',
  'application/vnd.ms-excel': 'application/x-cfb',
  'text/xml': 'application/xml',
  'text/csv': 'text/plain',
}

const NO_CLAIM: ReadonlySet<string> = new Set(['', 'application/octet-stream', 'binary/octet-stream'])

const canonical = (type: string): string => {
  const bare = (type.split(';')[0] ?? '').trim().toLowerCase()
  return SAME_TYPE[bare] ?? bare
}

/**
 * Decides by content, never by what the sender says: `detected` is read from the bytes (`undefined` when
 * they show no type). A declaration that contradicts the bytes is refused: the file lies about itself.
 */
export const judgeMediaType = (
  declared: string,
  detected: string | undefined,
): Result<string, 'fileTypeUnknown' | 'fileTypeNotAccepted' | 'fileTypeMismatch'> => {
  if (detected === undefined) return refuse('fileTypeUnknown')
  const found = canonical(detected)
  const claimed = canonical(declared)
  if (!NO_CLAIM.has(claimed) && claimed !== found) return refuse('fileTypeMismatch', { declared: claimed, detected: found })
  if (!ACCEPTED_TYPES.has(found)) return refuse('fileTypeNotAccepted', { detected: found })
  return ok(found)
}
