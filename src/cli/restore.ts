import { restore } from '#backup/restore.ts'
import { restoreTarget } from '#backup/restore-target.ts'
import { filesDir, readConfig } from '#config.ts'
import { openOwnStore } from '#db/store.ts'
import { openDiskStore } from '#files/disk-store.ts'
import { formatNumber } from '#kernel/number-format.ts'
import { Temporal } from '#kernel/time.ts'

export const command = {
  name: 'restore',
  summary: 'Khôi phục từ một bản sao lưu (dừng chương trình trước)',
  usage: 'restore THƯ-MỤC [--replace] [--json]',
  execute: async (args: string[]): Promise<number> => {
    const [dir] = args.filter((arg) => !arg.startsWith('--'))
    if (dir === undefined) {
      console.error(`Dùng: npm run -s motcua -- ${command.usage}`)
      return 2
    }
    const config = readConfig()
    const store = await openOwnStore(config)
    try {
      const files = openDiskStore(filesDir(config))
      const options = { replace: args.includes('--replace'), now: () => Temporal.Now.instant() }
      const summary = await restore(restoreTarget(store), files, dir, options)
      if (args.includes('--json')) console.log(JSON.stringify(summary))
      else {
        const { tables, rows, contents } = summary
        console.log(`Đã khôi phục: ${tables} bảng, ${formatNumber(rows)} dòng, ${formatNumber(contents)} tệp.`)
      }
    } finally {
      await store.stop()
    }
    return 0
  },
}
