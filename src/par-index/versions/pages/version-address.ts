import { writePosition, type Position } from '../../domain/versions/edit-version.ts'

/** Where sets of criteria have their pages. */
export const VERSIONS = '/chi-so-cchc/bo-tieu-chi'

export const versionHref = (code: string): string => `${VERSIONS}/${code}`
export const draftHref = (code: string, at?: Position): string => `${versionHref(code)}/soan${at === undefined || at.length === 0 ? '' : `/${writePosition(at)}`}`
/** The page on which a new line is written, under an area, a criterion, or (empty) the set itself. */
export const newLineHref = (code: string, under: Position): string => `${draftHref(code)}/moi?duoi=${writePosition(under)}`
export const compareHref = (code: string, other: string): string => `${versionHref(code)}/so-sanh?voi=${other}`
/** The row of a line on the pages of its set. */
export const rowId = (at: Position): string => `dong-${writePosition(at)}`
