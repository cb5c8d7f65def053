import type { Actor, Role } from '#kernel/actor.ts'

const EDITORS: readonly Role[] = ['procedureController', 'businessAdmin']

/**
 * May the actor change this sector's procedures, for the whole tenant? The catalogue is one for all units, so
 * the unit of the right does not matter; a right narrowed to sectors edits these only. Lent rights never edit.
 */
export const mayEditProcedures = (actor: Actor, sectorCode: string | null): boolean => {
  if (actor.kind === 'system') return true
  if (actor.kind !== 'staff') return false
  return actor.grants.some(
    ({ role, sectors, onBehalfOf }) =>
      onBehalfOf === undefined &&
      EDITORS.includes(role) &&
      (sectors === null || (sectorCode !== null && sectors.has(sectorCode))),
  )
}
