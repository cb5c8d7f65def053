import { parseArgs } from 'node:util'
import { readConfig } from '#config.ts'
import { openDatabase } from '#db/client.ts'
import { transaction, type Ctx } from '#db/context.ts'
import { openSharedStore } from '#db/store.ts'
import { liveContext } from '#jobs/live-context.ts'
import { instantOf, type Instant } from '#kernel/time.ts'
import { parseInstantMinute } from '#kernel/local-time.ts'
import { findTenantId } from '#organisation/found-organisation.ts'
import { findUnitByCode } from '#organisation/unit-queries.ts'
import { parsePeriod, type IndexPeriod } from '#service-quality/domain/period.ts'
import { indexJson } from '#service-quality/index-json.ts'
import { indexWorkbook } from '#service-quality/index-workbook.ts'
import { findServiceQuality } from '#service-quality/queries.ts'
import { indexSentence } from '#service-quality/refusals.ts'
import { saveFile } from '../shell/save-file.ts'
import { indexText } from './index-text.ts'

const TEXT = { type: 'string' } as const

type Options = {
  readonly unit: string
  readonly period: IndexPeriod
  readonly asOf: Instant | null
  readonly json: boolean
  readonly xlsx: string | undefined
}

const readOptions = (args: string[]): Options | undefined => {
  try {
    const { values } = parseArgs({
      args, options: { unit: TEXT, period: TEXT, 'as-of': TEXT, xlsx: TEXT, json: { type: 'boolean', default: false } },
    })
    const period = parsePeriod(values.period ?? '')
    const asOf = values['as-of'] === undefined ? null : parseInstantMinute(values['as-of'])
    if (values.unit === undefined || period === undefined || typeof asOf === 'string') return undefined
    return { unit: values.unit, period, asOf: asOf === null ? null : instantOf(asOf), json: values.json, xlsx: values.xlsx }
  } catch {
    return undefined
  }
}

const answer = async (ctx: Ctx, { unit, period, asOf, json, xlsx }: Options): Promise<number> => {
  const found = await transaction(ctx, (trx) => findUnitByCode(trx, unit))
  if (found === undefined) {
    console.error(`Không có đơn vị mang mã ${unit}. Xem mã ở màn hình Cơ quan, đơn vị.`)
    return 1
  }
  const asked = await findServiceQuality(ctx, { unitId: found.id, period, asOf })
  if (!asked.ok) {
    const message = indexSentence(asked.refusal)
    if (json) console.log(JSON.stringify({ refusal: { code: asked.refusal.code, message } }))
    else console.error(message)
    return 1
  }
  const index = indexJson(asked.value)
  if (xlsx === undefined) {
    console.log(json ? JSON.stringify(index) : indexText(index))
    return 0
  }
  return saveFile(xlsx, await indexWorkbook(index))
}

/** Computes an index and prints or saves it: 0 done, 1 refused, 2 not understood. */
export const runIndex = async (args: string[], usage: string): Promise<number> => {
  const options = readOptions(args)
  if (options === undefined) {
    console.error(`Dùng: npm run -s motcua -- ${usage}`)
    return 2
  }
  const store = await openSharedStore(readConfig())
  const db = openDatabase(store.connection('app'))
  try {
    const tenantId = await findTenantId(db)
    if (tenantId === undefined) {
      console.error('Chưa có đơn vị nào trong cơ sở dữ liệu này. Chạy chương trình một lần trước: npm start')
      return 1
    }
    return await answer(liveContext(db, tenantId, { kind: 'system', name: 'index-766' }), options)
  } finally {
    await db.destroy()
    await store.stop()
  }
}
