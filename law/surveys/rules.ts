import type { SurveyRuleInput } from '#law/surveys.ts'

/** Khảo sát đo hài lòng và điều tra xã hội học: cách lấy mẫu, tính và cho xem. */
export const surveyRules: readonly SurveyRuleInput[] = [
  {
    scale: ['Rất không hài lòng', 'Không hài lòng', 'Bình thường', 'Hài lòng', 'Rất hài lòng'],
    satisfiedFrom: 4,
    index: { method: 'items' },
    fewest: 5,
    fewestDrawn: 10,
    margin: 5,
    groupWeights: {},
    source:
      'Thang đo và cách tính theo Quyết định 1383/QĐ-BNV ngày 28/12/2012 (phương pháp của năm do Bộ Nội vụ hướng dẫn, cần đối chiếu); ngưỡng ẩn nhóm nhỏ là lựa chọn của sản phẩm (ADR 0031)',
    effectiveFrom: '2012-12-28',
    checked: 'toVerify',
  },
]
