import pg from 'pg'
import { transaction } from '#db/context.ts'
import { rollUp } from '#figures/roll-up.ts'
import type { StaffId, UnitId } from '#kernel/ids.ts'
import { toAt } from '#kernel/at.ts'
import { vietnamDay } from '#kernel/time.ts'
import { SYSTEM_FACTS, type IndexVersion, type SubCriterion } from '#law/par-index.ts'
import { unitTree } from '#organisation/unit-queries.ts'
import type { Round, RoundEvent } from '#par-index/domain/rounds/round.ts'
import { writeCards } from '#par-index/rounds/card-store.ts'
import { acrossUnits } from '#par-index/rounds/reading.ts'
import { findRoundCards } from '#par-index/rounds/reading-round.ts'
import { freezeRoundFacts } from '#par-index/rounds/round-commands.ts'
import { insertRound } from '#par-index/rounds/round-store.ts'
import { report, type Benchmark } from './benchmark.ts'
import { rounded, timed } from './figures.ts'
import { growPointsTo } from './grown-points.ts'
import { openCommunes } from './grown-office.ts'
import { openOffice } from './office.ts'

const COMMUNES = 200
const AREAS = 10
const LINES_AN_AREA = 12
/** Two lines of three come from the system. */
const isFromSystem = (no: number): boolean => no % 3 !== 2

const lineAt = (area: number, at: number): SubCriterion => {
  const no = area * LINES_AN_AREA + at
  const fact = SYSTEM_FACTS[no % SYSTEM_FACTS.length] ?? 'finishedInTime'
  return {
    code: `${area + 1}.1.${at + 1}`, name: `Tiêu chí ${no + 1}`, maxPoints: 1, inferred: false,
    method: isFromSystem(no) ? { kind: 'fromSystem', fact, fullAt: 1, noneBelow: 0 } : { kind: 'yesNo', question: 'Đã làm?' },
  }
}

/** 120 criteria of a point each. */
const version: IndexVersion = {
  code: 'do-toc-do', name: 'Bộ tiêu chí để đo', source: 'bench', effectiveFrom: '2020-01-01', checked: 'toVerify', level: 'commune', years: { from: 2020, to: null },
  maxPoints: AREAS * LINES_AN_AREA, isExample: true,
  areas: Array.from({ length: AREAS }, (_, area) => ({
    code: `${area + 1}`, name: `Lĩnh vực ${area + 1}`, maxPoints: LINES_AN_AREA,
    criteria: [{ code: `${area + 1}.1`, name: 'Nhóm', maxPoints: LINES_AN_AREA, subCriteria: Array.from({ length: LINES_AN_AREA }, (_line, at) => lineAt(area, at)) }],
  })),
}

/** Facts of 200 communes read in one question each source, frozen, and every card scored by 120 criteria. */
export const parIndex: Benchmark = {
  name: 'par-index',
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
      await client.query('vacuum (analyze) figure_sum')
      const cutOff = vietnamDay(system.clock()).subtract({ days: 1 })
      const root = (await transaction(system, (trx) => unitTree(trx, cutOff.add({ days: 1 })))).units[0]?.id as UnitId
      const window = { from: cutOff.toString(), until: cutOff.toString(), closesAt: toAt(system.clock()) }
      const nobody = system.newId() as StaffId
      const open = async (): Promise<string> => {
        const id = system.newId()
        const event: Extract<RoundEvent, { readonly type: 'opened' }> = {
          type: 'opened', unitIds: communes.map(({ commune }) => commune),
          terms: {
            name: 'Đo tốc độ', year: cutOff.year, organiserId: root, leadUnitId: root, version: { ...version, code: `do-${id}` }, verifiers: [], council: { headId: nobody, memberIds: [] },
            cutOffOn: cutOff.toString(), windows: { selfScore: window, verification: window, council: window }, rebuttalDays: 5,
          },
        }
        const round: Round = { ...event.terms, phase: 'open', seq: 1, factsAsOf: null, decision: null }
        await acrossUnits(system, async (trx) => {
          await insertRound(trx, system, id, event)
          await writeCards(trx, system, round, event.unitIds.map((unitId) => ({ id: system.newId(), roundId: id, before: undefined, events: [{ type: 'opened', unitId }], facts: new Map() })))
        })
        return id
      }
      const times: number[] = []
      let scored = 0
      for (let turn = 0; turn < 3; turn++) {
        const id = await open()
        times.push(await timed(async () => {
          const frozen = await freezeRoundFacts(system, id)
          if (!frozen.ok) throw new Error(frozen.refusal.code)
        }))
        scored = (await findRoundCards(system, id)).filter(({ progress }) => progress.selfPoints > 0).length
        say(`turn ${turn + 1}: ${Math.round(times.at(-1) ?? 0)} ms`)
      }
      const first = rounded((times[0] ?? Number.NaN) / 1000)
      const figures = { dossiers: size, communes: COMMUNES, criteria: AREAS * LINES_AN_AREA, firstSeconds: first, againSeconds: rounded((times.at(-1) ?? Number.NaN) / 1000), scoredCards: scored }
      return report('par-index', figures, [
        { figure: 'firstSeconds', value: first, bound: { atMost: 30 } },
        { figure: 'scoredCards', value: scored, bound: { atLeast: COMMUNES } },
      ])
    } finally {
      await client.end()
      await office.close()
    }
  },
}
