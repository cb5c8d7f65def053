import type { ShippedFormInput } from '#law/eform-schema.ts'
import { layoutPoint } from './civil-pieces.ts'

const source = 'Tờ khai thay đổi thông tin cư trú (mẫu CT01), Thông tư 53/2025/TT-BCA'

export const residenceConfirmation: ShippedFormInput = {
  procedureCode: '1.010041',
  effectiveFrom: '2025-07-01',
  form: {
    title: 'Đề nghị xác nhận thông tin về cư trú',
    source,
    paper: { title: 'Tờ khai thay đổi thông tin cư trú', addressee: 'Công an xã, phường, đặc khu', signers: ['Người kê khai'], paperId: 'p1' },
    pages: [
      {
        id: 'who',
        title: 'Người kê khai',
        fields: [{ id: 'declarant', kind: 'person', label: 'Người kê khai', prefill: 'self', parts: ['name', 'birthDate', 'sex', 'identityNumber', 'phone', 'email'] }],
      },
      {
        id: 'household',
        title: 'Hộ gia đình',
        fields: [
          { id: 'relation', kind: 'listItem', label: 'Quan hệ của bạn với chủ hộ', hint: 'Bạn là chủ hộ thì chọn “Bản thân”', list: 'relationships' },
          { id: 'head', kind: 'person', label: 'Chủ hộ', parts: ['name', 'identityNumber'], visibleIf: 'relation != "self"' },
          { id: 'residence', kind: 'address', label: 'Nơi thường trú hoặc tạm trú' },
        ],
      },
      {
        id: 'request',
        title: 'Nội dung cần xác nhận',
        fields: [
          {
            id: 'contents', kind: 'choices', label: 'Cần xác nhận điều gì?', hint: 'Chọn một hoặc nhiều',
            options: [
              { value: 'current', label: 'Nơi thường trú, tạm trú hiện nay' },
              { value: 'past', label: 'Thời gian và nơi cư trú trước đây' },
              { value: 'household', label: 'Danh sách thành viên hộ gia đình' },
              { value: 'headRelation', label: 'Quan hệ với chủ hộ' },
              { value: 'other', label: 'Nội dung khác' },
            ],
          },
          { id: 'pastFrom', kind: 'partialDate', label: 'Từ tháng, năm', hint: 'Ví dụ 6/2015', max: 'today', visibleIf: 'list contains(contents, "past")' },
          { id: 'pastTo', kind: 'partialDate', label: 'Đến tháng, năm', max: 'today', optional: true, visibleIf: 'list contains(contents, "past")' },
          { id: 'pastPlace', kind: 'address', label: 'Nơi đã cư trú', visibleIf: 'list contains(contents, "past")' },
          { id: 'otherContent', kind: 'paragraph', label: 'Ghi rõ nội dung khác', longest: 1000, visibleIf: 'list contains(contents, "other")' },
          { id: 'purpose', kind: 'line', label: 'Dùng để làm gì', hint: 'Ví dụ: nhập học, vay vốn' },
        ],
      },
      {
        id: 'membersPage',
        title: 'Những người cùng được xác nhận',
        fields: [
          { id: 'withOthers', kind: 'yesNo', label: 'Xác nhận cho người khác trong hộ cùng lúc?' },
          {
            id: 'members', kind: 'table', label: 'Những người trong hộ', rowLabel: 'Người', minRows: 1, maxRows: 20, visibleIf: 'withOthers',
            fields: [
              { id: 'name', kind: 'fullName', label: 'Họ, chữ đệm, tên' },
              { id: 'birthDate', kind: 'partialDate', label: 'Ngày, tháng, năm sinh', max: 'today' },
              { id: 'sex', kind: 'sex', label: 'Giới tính' },
              { id: 'identityNumber', kind: 'identityNumber', label: 'Số định danh cá nhân' },
              { id: 'relation', kind: 'listItem', label: 'Quan hệ với chủ hộ', list: 'relationships' },
            ],
          },
        ],
      },
      {
        id: 'finish',
        title: 'Nhận kết quả và cam đoan',
        fields: [
          {
            id: 'delivery', kind: 'choice', label: 'Nhận giấy xác nhận (CT07) thế nào?',
            options: [
              { value: 'electronic', label: 'Bản điện tử' },
              { value: 'paper', label: 'Bản giấy tại nơi tiếp nhận' },
            ],
          },
          { id: 'promise', kind: 'declaration', label: 'Tôi cam đoan nội dung kê khai là đúng sự thật và chịu trách nhiệm trước pháp luật.' },
        ],
      },
    ],
  },
  source,
  checked: 'toVerify',
  openPoints: [layoutPoint, 'Thông tư 53/2025/TT-BCA cho khai trực tiếp trên biểu mẫu điện tử, không đính kèm CT01'],
}
