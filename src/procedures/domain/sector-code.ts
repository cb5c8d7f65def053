import { fold } from '#kernel/text.ts'

/** Mã lĩnh vực: the sector's name without marks, joined by hyphens; the same name always gives the same code. */
export const sectorCodeOf = (name: string): string =>
  fold(name)
    .split(/[^a-z0-9]+/)
    .filter((word) => word !== '')
    .join('-')
