import type { QuestionnaireInput } from '#law/surveys.ts'

/** Bốn mức trả lời và một mức không tính, theo phần mềm điều tra xã hội học của một tỉnh. */
const LEVELS = [
  { key: 'a', label: 'Tốt', worth: 100 },
  { key: 'b', label: 'Khá', worth: 60 },
  { key: 'c', label: 'Trung bình', worth: 20 },
  { key: 'd', label: 'Kém', worth: 0 },
  { key: 'e', label: 'Không có thông tin để trả lời', worth: null },
] as const

type Line = readonly [key: string, text: string]

const STEERING = [['chi-dao', 'Chất lượng chỉ đạo, điều hành cải cách hành chính của người đứng đầu'], ['ke-hoach', 'Kế hoạch cải cách hành chính sát thực tế, làm được'], ['trach-nhiem', 'Người đứng đầu chịu trách nhiệm về kết quả cải cách']] as const satisfies readonly Line[]
const RULES = [['van-ban', 'Văn bản ban hành rõ ràng, khả thi, kịp thời'], ['vuong-mac', 'Vướng mắc từ văn bản được phát hiện, xử lý']] as const satisfies readonly Line[]
const PROCEDURES = [['cong-khai', 'Thủ tục hành chính được công khai đầy đủ, dễ tìm'], ['dung-han', 'Hồ sơ được giải quyết đúng hạn'], ['mot-cua', 'Bộ phận một cửa phục vụ thuận tiện']] as const satisfies readonly Line[]
const STAFF = [['nang-luc', 'Năng lực chuyên môn của công chức'], ['thai-do', 'Tinh thần, thái độ phục vụ của công chức'], ['lam-dung', 'Công chức không lợi dụng chức vụ để vụ lợi']] as const satisfies readonly Line[]
const FINANCE = [['ngan-sach', 'Quản lý, sử dụng ngân sách tiết kiệm, đúng quy định']] as const satisfies readonly Line[]
const DIGITAL = [['thong-tin', 'Trang thông tin cung cấp đầy đủ, kịp thời'], ['truc-tuyen', 'Dịch vụ công trực tuyến dễ dùng']] as const satisfies readonly Line[]
const IMPACT = [['phat-trien', 'Cải cách hành chính giúp kinh tế – xã hội phát triển']] as const satisfies readonly Line[]
const COORDINATION = [['phoi-hop', 'Phối hợp, trả lời văn bản đúng hạn'], ['huong-dan', 'Hướng dẫn, giúp đỡ cấp dưới kịp thời']] as const satisfies readonly Line[]

const SOURCE = 'Mẫu phiếu điều tra xã hội học sáu nhóm của một tỉnh (mức trả lời 100/60/20/0 %); câu hỏi viết lại cho mô hình hai cấp, cần đối chiếu với phiếu của năm'

type Group = Pick<QuestionnaireInput, 'code' | 'respondents' | 'rated'> & {
  readonly criterion: string
  readonly parts: readonly (readonly [key: string, title: string, lines: readonly Line[]])[]
  readonly effectiveTo?: string
}

const questionnaire = ({ code, respondents, rated, criterion, parts, effectiveTo }: Group): QuestionnaireInput => ({
  code, respondents, rated,
  version: 1,
  kind: 'sociological',
  title: 'Phiếu điều tra xã hội học về cải cách hành chính',
  sections: [
    ...parts.map(([key, title, lines]) => ({
      key, title, questions: lines.map(([name, text]) => ({ kind: 'weighted' as const, key: name, text, criterion, options: [...LEVELS] })),
    })),
    {
      key: 'nguoi-tra-loi', title: 'Đôi điều về bạn',
      questions: [
        { kind: 'choice', key: 'gioi', text: 'Giới tính', options: [{ key: 'nam', label: 'Nam' }, { key: 'nu', label: 'Nữ' }] },
        { kind: 'choice', key: 'tuoi', text: 'Tuổi', options: [{ key: 'duoi-35', label: 'Dưới 35' }, { key: '35-50', label: '35 đến 50' }, { key: 'tren-50', label: 'Trên 50' }] },
        { kind: 'text', key: 'y-kien', text: 'Đề xuất của bạn', longest: 1_000 },
      ],
    },
  ],
  source: SOURCE,
  effectiveFrom: effectiveTo === undefined ? '2025-07-01' : '2021-01-01',
  ...(effectiveTo !== undefined && { effectiveTo }),
  checked: 'toVerify',
})

/** Sáu phiếu theo nhóm người trả lời. Cấp huyện đã kết thúc ngày 30/06/2025: phiếu 06 chỉ còn để xem lại. */
export const sociologicalQuestionnaires: readonly QuestionnaireInput[] = [
  questionnaire({
    code: 'xhh-01', respondents: 'Đại biểu HĐND, Ủy ban Mặt trận Tổ quốc', rated: 'commune', criterion: '8.2.1',
    parts: [['chi-dao', 'Chỉ đạo, điều hành', STEERING], ['the-che', 'Văn bản, chính sách', RULES], ['thu-tuc', 'Thủ tục hành chính', PROCEDURES], ['cong-chuc', 'Cán bộ, công chức', STAFF], ['tai-chinh', 'Tài chính công', FINANCE], ['tac-dong', 'Tác động', IMPACT]],
  }),
  questionnaire({
    code: 'xhh-02', respondents: 'Đại biểu HĐND, Ủy ban Mặt trận Tổ quốc cấp tỉnh', rated: 'department', criterion: '8.2.1',
    parts: [['chi-dao', 'Chỉ đạo, điều hành', STEERING], ['the-che', 'Văn bản, chính sách', RULES], ['cong-chuc', 'Cán bộ, công chức', STAFF], ['so-hoa', 'Chính quyền số', DIGITAL], ['tac-dong', 'Tác động', IMPACT]],
  }),
  questionnaire({
    code: 'xhh-03', respondents: 'Lãnh đạo sở, ngành', rated: 'commune', criterion: '8.2.2',
    parts: [['chi-dao', 'Chỉ đạo, điều hành', STEERING], ['thu-tuc', 'Thủ tục hành chính', PROCEDURES], ['so-hoa', 'Chính quyền số', DIGITAL], ['phoi-hop', 'Phối hợp', COORDINATION]],
  }),
  questionnaire({
    code: 'xhh-04', respondents: 'Lãnh đạo HĐND, UBND cấp xã', rated: 'department', criterion: '8.2.2',
    parts: [['chi-dao', 'Chỉ đạo, điều hành', STEERING], ['the-che', 'Văn bản, chính sách', RULES], ['cong-chuc', 'Cán bộ, công chức', STAFF], ['phoi-hop', 'Phối hợp', COORDINATION]],
  }),
  questionnaire({
    code: 'xhh-05', respondents: 'Trưởng phòng chuyên môn cấp xã', rated: 'department', criterion: '8.2.2',
    parts: [['the-che', 'Văn bản, chính sách', RULES], ['thu-tuc', 'Thủ tục hành chính', PROCEDURES], ['so-hoa', 'Chính quyền số', DIGITAL], ['phoi-hop', 'Phối hợp', COORDINATION]],
  }),
  questionnaire({
    code: 'xhh-06', respondents: 'Lãnh đạo cấp xã', rated: 'district', criterion: '9.1.1', effectiveTo: '2025-06-30',
    parts: [['chi-dao', 'Chỉ đạo, điều hành', STEERING], ['thu-tuc', 'Thủ tục hành chính', PROCEDURES], ['cong-chuc', 'Cán bộ, công chức', STAFF], ['phoi-hop', 'Phối hợp', COORDINATION]],
  }),
]
