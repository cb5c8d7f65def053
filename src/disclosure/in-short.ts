import type { Trx } from '#db/context.ts'
import type { TenantId } from '#kernel/ids.ts'
import { feesInShort, timeInShort } from '#procedures/citizen-words.ts'
import type { ProcedureVersion, ServiceLevel, SubmissionGate } from '#procedures/domain/procedure.ts'
import { getVersion, type VersionLine } from '#procedures/queries.ts'

/** One procedure on one line of a list: what decides whether one opens it. */
export type ProcedureInShort = {
  readonly code: string
  readonly name: string
  readonly sectorName: string
  readonly serviceLevel: ServiceLevel
  readonly gate: SubmissionGate['kind']
  readonly tiers: readonly string[]
  readonly time: string
  readonly fee: string
}

const inShort = ({ code, name, sectorName, serviceLevel, submissionGate, tiers, cases, fees }: ProcedureVersion): ProcedureInShort => ({
  code, name, sectorName, serviceLevel, gate: submissionGate.kind, tiers, time: timeInShort(cases), fee: feesInShort(fees),
})

/** The lines with what their versions say, in the same order. */
export const tellInShort = async (trx: Trx, tenantId: TenantId, lines: readonly VersionLine[]): Promise<readonly ProcedureInShort[]> => {
  const told: ProcedureInShort[] = []
  for (const { id } of lines) told.push(inShort(await getVersion(trx, tenantId, id)))
  return told
}
