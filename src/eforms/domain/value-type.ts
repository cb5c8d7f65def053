import type { ComputedType, Leaf } from './form.ts'
import { shapeOf } from './leaf-value.ts'
import { PLACE_PARTS } from './place-answer.ts'

/** What an expression may give. `nothing` is the literal null; lists are those of choices, files, columns and rows. */
export type ValueType = 'text' | 'number' | 'boolean' | 'date' | 'nothing' | ListType
export type ListType = 'texts' | 'numbers' | 'booleans' | 'dates' | 'rows'

/** The names that a condition may read at its place, with their types; blocks and tables hold names of their own. */
export type Names = ReadonlyMap<string, NamedType>
export type NamedType = ValueType | { readonly block: Names } | { readonly rows: Names }

export const isGroup = (type: NamedType | undefined): type is Exclude<NamedType, ValueType> => typeof type === 'object'

/** What a field gives to conditions. A date known in part is text: it is compared, never counted with. */
export const typeOfLeaf = (kind: Leaf['kind']): ValueType => {
  switch (shapeOf(kind)) {
    case 'day':
      return 'date'
    case 'number':
      return 'number'
    case 'boolean':
      return 'boolean'
    case 'texts':
      return 'texts'
    default:
      return 'text'
  }
}

/** The same with the parts of a place, which conditions read one by one (`residence.place.unitCode`). */
export const namedTypeOfLeaf = (kind: Leaf['kind']): NamedType =>
  kind === 'place' ? { block: new Map(PLACE_PARTS.map((part) => [part, 'text'])) } : typeOfLeaf(kind)

export const typeShownAs = (shownAs: ComputedType): ValueType => (shownAs === 'money' ? 'number' : shownAs)

/** The list of a column of such values. */
export const listOfType = (type: ValueType): ListType | undefined => {
  switch (type) {
    case 'text':
      return 'texts'
    case 'number':
      return 'numbers'
    case 'boolean':
      return 'booleans'
    case 'date':
      return 'dates'
    default:
      return undefined
  }
}
