import { sql } from 'kysely'
import { readConfig } from '#config.ts'
import { openDatabase } from '#db/client.ts'
import { migrate } from '#db/migrate.ts'
import { openSharedStore } from '#db/store.ts'
import { adoptVault } from '#identity/sealed-secrets.ts'
import { liveContext } from '#jobs/live-context.ts'
import type { TenantId } from '#kernel/ids.ts'
import { formatNumber } from '#kernel/number-format.ts'
import { Temporal } from '#kernel/time.ts'
import { openOwnVault } from '#secrets/own-vault.ts'

export const command = {
  name: 'adopt-key',
  summary: 'Khi đã mất tệp khóa bí mật: dùng khóa hiện có, bỏ mọi xác thực hai lớp để mọi người cài lại',
  usage: 'adopt-key',
  execute: async (): Promise<number> => {
    const config = readConfig()
    const store = await openSharedStore(config)
    const owner = openDatabase(store.connection('owner'))
    const app = openDatabase(store.connection('app'))
    try {
      await migrate(store.connection('owner'), () => Temporal.Now.instant())
      const vault = await openOwnVault(config)
      const { rows } = await sql<{ id: TenantId }>`select id from tenant order by code`.execute(owner)
      let forgotten = 0
      for (const { id } of rows) forgotten += await adoptVault(liveContext(app, id, { kind: 'system', name: 'adopt-key' }), vault)
      console.log(`Đã nhận khóa hiện có. ${formatNumber(forgotten)} người phải cài lại xác thực hai lớp; họ đăng nhập bằng mật khẩu.`)
      return 0
    } finally {
      await Promise.all([owner.destroy(), app.destroy()])
      await store.stop()
    }
  },
}
