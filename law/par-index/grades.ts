import type { GradeTableInput } from '../../src/law/par-index.ts'

/** Xếp loại theo điểm; mỗi địa phương có thể quy định khác. */
export const parGrades: GradeTableInput = {
  source: 'Cách xếp loại thường gặp trong quyết định công bố của các tỉnh',
  effectiveFrom: '2012-01-01',
  checked: 'toVerify',
  grades: [
    { from: 90, name: 'Xuất sắc' },
    { from: 80, name: 'Tốt' },
    { from: 70, name: 'Khá' },
    { from: 50, name: 'Trung bình' },
    { from: 0, name: 'Yếu' },
  ],
}
