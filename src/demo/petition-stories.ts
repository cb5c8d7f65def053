import type { PetitionClass } from '#law/petition-rules.ts'
import type { PetitionDeed } from '#petitions/domain/command.ts'
import type { PetitionChannel, PublicWords, Vote } from '#petitions/domain/petition.ts'

/** Who of the commune does something. */
export type Hand = 'controller' | 'coordinator' | 'leader' | 'deputy'

/** Days ago, who, what; what the sender does has no hand. Ids that only the demo knows are put in when it is told. */
export type StoryStep =
  | readonly [daysAgo: number, hand: Hand, deed: 'classify' | 'draft' | 'approve' | 'prepare' | 'publish' | 'transfer' | 'assign' | 'repeat' | 'conduct']
  | readonly [daysAgo: number, hand: Hand, deed: PetitionDeed]
  | readonly [daysAgo: number, hand: 'sender', vote: Vote | 'reopen', words: string]

export type PetitionStory = {
  readonly daysAgo: number
  readonly channel: PetitionChannel
  readonly class: PetitionClass
  /** Index into `SENDERS`; null sends without a name. */
  readonly sender: number | null
  readonly subject: string
  readonly content: string
  readonly answer?: string
  readonly publicWords?: PublicWords
  readonly steps: readonly StoryStep[]
}

/** Invented; no subscriber has numbers that begin like these. */
export const SENDERS = [
  { name: 'Phan Thị Bưởi', phone: '', email: 'buoi.pt@example.com', address: 'thôn Tùng Lý' },
  { name: 'Đoàn Văn Mít', phone: '', email: 'mit.dv@example.com', address: 'thôn Thanh Sơn' },
  { name: 'Lương Thị Chanh', phone: '', email: 'chanh.lt@example.com', address: 'thôn Pháp Kệ' },
  { name: 'Tạ Văn Khế', phone: '', email: 'khe.tv@example.com', address: 'thôn Đông Dương' },
] as const

const PUMP = {
  subject: 'Máy lấy số ở quầy hay hỏng',
  question: 'Máy lấy số ở trung tâm hỏng ba buổi trong tuần, người dân phải xếp hàng từ sớm.',
  answer: 'Trung tâm đã thay máy lấy số và đặt thêm một máy dự phòng. Khi máy hỏng, cán bộ phát số giấy theo thứ tự đến.',
} as const

export const STORIES: readonly PetitionStory[] = [
  {
    daysAgo: 41, channel: 'portal', class: 'service', sender: 0, subject: PUMP.subject,
    content: 'Tôi là Phan Thị Bưởi ở thôn Tùng Lý. Máy lấy số ở trung tâm hỏng ba buổi trong tuần, người dân phải xếp hàng từ sớm.', answer: PUMP.answer, publicWords: PUMP,
    steps: [[40, 'controller', 'classify'], [34, 'controller', 'draft'], [33, 'leader', 'approve'], [33, 'controller', 'prepare'], [32, 'deputy', 'publish'], [31, 'sender', 'like', 'Đã có máy mới, cảm ơn']],
  },
  {
    daysAgo: 38, channel: 'portal', class: 'regulation', sender: 1, subject: 'Xác nhận tình trạng hôn nhân phải đi lại hai lần',
    content: 'Thủ tục yêu cầu xác nhận của nơi cư trú cũ, trong khi dữ liệu dân cư đã có. Đề nghị bỏ giấy này.',
    answer: 'Giấy xác nhận được thay bằng tra cứu dữ liệu dân cư khi dữ liệu đủ. Trường hợp của ông, nơi cư trú cũ chưa cập nhật nên vẫn cần xác minh.',
    steps: [[37, 'controller', 'classify'], [25, 'controller', 'draft'], [24, 'leader', 'approve'], [23, 'controller', 'prepare'], [23, 'leader', 'publish'], [20, 'sender', 'dislike', 'Trả lời chung chung'], [4, 'sender', 'reopen', 'Xin cho biết đến bao giờ nơi cư trú cũ cập nhật xong']],
  },
  {
    daysAgo: 34, channel: 'letter', class: 'service', sender: 2, subject: 'Hồ sơ đất nộp đã lâu chưa có kết quả',
    content: 'Tôi nộp hồ sơ từ đầu tháng trước, quá ngày hẹn đã hai tuần mà không ai báo gì. Đề nghị trả lời khi nào có kết quả.', steps: [[33, 'controller', 'classify'], [33, 'controller', 'assign']],
  },
  {
    daysAgo: 22, channel: 'portal', class: 'service', sender: null, subject: 'Thiếu ghế ngồi chờ buổi sáng', content: 'Buổi sáng thứ Hai đông người, người già phải đứng chờ gần một giờ.',
    answer: 'Trung tâm đã kê thêm mười ghế và mở thêm một quầy sáng thứ Hai.',
    steps: [[21, 'coordinator', 'classify'], [19, 'coordinator', 'draft'], [18, 'leader', 'approve'], [18, 'coordinator', 'prepare'], [17, 'controller', 'publish']],
  },
  {
    daysAgo: 15, channel: 'phone', class: 'regulation', sender: 3, subject: 'Phí bảo vệ môi trường thu khác nhau giữa các xã', content: 'Cùng một loại giấy phép, xã bên thu thấp hơn. Đề nghị tỉnh hướng dẫn thống nhất.', steps: [[13, 'controller', 'transfer']],
  },
  {
    daysAgo: 10, channel: 'portal', class: 'service', sender: 0, subject: 'Cổng báo lỗi khi tải giấy tờ', content: 'Tải ảnh giấy tờ lên thì báo lỗi, thử ba lần không được.',
    steps: [[9, 'controller', 'classify'], [8, 'controller', { name: 'askMore', words: 'Xin cho biết bạn dùng máy gì, tải tệp nào và câu báo lỗi hiện ra.' }]],
  },
  {
    daysAgo: 8, channel: 'portal', class: 'conduct', sender: 3, subject: 'Thái độ ở quầy tiếp nhận', content: 'Cán bộ ở quầy trả lời cộc lốc, bắt về lấy thêm giấy mà không ghi phiếu hướng dẫn.', steps: [[7, 'leader', 'conduct']],
  },
  {
    daysAgo: 11, channel: 'portal', class: 'service', sender: 1, subject: 'Góp ý', content: 'Nhiều việc chưa được.', steps: [[10, 'controller', { name: 'refuse', reason: 'UNCLEAR', words: 'Nội dung chưa nêu việc gì, ở đâu nên chưa thể xem xét. Mời bạn gửi lại, nói rõ sự việc.' }]],
  },
  {
    daysAgo: 9, channel: 'letter', class: 'regulation', sender: 2, subject: 'Đơn về việc nhận tiền khi làm thủ tục', content: 'Đơn nêu một người đã nhận tiền để làm nhanh giấy tờ, đề nghị xử lý.',
    steps: [[8, 'controller', { name: 'route', route: 'denunciation', words: 'Gửi đơn đến Chủ tịch Ủy ban nhân dân xã hoặc Thanh tra tỉnh; có thể nộp trực tiếp tại nơi tiếp công dân.' }]],
  },
  {
    daysAgo: 12, channel: 'counter', class: 'service', sender: 0, subject: 'Giờ làm việc sáng thứ Bảy', content: 'Trung tâm ghi mở cửa sáng thứ Bảy nhưng tuần trước đến thì đóng.', answer: 'Sáng thứ Bảy tuần trước trung tâm mất điện. Từ nay có thông báo ở cổng và trên trang này.',
    steps: [[11, 'coordinator', 'classify'], [2, 'coordinator', 'draft']],
  },
  {
    daysAgo: 6, channel: 'portal', class: 'service', sender: 2, subject: 'Không thấy tin báo khi hồ sơ xong', content: 'Gọi tôi theo số 0900 111 222 hoặc báo bà Lương Thị Chanh ở thôn Pháp Kệ. Hồ sơ xong ba ngày mà không có tin báo.', answer: 'Tin báo gửi vào địa chỉ thư đã cũ. Bà Lương Thị Chanh vào phần Tài khoản để sửa địa chỉ nhận tin.',
    steps: [[5, 'coordinator', 'classify'], [3, 'coordinator', 'draft'], [2, 'leader', 'approve'], [1, 'coordinator', 'prepare']],
  },
  {
    daysAgo: 4, channel: 'portal', class: 'service', sender: 2, subject: 'Hỏi lại hồ sơ đất quá hẹn', content: 'Tôi nộp hồ sơ từ đầu tháng trước, quá ngày hẹn đã lâu mà không ai báo gì. Đề nghị trả lời khi nào có kết quả.', steps: [[3, 'controller', 'classify'], [3, 'controller', 'repeat']],
  },
  {
    daysAgo: 45, channel: 'portal', class: 'service', sender: 3, subject: 'Bãi để xe quá nhỏ', content: 'Ngày phiên chợ không có chỗ để xe ở trung tâm.', answer: 'Xã đang mở rộng bãi xe phía sau trung tâm, xong trong quý I.',
    steps: [[44, 'coordinator', 'classify'], [17, 'coordinator', 'draft'], [16, 'leader', 'approve'], [12, 'coordinator', 'prepare'], [11, 'controller', 'publish'], [10, 'sender', 'dislike', 'Chờ quá lâu mới trả lời']],
  },
  {
    daysAgo: 0.1, channel: 'phone', class: 'service', sender: 1, subject: 'Điện thoại đường dây nóng không ai nghe', content: 'Gọi đường dây nóng ba lần sáng nay không ai nghe máy.', steps: [],
  },
]
