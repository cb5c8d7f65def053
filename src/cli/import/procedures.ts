import { parseArgs } from 'node:util'
import { realWorld, type Ctx } from '#db/context.ts'
import { fillSentence } from '#kernel/sentence.ts'
import type { Refusal } from '#kernel/result.ts'
import { applyImport, previewImport } from '#procedures/import/import-commands.ts'
import { planImport } from '#procedures/import/plan-import.ts'
import { readProcedureFile } from '#procedures/import/read-file.ts'
import { PROCEDURE_REFUSALS, type ProcedureRefusal } from '#procedures/refusals.ts'
import { today } from '#organisation/today.ts'
import { withOffice } from './office.ts'
import { toJson, toText } from './procedures-report.ts'

const USAGE = 'import procedures FILE [--apply] [--json] [--tenant CODE]'

const tell = (refusal: Refusal<ProcedureRefusal>, json: boolean): number => {
  const message = fillSentence(PROCEDURE_REFUSALS[refusal.code], refusal.facts)
  if (json) console.log(JSON.stringify({ refusal: { code: refusal.code, message } }))
  else console.error(message)
  return 1
}

/** `import procedures`: a dry run with a readable difference unless `--apply`. */
export const importProcedures = {
  name: 'procedures',
  usage: USAGE,
  execute: async (args: string[]): Promise<number> => {
    const options = {
      apply: { type: 'boolean', default: false },
      json: { type: 'boolean', default: false },
      tenant: { type: 'string' },
    } as const
    let parsed
    try {
      parsed = parseArgs({ args, options, allowPositionals: true })
    } catch {
      parsed = undefined
    }
    const [file, ...extra] = parsed?.positionals ?? []
    if (parsed === undefined || file === undefined || extra.length > 0) {
      console.error(`Dùng: npm run -s motcua -- ${USAGE}`)
      return 2
    }
    const { apply, json, tenant } = parsed.values
    const records = await readProcedureFile(file)
    if (!records.ok) return tell(records.refusal, json)
    const show = (planned: Parameters<typeof toText>[0]): number => {
      console.log(json ? JSON.stringify(toJson(planned)) : toText(planned, apply))
      return 0
    }
    return withOffice(tenant, async (ctx: Ctx | undefined) => {
      if (ctx === undefined) {
        const facts = { versionsByCode: new Map(), asked: new Set<string>(), today: today(realWorld()) }
        return show(planImport(records.value, facts))
      }
      const planned = apply ? await applyImport(ctx, records.value) : await previewImport(ctx, records.value)
      return planned.ok ? show(planned.value) : tell(planned.refusal, json)
    }, { mayBeEmpty: !apply })
  },
}
