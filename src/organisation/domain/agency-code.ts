/** Mã định danh cơ quan: H50, H50.27, H50.27.03 … at most 35 characters (Decision 20/2020/QĐ-TTg). */
const AGENCY_CODE = /^[A-Z]\d{2}(\.\d{1,5})*$/
const LONGEST_CODE = 35

export const isAgencyCode = (code: string): boolean => code.length <= LONGEST_CODE && AGENCY_CODE.test(code)

/** Mã đơn vị hành chính: two digits for a province, three for a district of before July 2025, five for a commune. */
export const isAreaCode = (code: string): boolean => /^(\d{2}|\d{3}|\d{5})$/.test(code)
