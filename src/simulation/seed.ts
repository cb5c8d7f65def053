import { hash } from 'node:crypto'
import { uuid7 } from '#kernel/ids.ts'

const BLOCK = 64

/** Bytes that only the seed decides: block n of a stream is SHA-512("stream n"). */
export const seededBytes = (stream: string): ((length: number) => Uint8Array) => {
  let block: Uint8Array = new Uint8Array()
  let used = 0
  let count = 0
  return (length) => {
    const bytes = new Uint8Array(length)
    for (let filled = 0; filled < length; ) {
      if (used === block.length) {
        block = hash('sha512', `${stream} ${count}`, 'buffer')
        used = 0
        count += 1
      }
      const taken = Math.min(length - filled, BLOCK - used)
      bytes.set(block.subarray(used, used + taken), filled)
      filled += taken
      used += taken
    }
    return bytes
  }
}

/** UUIDv7 whose time is the simulated moment and whose chance is the stream's. */
export const seededIds = (stream: string, epochMilliseconds: () => number): (() => string) => {
  const bytes = seededBytes(`${stream} ids`)
  return () => uuid7(epochMilliseconds(), bytes(10))
}

/** Choices that only the seed decides. */
export type Chance = {
  /** A whole number, 0 ≤ n < bound. */
  below(bound: number): number
  /** True with the given probability. */
  happens(probability: number): boolean
  pick<T>(items: readonly T[]): T
  shuffle<T>(items: readonly T[]): T[]
}

const WHOLE = 2 ** 48

export const seededChance = (stream: string): Chance => {
  const bytes = seededBytes(stream)
  /** 0 ≤ x < 1 with 48 bits, so that the bias of a bounded number is beyond notice. */
  const unit = (): number => bytes(6).reduce((value, byte) => value * 256 + byte, 0) / WHOLE
  const below = (bound: number): number => Math.floor(unit() * bound)
  return {
    below,
    happens: (probability) => unit() < probability,
    pick: <T>(items: readonly T[]): T => {
      if (items.length === 0) throw new RangeError('nothing to pick from')
      return items[below(items.length)] as T
    },
    shuffle: <T>(items: readonly T[]): T[] => {
      const shuffled = [...items]
      for (let i = shuffled.length - 1; i > 0; i--) {
        const j = below(i + 1)
        ;[shuffled[i], shuffled[j]] = [shuffled[j] as T, shuffled[i] as T]
      }
      return shuffled
    },
  }
}
