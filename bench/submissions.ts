import { mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { randomBytes } from 'node:crypto'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { sql } from 'kysely'
import { openCitizen } from '#citizens/testing.ts'
import { openPool } from '#db/client.ts'
import type { Ctx } from '#db/context.ts'
import { perform } from '#dossiers/commands.ts'
import { INPUTS } from '#dossiers/inputs.ts'
import { stageFile } from '#files/commands.ts'
import { openDiskStore } from '#files/disk-store.ts'
import { report, type Benchmark } from './benchmark.ts'
import { median, PAIRS, rounded } from './figures.ts'
import { underLoad } from './http-clients.ts'
import { filingAt, openOffice } from './office.ts'

const CLIENTS = 16
const FILE_BYTES = 200_000

const scan = (): Buffer => Buffer.concat([Buffer.from('%PDF-1.7\n'), randomBytes(FILE_BYTES), Buffer.from('\n%%EOF\n')])

async function* once(bytes: Uint8Array): AsyncGenerator<Uint8Array> {
  yield bytes
}

/**
 * Online submissions with one file of 200 kB each, the file flushed to the disk and judged, beside the raw rate at which
 * reception's reference statement takes dossiers in.
 */
export const submissions: Benchmark = {
  name: 'submissions',
  run: async ({ seconds, say }) => {
    const office = await openOffice()
    const pool = openPool(office.connection('app'), { max: CLIENTS })
    const folder = mkdtempSync(join(tmpdir(), 'motcua-bench-files-'))
    const files = openDiskStore(folder)
    try {
      await sql.raw(readFileSync(join(import.meta.dirname, 'reference.sql'), 'utf8')).execute(office.owner)
      const citizens: Ctx[] = []
      for (let client = 0; client < CLIENTS; client++) citizens.push((await openCitizen(office.system)).ctx)
      const submit = async (client: number): Promise<void> => {
        const ctx = citizens[client] as Ctx
        const { forward: _, channel: _c, ...filing } = filingAt(office.desks[client % office.desks.length] as (typeof office.desks)[number], ctx.newId)
        const stored = await stageFile(ctx, files, { name: 'giấy chứng sinh.pdf', declaredType: 'application/pdf', body: once(scan()) })
        if (!stored.ok) throw new Error(stored.refusal.code)
        const papers = [{ paperId: 'p1', form: 'electronic', quantity: 1, files: [{ fileId: stored.value.id, name: 'giấy chứng sinh.pdf' }] }]
        const done = await perform(ctx, 'submit', INPUTS.submit.parse({ ...filing, papers }))
        if (!done.ok) throw new Error(done.refusal.code)
      }
      const receiveByReference = async (client: number): Promise<void> => {
        const desk = office.desks[client % office.desks.length] as (typeof office.desks)[number]
        const { dossierId, procedureCode, submitter, ...rest } = filingAt(desk, office.system.newId)
        const now = office.system.clock()
        await pool.query('select reference.receive($1, $2, $3, $4, $5, $6, $7, $8)', [
          dossierId, desk.code, procedureCode, submitter.name, submitter.phone, now, now.add({ hours: 7 * 24 }), JSON.stringify({ submitter, ...rest }),
        ])
      }
      await underLoad(CLIENTS, seconds, submit)
      const shares: number[] = []
      const rates: number[] = []
      for (let pair = 1; pair <= PAIRS; pair++) {
        const raw = await underLoad(CLIENTS, seconds, receiveByReference)
        const sent = await underLoad(CLIENTS, seconds, submit)
        say(`pair ${pair}: raw ${raw.perSecond}/s, submissions with a file ${sent.perSecond}/s`)
        shares.push(sent.perSecond / raw.perSecond)
        rates.push(sent.perSecond)
      }
      const toReference = rounded(median(shares))
      const figures = { clients: CLIENTS, fileBytes: FILE_BYTES, perSecond: median(rates), toReference }
      return report('submissions', figures, [{ figure: 'toReference', value: toReference, bound: { atLeast: 0.05 } }])
    } finally {
      await pool.end()
      await office.close()
      rmSync(folder, { recursive: true, force: true })
    }
  },
}
