/** Which division of a demo commune resolves which sector; sectors that are not named go to culture and society. */
const BY_WORD: readonly (readonly [RegExp, string])[] = [
  [/hộ tịch|chứng thực|cư trú|nuôi con nuôi|lý lịch/i, '02'],
  [/đất đai|xây dựng|kinh doanh|doanh nghiệp|môi trường|nông|đường bộ/i, '03'],
]
const CULTURE_AND_SOCIETY = '04'

/** On the island three people do everything, from the service centre. */
const SMALL_OFFICE: Readonly<Record<string, string>> = { 'H50.108': 'H50.108.01' }

/** Agency code of the division of a commune for a sector, by its Vietnamese name. */
export const divisionFor = (communeCode: string, sectorName: string): string => {
  const small = SMALL_OFFICE[communeCode]
  if (small !== undefined) return small
  const part = BY_WORD.find(([word]) => word.test(sectorName))?.[1] ?? CULTURE_AND_SOCIETY
  return `${communeCode}.${part}`
}
