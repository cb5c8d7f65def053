import type { Ctx } from '#db/context.ts'
import { plainNumber } from '../method-words.ts'
import { openDraftVersion } from './open-version.ts'
import { versionTable, type VersionTable } from './version-page.ts'

/** What the page of a draft adds to its table: the boxes of what the set says of itself. */
export type EditPage = VersionTable & { readonly levelCode: string; readonly from: string; readonly to: string; readonly total: string }

/** A draft for whoever may edit it; undefined otherwise. */
export const loadEditPage = async (ctx: Ctx, code: string): Promise<EditPage | undefined> => {
  const open = await openDraftVersion(ctx, code)
  if (open === undefined) return undefined
  const { level, years, maxPoints } = open.known.version
  return { ...versionTable(open), levelCode: level, from: String(years.from), to: years.to === null ? '' : String(years.to), total: plainNumber(maxPoints) }
}
