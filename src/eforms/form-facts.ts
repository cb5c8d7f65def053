import type { Trx } from '#db/context.ts'
import type { PlainDate } from '#kernel/time.ts'
import { codeListsOn } from '#law/code-lists.ts'
import { unitTree } from '#organisation/unit-queries.ts'
import { findPlaceIndex } from '#places/queries.ts'
import type { FormFacts } from './domain/check-leaf.ts'

/** "Ủy ban nhân dân phường Đông Hà" governs "Phường Đông Hà". */
const areaName = (name: string): string => {
  const plain = name.replace(/^(ủy|uỷ) ban nhân dân /iu, '')
  return plain.charAt(0).toUpperCase() + plain.slice(1)
}
const lowered = (name: string): string => name.charAt(0).toLowerCase() + name.slice(1)

/** What filling a form on a day needs to know: the lists in force, and the communes of this installation. */
export const formFacts = async (trx: Trx, day: PlainDate): Promise<FormFacts> => {
  const { units, ancestors } = await unitTree(trx, day)
  const places = units
    .filter(({ tier, kind }) => tier === 'commune' && kind === 'peoplesCommittee')
    .map((unit) => {
      const province = ancestors(unit.id).find(({ tier, kind }) => tier === 'province' && kind === 'peoplesCommittee')
      return province === undefined ? areaName(unit.name) : `${areaName(unit.name)}, ${lowered(areaName(province.name))}`
    })
  const hasUnits = (await findPlaceIndex(trx, day.toString())) !== undefined
  return { today: day.toString(), lists: codeListsOn(day.toString()), places, hasUnits }
}
