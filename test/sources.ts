import { globSync, readFileSync } from 'node:fs'
import { dirname, join, normalize } from 'node:path'

export type Source = {
  /** `src/dossiers/store.ts` */
  readonly path: string
  readonly text: string
  readonly code: string
  /** Paths of our own files, names of packages as written. */
  readonly imports: readonly string[]
  /** Those that are still there when the program runs: `import type` is not. */
  readonly imported: readonly string[]
}

const ROOT = join(import.meta.dirname, '..')
const IMPORT = /(?:^|\n)\s*(?:import|export)\s[^'"]*?from\s*'([^']+)'|(?:^|\n)\s*import\s*'([^']+)'|import\(\s*'([^']+)'\s*\)/g

const specifierOf = (found: RegExpMatchArray): string => found[1] ?? found[2] ?? found[3] ?? ''

/** Code without comments: what is said about `now()` is no call of it. */
const withoutComments = (text: string): string => text.replace(/\/\*[\s\S]*?\*\//g, '').replace(/(^|\s)(\/\/|--).*$/gm, '$1')

const target = (from: string, specifier: string): string => {
  if (specifier.startsWith('#')) return normalize(join('src', specifier.slice(1)))
  return specifier.startsWith('.') ? normalize(join(dirname(from), specifier)) : specifier
}

/** The product's own sources, without tests. */
export const readSources = (...patterns: string[]): Source[] =>
  patterns
    .flatMap((pattern) => globSync(pattern, { cwd: ROOT }))
    .filter((path) => !/\.test\.tsx?$/.test(path))
    .toSorted()
    .map((path) => {
      const text = readFileSync(join(ROOT, path), 'utf8')
      const imports = [...text.matchAll(IMPORT)].map((found) => target(path, specifierOf(found)))
      const imported = [...text.matchAll(IMPORT)]
        .filter(([statement]) => !/^\s*(import|export)\s+type\b/.test(statement))
        .map((found) => target(path, specifierOf(found)))
      return { path, text, code: withoutComments(text), imports, imported }
    })
