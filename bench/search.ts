import { existsSync } from 'node:fs'
import { join } from 'node:path'
import { transaction } from '#db/context.ts'
import { search as searchPosted } from '#disclosure/search.ts'
import { today } from '#organisation/today.ts'
import { applyImport } from '#procedures/import/import-commands.ts'
import { readProcedureFile } from '#procedures/import/read-file.ts'
import { searchWholeCatalogue } from '#procedures/search-queries.ts'
import { everydayQueries } from '../test/worked-examples/everyday-queries.ts'
import { report, type Benchmark } from './benchmark.ts'
import { percentile, rounded, timed } from './figures.ts'
import { openOffice } from './office.ts'

/** The real procedures, where a machine has them. */
const FILE = join(import.meta.dirname, '../../shared/data/procedures.json')
const ROUNDS = 5
const SHOWN = 12
const FIRST = 3

/**
 * Searching the whole real catalogue, transaction and ranking; and beside it what the portal does: procedures in force,
 * each hit told in short. Of each query the fastest of some rounds counts: other work of the machine only adds.
 */
export const search: Benchmark = {
  name: 'search',
  run: async ({ say }) => {
    if (!existsSync(FILE)) {
      say('the real catalogue is not on this machine: skipped')
      return report('search', { skipped: true }, [])
    }
    const office = await openOffice()
    try {
      const read = await readProcedureFile(FILE)
      if (!read.ok) throw new Error(read.refusal.code)
      const applied = await applyImport(office.system, read.value)
      if (!applied.ok) throw new Error(applied.refusal.code)
      const day = today(office.system)
      const ask = (query: string) => transaction(office.system, (trx) => searchWholeCatalogue(trx, query, day, SHOWN))
      const askPosted = (query: string) => transaction(office.system, (trx) => searchPosted(trx, office.tenantId, query, day, SHOWN))
      say('catalogue imported')
      const found = new Map<string, readonly string[]>()
      for (const [query] of everydayQueries) {
        found.set(query, (await ask(query)).map(({ code }) => code))
        await askPosted(query)
      }
      const best = async (one: (query: string) => Promise<unknown>, query: string): Promise<number> => {
        const rounds: number[] = []
        for (let round = 0; round < ROUNDS; round++) rounds.push(await timed(() => one(query)))
        return Math.min(...rounds)
      }
      const [milliseconds, posted]: [number[], number[]] = [[], []]
      for (const [query] of everydayQueries) {
        milliseconds.push(await best(ask, query))
        posted.push(await best(askPosted, query))
      }
      const right = everydayQueries.filter(([query, ...codes]) => found.get(query)?.slice(0, FIRST).some((code) => codes.includes(code)))
      const p95 = rounded(percentile(milliseconds, 0.95))
      const share = rounded(right.length / everydayQueries.length)
      return report(
        'search',
        { queries: everydayQueries.length, medianMs: rounded(percentile(milliseconds, 0.5)), p95Ms: p95, portalP95Ms: rounded(percentile(posted, 0.95)), rightInFirstThree: share },
        [
          { figure: 'search p95 ms', value: p95, bound: { atMost: 30 } },
          { figure: 'portal search p95 ms', value: rounded(percentile(posted, 0.95)), bound: { atMost: 30 } },
          { figure: 'right one in the first three', value: share, bound: { atLeast: 0.9 } },
        ],
      )
    } finally {
      await office.close()
    }
  },
}
