const BROWSERS: readonly (readonly [mark: RegExp, name: string])[] = [
  [/Edg(e|A|iOS)?\//, 'Edge'],
  [/coc_coc_browser\//, 'Cốc Cốc'],
  [/OPR\//, 'Opera'],
  [/Firefox\/|FxiOS\//, 'Firefox'],
  [/Chrome\/|CriOS\//, 'Chrome'],
  [/Safari\//, 'Safari'],
]
const SYSTEMS: readonly (readonly [mark: RegExp, name: string])[] = [
  [/Windows/, 'Windows'],
  [/Android/, 'Android'],
  [/iPhone|iPad/, 'iOS'],
  [/Mac OS X/, 'macOS'],
  [/Linux/, 'Linux'],
]

const LONGEST_HEADER = 1_000

const nameOf = (rows: typeof BROWSERS, header: string): string | undefined =>
  rows.find(([mark]) => mark.test(header))?.[1]

/** "Chrome trên Windows": enough to know one's own sessions again, too little to follow anybody. */
export const summariseUserAgent = (header: string | null): string => {
  const text = (header ?? '').slice(0, LONGEST_HEADER)
  const browser = nameOf(BROWSERS, text) ?? 'Chương trình khác'
  const system = nameOf(SYSTEMS, text)
  return system === undefined ? browser : `${browser} trên ${system}`
}
