import type { ReformAreaInput } from '#law/reform-areas.ts'

/**
 * Lĩnh vực cải cách hành chính, theo chương trình tổng thể của Chính phủ từng giai đoạn. Công tác chỉ đạo, điều hành không
 * phải nội dung cải cách của Nghị quyết nhưng là phần đầu của mọi kế hoạch, báo cáo và bộ chỉ số.
 */
const first = {
  source: 'Nghị quyết 30c/NQ-CP ngày 08/11/2011 của Chính phủ, Điều 3: chương trình tổng thể 2011–2020',
  effectiveFrom: '2011-11-08',
  effectiveTo: '2021-07-14',
  checked: 'toVerify',
} as const

const current = {
  source: 'Nghị quyết 76/NQ-CP ngày 15/07/2021 của Chính phủ, Điều 1 mục III: chương trình tổng thể 2021–2030',
  effectiveFrom: '2021-07-15',
  checked: 'toVerify',
} as const

export const reformAreas: readonly ReformAreaInput[] = [
  { ...first, code: 'steering', name: 'Công tác chỉ đạo, điều hành' },
  { ...first, code: 'institutions', name: 'Cải cách thể chế' },
  { ...first, code: 'procedures', name: 'Cải cách thủ tục hành chính' },
  { ...first, code: 'apparatus', name: 'Cải cách tổ chức bộ máy hành chính nhà nước' },
  { ...first, code: 'civilService', name: 'Xây dựng và nâng cao chất lượng đội ngũ cán bộ, công chức, viên chức' },
  { ...first, code: 'publicFinance', name: 'Cải cách tài chính công' },
  { ...first, code: 'digital', name: 'Hiện đại hóa hành chính' },
  { ...current, code: 'steering', name: 'Công tác chỉ đạo, điều hành' },
  { ...current, code: 'institutions', name: 'Cải cách thể chế' },
  { ...current, code: 'procedures', name: 'Cải cách thủ tục hành chính' },
  { ...current, code: 'apparatus', name: 'Cải cách tổ chức bộ máy hành chính nhà nước' },
  { ...current, code: 'civilService', name: 'Cải cách chế độ công vụ' },
  { ...current, code: 'publicFinance', name: 'Cải cách tài chính công' },
  { ...current, code: 'digital', name: 'Xây dựng và phát triển Chính phủ điện tử, Chính phủ số' },
]
