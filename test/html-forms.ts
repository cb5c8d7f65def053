/** A form of a page as a browser without script would send it. */
export type HtmlForm = {
  readonly action: string
  readonly isUpload: boolean
  readonly fields: readonly (readonly [name: string, value: string])[]
}

const ENTITIES: Readonly<Record<string, string>> = { amp: '&', lt: '<', gt: '>', quot: '"', '#x27': "'", '#39': "'" }
const unescape = (text: string): string => text.replace(/&(\w+|#\w+);/g, (whole, name: string) => ENTITIES[name] ?? whole)

const attributesOf = (tag: string): ReadonlyMap<string, string> =>
  new Map([...tag.matchAll(/([a-zA-Z-]+)(?:="([^"]*)")?/g)].map(([, name = '', value = '']) => [name.toLowerCase(), unescape(value)]))

const fieldsIn = (html: string): (readonly [string, string])[] => {
  const fields: (readonly [string, string])[] = []
  for (const [, kind = '', tag = '', rest = ''] of html.matchAll(/<(input|select|textarea|button)\b([^>]*)>((?:(?!<\/(?:select|textarea)>)[^])*)/g)) {
    const attributes = attributesOf(tag)
    const name = attributes.get('name')
    if (name === undefined || name === '') continue
    if (kind === 'select') fields.push([name, unescape(/<option\b[^>]*value="([^"]+)"/.exec(rest)?.[1] ?? '')])
    else if (kind === 'textarea') fields.push([name, unescape(rest)])
    else fields.push([name, attributes.get('value') ?? (attributes.get('type') === 'checkbox' ? 'on' : '')])
  }
  return fields
}

/** Every form of the page that changes something. */
export const postForms = (html: string, path: string): HtmlForm[] =>
  [...html.matchAll(/<form\b([^>]*)>([^]*?)<\/form>/g)].flatMap(([, tag = '', inner = '']) => {
    const attributes = attributesOf(tag)
    if (attributes.get('method') !== 'post') return []
    const isUpload = attributes.get('enctype') === 'multipart/form-data'
    return [{ action: attributes.get('action') || path, isUpload, fields: fieldsIn(inner) }]
  })
