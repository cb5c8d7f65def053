import type { Ctx } from '#db/context.ts'
import { formatNumber } from '#kernel/number-format.ts'
import { SYSTEM_FACTS, type SubCriterion } from '#law/par-index.ts'
import { headingAt, lineAt, nextCode, readPosition, type Heading, type Position, type VersionEdit } from '../../domain/versions/edit-version.ts'
import { checkVersion } from '../../domain/versions/check-version.ts'
import { linesOf } from '../../domain/rounds/round.ts'
import { sumPoints } from '../../domain/score.ts'
import { FACT_WORDS } from '../../fact-words.ts'
import { editVersion } from '../commands.ts'
import { versionFaultSentence } from '../fault-words.ts'
import { plainNumber } from '../method-words.ts'
import type { Answer } from './draft-form.ts'
import { boxesOf, readHeading, readLine } from './line-form.ts'
import { openDraftVersion, type OpenVersion } from './open-version.ts'
import { draftHref, rowId } from './version-address.ts'

/** What the page edits: a line that is there, or one that is to come under another. */
type Place = { readonly at: Position; readonly isNew: false } | { readonly under: Position; readonly isNew: true }

const placeOf = (where: string, under: string | null): Place | undefined => {
  if (where !== 'moi') {
    const at = readPosition(where)
    return at === undefined ? undefined : { at, isNew: false }
  }
  if (under === null || under === '') return { under: [], isNew: true }
  const parent = readPosition(under)
  return parent === undefined || parent.length > 2 ? undefined : { under: parent, isNew: true }
}

/** 1 an area, 2 a criterion, 3 a sub-criterion. */
const depthOf = (place: Place): number => (place.isNew ? place.under.length + 1 : place.at.length)

export type LinePage = {
  readonly code: string
  readonly versionName: string
  readonly seq: number
  readonly depth: number
  readonly isNew: boolean
  /** "Lĩnh vực 1, còn 2,5 điểm chưa chia": where a line stands. */
  readonly parent: string | null
  readonly heading: { readonly code: string; readonly name: string; readonly maxPoints: string }
  readonly kind: string
  readonly boxes: Readonly<Record<string, string>>
  readonly evidence: string
  readonly verifier: string
  readonly inferred: boolean
  readonly faults: readonly string[]
  readonly facts: readonly { readonly value: string; readonly label: string }[]
  /** Who verifies other lines, to choose from. */
  readonly verifiers: readonly string[]
  readonly back: string
  readonly below: number
}

const siblingsUnder = ({ known: { version } }: OpenVersion, under: Position): readonly Heading[] => {
  const area = version.areas[under[0] ?? -1]
  return under.length === 0 ? version.areas : under.length === 1 ? (area?.criteria ?? []) : (area?.criteria[under[1] ?? -1]?.subCriteria ?? [])
}

const parentWords = (open: OpenVersion, under: Position): string | null => {
  const parent = headingAt(open.known.version, under)
  if (parent === undefined) return null
  const given = sumPoints(siblingsUnder(open, under).map(({ maxPoints }) => maxPoints))
  return `${parent.code} ${parent.name}: ${formatNumber(parent.maxPoints)} điểm, các dòng bên dưới đang cộng ${formatNumber(given)}`
}

const NEW_LINE: SubCriterion = { code: '1', name: '', maxPoints: 0, method: { kind: 'yesNo', question: '' }, inferred: false }

const headingBoxes = (heading: Heading | undefined, code: string): LinePage['heading'] => ({
  code: heading?.code ?? code, name: heading?.name ?? '', maxPoints: heading === undefined ? '' : plainNumber(heading.maxPoints),
})

const belowOf = (version: OpenVersion['known']['version'], place: Place): number => {
  if (place.isNew) return 0
  const area = version.areas[place.at[0] ?? -1]
  if (place.at.length === 1) return area?.criteria.length ?? 0
  return place.at.length === 2 ? (area?.criteria[place.at[1] ?? -1]?.subCriteria.length ?? 0) : 0
}

/** The page of one line of a draft; undefined when there is no such line, or the actor may not edit. */
export const loadLinePage = async (ctx: Ctx, code: string, where: string, under: string | null): Promise<LinePage | undefined> => {
  const [open, place] = [await openDraftVersion(ctx, code), placeOf(where, under)]
  if (open === undefined || place === undefined) return undefined
  const { version, seq } = open.known
  const parentAt = place.isNew ? place.under : place.at.slice(0, -1)
  const parent = headingAt(version, parentAt)
  if (parentAt.length > 0 && parent === undefined) return undefined
  const depth = depthOf(place)
  const line = place.isNew ? undefined : lineAt(version, place.at)
  const heading = place.isNew ? undefined : (line ?? headingAt(version, place.at))
  if (!place.isNew && heading === undefined) return undefined
  const lines = linesOf(version)
  return {
    code, versionName: version.name, seq, depth, isNew: place.isNew, parent: parentWords(open, parentAt),
    heading: headingBoxes(heading, nextCode(parent?.code ?? '', siblingsUnder(open, parentAt))),
    kind: line?.method.kind ?? 'yesNo', boxes: boxesOf(line ?? NEW_LINE), evidence: line?.evidence ?? '', verifier: line?.verifier ?? '', inferred: line?.inferred ?? false,
    faults: place.isNew ? [] : checkVersion(version).filter(({ at }) => at.join() === place.at.join()).map(versionFaultSentence),
    facts: SYSTEM_FACTS.map((value) => ({ value, label: FACT_WORDS[value].name })),
    verifiers: [...new Set(lines.flatMap(({ verifier }) => verifier ?? []))],
    back: `${draftHref(code)}${parentAt.length === 0 && place.isNew ? '' : `#${rowId(place.isNew ? parentAt : place.at)}`}`,
    below: belowOf(version, place),
  }
}

const editFor = (place: Place, form: FormData): VersionEdit | { readonly errors: Readonly<Record<string, string>> } => {
  if (form.get('viec') === 'bo' && !place.isNew) return { kind: 'removed', at: place.at }
  if (depthOf(place) === 3) {
    const line = readLine(form)
    if (!line.ok) return { errors: line.errors }
    return place.isNew ? { kind: 'lineAdded', under: place.under, line: line.value } : { kind: 'lineChanged', at: place.at, line: line.value }
  }
  const heading = readHeading(form)
  if (!heading.ok) return { errors: heading.errors }
  return place.isNew ? { kind: 'headingAdded', under: place.under, heading: heading.value } : { kind: 'headingChanged', at: place.at, heading: heading.value }
}

/** Saves one line, adds it, or takes it away. */
export const actOnLine = async (ctx: Ctx, code: string, where: string, under: string | null, form: FormData): Promise<Answer> => {
  const place = placeOf(where, under)
  if (place === undefined) return { ok: false, refusal: { code: 'indexLineNotFound' } }
  const edit = editFor(place, form)
  if ('errors' in edit) return { ok: false, errors: edit.errors }
  const edited = await editVersion(ctx, { code, seq: Number(form.get('seq')), edit })
  if (!edited.ok) return edited
  const row = place.isNew || edit.kind === 'removed' ? (place.isNew ? place.under : place.at.slice(0, -1)) : place.at
  return { ok: true, message: edit.kind === 'removed' ? 'Đã bỏ dòng.' : 'Đã lưu.', leadsTo: `${draftHref(code)}${row.length === 0 ? '' : `#${rowId(row)}`}` }
}
