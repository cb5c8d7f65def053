import { readConfig } from '#config.ts'
import { migrate } from '#db/migrate.ts'
import { openSharedStore } from '#db/store.ts'
import { Temporal } from '#kernel/time.ts'

export const command = {
  name: 'migrate',
  summary: 'Nâng cấp lược đồ cơ sở dữ liệu lên bản chương trình này',
  usage: 'migrate [--json]',
  execute: async (args: string[]): Promise<number> => {
    const store = await openSharedStore(readConfig())
    try {
      const applied = await migrate(store.connection('owner'), () => Temporal.Now.instant())
      if (args.includes('--json')) console.log(JSON.stringify({ applied }))
      else console.log(applied.length === 0 ? 'Lược đồ đã ở bản mới nhất.' : `Đã chạy: ${applied.join(', ')}`)
    } finally {
      await store.stop()
    }
    return 0
  },
}
