import { backup } from '#backup/backup.ts'
import { filesDir, readConfig } from '#config.ts'
import { openSharedStore } from '#db/store.ts'
import { openDiskStore } from '#files/disk-store.ts'
import { formatNumber } from '#kernel/number-format.ts'
import { Temporal } from '#kernel/time.ts'

export const command = {
  name: 'backup',
  summary: 'Sao lưu toàn bộ dữ liệu và tệp vào một thư mục mới, khi chương trình vẫn chạy',
  usage: 'backup THƯ-MỤC [--json]',
  execute: async (args: string[]): Promise<number> => {
    const [dir] = args.filter((arg) => !arg.startsWith('--'))
    if (dir === undefined) {
      console.error(`Dùng: npm run -s motcua -- ${command.usage}`)
      return 2
    }
    const config = readConfig()
    const store = await openSharedStore(config)
    try {
      const files = openDiskStore(filesDir(config))
      const summary = await backup({ connection: store.connection('owner'), files }, dir, Temporal.Now.instant())
      if (args.includes('--json')) console.log(JSON.stringify(summary))
      else {
        const { tables, rows, contents } = summary
        console.log(`Đã sao lưu vào ${summary.dir}: ${tables} bảng, ${formatNumber(rows)} dòng, ${formatNumber(contents)} tệp.`)
      }
    } finally {
      await store.stop()
    }
    return 0
  },
}
