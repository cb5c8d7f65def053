import pg from 'pg'
import type { Ctx } from '#db/context.ts'
import { rollUp } from '#figures/roll-up.ts'
import { toAt } from '#kernel/at.ts'
import type { UnitId } from '#kernel/ids.ts'
import type { Result } from '#kernel/result.ts'
import { DAY_MINUTES } from '#kernel/local-time.ts'
import { instantOf, localDayOf, vietnamDay } from '#kernel/time.ts'
import { unitTree } from '#organisation/unit-queries.ts'
import { createPress } from '#papers/render.ts'
import { composeDocument } from '#reform-reports/compose-document.ts'
import { reformPeriod } from '#reform-reports/domain/reform-period.ts'
import { readLive } from '#reform-reports/filled-report.ts'
import { documentFile } from '#reform-reports/files/report-file.ts'
import { openReport } from '#reform-reports/open-reports.ts'
import { sendReport, signReport, submitReport } from '#reform-reports/sending-commands.ts'
import { answerRows } from '#reform-reports/writing-commands.ts'
import { readingAll } from '#reports/report-question.ts'
import { report, type Benchmark } from './benchmark.ts'
import { rounded, timed } from './figures.ts'
import { openCommunes } from './grown-office.ts'
import { growPointsTo } from './grown-points.ts'
import { openOffice, type Office } from './office.ts'

const COMMUNES = 130

const ANSWERS = Object.fromEntries(['1.4', '1.6', '1.7', '1.16', '1.17', '2.1', '2.7', '2.8', '4.1', '4.3', '4.4', '5.2', '5.3', '5.6', '6.1', '6.2', '7.1', '7.2', '7.4', '7.19']
  .map((code, i) => [code, { value: 10 + i, note: null }]))

const done = <T>(result: Result<T>): T => {
  if (!result.ok) throw new Error(result.refusal.code)
  return result.value
}

/** Somebody who leads one unit: the right is what counts here, not the person. */
const leaderOf = ({ system, desks }: Office, unitId: UnitId, clock: Ctx['clock']): Ctx => {
  const [desk] = desks
  if (desk === undefined) throw new Error('an office without people')
  return { ...system, clock, actor: { kind: 'staff', ...desk.officer, grants: [{ role: 'agencyLeader', unitId, reach: new Set([unitId]), sectors: null }] } }
}

/** A province's report of the year from 130 communes that sent theirs: figures, merge, sentences, DOCX and PDF. */
export const reformReport: Benchmark = {
  name: 'reform-report',
  run: async ({ size, say }) => {
    const office = await openOffice()
    const client = new pg.Client(office.connection('superuser'))
    await client.connect()
    try {
      const { system } = office
      const communes = await openCommunes(office, COMMUNES)
      await growPointsTo(client, { size, units: communes.map((one) => one.office), tenantId: office.tenantId, until: system.clock().subtract({ hours: 2 }).toString(), say })
      await client.query('truncate figure_sum, figure_keeping')
      await rollUp(system)
      const period = reformPeriod('Y', vietnamDay(system.clock()).year)
      const after = instantOf((localDayOf(period.to) + 2) * DAY_MINUTES)
      const clock: Ctx['clock'] = () => after
      const on = period.to.add({ days: 1 }).toString()
      for (const [i, { commune }] of communes.entries()) {
        const leader = leaderOf(office, commune, clock)
        const written = done(await answerRows(leader, { ...done(await openReport(leader, { unitId: commune, period })), answers: ANSWERS }))
        const signed = done(await signReport(leader, done(await submitReport(leader, { ...written, explanation: null }))))
        done(await sendReport(leader, { ...signed, number: `${i + 1}/BC-UBND`, on }))
      }
      say(`${COMMUNES} communes have sent theirs`)
      const tree = await readingAll(system, (trx) => unitTree(trx, period.to))
      const province = tree.units[0]
      if (province === undefined) throw new Error('no province')
      const leader = leaderOf(office, province.id, clock)
      const press = createPress()
      let merged = 0
      const fillMs = await timed(async () => {
        const opened = done(await openReport(leader, { unitId: province.id, period }))
        const { filled } = await readingAll(leader, (trx) => readLive(trx, opened))
        merged = filled.merged.from.length
        const document = composeDocument(filled)
        const facts = { tree, unitId: province.id, recipient: undefined, printedAt: toAt(after), signer: null, number: null, documentOn: null, stateHash: null }
        for (const kind of ['docx', 'pdf'] as const) if (!(await documentFile(() => press, document, facts, kind)).ok) throw new Error(kind)
      })
      const seconds = rounded(fillMs / 1000)
      return report('reform-report', { dossiers: size, communes: COMMUNES, merged, seconds }, [
        { figure: 'seconds', value: seconds, bound: { atMost: 5 } },
        { figure: 'merged', value: merged, bound: { atLeast: COMMUNES } },
      ])
    } finally {
      await client.end()
      await office.close()
    }
  },
}
