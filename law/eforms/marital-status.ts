import type { ShippedFormInput } from '#law/eform-schema.ts'
import { addressee, civilPromise, civilStatusSource, layoutPoint, proxyPaper, requester } from './civil-pieces.ts'

export const maritalStatus: ShippedFormInput = {
  procedureCode: '1.004873',
  effectiveFrom: '2025-07-01',
  form: {
    title: 'Tờ khai cấp Giấy xác nhận tình trạng hôn nhân',
    source: civilStatusSource,
    paper: { title: 'Tờ khai cấp Giấy xác nhận tình trạng hôn nhân', addressee, signers: ['Người yêu cầu'], paperId: 'p1' },
    pages: [
      {
        id: 'who',
        title: 'Người yêu cầu',
        fields: [
          {
            id: 'relation', kind: 'choice', label: 'Bạn xin giấy cho ai?',
            options: [
              { value: 'self', label: 'Cho chính tôi' },
              { value: 'proxy', label: 'Cho người khác, theo ủy quyền' },
            ],
          },
          requester,
        ],
      },
      {
        id: 'subjectPage',
        title: 'Người được xác nhận',
        fields: [
          { id: 'subjectSelf', kind: 'person', label: 'Thông tin thêm của bạn', prefill: 'self', parts: ['birthDate', 'sex', 'ethnicGroup', 'nationality'], visibleIf: 'relation = "self"' },
          { id: 'subject', kind: 'person', label: 'Người được xác nhận', visibleIf: 'relation = "proxy"' },
        ],
      },
      {
        id: 'status',
        title: 'Tình trạng hôn nhân',
        fields: [
          {
            id: 'status', kind: 'choice', label: 'Tình trạng hiện nay',
            options: [
              { value: 'never', label: 'Chưa đăng ký kết hôn với ai' },
              { value: 'divorced', label: 'Đã ly hôn, chưa đăng ký kết hôn với ai' },
              { value: 'widowed', label: 'Vợ, chồng đã mất, chưa đăng ký kết hôn với ai' },
              { value: 'married', label: 'Đang có vợ, chồng' },
            ],
          },
          { id: 'spouseName', kind: 'fullName', label: 'Họ tên vợ, chồng', visibleIf: 'status = "married"' },
          { id: 'marriageNote', kind: 'line', label: 'Số, nơi, ngày đăng ký kết hôn', optional: true, visibleIf: 'status = "married"' },
          { id: 'judgement', kind: 'line', label: 'Số, ngày bản án hoặc quyết định ly hôn, tên Tòa án', hint: 'Ly hôn ở nước ngoài: số, ngày, nơi cấp trích lục ghi chú ly hôn', visibleIf: 'status = "divorced"' },
          { id: 'deathNote', kind: 'line', label: 'Số, ngày, nơi đăng ký khai tử của vợ, chồng', visibleIf: 'status = "widowed"' },
        ],
      },
      {
        id: 'periodPage',
        title: 'Nơi cư trú cần xác nhận',
        fields: [
          {
            id: 'period', kind: 'choice', label: 'Xác nhận cho thời gian nào?',
            options: [
              { value: 'now', label: 'Đang cư trú tại nơi này đến nay' },
              { value: 'past', label: 'Một thời gian trước đây đã cư trú' },
            ],
          },
          { id: 'from', kind: 'date', label: 'Từ ngày', max: 'today', visibleIf: 'period = "past"' },
          { id: 'to', kind: 'date', label: 'Đến ngày', max: 'today', visibleIf: 'period = "past"' },
          { id: 'periodWrong', kind: 'info', label: 'Ngày cuối đứng trước ngày đầu. Xem lại hai ngày ở trên.', visibleIf: 'from > to' },
          { id: 'pastPlace', kind: 'address', label: 'Nơi đã cư trú', visibleIf: 'period = "past"' },
        ],
      },
      {
        id: 'purposePage',
        title: 'Mục đích sử dụng',
        fields: [
          {
            id: 'purpose', kind: 'choice', label: 'Bạn dùng giấy này để làm gì?',
            options: [
              { value: 'marriage', label: 'Kết hôn' },
              { value: 'property', label: 'Mua bán, chuyển nhượng nhà đất' },
              { value: 'loan', label: 'Vay vốn' },
              { value: 'other', label: 'Việc khác' },
            ],
          },
          { id: 'partner', kind: 'person', label: 'Người sẽ kết hôn cùng', parts: ['name', 'birthDate', 'nationality', { id: 'identityNumber', optional: true }, 'residence'], visibleIf: 'purpose = "marriage"' },
          { id: 'marryAt', kind: 'line', label: 'Nơi dự định đăng ký kết hôn', visibleIf: 'purpose = "marriage"' },
          { id: 'otherPurpose', kind: 'line', label: 'Ghi rõ mục đích', visibleIf: 'purpose = "other"' },
        ],
      },
      {
        id: 'papers',
        title: 'Giấy tờ kèm theo',
        fields: [
          {
            id: 'endedPaper', kind: 'file', label: 'Bản án, quyết định ly hôn hoặc trích lục khai tử', hint: 'Không bắt buộc: cán bộ tra cứu theo số, ngày, nơi cấp bạn đã ghi', optional: true, paperId: 'p2', maxFiles: 5,
            visibleIf: 'status in ("divorced", "widowed")',
          },
          { id: 'again', kind: 'yesNo', label: 'Trước đây bạn đã được cấp giấy này chưa?' },
          { id: 'beforePaper', kind: 'file', label: 'Giấy xác nhận đã cấp trước đó', hint: 'Không còn giấy thì để trống và nêu lý do ở dưới', optional: true, paperId: 'p3', maxFiles: 5, visibleIf: 'again' },
          { id: 'lostReason', kind: 'paragraph', label: 'Lý do không nộp lại được giấy cũ', longest: 1000, visibleIf: 'again', requiredIf: 'again and beforePaper = null' },
          proxyPaper('p4', 'relation = "proxy"'),
        ],
      },
      { id: 'finish', title: 'Cam đoan', fields: [civilPromise] },
    ],
  },
  source: civilStatusSource,
  checked: 'toVerify',
  openPoints: [layoutPoint],
}
