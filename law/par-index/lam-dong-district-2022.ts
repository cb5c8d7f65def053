import type { IndexVersionInput } from '../../src/law/par-index.ts'

const published = (code: string, name: string, maxPoints: number, inferred = false) => ({
  code, name, maxPoints,
  criteria: [{ code: `${code}.1`, name, maxPoints, subCriteria: [{ code: `${code}.1.1`, name, maxPoints, method: { kind: 'published' } as const, inferred }] }],
})

/**
 * Bộ chỉ số cấp huyện của Lâm Đồng năm 2022, trong phạm vi đã công bố qua bài về huyện Cát Tiên: 75 điểm thẩm định và 25
 * điểm điều tra xã hội học. Nội dung thứ tám (5 điểm) không được nêu tên, suy ra từ tổng.
 */
export const lamDongDistrict2022: IndexVersionInput = {
  code: 'lam-dong-huyen-2022',
  name: 'Chỉ số cải cách hành chính cấp huyện, tỉnh Lâm Đồng năm 2022',
  source: 'Bài về huyện Cát Tiên ngày 22/08/2023, Báo Lâm Đồng; chưa thấy quyết định ban hành bộ chỉ số',
  effectiveFrom: '2022-01-01',
  effectiveTo: '2022-12-31',
  checked: 'toVerify',
  level: 'district',
  years: { from: 2022, to: 2022 },
  maxPoints: 100,
  isExample: false,
  areas: [
    published('1', 'Công tác chỉ đạo, điều hành cải cách hành chính', 10),
    published('2', 'Cải cách thể chế', 8.5),
    published('3', 'Cải cách thủ tục hành chính', 16.5),
    published('4', 'Cải cách tổ chức bộ máy', 7.5),
    published('5', 'Cải cách chế độ công vụ', 10),
    published('6', 'Cải cách tài chính công', 8),
    published('7', 'Xây dựng, phát triển chính quyền điện tử, chính quyền số', 9.5),
    published('8', 'Nội dung không nêu tên (có thể là tác động của cải cách hành chính)', 5, true),
    {
      code: '9', name: 'Điều tra xã hội học', maxPoints: 25,
      criteria: [{
        code: '9.1', name: 'Điều tra xã hội học', maxPoints: 25,
        subCriteria: [{ code: '9.1.1', name: 'Điểm điều tra xã hội học', maxPoints: 25, method: { kind: 'survey', asked: 'Các nhóm được khảo sát' } }],
      }],
    },
  ],
}
