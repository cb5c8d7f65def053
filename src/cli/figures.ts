import { parseArgs } from 'node:util'
import { sql } from 'kysely'
import { readConfig } from '#config.ts'
import { openDatabase } from '#db/client.ts'
import { migrate } from '#db/migrate.ts'
import { openSharedStore } from '#db/store.ts'
import { checkFigures, rebuildFigures, type RebuildReport } from '#figures/rebuild.ts'
import { liveContext } from '#jobs/live-context.ts'
import type { TenantId } from '#kernel/ids.ts'
import { formatNumber } from '#kernel/number-format.ts'
import { Temporal } from '#kernel/time.ts'

const USAGE = 'figures rebuild [--check] [--json]'
const MOST_SHOWN = 50

const readOptions = (args: string[]): { check: boolean; json: boolean } | undefined => {
  const options = { check: { type: 'boolean', default: false }, json: { type: 'boolean', default: false } } as const
  try {
    const { values, positionals } = parseArgs({ args, options, allowPositionals: true })
    return positionals.length === 1 && positionals[0] === 'rebuild' ? values : undefined
  } catch {
    return undefined
  }
}

const isRight = ({ differences, wrongSums }: RebuildReport): boolean => differences.length === 0 && wrongSums === 0

const sentence = (report: RebuildReport, isCheck: boolean): string => {
  const counted = `Đã dựng lại số liệu của ${formatNumber(report.dossiers)} hồ sơ (${formatNumber(report.points)} điểm, ${formatNumber(report.times)} thời gian đang lưu)`
  if (isRight(report)) return `${counted}: khớp hoàn toàn.`
  const missing = report.differences.filter(({ what }) => what === 'missing').length
  const surplus = report.differences.length - missing
  const found = `thiếu ${formatNumber(missing)} điểm, thừa ${formatNumber(surplus)} điểm, ${formatNumber(report.wrongSums)} dòng cộng dồn sai`
  if (isCheck) return `${counted}: ${found}. Sửa bằng lệnh: npm run -s motcua -- figures rebuild`
  return `${counted}: ${found}. Đã ghi bù điểm thiếu và cộng dồn lại${surplus === 0 ? '.' : '; điểm thừa phải có người xem, phần mềm không tự xóa lịch sử.'}`
}

export const command = {
  name: 'figures',
  summary: 'Dựng lại số liệu từ lịch sử; --check chỉ so với số đang lưu, có sai lệch thì mã thoát là 1',
  usage: USAGE,
  execute: async (args: string[]): Promise<number> => {
    const options = readOptions(args)
    if (options === undefined) {
      console.error(`Dùng: npm run -s motcua -- ${USAGE}`)
      return 2
    }
    const store = await openSharedStore(readConfig())
    const owner = openDatabase(store.connection('owner'))
    const app = openDatabase(store.connection('app'))
    try {
      await migrate(store.connection('owner'), () => Temporal.Now.instant())
      const { rows } = await sql<{ id: TenantId }>`select id from tenant order by code`.execute(owner)
      const onProgress = (done: number): void => {
        if (!options.json && process.stderr.isTTY) process.stderr.write(`\rĐã dựng lại ${formatNumber(done)} hồ sơ`)
      }
      let code = 0
      for (const { id } of rows) {
        const ctx = liveContext(app, id, { kind: 'system', name: 'figures' })
        const report = await (options.check ? checkFigures : rebuildFigures)(ctx, onProgress)
        // What was missing is there now; what is too much stays for somebody to look at.
        const isLeft = options.check ? !isRight(report) : report.differences.some(({ what }) => what === 'surplus')
        if (isLeft) code = 1
        if (options.json) console.log(JSON.stringify(report))
        else {
          console.log(sentence(report, options.check))
          for (const one of report.differences.slice(0, MOST_SHOWN)) console.log(`  ${JSON.stringify(one)}`)
        }
      }
      return code
    } finally {
      await Promise.all([owner.destroy(), app.destroy()])
      await store.stop()
    }
  },
}
