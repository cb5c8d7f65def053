import type { Evidence } from '#evidence/domain/evidence.ts'

/** What a person typed for a row that the system does not know, with what shows it. */
export type Answer = {
  readonly value: number
  readonly note: string | null
  readonly evidence: readonly Evidence[]
}
