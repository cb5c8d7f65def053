import type { z } from 'zod'
import { ethnicGroups } from '../../law/eforms/lists/ethnic-groups.ts'
import { nationalities } from '../../law/eforms/lists/nationalities.ts'
import { identityPapers, relationships, sexes } from '../../law/eforms/lists/short-lists.ts'
import { isInForce } from './dated.ts'
import { codeListSchema } from './eform-schema.ts'

export type CodeList = z.output<typeof codeListSchema>

/** The lists that electronic forms choose from, each with its source. */
export const codeLists: readonly CodeList[] = [sexes, ethnicGroups, nationalities, identityPapers, relationships].map((list) =>
  codeListSchema.parse(list),
)

/** The lists as they stand on a day, by name. */
export const codeListsOn = (day: string): Readonly<Record<string, CodeList['items']>> =>
  Object.fromEntries(codeLists.filter((list) => isInForce(list, day)).map((list) => [list.name, list.items]))
