/** A percentage with two decimals, as it is printed; null without a part or a base. */
export const shareOf = (part: number | null | undefined, base: number | null | undefined): number | null =>
  part == null || base == null || base === 0 ? null : Math.round((part * 10_000) / base) / 100
