import { balanceClaims } from './balance-claims.ts'
import type { Claim } from './claim.ts'
import { countClaims } from './count-claims.ts'
import { readFigures } from './figure.ts'
import { growthClaims } from './growth-claims.ts'
import { passageOf } from './passage.ts'
import { periodClaims } from './period-claims.ts'
import { pointClaims } from './point-claims.ts'
import { repeatedClaims } from './repeated-claims.ts'
import { shareClaims } from './share-claims.ts'
import { totalClaims } from './total-claims.ts'

/**
 * Every arithmetic claim of a Vietnamese report that can be found, in the order of the text: which hold, which do not,
 * and which the text leaves open. `text` must be composed (NFC): offsets are positions in it.
 */
export const checkFigures = (text: string): readonly Claim[] => {
  const passage = passageOf(text, readFigures(text))
  return [shareClaims, totalClaims, balanceClaims, pointClaims, countClaims, growthClaims, repeatedClaims, periodClaims]
    .flatMap((find) => find(passage))
    .toSorted((a, b) => a.start - b.start || a.end - b.end)
}
