import type { Brand } from '#kernel/ids.ts'
import type { Rule } from './expression.ts'

export type FormVersionId = Brand<string, 'FormVersionId'>

/**
 * Kinds of fields with one answer. Text, codes and days are text; numbers are numbers; `yesNo` and `declaration` are
 * booleans; `choices` and `file` are lists of texts.
 */
export const LEAF_KINDS = [
  'fullName', 'identityNumber', 'date', 'partialDate', 'time', 'sex', 'ethnicGroup', 'nationality', 'phone', 'email',
  'line', 'paragraph', 'integer', 'decimal', 'money', 'area', 'yesNo', 'choice', 'choices', 'listItem', 'place',
  'taxCode', 'file', 'declaration',
] as const
export type LeafKind = (typeof LEAF_KINDS)[number]

/** Kinds made of parts that belong together. */
export const BLOCK_KINDS = ['person', 'address', 'identityPaper', 'landParcel', 'bankAccount'] as const
export type BlockKind = (typeof BLOCK_KINDS)[number]

/** Every kind of field; `table` repeats a group, `computed` and `info` ask nothing. */
export const FIELD_KINDS = [...LEAF_KINDS, ...BLOCK_KINDS, 'table', 'computed', 'info'] as const
export type FieldKind = (typeof FIELD_KINDS)[number]

/** A value that the account of the person who fills the form already holds. */
export const PROFILE_VALUES = ['name', 'identityNumber', 'birthDate', 'sex', 'address', 'phone', 'email'] as const
export type ProfileValue = (typeof PROFILE_VALUES)[number]

type Named<R> = {
  /** Latin letters and digits, unique among its neighbours: conditions and stored answers name it. */
  readonly id: string
  /** As the person reads it; for `info` the text itself. */
  readonly label: string
  readonly hint?: string
  /** Shown only while this holds; a hidden field counts as unanswered. */
  readonly visibleIf?: R
}

type Asked<R> = Named<R> & {
  /** May stay empty. In an optional block the parts are asked for as soon as one of them is filled. */
  readonly optional?: true
  /** Must be answered only while this holds. */
  readonly requiredIf?: R
}

export type Option = { readonly value: string; readonly label: string; readonly hint?: string }

/** A day that bounds an answer: an ISO day, or the day on which the form is filled. */
export type DayBound = string

type PlainLeafKind = Exclude<LeafKind, 'choice' | 'choices' | 'listItem' | 'file'>

/** A field with one answer. */
export type Leaf<R = Rule> = Asked<R> & { readonly prefill?: ProfileValue } & (
    | {
        readonly kind: PlainLeafKind
        /** Longest text, in characters. */
        readonly longest?: number
        /** Numbers: smallest and largest; days: ISO or `today`. */
        readonly min?: number | DayBound
        readonly max?: number | DayBound
      }
    | { readonly kind: 'choice' | 'choices'; readonly options: readonly Option[] }
    /** One line of a list that the installation keeps (`law/eforms/lists`). */
    | { readonly kind: 'listItem'; readonly list: string }
    | {
        readonly kind: 'file'
        /** Id of the paper of the procedure version that this file is (thành phần hồ sơ). */
        readonly paperId?: string
        readonly maxFiles: number
      }
  )

/** A block of parts; its answer is an object by part id. */
export type Block<R = Rule> = Asked<R> & {
  readonly kind: BlockKind
  /** Filled from the account: the person who fills the form is this one. */
  readonly prefill?: 'self'
  readonly parts: readonly (Leaf<R> | Block<R>)[]
}

/** A repeated group; its answer is a list of objects. Tables do not nest. */
export type Table<R = Rule> = Asked<R> & {
  readonly kind: 'table'
  /** What one row is: "Thành viên". */
  readonly rowLabel: string
  readonly minRows: number
  readonly maxRows: number
  readonly fields: readonly (Leaf<R> | Block<R> | Computed<R>)[]
}

export type ComputedType = 'number' | 'money' | 'text' | 'date' | 'boolean'

/** Shown, never typed; the server computes it again. */
export type Computed<R = Rule> = Named<R> & { readonly kind: 'computed'; readonly value: R; readonly shownAs: ComputedType }

/** Text for the person. Asks nothing. */
export type Info<R = Rule> = Named<R> & { readonly kind: 'info' }

export type Field<R = Rule> = Leaf<R> | Block<R> | Table<R> | Computed<R> | Info<R>

export type Page<R = Rule> = {
  readonly id: string
  readonly title: string
  readonly intro?: string
  readonly visibleIf?: R
  readonly fields: readonly Field<R>[]
}

/** How the filled form reads as a paper: its official title, whom it is addressed to, who signs. */
export type DeclarationHead = {
  readonly title: string
  readonly addressee?: string
  /** "Người yêu cầu", "Bên nam" …, one signature block each. */
  readonly signers: readonly string[]
  /** Id of the paper of the procedure version that the filled form stands for (tờ khai). */
  readonly paperId?: string
}

/** What a form says; the part that is stored whole and never changes once published. */
export type FormBody<R = Rule> = {
  readonly title: string
  readonly pages: readonly Page<R>[]
  readonly paper: DeclarationHead
  readonly source?: string
}

/** A published version of the electronic form of a procedure (phiên bản biểu mẫu điện tử). */
export type Form = FormBody & {
  readonly id: FormVersionId
  readonly procedureCode: string
  readonly version: number
}

const BLOCKS: ReadonlySet<string> = new Set(BLOCK_KINDS)
const LEAVES: ReadonlySet<string> = new Set(LEAF_KINDS)

export const isBlockKind = (kind: FieldKind): kind is BlockKind => BLOCKS.has(kind)
export const isBlock = <R>(field: Field<R>): field is Block<R> => BLOCKS.has(field.kind)
export const isLeaf = <R>(field: Field<R>): field is Leaf<R> => LEAVES.has(field.kind)
