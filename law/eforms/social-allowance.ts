import type { ShippedFormInput } from '#law/eform-schema.ts'
import { addressee, layoutPoint } from './civil-pieces.ts'

const source = 'Tờ khai đề nghị trợ giúp xã hội (các mẫu số 1a đến 1đ), Nghị định 20/2021/NĐ-CP và Nghị định 76/2024/NĐ-CP'

export const socialAllowance: ShippedFormInput = {
  procedureCode: '1.001776',
  effectiveFrom: '2025-07-01',
  form: {
    title: 'Tờ khai đề nghị trợ giúp xã hội',
    source,
    paper: { title: 'Tờ khai đề nghị trợ giúp xã hội', addressee, signers: ['Người khai'], paperId: 'p1' },
    pages: [
      {
        id: 'what',
        title: 'Bạn cần gì',
        fields: [
          {
            id: 'request', kind: 'choice', label: 'Đề nghị',
            options: [
              { value: 'start', label: 'Hưởng trợ cấp hằng tháng' },
              { value: 'change', label: 'Điều chỉnh mức đang hưởng' },
              { value: 'stop', label: 'Thôi hưởng' },
            ],
          },
          { id: 'stopReason', kind: 'paragraph', label: 'Lý do điều chỉnh hoặc thôi hưởng', longest: 1000, visibleIf: 'request in ("change", "stop")' },
          {
            id: 'group', kind: 'choice', label: 'Người được đề nghị thuộc diện nào?',
            options: [
              { value: 'orphan', label: 'Trẻ em dưới 16 tuổi không có nguồn nuôi dưỡng' },
              { value: 'orphanStudent', label: 'Người từ 16 đến 22 tuổi đang học, trước đó thuộc diện trên' },
              { value: 'poorChild', label: 'Trẻ em dưới 3 tuổi thuộc hộ nghèo, cận nghèo ở vùng khó khăn' },
              { value: 'hiv', label: 'Trẻ em nhiễm HIV thuộc hộ nghèo; người nhiễm HIV thuộc hộ nghèo không có thu nhập ổn định' },
              { value: 'singleParent', label: 'Người đơn thân thuộc hộ nghèo, cận nghèo đang nuôi con' },
              { value: 'old', label: 'Người cao tuổi' },
              { value: 'disabled', label: 'Người khuyết tật nặng, đặc biệt nặng' },
            ],
          },
        ],
      },
      {
        id: 'beneficiaryPage',
        title: 'Người được trợ giúp',
        fields: [
          { id: 'beneficiary', kind: 'person', label: 'Người được trợ giúp', parts: ['name', 'sex', 'ethnicGroup', { id: 'identityNumber', optional: true, hint: '12 chữ số; trẻ em xem trên Giấy khai sinh' }, { id: 'residence', label: 'Nơi thường trú' }] },
          { id: 'bornOn', kind: 'date', label: 'Ngày, tháng, năm sinh', max: 'today' },
          { id: 'age', kind: 'computed', label: 'Tuổi tròn', shownAs: 'number', value: 'years and months duration(bornOn, today()).years' },
          {
            id: 'tooYoung', kind: 'info', visibleIf: 'group = "old" and age < 60',
            label: 'Người cao tuổi là người từ đủ 60 tuổi. Xem lại ngày sinh hoặc chọn diện khác.',
          },
          {
            id: 'socialPension', kind: 'info', visibleIf: 'group = "old" and age >= 75',
            label: 'Từ 01/7/2025 người từ đủ 75 tuổi không có lương hưu, trợ cấp bảo hiểm xã hội hằng tháng được hưởng trợ cấp hưu trí xã hội (Luật Bảo hiểm xã hội 2024): hỏi một cửa để làm đúng thủ tục ấy.',
          },
          { id: 'hereSelf', kind: 'yesNo', label: 'Hiện có ở nơi thường trú không?' },
          { id: 'currentPlace', kind: 'address', label: 'Nơi ở hiện nay', visibleIf: 'hereSelf = false' },
        ],
      },
      {
        id: 'situation',
        title: 'Hoàn cảnh',
        fields: [
          {
            id: 'poverty', kind: 'choice', label: 'Hộ gia đình thuộc diện',
            options: [{ value: 'poor', label: 'Hộ nghèo' }, { value: 'nearPoor', label: 'Hộ cận nghèo' }, { value: 'none', label: 'Không thuộc diện trên' }],
          },
          { id: 'hasPension', kind: 'yesNo', label: 'Có đang hưởng lương hưu, trợ cấp bảo hiểm xã hội hằng tháng không?' },
          { id: 'pension', kind: 'money', label: 'Mức đang hưởng mỗi tháng (đồng)', min: 1, visibleIf: 'hasPension' },
          { id: 'hasOther', kind: 'yesNo', label: 'Có đang hưởng trợ cấp hằng tháng khác không?', hint: 'Ví dụ: trợ cấp người có công' },
          { id: 'other', kind: 'line', label: 'Trợ cấp nào, mức bao nhiêu', visibleIf: 'hasOther' },
          { id: 'atSchool', kind: 'choice', label: 'Tình trạng đi học', options: [
            { value: 'notYet', label: 'Chưa đi học' }, { value: 'studying', label: 'Đang đi học' }, { value: 'left', label: 'Đã nghỉ học' },
          ], visibleIf: 'age < 22' },
          { id: 'severity', kind: 'choice', label: 'Mức độ khuyết tật', options: [
            { value: 'severe', label: 'Nặng' }, { value: 'verySevere', label: 'Đặc biệt nặng' },
          ], visibleIf: 'group = "disabled"' },
          { id: 'children', kind: 'table', label: 'Con đang nuôi', rowLabel: 'Con', minRows: 1, maxRows: 15, visibleIf: 'group = "singleParent"', fields: [
            { id: 'name', kind: 'fullName', label: 'Họ, chữ đệm, tên' },
            { id: 'bornOn', kind: 'date', label: 'Ngày sinh', max: 'today' },
            { id: 'studying', kind: 'yesNo', label: 'Đang đi học' },
          ] },
          { id: 'childCount', kind: 'computed', label: 'Số con', shownAs: 'number', value: 'count(children)', visibleIf: 'group = "singleParent"' },
          { id: 'canCareSelf', kind: 'yesNo', label: 'Có tự lo được sinh hoạt hằng ngày không?', visibleIf: 'group in ("old", "disabled")' },
        ],
      },
      {
        id: 'carerPage',
        title: 'Người chăm sóc hoặc khai thay',
        fields: [
          { id: 'filledBy', kind: 'choice', label: 'Ai khai tờ này?', options: [{ value: 'self', label: 'Chính người được trợ giúp' }, { value: 'other', label: 'Người khác khai thay' }] },
          { id: 'carer', kind: 'person', label: 'Người khai thay, người chăm sóc', prefill: 'self', parts: ['name', 'identityNumber', 'residence', 'phone'], visibleIf: 'filledBy = "other"' },
          { id: 'carerRelation', kind: 'listItem', label: 'Quan hệ với người được trợ giúp', list: 'relationships', visibleIf: 'filledBy = "other"' },
          { id: 'phone', kind: 'phone', label: 'Số điện thoại', prefill: 'phone', visibleIf: 'filledBy = "self"' },
        ],
      },
      {
        id: 'payment',
        title: 'Nhận tiền',
        visibleIf: 'request != "stop"',
        fields: [
          { id: 'payBy', kind: 'choice', label: 'Nhận trợ cấp bằng cách nào?', options: [{ value: 'account', label: 'Qua tài khoản' }, { value: 'cash', label: 'Tiền mặt tại điểm chi trả' }] },
          { id: 'account', kind: 'bankAccount', label: 'Tài khoản nhận tiền', visibleIf: 'payBy = "account"' },
        ],
      },
      {
        id: 'papers',
        title: 'Giấy tờ kèm theo',
        fields: [
          { id: 'disabilityPaper', kind: 'file', label: 'Giấy xác nhận khuyết tật', paperId: 'p2', maxFiles: 5, visibleIf: 'group = "disabled"' },
          { id: 'hivPaper', kind: 'file', label: 'Giấy tờ xác nhận nhiễm HIV của cơ quan y tế', maxFiles: 5, visibleIf: 'group = "hiv"' },
          { id: 'morePapers', kind: 'file', label: 'Giấy tờ khác', optional: true, maxFiles: 10 },
        ],
      },
      {
        id: 'finish',
        title: 'Cam đoan',
        fields: [{ id: 'promise', kind: 'declaration', label: 'Tôi cam đoan những lời khai trên là đúng sự thật. Nếu có điều gì sai, tôi xin chịu trách nhiệm trước pháp luật.' }],
      },
    ],
  },
  source,
  checked: 'toVerify',
  openPoints: [layoutPoint, 'Diện và điều kiện hưởng theo Nghị định 20/2021/NĐ-CP điều 5; trợ cấp hưu trí xã hội từ 01/7/2025 theo Luật Bảo hiểm xã hội 2024'],
}
