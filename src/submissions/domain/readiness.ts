import { checkAnswers, type FieldError } from '#eforms/domain/check.ts'
import type { FormFacts } from '#eforms/domain/check-leaf.ts'
import { isBlock, isLeaf, type Field, type Form } from '#eforms/domain/form.ts'
import type { Answers } from '#eforms/domain/value.ts'
import type { PlaceIndex } from '#places/domain/search-places.ts'
import type { ProcedureVersion, RequiredPaper } from '#procedures/domain/procedure.ts'
import type { Draft, DraftFile } from './draft.ts'

/** What a draft rests on at a moment: the versions in force, and the files it holds. */
export type DraftGround = {
  readonly version: ProcedureVersion
  readonly form: Form | undefined
  readonly facts: FormFacts
  readonly files: readonly DraftFile[]
  /** The catalogue of administrative units, when the installation has one. */
  readonly units: PlaceIndex | undefined
}

/** Why a draft cannot be sent yet; each names the page that mends it. */
export type Gap =
  | { readonly kind: 'submitter' | 'address' | 'collection' }
  | { readonly kind: 'place' }
  | { readonly kind: 'form'; readonly errors: readonly FieldError[] }
  | { readonly kind: 'papers'; readonly papers: readonly RequiredPaper[] }

/** Imported lists hold sentences that ask for no paper. */
const isAsked = (paper: RequiredPaper): boolean => paper.originals + paper.copies > 0 || paper.mandatory

/** Papers that the e-form stands for: its own declaration, and those that its file fields take. */
const coveredByForm = (form: Form | undefined): ReadonlySet<string> =>
  new Set([...(form?.pages.flatMap((page) => page.fields.flatMap(paperIdsOf)) ?? []), ...(form?.paper.paperId === undefined ? [] : [form.paper.paperId])])

const paperIdsOf = (field: Field): readonly string[] => {
  if (isBlock(field)) return field.parts.flatMap(paperIdsOf)
  if (field.kind === 'table') return field.fields.flatMap(paperIdsOf)
  return isLeaf(field) && field.kind === 'file' && field.paperId !== undefined ? [field.paperId] : []
}

/** Every paper to have at hand: all but the declaration that the e-form stands for. */
export const neededPapers = ({ version, form }: Pick<DraftGround, 'version' | 'form'>): readonly RequiredPaper[] =>
  version.papers.filter((paper) => isAsked(paper) && paper.id !== form?.paper.paperId)

/** The papers that the papers page asks for. */
export const askedPapers = ({ version, form }: Pick<DraftGround, 'version' | 'form'>): readonly RequiredPaper[] => {
  const covered = coveredByForm(form)
  return version.papers.filter((paper) => isAsked(paper) && !covered.has(paper.id))
}

/** The answers with the ids of the files that lie in the draft for each field. */
export const withFiles = (answers: Answers, files: readonly DraftFile[]): Answers => {
  const byPath = Map.groupBy(files.filter(({ slot }) => slot.kind === 'field'), ({ slot }) => (slot.kind === 'field' ? slot.path : ''))
  return [...byPath].reduce<Answers>((all, [path, some]) => put(all, path.split('.'), some.map(({ fileId }) => fileId)), answers)
}

/** The same without them: a draft keeps its files beside its answers. */
export const withoutFiles = (answers: Answers, files: readonly DraftFile[]): Answers =>
  files.reduce<Answers>((all, { slot }) => (slot.kind === 'field' ? put(all, slot.path.split('.'), []) : all), answers)

const put = (answers: Answers, [head = '', ...rest]: readonly string[], value: readonly string[]): Answers => {
  if (rest.length === 0) return { ...answers, [head]: value }
  const inner = answers[head]
  if (Array.isArray(inner)) {
    const [row = '', ...deeper] = rest
    return { ...answers, [head]: inner.map((one, i) => (String(i) === row && isAnswers(one) ? put(one, deeper, value) : one)) }
  }
  return { ...answers, [head]: put(isAnswers(inner) ? inner : {}, rest, value) }
}

const isAnswers = (value: Answers[string] | undefined): value is Answers => typeof value === 'object' && value !== null && !Array.isArray(value)

/** Everything that is missing, in the order of the pages. */
export const gapsOf = (draft: Draft, ground: DraftGround): readonly Gap[] => {
  const { form, facts, files } = ground
  const gaps: Gap[] = []
  if ((draft.submitter.name ?? '') === '' || (draft.submitter.identityNumber ?? '') === '') gaps.push({ kind: 'submitter' })
  if (draft.receivingUnitId === null || draft.competentUnitId === null) gaps.push({ kind: 'place' })
  if (form !== undefined) {
    const checked = checkAnswers(form, withFiles(draft.answers, files), facts)
    if (!checked.ok) gaps.push({ kind: 'form', errors: checked.errors })
  }
  const papers = askedPapers(ground).filter((paper) => paper.mandatory && !isProvided(paper, draft, files))
  if (papers.length > 0) gaps.push({ kind: 'papers', papers })
  if (isCollected(draft, ground) && draft.notes.collect === undefined && draft.notes.isCollectChosen !== true) gaps.push({ kind: 'collection' })
  if (draft.delivery === 'post' && draft.notes.post === undefined && draft.notes.isPostChosen !== true) gaps.push({ kind: 'address' })
  return gaps
}

/** Some paper of the papers page is promised on paper and not sent as a file. */
export const bringsPaper = (draft: Pick<Draft, 'notes'>, ground: DraftGround): boolean =>
  askedPapers(ground).some(
    ({ id }) => (draft.notes.onPaper ?? []).includes(id) && !ground.files.some(({ slot }) => slot.kind === 'paper' && slot.paperId === id),
  )

/** The post is asked to fetch what is promised on paper. */
export const isCollected = (draft: Pick<Draft, 'notes'>, ground: DraftGround): boolean => draft.notes.papersBy === 'post' && bringsPaper(draft, ground)

const isProvided = (paper: RequiredPaper, draft: Draft, files: readonly DraftFile[]): boolean =>
  files.some(({ slot }) => slot.kind === 'paper' && slot.paperId === paper.id) || (draft.notes.onPaper ?? []).includes(paper.id)
