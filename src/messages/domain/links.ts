import type { Placeholder } from '#law/messages.ts'
import { fillTemplate } from './template.ts'

/** Placeholders that stand for an address; known only where a message is read or sent. */
export const LINK_NAMES = ['duong-dan', 'nop-tien', 'xac-minh', 'danh-gia'] as const satisfies readonly Placeholder[]
export type LinkName = (typeof LINK_NAMES)[number]

/** Where each leads this reader; `null`: nowhere (a result without a paper has nothing to verify). */
export type Links = Readonly<Record<LinkName, string | null>>

/** Where a message is kept and not acted on. */
export const NO_LINKS: Links = { 'duong-dan': null, 'nop-tien': null, 'xac-minh': null, 'danh-gia': null }

/** A message to be read on a screen: words, and addresses between them. */
export type Piece = string | { readonly link: LinkName; readonly href: string }

const isLink = (name: string): name is LinkName => LINK_NAMES.some((one) => one === name)

const LINK = new RegExp(`\\{(${LINK_NAMES.join('|')})\\}`, 'g')

/** A line that would lead nowhere is left out. */
const ledLines = (text: string, links: Links): string =>
  text
    .split('\n')
    .filter((line) => [...line.matchAll(LINK)].every(([, name = '']) => !isLink(name) || links[name] !== null))
    .join('\n')

/** The message as plain text, for a letter or a phone. */
export const withLinks = (text: string, links: Links): string =>
  fillTemplate(ledLines(text, links), Object.fromEntries(Object.entries(links).filter(([, href]) => href !== null)))

/** The message in pieces, for a page that makes its addresses links. */
export const linkedPieces = (text: string, links: Links): readonly Piece[] =>
  ledLines(text, links)
    .split(LINK)
    .flatMap((part, index): readonly Piece[] => {
      if (index % 2 === 0) return part === '' ? [] : [part]
      const href = isLink(part) ? links[part] : null
      return isLink(part) && href !== null ? [{ link: part, href }] : []
    })
