import { sql } from 'kysely'
import { readConfig } from '#config.ts'
import { openDatabase } from '#db/client.ts'
import { migrate } from '#db/migrate.ts'
import { openSharedStore } from '#db/store.ts'
import { replay } from '#dossiers/replay.ts'
import { liveContext } from '#jobs/live-context.ts'
import type { TenantId } from '#kernel/ids.ts'
import { formatNumber } from '#kernel/number-format.ts'
import { Temporal } from '#kernel/time.ts'

export const command = {
  name: 'replay',
  summary: 'Dựng lại mọi hồ sơ từ lịch sử và so với dữ liệu đang lưu; có sai lệch thì mã thoát là 1',
  usage: 'replay [--json]',
  execute: async (args: string[]): Promise<number> => {
    const isJson = args.includes('--json')
    const store = await openSharedStore(readConfig())
    const owner = openDatabase(store.connection('owner'))
    const app = openDatabase(store.connection('app'))
    try {
      await migrate(store.connection('owner'), () => Temporal.Now.instant())
      const { rows } = await sql<{ id: TenantId }>`select id from tenant order by code`.execute(owner)
      const total = { dossiers: 0, events: 0, discrepancies: [] as object[] }
      for (const { id } of rows) {
        const report = await replay(liveContext(app, id, { kind: 'system', name: 'replay' }), (done) => {
          if (!isJson && process.stderr.isTTY) process.stderr.write(`\rĐã so ${formatNumber(done)} hồ sơ`)
        })
        total.dossiers += report.dossiers
        total.events += report.events
        total.discrepancies.push(...report.discrepancies)
      }
      if (isJson) console.log(JSON.stringify(total))
      else {
        const found = total.discrepancies.length
        console.log(`Đã dựng lại ${formatNumber(total.dossiers)} hồ sơ từ ${formatNumber(total.events)} sự kiện: ${found === 0 ? 'khớp hoàn toàn.' : `${formatNumber(found)} sai lệch.`}`)
        for (const one of firstLines(total.discrepancies)) console.log(one)
      }
      return total.discrepancies.length === 0 ? 0 : 1
    } finally {
      await Promise.all([owner.destroy(), app.destroy()])
      await store.stop()
    }
  },
}

const MOST_SHOWN = 100

const firstLines = (discrepancies: readonly object[]): readonly string[] =>
  discrepancies.slice(0, MOST_SHOWN).map((one) => `  ${JSON.stringify(one)}`)
