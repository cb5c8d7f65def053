import { sql, type RawBuilder } from 'kysely'
import type { DossierMeasure } from './domain/tally.ts'

/**
 * What a measure counts, over one row of `fact`: which dossiers are in its denominator, and which of them in its
 * numerator. The numbers and the lists behind them share these words.
 */
export type Definition = {
  readonly base: RawBuilder<unknown>
  readonly met: RawBuilder<unknown>
  /** Dossiers outside the numerator that somebody can still bring into it; none when the past is asked. */
  readonly mendable: RawBuilder<unknown>
}

const NEVER = sql`false`

/** Measures of dossiers, in the order of the decision; those of procedures stand in `domain/procedures.ts`. */
export const DOSSIER_MEASURES: Readonly<Record<DossierMeasure, Definition>> = {
  /** 2.1, by the judgement of the index itself. What is late stays late. */
  resolvedInTime: { base: sql`true`, met: sql`in_time`, mendable: NEVER },
  /** 3.3: what is finished counts only if an electronic result came, where the result is a paper. */
  submittedOnline: {
    base: sql`is_received`,
    met: sql`channel = 'online' and (not is_done or not gives_paper or has_result_file)`,
    mendable: NEVER,
  },
  /** 3.6: without a fee, or wholly exempt, it is in neither number. What is not paid yet may be paid online. */
  paidOnline: { base: sql`is_received and fee_dong > 0`, met: sql`is_paid_online`, mendable: sql`is_open_now and not is_paid` },
  /** 4.1 */
  electronicResult: { base: sql`is_done and gives_paper`, met: sql`has_result_file`, mendable: NEVER },
  /** 4.2: papers have a scan (or none came as paper), and so has the result. Scans of papers may still be recorded. */
  digitised: { base: sql`is_done`, met: sql`is_scanned and has_result_file`, mendable: sql`is_now and has_result_file` },
  /** 4.3: a paper that was held already, or replaced by data. */
  reused: { base: sql`is_received`, met: sql`some_reused`, mendable: sql`is_open_now` },
  /** 4.5b: sent in from an electronic identity, or with a paper replaced by data. */
  populationDataDossier: { base: sql`is_received`, met: sql`by_eid`, mendable: NEVER },
  /** 5.4, before those are taken off with whose service people were not content. */
  receptionSatisfied: { base: sql`true`, met: sql`in_time and not is_petitioned`, mendable: NEVER },
}
