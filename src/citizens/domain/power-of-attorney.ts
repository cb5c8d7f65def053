import { Temporal, type PlainDate } from '#kernel/time.ts'

/** `proposed`: the agent wrote it down, nobody has said yes yet. */
export type PowerState = 'proposed' | 'upcoming' | 'inForce' | 'expired' | 'ended'

export type PowerTerms = {
  readonly isAgreed: boolean
  readonly isEnded: boolean
  readonly validFrom: PlainDate
  readonly validTo: PlainDate
  readonly scope: 'all' | 'procedures'
  readonly procedureCodes: readonly string[]
}

export const stateOfPower = (power: PowerTerms, on: PlainDate): PowerState => {
  if (power.isEnded) return 'ended'
  if (Temporal.PlainDate.compare(on, power.validTo) > 0) return 'expired'
  if (!power.isAgreed) return 'proposed'
  return Temporal.PlainDate.compare(on, power.validFrom) < 0 ? 'upcoming' : 'inForce'
}

/** May the agent act in this procedure on that day? `null`: in something that belongs to no procedure. */
export const coversProcedure = (power: PowerTerms, procedureCode: string | null, on: PlainDate): boolean =>
  stateOfPower(power, on) === 'inForce' &&
  (power.scope === 'all' || (procedureCode !== null && power.procedureCodes.includes(procedureCode)))

/** A power without an end is forgotten and stays dangerous: a paper may say more, this house keeps it for this long. */
export const LONGEST_POWER_YEARS = 3
