import { blockCatalogueSchema, type FieldSource, type PartSource } from '#law/eform-schema.ts'
import { blocks } from '../../law/eforms/blocks.ts'
import type { BlockKind } from './domain/form.ts'

const CATALOGUE = blockCatalogueSchema.parse(blocks)

type BlockSource = Extract<FieldSource, { kind: BlockKind }>
type LeafSource = Exclude<FieldSource, { kind: BlockKind | 'table' | 'computed' | 'info' }>
export type ExpandedPart = LeafSource | BlockSource

/** The parts that a block of a kind may have, by id, with the words of the catalogue. */
export const partsOfKind = (kind: BlockKind): readonly ExpandedPart[] => CATALOGUE[kind].parts

/** The parts that a block has when its form names none. */
export const usualParts = (kind: BlockKind): readonly string[] => CATALOGUE[kind].usual

const withOwn = (part: ExpandedPart, own: Exclude<PartSource, string>): ExpandedPart => {
  const { optional, ...words } = own
  const { optional: usual, ...rest } = part
  const stays = optional === undefined ? usual : optional || undefined
  return { ...rest, ...words, ...(stays === true && { optional: stays }) }
}

/** The parts of a block as its form asks for them; the ids of parts that the catalogue does not know are left over. */
export const expandBlock = (block: BlockSource): { readonly parts: readonly ExpandedPart[]; readonly unknown: readonly string[] } => {
  const asked: readonly PartSource[] = block.parts ?? usualParts(block.kind)
  const known = new Map(partsOfKind(block.kind).map((part) => [part.id, part]))
  const parts: ExpandedPart[] = []
  const unknown: string[] = []
  for (const own of asked) {
    const part = known.get(typeof own === 'string' ? own : own.id)
    if (part === undefined) unknown.push(typeof own === 'string' ? own : own.id)
    else parts.push(typeof own === 'string' ? part : withOwn(part, own))
  }
  return { parts, unknown }
}
