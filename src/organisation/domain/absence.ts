/** Why a person is away, without anything private. */
export const ABSENCE_REASONS = ['leave', 'businessTrip', 'training', 'other'] as const
export type AbsenceReason = (typeof ABSENCE_REASONS)[number]
