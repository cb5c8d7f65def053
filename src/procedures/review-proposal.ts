import { z } from 'zod'
import type { ProcedureBody, ProcedureCase } from './domain/procedure.ts'
import { bodySchema, caseSchema } from './version-body.ts'

/** What an import cannot decide alone. Each kind carries what the machine read and would do. */
const proposalSchema = z.discriminatedUnion('kind', [
  /** No time at all in the source, or words that cannot be read. */
  z.strictObject({ kind: z.literal('timeMissing'), texts: z.array(z.string()) }),
  /** A time that can be read only by assuming something, such as its unit. */
  z.strictObject({ kind: z.literal('timeAssumed'), texts: z.array(z.string()), assumed: z.array(z.string()), cases: z.array(caseSchema) }),
  /** A time of minutes, which no standard process keeps. */
  z.strictObject({ kind: z.literal('timeTooShort'), texts: z.array(z.string()) }),
  /** The table's times differ between channels, which usually means cases, not channels. */
  z.strictObject({ kind: z.literal('timesDiffer'), texts: z.array(z.string()), cases: z.array(caseSchema) }),
  /** The prose gives another time than the table. */
  z.strictObject({ kind: z.literal('proseDiffers'), texts: z.array(z.string()), table: z.array(caseSchema), prose: z.array(caseSchema) }),
  /** A sum that cannot be in đồng, such as 125. */
  z.strictObject({ kind: z.literal('feeDoubtful'), texts: z.array(z.string()) }),
  /** No tier of today can be read from the source. */
  z.strictObject({ kind: z.literal('unitMissing'), texts: z.array(z.string()) }),
  /** The file has the code twice; this is the record that was not taken. */
  z.strictObject({ kind: z.literal('codeDoubled'), texts: z.array(z.string()), body: bodySchema }),
  /** The office (or the starter catalogue) has a version of its own, which an import never overwrites. */
  z.strictObject({ kind: z.literal('localVersion'), texts: z.array(z.string()), body: bodySchema }),
])

type Asked<Kind extends string> = { readonly kind: Kind; readonly texts: readonly string[] }

export type ReviewProposal =
  | Asked<'timeMissing' | 'timeTooShort' | 'feeDoubtful' | 'unitMissing'>
  | (Asked<'timeAssumed'> & { readonly assumed: readonly string[]; readonly cases: readonly ProcedureCase[] })
  | (Asked<'timesDiffer'> & { readonly cases: readonly ProcedureCase[] })
  | (Asked<'proseDiffers'> & { readonly table: readonly ProcedureCase[]; readonly prose: readonly ProcedureCase[] })
  | (Asked<'codeDoubled' | 'localVersion'> & { readonly body: ProcedureBody })

export type ReviewKind = ReviewProposal['kind']

export const readProposal = (value: unknown): ReviewProposal => proposalSchema.parse(value)

/** What a person may answer. `setCases` writes the times, `setTiers` the tiers, `confirm` keeps what was read. */
export const decisionSchema = z.discriminatedUnion('kind', [
  z.strictObject({ kind: z.literal('confirm') }),
  z.strictObject({ kind: z.literal('setCases'), cases: z.array(caseSchema).min(1) }),
  z.strictObject({ kind: z.literal('setTiers'), tiers: z.array(z.string().min(1)).min(1) }),
  z.strictObject({ kind: z.literal('takeImported') }),
  z.strictObject({ kind: z.literal('dismiss'), reason: z.string().trim() }),
])
export type ReviewDecision = z.output<typeof decisionSchema>
