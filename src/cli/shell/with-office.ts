import { readConfig } from '#config.ts'
import { openDatabase } from '#db/client.ts'
import type { Ctx } from '#db/context.ts'
import { openSharedStore } from '#db/store.ts'
import { liveContext } from '#jobs/live-context.ts'
import { findTenantId } from '#organisation/found-organisation.ts'
import { serverOf } from '../../simulation/own-database.ts'

/** Opens the office's database, or the one named on its server, and closes it whatever happens. 1 where there is no office yet. */
export const withOffice = async (name: string, database: string | undefined, work: (ctx: Ctx) => Promise<number>): Promise<number> => {
  const config = readConfig()
  const store = await openSharedStore(config)
  const db = openDatabase(database === undefined ? store.connection('app') : serverOf(config, store).connection('app', database))
  try {
    const tenantId = await findTenantId(db)
    if (tenantId === undefined) {
      console.error('Chưa có đơn vị nào trong cơ sở dữ liệu này. Chạy chương trình một lần trước: npm start')
      return 1
    }
    return await work(liveContext(db, tenantId, { kind: 'system', name }))
  } finally {
    await db.destroy()
    await store.stop()
  }
}
