import { DEFAULT_CODE_PATTERN, parseCodePattern, type CodePattern, type WhenFull } from './domain/number.ts'

/** How an agency writes its dossier codes, as its row says; the default pattern while it has none. */
export const patternOf = (row: { readonly pattern: string | null; readonly when_full: WhenFull | null }): CodePattern => {
  const pattern = parseCodePattern(row.pattern ?? DEFAULT_CODE_PATTERN, row.when_full ?? undefined)
  if (!pattern.ok) throw new Error(`stored code pattern is invalid: ${row.pattern}`)
  return pattern.value
}
