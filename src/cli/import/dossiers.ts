import { parseArgs } from 'node:util'
import { importRunningDossiers } from '#dossiers/import/import-running.ts'
import { fillSentence } from '#kernel/sentence.ts'
import { toJson, toText } from '#organisation/import/import-report.ts'
import { TABLE_REFUSALS } from '#sheets/refusals.ts'
import { readTable } from '#sheets/read-table.ts'
import { withOffice } from './office.ts'

const USAGE = 'import dossiers FILE [--apply] [--json] [--source NAME] [--tenant CODE]'
const DEFAULT_SOURCE = 'he-thong-cu'

const readArgs = (args: string[]) => {
  const options = {
    apply: { type: 'boolean', default: false },
    json: { type: 'boolean', default: false },
    source: { type: 'string', default: DEFAULT_SOURCE },
    tenant: { type: 'string' },
  } as const
  try {
    const { values, positionals } = parseArgs({ args, options, allowPositionals: true })
    const [file] = positionals
    return file === undefined || positionals.length > 1 || !/^[\w.-]{1,60}$/.test(values.source) ? undefined : { file, ...values }
  } catch {
    return undefined
  }
}

/** `import dossiers`: running dossiers of the system being left; a dry run unless `--apply`. */
export const importDossiersFile = {
  name: 'dossiers',
  usage: USAGE,
  execute: async (args: string[]): Promise<number> => {
    const read = readArgs(args)
    if (read === undefined) {
      console.error(`Dùng: npm run -s motcua -- ${USAGE}`)
      return 2
    }
    const { file, apply, json, source, tenant } = read
    const table = await readTable(file)
    if (!table.ok) {
      const { code, facts } = table.refusal
      const message = fillSentence(TABLE_REFUSALS[code], facts)
      if (json) console.log(JSON.stringify({ refusal: { code, message } }))
      else console.error(message)
      return 1
    }
    return withOffice(tenant, async (ctx) => {
      if (ctx === undefined) return 1
      const records = await importRunningDossiers(ctx, table.value, { apply, source })
      console.log(json ? JSON.stringify(toJson(records)) : toText(records, apply))
      return 0
    }, { mayBeEmpty: false })
  },
}
