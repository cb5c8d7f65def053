import { transaction, type Ctx } from '#db/context.ts'
import { PAR_INDEX_VERSIONS } from '#law/par-index.ts'
import { today } from '#organisation/today.ts'
import { unitTree } from '#organisation/unit-queries.ts'
import { listKnownVersions, type KnownVersion } from '../queries.ts'
import { INDEX_LEVEL_WORDS, VERSION_STATE_WORDS, writeYears } from '../words.ts'
import { rightsOf, type VersionRights } from './open-version.ts'
import { versionHref } from './version-address.ts'

export type VersionLine = {
  readonly code: string
  readonly href: string
  readonly name: string
  readonly level: string
  readonly years: string
  readonly state: KnownVersion['state']
  /** "đang dùng", "bộ mẫu kèm phần mềm". */
  readonly words: string
  readonly isExample: boolean
  readonly source: string
  readonly lines: number
}

const stateWords = ({ state, origin, version }: KnownVersion): string =>
  version.isExample ? 'bộ mẫu' : origin === 'shipped' ? `${VERSION_STATE_WORDS[state]}, để tham khảo` : VERSION_STATE_WORDS[state]

export const versionLine = (known: KnownVersion): VersionLine => {
  const { code, name, level, years, source, areas, isExample } = known.version
  return {
    code, name, source, isExample, href: versionHref(code), level: INDEX_LEVEL_WORDS[level], years: writeYears(years), state: known.state, words: stateWords(known),
    lines: areas.reduce((sum, { criteria }) => sum + criteria.reduce((some, { subCriteria }) => some + subCriteria.length, 0), 0),
  }
}

export type VersionList = {
  readonly lines: readonly VersionLine[]
  readonly may: VersionRights
  /** What a new draft may be drawn from. */
  readonly sources: readonly { readonly value: string; readonly label: string }[]
  readonly nextYear: number
}

/** Every set that the actor may see, own ones first. */
export const loadVersionList = (ctx: Ctx): Promise<VersionList> =>
  transaction(ctx, async (trx) => {
    const day = today(ctx)
    const may = rightsOf(ctx, await unitTree(trx, day))
    const known = await listKnownVersions(trx, { withDrafts: may.edit || may.issue })
    return {
      lines: known.map(versionLine), may, nextYear: day.year + 1,
      sources: known.map(({ version: { code, name } }) => ({ value: code, label: name })),
    }
  })

/** The set that a draft is drawn from when nobody says otherwise. */
export const USUAL_SOURCE = PAR_INDEX_VERSIONS[0]?.code
