import { parseArgs } from 'node:util'
import { readConfig } from '#config.ts'
import { openDatabase } from '#db/client.ts'
import type { Ctx } from '#db/context.ts'
import { openSharedStore } from '#db/store.ts'
import { liveContext } from '#jobs/live-context.ts'
import { findTenantId } from '#organisation/found-organisation.ts'
import type { Refusal } from '#kernel/result.ts'
import { fillSentence } from '#kernel/sentence.ts'
import { serverOf, type Server } from '../simulation/own-database.ts'
import { SIMULATION_REFUSALS, type SimulationRefusal } from '../simulation/sentences.ts'
import type { Scenario } from '../simulation/scenario-schema.ts'
import { readScenario } from '../simulation/read-scenario.ts'
import { simulateInOwnDatabase } from '../simulation/simulate.ts'
import { isProven, proveReport, type ReportProof } from './simulate/prove-report.ts'
import { progressBar } from './simulate/progress-bar.ts'
import { reportJson, reportText } from './simulate/report.ts'

const USAGE = 'simulate FILE [--fraction 0.05] [--seed TEXT] [--database NAME] [--report UNIT] [--json]'
const DEFAULT_DATABASE = 'motcua_simulation'

const tell = ({ code, facts }: Refusal<SimulationRefusal>, isJson: boolean): number => {
  const message = fillSentence(SIMULATION_REFUSALS[code], facts)
  if (isJson) console.log(JSON.stringify({ refusal: { code, message } }))
  else console.error(message)
  return 1
}

const readOptions = (args: string[]) => {
  const options = {
    fraction: { type: 'string', default: '1' },
    seed: { type: 'string' },
    database: { type: 'string', default: DEFAULT_DATABASE },
    report: { type: 'string' },
    json: { type: 'boolean', default: false },
  } as const
  try {
    const { values, positionals } = parseArgs({ args, options, allowPositionals: true })
    const [file, ...extra] = positionals
    return file === undefined || extra.length > 0 ? undefined : { ...values, file, fraction: Number(values.fraction) }
  } catch {
    return undefined
  }
}

/** The statutory report of a unit of what was simulated, in its own database; nobody waits for what would follow. */
const prove = async (server: Server, database: string, scenario: Scenario, unit: string): Promise<ReportProof> => {
  const db = openDatabase(server.connection('app', database))
  try {
    const tenantId = await findTenantId(db)
    if (tenantId === undefined) throw new Error('a simulation has its agency')
    const ctx: Ctx = { ...liveContext(db, tenantId, { kind: 'system', name: 'simulation' }), enqueue: async () => undefined }
    return await proveReport(ctx, scenario, unit)
  } finally {
    await db.destroy()
  }
}

export const command = {
  name: 'simulate',
  summary: 'Chạy một kịch bản (scenarios/*.json) qua các lệnh thật, trong cơ sở dữ liệu riêng, với đồng hồ mô phỏng',
  usage: USAGE,
  execute: async (args: string[]): Promise<number> => {
    const options = readOptions(args)
    if (options === undefined) {
      console.error(`Dùng: npm run -s motcua -- ${USAGE}`)
      return 2
    }
    const { file, fraction, database, json } = options
    const scenario = await readScenario(file)
    if (!scenario.ok) return tell(scenario.refusal, json)
    const seed = options.seed ?? scenario.value.seed
    const config = readConfig()
    const store = await openSharedStore(config)
    const startedAt = performance.now()
    try {
      const onProgress = json || !process.stderr.isTTY ? undefined : progressBar((text) => process.stderr.write(text), () => performance.now())
      const settings = { fraction, seed, ...(onProgress === undefined ? {} : { onProgress }) }
      const server = serverOf(config, store)
      const simulated = await simulateInOwnDatabase(server, database, scenario.value, settings)
      if (!simulated.ok) return tell(simulated.refusal, json)
      const seconds = (performance.now() - startedAt) / 1_000
      const proof = options.report === undefined ? undefined : await prove(server, database, scenario.value, options.report)
      const run = { scenario: scenario.value, seed, fraction, database, seconds, report: simulated.value, ...(proof !== undefined && { proof }) }
      console.log(json ? JSON.stringify(reportJson(run)) : reportText(run))
      return proof === undefined || isProven(proof, fraction === 1) ? 0 : 1
    } finally {
      await store.stop()
    }
  },
}
