import assert from 'node:assert/strict'
import { basename } from 'node:path'
import { describe, test } from 'node:test'
import { readSources, type Source } from './sources.ts'

/** Knowledge flows from left to right only; backwards it flows as an event. */
const CAPABILITIES = [
  'organisation', 'places', 'identity', 'outbox', 'procedures', 'disclosure', 'citizens', 'eforms', 'dossiers', 'submissions',
  'messages', 'fees', 'postal', 'monitoring', 'lateness', 'forecast', 'archive', 'petitions', 'satisfaction',
  'surveys', 'figures', 'figure-check', 'evidence', 'reform', 'service-quality', 'reports', 'reform-reports', 'boards', 'par-index',
]
/** These stand side by side: none imports another. Monitoring stands before whatever it urges. */
const SIBLINGS = new Set(['fees', 'postal', 'lateness', 'forecast', 'archive', 'petitions', 'satisfaction'])
/** Below the capabilities: they know no dossier. */
const TOOLS = ['db', 'secrets', 'files', 'papers', 'backup', 'jobs']
/** The composition: it may know everything and nothing may know it. */
const COMPOSITION = /^src\/(main|serve|program|doors|first-run|founding|terminal-error|config|log|instance|housekeeping|shipped-law|couriers|outgoing|bring-vault|front-page)\.ts$|^src\/cli\//

const sources = readSources('src/**/*.ts', 'src/**/*.tsx', 'law/**/*.ts')
const folderOf = (path: string): string => path.split('/')[1] ?? ''
const isDomain = (path: string): boolean => path.split('/')[2] === 'domain'
const isOwn = (path: string): boolean => path.startsWith('src/') || path.startsWith('law/')

/** Every import that breaks a rule, as `from → to`. */
const importsThat = (isConcerned: (source: Source) => boolean, isForbidden: (to: string, from: string) => boolean): string[] =>
  sources
    .filter(isConcerned)
    .flatMap(({ path, imports }) => imports.filter((to) => isForbidden(to, path)).map((to) => `${path} → ${to}`))

const none = (found: readonly string[]): void => assert.deepEqual(found, [])

describe('what may import what', () => {
  test('the reader of imports sees them: the sources are not empty', () => {
    assert.ok(sources.length > 30)
    assert.ok(sources.some(({ imports }) => imports.includes('src/kernel/result.ts')))
  })

  test('the kernel knows only itself; Temporal comes in through time.ts alone', () => {
    none(importsThat(
      ({ path }) => folderOf(path) === 'kernel' && path.startsWith('src/'),
      (to, from) => !to.startsWith('src/kernel/') && !(from === 'src/kernel/time.ts' && to === 'temporal-polyfill'),
    ))
  })

  test('law knows the kernel and itself', () => {
    none(importsThat(
      ({ path }) => path.startsWith('src/law/') || path.startsWith('law/'),
      (to) => isOwn(to) && !to.startsWith('src/kernel/') && !to.startsWith('src/law/') && !to.startsWith('law/') && !isDomain(to),
    ))
  })

  test('a domain knows the kernel, law and domains; no package, no Node, no door', () => {
    none(importsThat(
      ({ path }) => isDomain(path),
      (to) => !to.startsWith('src/kernel/') && !to.startsWith('src/law/') && !to.startsWith('law/') && !isDomain(to),
    ))
  })

  test('tools know no capability', () => {
    none(importsThat(
      ({ path }) => path.startsWith('src/') && TOOLS.includes(folderOf(path)) && !path.startsWith('src/jobs/tasks.ts'),
      (to) => CAPABILITIES.includes(folderOf(to)) && to.startsWith('src/'),
    ))
  })

  test('a capability imports only those before it', () => {
    none(importsThat(
      ({ path }) => path.startsWith('src/') && CAPABILITIES.includes(folderOf(path)),
      (to, from) => {
        if (!to.startsWith('src/') || !CAPABILITIES.includes(folderOf(to)) || folderOf(to) === folderOf(from)) return false
        const areSiblings = SIBLINGS.has(folderOf(to)) && SIBLINGS.has(folderOf(from))
        return areSiblings || CAPABILITIES.indexOf(folderOf(to)) > CAPABILITIES.indexOf(folderOf(from))
      },
    ))
  })

  test('nobody enters another capability by its store, its screens or its jobs', () => {
    none(importsThat(
      ({ path }) => path.startsWith('src/') && !COMPOSITION.test(path),
      (to, from) =>
        CAPABILITIES.includes(folderOf(to)) && folderOf(to) !== folderOf(from)
        && (/\/(store|jobs)\.ts$/.test(to) || to.split('/')[2] === 'ui')
        // The page of an e-form is what eforms offers to whoever has one filled.
        && !(from === 'src/routes.ts' || from.startsWith('src/jobs/tasks.ts') || to === 'src/eforms/ui/form-page.tsx'),
    ))
  })

  test('nobody imports the composition, except itself', () => {
    none(importsThat(
      ({ path }) => !COMPOSITION.test(path),
      (to, from) =>
        COMPOSITION.test(to) && to !== 'src/config.ts' && to !== 'src/log.ts' && to !== 'src/instance.ts' && isOwn(from),
    ))
  })

  test('Node never meets a .tsx file: only screens import screens', () => {
    const met = sources.filter(({ path, imported }) => path.endsWith('.ts') && imported.some((to) => to.endsWith('.tsx')))
    none(met.map(({ path }) => path))
  })
})

describe('what code may do', () => {
  const filesWhere = (isConcerned: (path: string) => boolean, pattern: RegExp): string[] =>
    readSources('src/**/*.ts', 'src/**/*.tsx', 'src/**/*.sql', 'law/**/*.ts')
      .filter(({ path, code }) => isConcerned(path) && pattern.test(code))
      .map(({ path }) => path)

  test('the environment is read in config.ts only', () => {
    assert.deepEqual(filesWhere(() => true, /process\.env/), ['src/config.ts'])
  })

  test('SQL never asks the clock or chance', () => {
    const clock = /\b(now|clock_timestamp|statement_timestamp|transaction_timestamp|timeofday|gen_random_uuid|uuidv7|random)\s*\(\s*\)|\b(current_timestamp|current_date|localtimestamp)\b/i
    none(filesWhere((path) => path.endsWith('.sql'), clock))
    const inTemplates = /\bsql(<[^`]*>)?`[^`]*\b(now\s*\(\)|clock_timestamp|current_timestamp|current_date|gen_random_uuid)/i
    none(filesWhere((path) => /\.tsx?$/.test(path), inTemplates))
  })

  test('a domain has no clock, no chance, no outside world', () => {
    none(filesWhere(isDomain, /\bDate\b|Temporal\.Now|Math\.random|\bprocess\.(?:env|argv|cwd|exit|hrtime|nextTick|platform|std\w+|memoryUsage)\b|\bfetch\(|\bcrypto\b|setTimeout/))
  })

  test('transactions are opened by context.ts, which sets the wall', () => {
    none(filesWhere((path) => path.startsWith('src/') && path !== 'src/db/context.ts', /\.(transaction|startTransaction)\(\)/))
  })

  test('files are named by concept', () => {
    none(sources.map(({ path }) => path).filter((path) => /^(utils?|types?|helpers?|index|common|misc)\.tsx?$/.test(basename(path))))
  })
})
