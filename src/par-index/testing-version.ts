import { findShippedVersion, type IndexVersion } from '#law/par-index.ts'

/** A shipped set of criteria that a test takes for granted. */
export const shippedVersion = (code: string): IndexVersion => {
  const found = findShippedVersion(code)
  if (found === undefined) throw new Error(`no set of criteria ${code}`)
  return found
}
