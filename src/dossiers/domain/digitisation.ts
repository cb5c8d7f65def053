import type { BroughtPaper, HandedOver, Resolved } from './dossier.ts'

/** Came on paper: neither as a file, nor as data, nor held already. */
const isOnPaper = ({ form, alreadyHeld }: BroughtPaper): boolean => form !== 'electronic' && form !== 'data' && !alreadyHeld

/** Số hóa thành phần hồ sơ: papers have a scan, or none came as paper (Decision 766/QĐ-TTg, 4.2). */
export const isScanned = (papers: readonly BroughtPaper[]): boolean =>
  papers.some(({ files }) => files.length > 0) || !papers.some(isOnPaper)

/** Khai thác, sử dụng lại dữ liệu: a paper that was held already, or that data replaced (Decision 766/QĐ-TTg, 4.3). */
export const isReusing = (papers: readonly BroughtPaper[]): boolean => papers.some(({ form, alreadyHeld }) => form === 'data' || alreadyHeld)

/** Giấy tờ được thay bằng dữ liệu: one of the ways of Decision 766/QĐ-TTg, 4.5. */
export const isWithData = (papers: readonly BroughtPaper[]): boolean => papers.some(({ form }) => form === 'data')

/** Kết quả điện tử: the result, or the one that replaced it, is there as a file (Decision 766/QĐ-TTg, 4.1). */
export const hasElectronicResult = ({ result, revocation }: Resolved | HandedOver): boolean =>
  (result?.files.length ?? 0) > 0 || (revocation?.replacedBy?.files.length ?? 0) > 0
