import { z } from 'zod'
import { durationSchema } from '#law/procedures-schema.ts'

/** What a scenario file may say; `scenarios/README.md` explains it to the people who write one. */

const text = z.string().trim().min(1).max(2_000)
const key = z.string().regex(/^[A-Za-z][A-Za-z0-9-]{0,59}$/)
const code = z.string().min(1).max(35)
const count = z.int().min(0).max(10_000_000)
const share = z.number().min(0).max(1)
const weight = z.number().min(0).max(1_000_000)
/** Ids of the assumptions that a number rests on. */
const because = z.array(key).min(1)

/** "caseOfficer", "agencyLeader+" (with everything below), "receptionOfficer@01" (at the child unit 01). */
const post = z.strictObject({ title: text, roles: z.array(z.string().regex(/^[a-zA-Z]+\+?(@\d{1,4})?$/)).min(1) })

const unitWords = {
  name: text,
  shortName: text,
  kind: key,
  posts: z.array(post).default([]),
}

const unit = z.strictObject({
  code,
  parent: code.optional(),
  tier: key,
  areaCode: z.string().optional(),
  ...unitWords,
})

/** Units of one pattern: the communes of a district. `{name}` in a child's name is the member's own name. */
const group = z.strictObject({
  id: key,
  parent: code,
  tier: key,
  kind: key,
  posts: z.array(post).default([]),
  children: z.array(z.strictObject({ part: z.string().regex(/^\d{1,4}$/), ...unitWords })).default([]),
  members: z
    .array(z.strictObject({ part: z.string().regex(/^\d{1,4}$/), name: text, shortName: text, areaCode: z.string().optional(), weight }))
    .min(1),
})

const procedure = z.strictObject({
  code: z.string(),
  name: text,
  sectorCode: key,
  sectorName: text,
  tiers: z.array(key).min(1),
  duration: durationSchema,
  instant: z.boolean().default(false),
  register: key.optional(),
  /** Code of a process template of the product (`law/procedures/process-templates.ts`). */
  process: z.string().min(1),
  source: text,
})

const streamProcedure = z.strictObject({
  code: z.string(),
  weight,
  /** Of those resolved in time, the share resolved before the due day. */
  earlyShare: share,
  lateWeight: weight,
  openWeight: weight,
  /** The unit that decides, where it is not the place's own. */
  competent: code.optional(),
})

const stream = z.strictObject({
  id: key,
  label: text,
  /** Tier of the units that decide; the figures of this tier are set beside what was reported. */
  tier: key,
  reported: z.strictObject({ received: count, resolved: count, open: count, overdue: count }),
  assumed: z.strictObject({
    overdueResolved: count,
    overdueOpen: count,
    /** Of the open ones in time, how many stand still and wait for a supplement. */
    pausedShareOfOpen: share,
    supplementShare: share,
    deniedShare: share,
    because,
  }),
  /** Where dossiers come in: one unit each, or every member of a group by its weight. */
  places: z.union([
    z.strictObject({ group: key, receivingPart: z.string(), because }),
    z.array(z.strictObject({ receiving: code, competent: code, weight })).min(1),
  ]),
  procedures: z.array(streamProcedure).min(1),
  proceduresBecause: because,
})

export const scenarioSchema = z.strictObject({
  schema: z.literal('scenario/1'),
  name: text,
  source: text,
  seed: z.string().min(1).max(100),
  period: z.strictObject({ from: z.iso.date(), to: z.iso.date() }),
  /** First day of the units, the assignments and the procedures. */
  openedOn: z.iso.date(),
  tenantCode: key,
  /** Everything that the source does not say, by name. */
  assumptions: z.record(key, text),
  /** What the source itself counts, given as it is and recounted. */
  statements: z
    .array(z.strictObject({ quote: text, part: count, whole: count, printedPercent: z.number() }))
    .default([]),
  arrivals: z.strictObject({
    weekdays: z.strictObject({ mon: weight, tue: weight, wed: weight, thu: weight, fri: weight, sat: weight, sun: weight }),
    because,
  }),
  units: z.array(unit).min(1),
  groups: z.array(group).default([]),
  procedures: z.array(procedure).min(1),
  streams: z.array(stream).min(1),
})

export type Scenario = z.output<typeof scenarioSchema>
export type ScenarioStream = Scenario['streams'][number]
export type ScenarioProcedure = Scenario['procedures'][number]
export type ScenarioPost = Scenario['units'][number]['posts'][number]
