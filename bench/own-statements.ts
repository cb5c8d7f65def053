import type pg from 'pg'
import type { Answer } from '#dossiers/execute.ts'
import { withWords, type RoundTrip } from './statements.ts'

/** One command as it was seen on its way to the database, with the ids that a repetition must exchange. */
export type Sample = { readonly trips: readonly RoundTrip[]; readonly commandId: string; readonly answer: Answer }

/** A number is taken at the opening of a reception. */
const NUMBER = /open_command\(/

/** The same code with another number. */
const withNumber = (code: string, number: number): string => code.replace(/\d+$/, (old) => String(number).padStart(old.length, '0'))

/**
 * Sends the statements of a sample again for another dossier, and nothing else: no HTTP, no session, no rights, no
 * decision. A number is taken as the product takes it, and the code that follows from it goes where the product's went.
 */
export const sendBare = async (
  pool: pg.Pool,
  { trips, commandId, answer }: Sample,
  anew: { readonly dossierId: string; readonly commandId: string; readonly code?: string },
): Promise<void> => {
  const words = new Map([
    [answer.dossierId as string, anew.dossierId],
    [commandId, anew.commandId],
  ])
  const { code } = answer
  if (code !== null && anew.code !== undefined) words.set(code, anew.code)
  const client = await pool.connect()
  try {
    for (const trip of trips) {
      const results = await Promise.all(
        trip.map((statement) => {
          const { values, ...rest } = withWords(statement, words)
          return client.query({ ...rest, values: [...values] })
        }),
      )
      const taken = trip.findIndex(({ text }) => NUMBER.test(text))
      const row: { number?: number | null } | undefined = results[taken]?.rows[0]
      if (typeof row?.number === 'number' && code !== null) words.set(code, withNumber(code, row.number))
    }
    client.release()
  } catch (error) {
    client.release(true)
    throw error
  }
}
