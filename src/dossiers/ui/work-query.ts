import { parseId, type UnitId } from '#kernel/ids.ts'
import type { WorkQuery } from '../pages/work-lines.ts'
import { keyOfSlug, STEP_KIND_WORDS, WORK_VIEW_WORDS } from './work-words.ts'

/** The filters of a list of work as they stand in its address; what is not known there is not a filter. */
export const readWorkQuery = (address: string, scope: WorkQuery['scope']): WorkQuery => {
  const query = new URL(address).searchParams
  const kind = query.get('buoc')
  return {
    scope,
    view: keyOfSlug(WORK_VIEW_WORDS, query.get('loc'), 'all'),
    unitId: parseId<UnitId>(query.get('don-vi') ?? ''),
    stepKind: kind !== null && Object.hasOwn(STEP_KIND_WORDS, kind) ? kind : undefined,
    after: query.get('tu') ?? undefined,
  }
}
