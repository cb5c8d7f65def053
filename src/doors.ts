import { Hono } from 'hono'
import type { Program } from './program.ts'
import { canWrite } from './db/health.ts'
import type { Fetch } from './web/listen.ts'

/** Composes everything that answers HTTP: the health of this process, the API, the screens. */
export const openDoors = async ({ db }: Program): Promise<Fetch> => {
  const app = new Hono()
  app.get('/suc-khoe', async (c) => ((await canWrite(db)) ? c.json({ ok: true }) : c.json({ ok: false }, 503)))
  return app.fetch
}
