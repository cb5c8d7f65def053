import pg from 'pg'
import { realWorld } from '#db/context.ts'
import { emptyDatabase } from '#db/empty-database.ts'
import { migrate } from '#db/migrate.ts'
import { Temporal } from '#kernel/time.ts'
import { firstRun, type Welcome } from './first-run.ts'
import { findInstance, foundInstance, type InstanceKind } from './instance.ts'
import type { Program } from './program.ts'

/** Any number no other lock uses: two programs that start at once on one server fill it once. */
const FOUNDING_LOCK = 7_211_604_120

/**
 * Fills a new installation and then, as the last step, gives it its kind: without a kind it never served
 * anybody, so what a killed first run left half-done is taken out and the filling begins anew.
 */
export const ensureFounded = async (program: Program, kind: InstanceKind, fill = firstRun): Promise<Welcome> => {
  if ((await findInstance(program.db)) !== undefined) return { lines: [] }
  const lock = new pg.Client(program.store.connection('app'))
  await lock.connect()
  try {
    await lock.query('select pg_advisory_lock($1)', [FOUNDING_LOCK])
    if ((await findInstance(program.db)) !== undefined) return { lines: [] }
    if (await isHalfFilled(program)) await beginAnew(program)
    const welcome = await fill(program, kind)
    await foundInstance(program.db, kind, realWorld())
    return welcome
  } finally {
    await lock.end()
  }
}

const isHalfFilled = async ({ db }: Program): Promise<boolean> =>
  (await db.selectFrom('tenant').select('id').limit(1).execute()).length > 0

const beginAnew = async ({ store, log }: Program): Promise<void> => {
  log.warn('the first run had not been finished: beginning anew')
  await emptyDatabase(store.connection('owner'))
  await migrate(store.connection('owner'), () => Temporal.Now.instant())
}
