import { argon2, timingSafeEqual } from 'node:crypto'
import { availableParallelism } from 'node:os'
import { promisify } from 'node:util'

/** Argon2id with 19 MiB and two passes (OWASP's first choice for a server): about 25 ms on one core. */
const COST = { memory: 19_456, passes: 2, parallelism: 1, tagLength: 32 } as const
const SALT_BYTES = 16
const PHC = /^\$argon2id\$v=19\$m=(\d+),t=(\d+),p=(\d+)\$([A-Za-z0-9+/]+)\$([A-Za-z0-9+/]+)$/

type Cost = { readonly memory: number; readonly passes: number; readonly parallelism: number; readonly tagLength: number }

const derive = promisify(argon2)

/** Each hash holds its memory while it runs: more at once than cores would only fill it. */
let free = Math.max(2, availableParallelism())
const waiting: (() => void)[] = []

const inTurn = async <T>(work: () => Promise<T>): Promise<T> => {
  if (free > 0) free -= 1
  else await new Promise<void>((resolve) => waiting.push(resolve))
  try {
    return await work()
  } finally {
    const next = waiting.shift()
    if (next === undefined) free += 1
    else next()
  }
}

const tagOf = (password: string, salt: Uint8Array, cost: Cost): Promise<Buffer> =>
  inTurn(() => derive('argon2id', { message: Buffer.from(password.normalize('NFKC')), nonce: salt, ...cost }))

const plain64 = (bytes: Uint8Array): string => Buffer.from(bytes).toString('base64').replace(/=+$/, '')

/** In PHC form, `$argon2id$v=19$m=…,t=…,p=…$salt$tag`. */
export const hashPassword = async (password: string, random: (bytes: number) => Uint8Array): Promise<string> => {
  const salt = random(SALT_BYTES)
  const tag = await tagOf(password, salt, COST)
  return `$argon2id$v=19$m=${COST.memory},t=${COST.passes},p=${COST.parallelism}$${plain64(salt)}$${plain64(tag)}`
}

/** Stands in for an account that does not exist, so that the answer takes as long. */
const NOBODY = `$argon2id$v=19$m=${COST.memory},t=${COST.passes},p=${COST.parallelism}$${plain64(new Uint8Array(SALT_BYTES))}$${plain64(new Uint8Array(COST.tagLength))}`

/** `null` is nobody's password: always wrong, and as slow as a real one. */
export const isPasswordRight = async (password: string, stored: string | null): Promise<boolean> => {
  const [, memory, passes, parallelism, salt, tag] = PHC.exec(stored ?? NOBODY) ?? []
  if (salt === undefined || tag === undefined) throw new Error('stored password hash is not readable')
  const expected = Buffer.from(tag, 'base64')
  const cost = {
    memory: Number(memory),
    passes: Number(passes),
    parallelism: Number(parallelism),
    tagLength: expected.length,
  }
  const given = await tagOf(password, Buffer.from(salt, 'base64'), cost)
  return timingSafeEqual(given, expected) && stored !== null
}
