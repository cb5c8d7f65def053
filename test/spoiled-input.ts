import type { SeededRandom } from './seeded-random.ts'

/** The part of JSON Schema that our OpenAPI document uses. */
export type Schema = {
  readonly type?: string | readonly string[]
  readonly enum?: readonly unknown[]
  readonly default?: unknown
  readonly format?: string
  readonly properties?: Readonly<Record<string, Schema>>
  readonly required?: readonly string[]
  readonly items?: Schema
  readonly minItems?: number
  readonly minimum?: number
  readonly minLength?: number
  readonly anyOf?: readonly Schema[]
  readonly allOf?: readonly Schema[]
}

/** Names of fields whose value must exist for a request to get anywhere. */
export type Known = (name: string) => unknown

/** A value that the schema allows, taking what `known` offers for a field of that name. */
export const sampleOf = (schema: Schema, known: Known, random: SeededRandom, name = ''): unknown => {
  const offered = known(name)
  if (offered !== undefined) return offered
  if (schema.enum !== undefined) return random.pick(schema.enum)
  const [choice] = schema.anyOf ?? schema.allOf ?? []
  if (choice !== undefined) return sampleOf(choice, known, random, name)
  switch (typeof schema.type === 'string' ? schema.type : schema.type?.[0]) {
    case 'object': {
      const { properties = {}, required = [] } = schema
      const present = Object.entries(properties).filter(([key]) => required.includes(key) || random.chance(0.4))
      return Object.fromEntries(present.map(([key, inner]) => [key, sampleOf(inner, known, random, key)]))
    }
    case 'array':
      return Array.from({ length: Math.max(schema.minItems ?? 0, 1) }, () => sampleOf(schema.items ?? {}, known, random, name))
    case 'integer':
    case 'number':
      return Math.max(schema.minimum ?? 0, 1 + random.int(3))
    case 'boolean':
      return random.chance(0.5)
    default:
      return sampleText(schema, random)
  }
}

const sampleText = ({ format }: Schema, random: SeededRandom): string => {
  if (format === 'uuid') return random.uuid()
  if (format === 'date-time') return '2026-03-02T08:00:00+07:00'
  if (format === 'date') return '2026-03-02'
  return random.pick(['Trần Thị Ngọc Ưng', 'thôn Pháp Kệ', 'đủ điều kiện'])
}

const nested = (depth: number): unknown => {
  let value: unknown = 'x'
  for (let i = 0; i < depth; i++) value = [value]
  return value
}

/** What nobody types and somebody sends. */
export const HOSTILE: readonly unknown[] = [
  null, true, false, 0, -0, -1, 1.5, 1e300, 2 ** 53, 2 ** 31, Number.MIN_SAFE_INTEGER, '', ' ', '0', 'null',
  [], {}, [[]], [null], { __proto__: null, length: 1 }, { toString: 1, constructor: { prototype: { admin: true } } },
  'a\u0000b', '\u0000', '\ud83c', '\udfe0x', '\uffff', '\ufeff', '\u202etxt.exe', '\r\nSet-Cookie: a=b', '\u001b[31m',
  'Trần Thị Ngọc Ưng'.normalize('NFD'), 'Ⅷ', 'ﷺ'.repeat(40), '🏠'.repeat(200), 'x'.repeat(5_000), 'ư\u0323'.repeat(3_000),
  '<script>alert(1)</script>', '"><img src=x onerror=alert(1)>', '=HYPERLINK("http://x","y")', '{{7*7}}', '${7*7}', '#set("x")',
  "' or 1=1 --", '%00', '%', '\\', '../../etc/passwd', '00000000-0000-0000-0000-000000000000', 'NaN', 'Infinity', '1e400',
  '9999-12-31', '0000-01-01', '2026-02-30', '9999-12-31T23:59:59+14:00', '0001-01-01T00:00:00Z', '2026-13-01T00:00:00Z',
  '2099-01-01T00:00:00+07:00', '275760-09-13T00:00:00Z', nested(60),
]

type Place = { readonly holder: Record<string, unknown>; readonly key: string }

const placesIn = (value: unknown, found: Place[] = []): Place[] => {
  if (typeof value !== 'object' || value === null) return found
  for (const [key, inner] of Object.entries(value)) {
    found.push({ holder: value as Record<string, unknown>, key })
    placesIn(inner, found)
  }
  return found
}

/** A copy with one or two places made hostile: another value, a field nobody knows, a field left out. */
export const spoil = (value: unknown, random: SeededRandom): unknown => {
  const copy: unknown = structuredClone(value)
  for (let rounds = 1 + random.int(2); rounds > 0; rounds--) {
    const places = placesIn(copy)
    if (places.length === 0) return random.pick(HOSTILE)
    const { holder, key } = random.pick(places)
    if (random.chance(0.1)) delete holder[key]
    else if (random.chance(0.1)) holder[random.pick(['isAdmin', 'tenant_id', 'constructor', 'prototype', 'a\u0000b', ''])] = 1
    else holder[key] = random.pick(HOSTILE)
  }
  return copy
}

/** Bodies that are wrong as a whole, before anybody looks at their fields. */
export const spoilText = (json: string, random: SeededRandom): string =>
  random.pick<() => string>([
    () => '',
    () => '{',
    () => json.slice(0, random.int(json.length + 1)),
    () => `${json}${json}`,
    () => json.replace('{', '{"__proto__":{"admin":true},'),
    () => json.replace('{', '{"commandId":"x","commandId":"y",'),
    () => json.replace(/:"[^"]*"/, ':1e400'),
    () => json.replace(/:"[^"]*"/, ':-0'),
    () => json.replace(/:"[^"]*"/, ':"\\ud83c"'),
    () => json.replace(/:"[^"]*"/, ':"\\u0000"'),
    () => json.replace('{', `{"deep":${'['.repeat(10_000)}${']'.repeat(10_000)},`),
    () => `[${json}]`,
    () => '"just a text"',
    () => 'null',
    () => '\ufeff' + json,
    () => json.replaceAll('"', "'"),
  ])()
