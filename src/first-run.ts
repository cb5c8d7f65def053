import pg from 'pg'
import { realWorld } from '#db/context.ts'
import { findInstance, foundInstance, type InstanceKind } from './instance.ts'
import type { Program } from './program.ts'

/** What a new installation says once on the terminal: how to log in, or the link for the first administrator. */
export type Welcome = readonly string[]

/**
 * Fills a new installation: the demo office, or an empty office with the link for its first administrator.
 * A run that was killed is run again from its beginning, so each filler completes what it finds half-done.
 */
export type Filler = (program: Program) => Promise<Welcome>

/** What each kind of installation begins with; a capability adds its part here. */
export const FILLERS: Readonly<Record<InstanceKind, readonly Filler[]>> = { production: [], demo: [], simulation: [] }

/** Any number no other lock uses: two programs that start at once on one server fill it once. */
const FIRST_RUN_LOCK = 7_211_604_120

/**
 * Runs the fillers unless the installation already has its kind, which is given last: an installation is
 * either whole or still to be filled.
 */
export const fillOnFirstRun = async (program: Program, kind: InstanceKind, fillers = FILLERS): Promise<Welcome> => {
  if ((await findInstance(program.db)) !== undefined) return []
  const lock = new pg.Client(program.store.connection('app'))
  await lock.connect()
  try {
    await lock.query('select pg_advisory_lock($1)', [FIRST_RUN_LOCK])
    if ((await findInstance(program.db)) !== undefined) return []
    const lines: string[] = []
    for (const fill of fillers[kind]) lines.push(...(await fill(program)))
    await foundInstance(program.db, kind, realWorld())
    return lines
  } finally {
    await lock.end()
  }
}
