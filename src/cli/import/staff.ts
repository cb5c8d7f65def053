import { parseArgs } from 'node:util'
import { fillSentence } from '#kernel/sentence.ts'
import { toJson, toText } from '#organisation/import/import-report.ts'
import { importStaff } from '#organisation/import/import-staff.ts'
import { TABLE_REFUSALS } from '#sheets/refusals.ts'
import { readTable } from '#sheets/read-table.ts'
import { withOffice } from './office.ts'

const USAGE = 'import staff FILE [--apply] [--json] [--tenant CODE]'

const OPTIONS = {
  apply: { type: 'boolean', default: false },
  json: { type: 'boolean', default: false },
  tenant: { type: 'string' },
} as const

const readArgs = (args: string[]) => {
  try {
    const { values, positionals } = parseArgs({ args, options: OPTIONS, allowPositionals: true })
    const [file] = positionals
    return file === undefined || positionals.length > 1 ? undefined : { file, values }
  } catch {
    return undefined
  }
}

/** `import staff`: a dry run with a readable difference unless `--apply`. */
export const importStaffFile = {
  name: 'staff',
  usage: USAGE,
  execute: async (args: string[]): Promise<number> => {
    const read = readArgs(args)
    if (read === undefined) {
      console.error(`Dùng: npm run -s motcua -- ${USAGE}`)
      return 2
    }
    const { file, values } = read
    const table = await readTable(file)
    if (!table.ok) {
      const { code, facts } = table.refusal
      const message = fillSentence(TABLE_REFUSALS[code], facts)
      if (values.json) console.log(JSON.stringify({ refusal: { code, message } }))
      else console.error(message)
      return 1
    }
    return withOffice(values.tenant, async (ctx) => {
      if (ctx === undefined) return 1
      const report = await importStaff(ctx, table.value, { apply: values.apply })
      console.log(values.json ? JSON.stringify(toJson(report)) : toText(report, values.apply))
      return 0
    }, { mayBeEmpty: false })
  },
}
