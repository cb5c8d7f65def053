import { readTypedDay } from '#kernel/typed-day.ts'
import { parseArgs } from 'node:util'
import { toJson, toText } from '#organisation/import/import-report.ts'
import { importUnits } from '#organisation/import/import-units.ts'
import { withOffice } from './office.ts'
import { readUnitFile } from './unit-file.ts'

const USAGE = 'import units FILE [--apply] [--json] [--province CODE] [--codes-from-area] [--from DATE] [--tenant CODE]'

const OPTIONS = {
  apply: { type: 'boolean', default: false },
  json: { type: 'boolean', default: false },
  'codes-from-area': { type: 'boolean', default: false },
  province: { type: 'string' },
  from: { type: 'string' },
  tenant: { type: 'string' },
} as const

const readArgs = (args: string[]) => {
  try {
    const { values, positionals } = parseArgs({ args, options: OPTIONS, allowPositionals: true })
    const [file] = positionals
    const from = values.from === undefined ? undefined : readTypedDay(values.from)
    const isBad = file === undefined || positionals.length > 1 || (values.from !== undefined && from === undefined)
    return isBad ? undefined : { file, from, values }
  } catch {
    return undefined
  }
}

/** `import units`: a dry run with a readable difference unless `--apply`. */
export const importUnitsFile = {
  name: 'units',
  usage: USAGE,
  execute: async (args: string[]): Promise<number> => {
    const read = readArgs(args)
    if (read === undefined) {
      console.error(`Dùng: npm run -s motcua -- ${USAGE}`)
      return 2
    }
    const { file, from, values } = read
    return withOffice(values.tenant, async (ctx) => {
      if (ctx === undefined) return 1
      const records = await readUnitFile(ctx, file, values.province)
      if ('message' in records) {
        if (values.json) console.log(JSON.stringify({ refusal: records }))
        else console.error(records.message)
        return 1
      }
      const options = { apply: values.apply, codesFromArea: values['codes-from-area'], ...(from !== undefined && { from }) }
      const report = await importUnits(ctx, records, options)
      console.log(values.json ? JSON.stringify(toJson(report)) : toText(report, values.apply))
      return 0
    }, { mayBeEmpty: false })
  },
}
