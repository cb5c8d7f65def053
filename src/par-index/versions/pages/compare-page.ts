import { transaction, type Ctx } from '#db/context.ts'
import { formatNumber } from '#kernel/number-format.ts'
import { compareVersions, type ChangedField, type ComparedLine, type LineChange } from '../../domain/versions/compare-versions.ts'
import { METHOD_NAMES } from '../method-parts.ts'
import { writeMethod } from '../method-words.ts'
import { CHANGED_FIELD_WORDS, LINE_LEVEL_WORDS } from '../words.ts'
import { criteriaRows } from './criteria-rows.ts'
import { openVersionIn } from './open-version.ts'
import { versionHref } from './version-address.ts'

/** One change as people read it. */
export type ComparedRow = {
  readonly key: string
  readonly kind: 'added' | 'removed' | 'changed'
  /** "thêm", "bỏ", "chuyển chỗ, đổi điểm". */
  readonly words: string
  readonly level: string
  readonly code: string
  readonly name: string
  readonly details: readonly { readonly field: string; readonly was: string | null; readonly now: string | null }[]
}

export type ComparePage = {
  readonly was: { readonly name: string; readonly href: string }
  readonly now: { readonly code: string; readonly name: string; readonly href: string }
  readonly rows: readonly ComparedRow[]
  readonly counts: { readonly added: number; readonly removed: number; readonly moved: number; readonly points: number; readonly method: number; readonly same: number }
}

const methodText = ({ method }: ComparedLine): string | null => (method === undefined ? null : `${METHOD_NAMES[method.kind]}: ${writeMethod(method)}`)

const valueOf = (line: ComparedLine, field: ChangedField): string | null => {
  switch (field) {
    case 'name': return line.name
    case 'maxPoints': return `${formatNumber(line.maxPoints)} điểm`
    case 'method': return methodText(line)
    case 'evidence': return line.evidence ?? null
    case 'verifier': return line.verifier ?? null
  }
}

const FIELD_NAMES = { name: 'Tên', maxPoints: 'Điểm tối đa', method: 'Cách chấm', evidence: 'Minh chứng', verifier: 'Nơi thẩm định' } satisfies Record<ChangedField, string>

const briefly = (line: ComparedLine): ComparedRow['details'] => {
  const how = methodText(line)
  return [{ field: FIELD_NAMES.maxPoints, was: null, now: valueOf(line, 'maxPoints') }, ...(how === null ? [] : [{ field: FIELD_NAMES.method, was: null, now: how }])]
}

const rowOf = (change: LineChange): ComparedRow => {
  const line = change.kind === 'removed' ? change.was : change.now
  const head = { key: `${change.kind} ${line.level} ${line.code}`, kind: change.kind, level: LINE_LEVEL_WORDS[line.level], code: line.code, name: line.name }
  if (change.kind === 'added') return { ...head, words: 'thêm', details: briefly(line) }
  if (change.kind === 'removed') return { ...head, words: 'bỏ', details: briefly(line).map(({ field, now }) => ({ field, was: now, now: null })) }
  return {
    ...head,
    words: [...(change.isMoved ? ['chuyển chỗ'] : []), ...change.what.map((field) => CHANGED_FIELD_WORDS[field])].join(', '),
    details: [
      ...(change.isMoved ? [{ field: 'Mã', was: change.was.code, now: change.now.code }] : []),
      ...change.what.map((field) => ({ field: FIELD_NAMES[field], was: valueOf(change.was, field), now: valueOf(change.now, field) })),
    ],
  }
}

const count = (changes: readonly LineChange[], isMeant: (change: LineChange) => boolean): number => changes.filter(isMeant).length
const hasChanged = (change: LineChange, field: ChangedField): boolean => change.kind === 'changed' && change.what.includes(field)

/** What changed from `other` to the set `code`; undefined when the actor does not see both. */
export const loadComparePage = (ctx: Ctx, code: string, other: string): Promise<ComparePage | undefined> =>
  transaction(ctx, async (trx) => {
    const [after, before] = [await openVersionIn(trx, ctx, code), await openVersionIn(trx, ctx, other)]
    if (after === undefined || before === undefined) return undefined
    const [was, now] = [before.known.version, after.known.version]
    const changes = compareVersions(was, now)
    return {
      was: { name: was.name, href: versionHref(was.code) }, now: { code: now.code, name: now.name, href: versionHref(now.code) }, rows: changes.map(rowOf),
      counts: {
        added: count(changes, ({ kind }) => kind === 'added'), removed: count(changes, ({ kind }) => kind === 'removed'),
        moved: count(changes, (change) => change.kind === 'changed' && change.isMoved),
        same: criteriaRows(now).length - changes.filter(({ kind }) => kind !== 'removed').length,
        points: count(changes, (change) => hasChanged(change, 'maxPoints')), method: count(changes, (change) => hasChanged(change, 'method')),
      },
    }
  })
