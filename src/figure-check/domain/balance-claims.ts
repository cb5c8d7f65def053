import { reportWords as words } from '../../../law/figure-check/report-words.ts'
import { isCount, same, says, spanOf, sumOf, type Claim } from './claim.ts'
import type { Figure } from './figure.ts'
import type { Passage } from './passage.ts'

type Part = 'received' | 'carried' | 'processed' | 'pending' | 'early' | 'onTime' | 'late'

/** More telling words first: "đang xử lý" also says "xử lý". */
const PARTS: readonly Part[] = ['early', 'onTime', 'late', 'pending', 'carried', 'processed', 'received']

const partOf = (figure: Figure): Part | undefined => PARTS.find((part) => says(figure.before, words[part]))

/** The one figure of a sentence that is called so; two of them make it unclear which is meant. */
const only = (named: readonly (readonly [Part | undefined, Figure])[], part: Part): Figure | undefined => {
  const found = named.filter(([one]) => one === part)
  return found.length === 1 ? found[0]?.[1] : undefined
}

const judged = (whole: readonly Figure[], parts: readonly Figure[]): Claim => {
  const [sum, printed] = [sumOf(parts.map(({ value }) => value)), sumOf(whole.map(({ value }) => value))]
  const holds = same(sum, printed)
  return {
    kind: 'balance', ...spanOf([...whole, ...parts]), computed: sum, printed, holds, reason: holds ? 'exact' : 'balanceDiffers',
    terms: parts.map(({ value }) => value),
  }
}

/** received (with what was carried over) = resolved + pending, and resolved = early + on time + late, in one sentence. */
export const balanceClaims = (passage: Passage): readonly Claim[] =>
  passage.sentences.flatMap((sentence): Claim[] => {
    const outer = Math.min(...sentence.map(({ depth }) => depth))
    const named = sentence
      .filter((figure) => isCount(figure) && figure.unit === 'dossier' && figure.depth === outer)
      .map((figure) => [partOf(figure), figure] as const)
    const [received, carried, processed, pending] = (['received', 'carried', 'processed', 'pending'] as const).map((part) => only(named, part))
    const claims: Claim[] = []
    if (received !== undefined && processed !== undefined && pending !== undefined) {
      const alone = judged([received], [processed, pending])
      // "Tiếp nhận" may or may not include what was carried over; one of the two must add up.
      claims.push(carried === undefined || alone.holds === true ? alone : judged([received, carried], [processed, pending]))
    }
    const [early, onTime, late] = (['early', 'onTime', 'late'] as const).map((part) => only(named, part))
    if (processed !== undefined && pending === undefined && early !== undefined && onTime !== undefined && late !== undefined) {
      claims.push(judged([processed], [early, onTime, late]))
    }
    return claims
  })
