import assert from 'node:assert/strict'
import { existsSync, globSync, readFileSync } from 'node:fs'
import { dirname, join, normalize } from 'node:path'
import { describe, test } from 'node:test'
import { commandNames } from '../src/cli/shell/catalogue.ts'

const ROOT = join(import.meta.dirname, '..')
const PLACES = ['*.md', 'docs/**/*.md', 'src/**/README.md', '{law,test,bench,tools,scenarios}/**/*.md']

type Document = { readonly path: string; readonly text: string }

const documents: readonly Document[] = PLACES.flatMap((pattern) => globSync(pattern, { cwd: ROOT }))
  .toSorted()
  .map((path) => ({ path, text: readFileSync(join(ROOT, path), 'utf8') }))

/** What each document says that must exist and does not, as `document: what`. */
const missing = (namesIn: (text: string) => Iterable<string>, exists: (name: string, document: Document) => boolean): string[] =>
  documents.flatMap((document) =>
    [...namesIn(document.text)].filter((name) => !exists(name, document)).map((name) => `${document.path}: ${name}`),
  )

const found = (text: string, pattern: RegExp): string[] => [...text.matchAll(pattern)].map(([, name]) => name ?? '')
const prose = (text: string): string => text.replace(/```[\s\S]*?```/g, '')
const isOwnPath = (path: string): boolean => existsSync(join(ROOT, path))

const LINK = /\]\(([^)\s]+)\)|<img src="([^"]+)"/g
const links = (text: string): string[] => [...prose(text).matchAll(LINK)].map(([, link, picture]) => link ?? picture ?? '')

const NAMED_FILE = /`((?:src|law|test|tools|bench|docs|scenarios)\/[\w./-]+)`/g
const COMMAND = /npm run -s motcua -- ([a-z][a-z0-9-]*)/g
const WORD = /`([A-Za-z_]{3,})`/g

/** Registries, places of a machine: what only the writer's desk knows. */
const DESK = /registry\.|npmjs|artifactory|nexus|\/home\/|\/Users\/|\/tmp\/|\/work\/|\/root\//

describe('documents', () => {
  test('there are those a newcomer looks for', () => {
    const wanted = ['README.md', 'README.vi.md', 'CONTRIBUTING.md', 'SECURITY.md', 'docs/architecture.md', 'docs/glossary.md']
    assert.deepEqual(wanted.filter((path) => !documents.some((document) => document.path === path)), [])
    assert.match(readFileSync(join(ROOT, 'LICENSE'), 'utf8'), /Apache License\s+Version 2\.0, January 2004/)
  })

  test('each relative link leads somewhere', () => {
    assert.ok(links(documents.find(({ path }) => path === 'README.md')?.text ?? '').length > 20)
    assert.deepEqual(missing(links, (link, { path }) =>
      /^(https?:|#)/.test(link) || isOwnPath(normalize(join(dirname(path), link.replace(/#.*/, ''))))), [])
  })

  test('each file that is named exists', () => {
    assert.deepEqual(missing((text) => found(prose(text), NAMED_FILE), isOwnPath), [])
  })

  test('each command that is shown exists', () => {
    assert.deepEqual(missing((text) => found(text, COMMAND), (name) => commandNames().includes(name)), [])
  })

  test('no place of a machine and no registry is named', () => {
    assert.deepEqual(documents.filter(({ text }) => DESK.test(text)).map(({ path }) => path), [])
  })

  test('both READMEs show the same commands', () => {
    const shown = (path: string): string[] =>
      found(documents.find((document) => document.path === path)?.text ?? '', COMMAND).filter((name) => name !== 'api-client')
    assert.deepEqual(new Set(shown('README.vi.md')), new Set(shown('README.md')))
  })

  test('each dependency has its reason written down', () => {
    const { dependencies, devDependencies } = JSON.parse(readFileSync(join(ROOT, 'package.json'), 'utf8')) as Record<string, object>
    const reasons = documents.find(({ path }) => path.endsWith('0015-dependencies.md'))?.text ?? ''
    const names = Object.keys({ ...dependencies, ...devDependencies }).filter((name) => !name.startsWith('@types/'))
    assert.deepEqual(names.filter((name) => !reasons.includes(`\`${name}\``)), [])
  })

  test('the glossary speaks of words that the code uses', () => {
    const glossary = documents.find(({ path }) => path === 'docs/glossary.md')?.text ?? ''
    const [inUse = '', later] = glossary.split('\n## Agreed for parts that do not exist yet')
    assert.ok(later !== undefined && found(inUse, WORD).length > 150)
    const code = globSync(['src/**/*.{ts,tsx,sql}', 'law/**/*.ts'], { cwd: ROOT })
      .map((path) => readFileSync(join(ROOT, path), 'utf8'))
      .join('\n')
    const words = new Set(code.match(/\w+/g))
    assert.deepEqual(found(inUse, WORD).filter((word) => !words.has(word)), [])
  })
})
