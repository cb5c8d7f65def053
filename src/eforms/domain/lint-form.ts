import type { RequiredPaper } from '#procedures/domain/procedure.ts'
import { canHold, type Readable } from './can-hold.ts'
import { isBlock, isLeaf, type Field, type FormBody, type Leaf } from './form.ts'

/** What a person should look at before a form is published; errors forbid it. */
export type FormFinding = {
  readonly code:
    | 'pageEmpty' | 'pageUnreachable' | 'requiredUnreachable' | 'fieldUnreachable' | 'declarationMissing'
    | 'paperUnknown' | 'paperMissing'
  readonly severity: 'error' | 'warning'
  /** Labels from the page to the field. */
  readonly labels: readonly string[]
  readonly facts: Readonly<Record<string, string | number>>
}

type Mutable = Map<string, Readable>

const leavesOf = (fields: readonly Field[]): readonly Leaf[] =>
  fields.flatMap((field) => {
    if (isLeaf(field)) return [field]
    if (isBlock(field)) return leavesOf(field.parts)
    return field.kind === 'table' ? leavesOf(field.fields) : []
  })

/**
 * Checks a form that compiles: pages and fields that nobody can ever reach, a missing declaration, files that belong
 * to no paper of the procedure, mandatory papers that no field asks for. `papers` are those of the procedure version.
 */
export const lintForm = (form: FormBody, papers: readonly RequiredPaper[]): readonly FormFinding[] => {
  const findings: FormFinding[] = []
  const add = (code: FormFinding['code'], severity: FormFinding['severity'], labels: readonly string[], facts: FormFinding['facts'] = {}): void => {
    findings.push({ code, severity, labels, facts })
  }

  const lintFields = (fields: readonly Field[], around: { labels: readonly string[]; isReachable: boolean; path: string }, readable: Mutable): void => {
    for (const field of fields) {
      const path = around.path === '' ? field.id : `${around.path}.${field.id}`
      const labels = [...around.labels, field.label]
      const isOpen = field.visibleIf === undefined || canHold(field.visibleIf.tree, readable)
      if (!isOpen && around.isReachable) {
        const isDemanded = field.kind !== 'info' && field.kind !== 'computed' && field.optional !== true
        add(isDemanded ? 'requiredUnreachable' : 'fieldUnreachable', isDemanded ? 'error' : 'warning', labels)
      }
      const isReachable = around.isReachable && isOpen
      if (isLeaf(field)) readable.set(path, { leaf: field, isReachable })
      else if (isBlock(field)) lintFields(field.parts, { labels, isReachable, path }, readable)
      else if (field.kind === 'table') lintRow(field.fields, { labels, isReachable, path: '' }, new Map(readable))
    }
  }
  const lintRow = (fields: readonly Field[], around: { labels: readonly string[]; isReachable: boolean; path: string }, readable: Mutable): void => {
    for (const { id } of fields) for (const name of readable.keys()) if (name === id || name.startsWith(`${id}.`)) readable.delete(name)
    lintFields(fields, around, readable)
  }

  const readable: Mutable = new Map()
  for (const page of form.pages) {
    const isReachable = page.visibleIf === undefined || canHold(page.visibleIf.tree, readable)
    if (!isReachable) add('pageUnreachable', 'error', [page.title])
    if (page.fields.length === 0) add('pageEmpty', 'error', [page.title])
    lintFields(page.fields, { labels: [page.title], isReachable, path: '' }, readable)
  }
  const leaves = leavesOf(form.pages.flatMap((page) => page.fields))
  if (!leaves.some(({ kind }) => kind === 'declaration')) add('declarationMissing', 'error', [])
  return [...findings, ...lintPapers(form, leaves, papers)]
}

const lintPapers = (form: FormBody, leaves: readonly Leaf[], papers: readonly RequiredPaper[]): readonly FormFinding[] => {
  const known = new Set(papers.map((paper) => paper.id))
  const asked = new Set([...leaves.flatMap((leaf) => (leaf.kind === 'file' && leaf.paperId !== undefined ? [leaf.paperId] : [])), form.paper.paperId])
  const unknown = leaves.filter((leaf) => leaf.kind === 'file' && leaf.paperId !== undefined && !known.has(leaf.paperId))
  const missing = papers.filter((paper) => paper.mandatory && paper.originals + paper.copies > 0 && !asked.has(paper.id))
  return [
    ...unknown.map((leaf): FormFinding => ({ code: 'paperUnknown', severity: 'warning', labels: [leaf.label], facts: {} })),
    ...missing.map((paper): FormFinding => ({ code: 'paperMissing', severity: 'warning', labels: [], facts: { paper: paper.name.slice(0, 200) } })),
  ]
}

