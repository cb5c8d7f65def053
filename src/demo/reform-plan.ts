import type { ReformAreaCode } from '#law/reform-areas.ts'
import type { Target } from '#reform/domain/target.ts'
import type { TaskSource } from '#reform/domain/task.ts'
import type { SentReport } from '#reform/progress-commands.ts'

/** What was reported so many days ago, and how it was answered. */
export type Told = { readonly ago: number; readonly sent: Partial<SentReport>; readonly answer?: 'accepted' | 'returned' }

/** A part of a task at a unit, by agency code. Days count from today. */
export type DemoPart = { readonly lead: string; readonly dueIn?: number; readonly told?: Told; readonly parts?: readonly DemoPart[] }

export type DemoTask = {
  readonly area: ReformAreaCode
  readonly title: string
  readonly lead: string
  readonly supporting?: readonly string[]
  readonly deliverable: string
  readonly target?: Target
  readonly startsIn?: number
  readonly dueIn: number
  readonly budget?: number
  readonly criteria?: readonly string[]
  readonly source?: TaskSource
  readonly told?: Told
  readonly parts?: readonly DemoPart[]
}

const DONE: Partial<SentReport> = { claim: 'completed', words: 'Đã hoàn thành, sản phẩm gửi kèm theo báo cáo.' }
const COMMUNES = ['H50.101', 'H50.102', 'H50.103', 'H50.104', 'H50.105', 'H50.106', 'H50.107', 'H50.108'] as const

/** Nhiệm vụ của tỉnh trong một năm: names after plans of provinces, invented where they name nobody's. */
export const REFORM_PLAN: readonly DemoTask[] = [
  {
    area: 'steering', title: 'Kiểm tra công tác cải cách hành chính tại các sở, xã', lead: 'H50.02', supporting: ['H50.01', 'H50.03'],
    deliverable: 'Kết luận kiểm tra từng đơn vị', target: { kind: 'count', amount: 12, unit: 'đơn vị' }, dueIn: 25, budget: 120_000_000, criteria: ['1.3'],
    told: { ago: 8, sent: { reached: 9, words: 'Đã kiểm tra 9 đơn vị, còn 3 xã trong tháng này.', difficulty: 'Đoàn kiểm tra thiếu người biết về chữ ký số.', proposal: 'Đề nghị Sở Khoa học và Công nghệ cử người cùng đi.' } },
  },
  {
    area: 'steering', title: 'Tuyên truyền cải cách hành chính trên hệ thống truyền thanh cơ sở', lead: 'H50.02', deliverable: 'Ít nhất hai chuyên mục mỗi quý', dueIn: -12,
    told: { ago: 15, sent: DONE, answer: 'accepted' },
  },
  {
    area: 'institutions', title: 'Rà soát, xử lý văn bản quy phạm pháp luật sau sắp xếp đơn vị hành chính', lead: 'H50.03', deliverable: 'Danh mục văn bản bãi bỏ, thay thế', dueIn: -6,
    told: { ago: 3, sent: { ...DONE, words: 'Đã rà soát 214 văn bản; chậm ba ngày vì chờ ý kiến hai sở.' }, answer: 'accepted' },
  },
  {
    area: 'procedures', title: 'Giải quyết hồ sơ trước hạn, đúng hạn từ 98 % trở lên', lead: 'H50', deliverable: 'Báo cáo tháng trên hệ thống',
    target: { kind: 'share', share: 'finishedInTime', atLeast: 0.98 }, dueIn: 39, criteria: ['3.2'],
    parts: COMMUNES.map((lead) => ({ lead })),
  },
  {
    area: 'procedures', title: 'Hồ sơ nộp trực tuyến đạt từ 50 % trở lên', lead: 'H50', deliverable: 'Tỷ lệ trên hệ thống',
    target: { kind: 'share', share: 'onlineReceived', atLeast: 0.5 }, dueIn: 39, criteria: ['3.4'],
    parts: COMMUNES.slice(0, 4).map((lead) => ({ lead })),
  },
  {
    area: 'procedures', title: 'Rà soát, đơn giản hóa thủ tục hành chính nội bộ', lead: 'H50', supporting: ['H50.01'], deliverable: 'Danh mục thủ tục đề nghị cắt giảm', dueIn: 12,
    parts: [
      { lead: 'H50.101', dueIn: 8, parts: [
        { lead: 'H50.101.02', dueIn: 5, told: { ago: 4, sent: DONE, answer: 'accepted' } },
        { lead: 'H50.101.03', dueIn: 5, told: { ago: 2, sent: { progress: 60, words: 'Đã rà soát 11 trên 18 thủ tục.' } } },
        { lead: 'H50.101.04', dueIn: -1 },
      ] },
      { lead: 'H50.102', told: { ago: 5, sent: DONE, answer: 'returned' } },
      { lead: 'H50.103', told: { ago: 9, sent: DONE, answer: 'accepted' } },
      { lead: 'H50.104', told: { ago: 1, sent: DONE } },
      { lead: 'H50.105', dueIn: -3 },
      { lead: 'H50.106', told: { ago: 10, sent: { progress: 35, words: 'Đang rà soát lĩnh vực đất đai.' } } },
    ],
  },
  {
    area: 'apparatus', title: 'Sắp xếp tổ chức bên trong của các sở', lead: 'H50.02', deliverable: 'Tờ trình, quyết định của UBND tỉnh', startsIn: 9, dueIn: 36,
  },
  {
    area: 'civilService', title: 'Bồi dưỡng kỹ năng số cho công chức cấp xã', lead: 'H50.02', deliverable: 'Lớp bồi dưỡng theo chuyên đề', target: { kind: 'count', amount: 6, unit: 'lớp' },
    dueIn: 20, budget: 450_000_000, told: { ago: 6, sent: { reached: 4, words: 'Đã mở 4 lớp, 212 người học.' } },
  },
  {
    area: 'civilService', title: 'Kiểm tra công vụ đột xuất tại bộ phận một cửa', lead: 'H50.02', deliverable: 'Thông báo kết luận', dueIn: -4,
    source: { kind: 'conclusion', ref: '31/KL-UBND', title: 'Kết luận kiểm tra quý III' },
  },
  {
    area: 'publicFinance', title: 'Ban hành định mức kinh phí số hóa hồ sơ', lead: 'H50.04', deliverable: 'Quyết định của UBND tỉnh', dueIn: -8,
    told: { ago: 9, sent: { claim: 'notCarriedOut', progress: 20, words: 'Đã soạn dự thảo lần hai.', difficulty: 'Bộ Tài chính chưa ban hành khung giá, chưa có căn cứ định mức.' }, answer: 'accepted' },
  },
  {
    area: 'digital', title: 'Kết nối hệ thống một cửa của xã với cơ sở dữ liệu đất đai', lead: 'H50.05', supporting: ['H50.01'], deliverable: 'Biên bản nghiệm thu kết nối', dueIn: 5, budget: 980_000_000,
    told: { ago: 1, sent: DONE },
  },
]
