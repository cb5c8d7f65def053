import type { Intake } from '#dossiers/domain/figure-points.ts'
import type { StaffId, UnitId } from '#kernel/ids.ts'

/** What a row of an answer is about. */
export type RowKey = {
  readonly unitId?: UnitId
  readonly receivingUnitId?: UnitId
  readonly sectorCode?: string
  readonly procedureCode?: string
  readonly channel?: Intake
  readonly staffId?: StaffId
}
