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

const FIELD = /<(input|button)\b([^>]*)>|<(select|textarea)\b([^>]*)>([^]*?)<\/\3>/g

const fieldsIn = (html: string): (readonly [string, string])[] => {
  const fields: (readonly [string, string])[] = []
  for (const [, single, singleTag = '', double, doubleTag = '', inner = ''] of html.matchAll(FIELD)) {
    const attributes = attributesOf(single === undefined ? doubleTag : singleTag)
    const name = attributes.get('name')
    const type = attributes.get('type')
    if (name === undefined || name === '' || type === 'file' || (type === 'radio' && !attributes.has('checked'))) continue
    if (double === 'select') fields.push([name, unescape(/<option\b[^>]*value="([^"]+)"/.exec(inner)?.[1] ?? '')])
    else if (double === 'textarea') fields.push([name, unescape(inner)])
    else fields.push([name, attributes.get('value') ?? (type === 'checkbox' ? 'on' : '')])
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
