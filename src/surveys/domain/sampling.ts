import type { UnitId } from '#kernel/ids.ts'
import { Z95 } from '#kernel/wilson.ts'
import { chanceOf } from './chance.ts'
import type { SampleMethod, Stratum } from './survey.ts'

/** A finished dossier whose submitter may be asked. */
export type Candidate = {
  readonly dossierId: string
  /** The same for all dossiers of one person. */
  readonly person: string
  readonly unitId: UnitId
  readonly sector: string
}

/** How a sample is drawn: the seed decides, and nothing else. */
export type Draw = { readonly seed: string; readonly method: SampleMethod; readonly wanted: number; readonly fewest: number }

export type Drawn = {
  readonly strata: readonly Stratum[]
  readonly chosen: readonly { readonly dossierId: string; readonly stratum: number }[]
  /** People in the frame, each once. */
  readonly frame: number
}

/**
 * How many to draw of each stratum: in proportion to its size, at least `fewest` of each (all of a smaller one), never
 * more than it has. The sum is `wanted`, or more where the minima ask for more, or everybody.
 */
export const allocate = (sizes: readonly number[], wanted: number, fewest: number): readonly number[] => {
  const least = sizes.map((size) => Math.min(size, fewest))
  const atLeast = new Set<number>()
  const whole = sizes.reduce((sum, size) => sum + size, 0)
  let exact: readonly number[] = []
  for (let settled = -1; settled !== atLeast.size; ) {
    settled = atLeast.size
    const left = Math.max(0, Math.min(wanted, whole) - [...atLeast].reduce((sum, i) => sum + (least[i] ?? 0), 0))
    const open = sizes.reduce((sum, size, i) => sum + (atLeast.has(i) ? 0 : size), 0)
    exact = sizes.map((size, i) => (atLeast.has(i) || open === 0 ? (least[i] ?? 0) : (left * size) / open))
    for (const [i, share] of exact.entries()) if (share < (least[i] ?? 0)) atLeast.add(i)
  }
  return roundedToSum(exact)
}

/** Whole numbers with the same sum: the largest remainders are rounded up, the first of equal ones. */
const roundedToSum = (exact: readonly number[]): readonly number[] => {
  // A sum of shares is whole up to the error of floating point.
  const sum = Math.round(exact.reduce((total, share) => total + share, 0))
  const whole = exact.map((share) => Math.floor(share + 1e-9))
  const missing = sum - whole.reduce((total, share) => total + share, 0)
  const byRemainder = exact.map((share, i) => ({ i, rest: share - (whole[i] ?? 0) })).toSorted((a, b) => b.rest - a.rest || a.i - b.i)
  for (const { i } of byRemainder.slice(0, missing)) whole[i] = (whole[i] ?? 0) + 1
  return whole
}

/** Each person once, by one of their dossiers; in the order of ids, so that the order of reading decides nothing. */
const onePerPerson = (candidates: readonly Candidate[], pick: (bound: number) => number): readonly Candidate[] => {
  const sorted = candidates.toSorted((a, b) => (a.dossierId < b.dossierId ? -1 : 1))
  return [...Map.groupBy(sorted, ({ person }) => person).values()].flatMap((own) => own[pick(own.length)] ?? [])
}

/** Draws a sample: people by unit and sector, at random within each stratum, or at random from all. */
export const drawSample = (candidates: readonly Candidate[], { seed, method, wanted, fewest }: Draw): Drawn => {
  const chance = chanceOf(seed)
  const people = chance.shuffled(onePerPerson(candidates, chance.below))
  const groups = [...Map.groupBy(people, ({ unitId, sector }) => `${unitId} ${sector}`)].toSorted(([a], [b]) => (a < b ? -1 : 1))
  const sizes = groups.map(([, members]) => members.length)
  const first = new Set(people.slice(0, wanted))
  const takes = method === 'stratified' ? allocate(sizes, wanted, fewest) : groups.map(([, members]) => members.filter((one) => first.has(one)).length)
  const strata = groups.map(([, members], i): Stratum => {
    const { unitId, sector } = members[0] as Candidate
    return { no: i + 1, unitId, sector, group: null, frame: members.length, drawn: takes[i] ?? 0 }
  })
  const chosen = groups.flatMap(([, members], i) => {
    const taken = method === 'stratified' ? members.slice(0, takes[i]) : members.filter((one) => first.has(one))
    return taken.map(({ dossierId }) => ({ dossierId, stratum: i + 1 }))
  })
  return { strata, chosen: chance.shuffled(chosen), frame: people.length }
}

/** Half the width of the 95 % interval of a share near one half, when `n` of `frame` people answer; from 0 to 1. */
export const expectedMargin = (n: number, frame: number): number => {
  if (n === 0 || frame <= 1) return n >= frame && frame > 0 ? 0 : 1
  return Math.min(1, Z95 * Math.sqrt((0.25 / n) * Math.max(0, (frame - n) / (frame - 1))))
}

/** How many answers it takes for a margin (from 0 to 1) among `frame` people. */
export const neededFor = (margin: number, frame: number): number => {
  const endless = (Z95 * Z95 * 0.25) / (margin * margin)
  return Math.min(frame, Math.ceil(endless / (1 + (endless - 1) / Math.max(1, frame))))
}
