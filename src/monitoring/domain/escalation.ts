import type { StaffId, UnitId } from '#kernel/ids.ts'
import { ESCALATION_LEVELS, type EscalationLevel } from '#law/monitoring-rules.ts'
import { peopleOfLevel, type Workforce } from './workforce.ts'

/**
 * Everybody who is told at a level: the holders, and each level above them up to it. Where a level has nobody the next
 * one is told instead, so that a word never falls on deaf ears.
 */
export const whoIsTold = (level: EscalationLevel, holders: readonly StaffId[], unitId: UnitId, workforce: Workforce): readonly StaffId[] => {
  const told = new Set<StaffId>()
  const upTo = ESCALATION_LEVELS.indexOf(level)
  for (const [i, one] of ESCALATION_LEVELS.entries()) {
    const people = one === 'holder' ? holders : peopleOfLevel(workforce, one, unitId)
    for (const staffId of people) told.add(staffId)
    if (i >= upTo && people.length > 0) break
  }
  return [...told]
}

/** The level above, for an answer that did not come; the highest stays. */
export const levelAbove = (level: EscalationLevel): EscalationLevel =>
  ESCALATION_LEVELS[Math.min(ESCALATION_LEVELS.indexOf(level) + 1, ESCALATION_LEVELS.length - 1)] ?? level
