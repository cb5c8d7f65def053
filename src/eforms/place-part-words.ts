import type { PlacePart } from './domain/place-answer.ts'

/** What a condition may ask of a place, as the builder says it. */
export const PLACE_PART_WORDS: Readonly<Record<PlacePart, string>> = {
  unitCode: 'mã xã, phường', provinceCode: 'mã tỉnh', oldUnitCode: 'mã xã, phường cũ', text: 'tên',
}
