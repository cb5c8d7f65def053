import { sql } from 'kysely'
import type { Trx } from '#db/context.ts'
import type { QualityMeasure } from '#law/service-quality.ts'
import type { Standing } from '#petitions/domain/figures.ts'
import type { PetitionId } from '#petitions/domain/petition.ts'
import { isPetitionMeasure, missedBy, PETITION_MEASURES } from './domain/petition-standings.ts'

/** A petition behind lost points: nothing of its words. */
export type LostPetition = { readonly petitionId: PetitionId; readonly code: string; readonly measures: readonly QualityMeasure[] }

const MOST = 200

/** The petitions outside the numerator of a measure, of all measures of petitions for null, by code. */
export const findLostPetitions = async (trx: Trx, standings: readonly Standing[], measure: QualityMeasure | null): Promise<readonly LostPetition[]> => {
  if (measure !== null && !isPetitionMeasure(measure)) return []
  const lost = standings.filter((one) => (measure === null ? missedBy(one).length > 0 : !PETITION_MEASURES[measure](one))).slice(0, MOST)
  if (lost.length === 0) return []
  const { rows } = await sql<{ id: PetitionId; code: string }>`
    select id, code from petition where tenant_id = current_tenant() and id = any (${lost.map(({ petitionId }) => petitionId)}::uuid[]) order by code`.execute(trx)
  return rows.map(({ id, code }) => ({ petitionId: id, code, measures: lost.filter(({ petitionId }) => petitionId === id).flatMap(missedBy) }))
}
