import type { ShippedFormInput } from '#law/eform-schema.ts'
import { addressee, civilStatusSource, layoutPoint } from './civil-pieces.ts'

/** One of the two; `before` is the question about earlier marriages. */
const party = (id: 'groom' | 'bride', label: string, age: number, olderThan: string) => [
  {
    id, kind: 'person' as const, label,
    parts: ['name', 'ethnicGroup', 'nationality', { id: 'identityNumber', visibleIf: `${id}.nationality = "VN"` }, { id: 'identityPaper', visibleIf: `${id}.nationality != "VN"` }, 'residence', 'occupation'],
  },
  { id: `${id}BornOn`, kind: 'date' as const, label: 'Ngày, tháng, năm sinh', hint: 'Ví dụ 5/3/1998', max: 'today' as const },
  {
    id: `${id}TooYoung`, kind: 'info' as const, visibleIf: `years and months duration(${id}BornOn, today()).years < ${age}`,
    label: `${olderThan} (Luật Hôn nhân và gia đình 2014, điều 8). Nếu ngày sinh ghi đúng thì chưa đăng ký kết hôn được.`,
  },
  { id: `${id}Times`, kind: 'integer' as const, label: 'Kết hôn lần thứ mấy', min: 1, max: 20 },
  {
    id: `${id}Ended`, kind: 'choice' as const, label: 'Cuộc hôn nhân trước đã chấm dứt vì', visibleIf: `${id}Times > 1`,
    options: [{ value: 'divorced', label: 'Ly hôn' }, { value: 'widowed', label: 'Vợ, chồng đã mất' }],
  },
]

export const marriage: ShippedFormInput = {
  procedureCode: '1.000894',
  effectiveFrom: '2025-07-01',
  form: {
    title: 'Tờ khai đăng ký kết hôn',
    source: civilStatusSource,
    paper: { title: 'Tờ khai đăng ký kết hôn', addressee, signers: ['Bên nam', 'Bên nữ'], paperId: 'p1' },
    pages: [
      {
        id: 'contact',
        title: 'Liên hệ',
        intro: 'Hai bên cùng có mặt khi ký giấy chứng nhận kết hôn tại nơi tiếp nhận. Điền trước ở đây để không phải viết tay.',
        fields: [
          { id: 'phone', kind: 'phone', label: 'Số điện thoại của một trong hai người', prefill: 'phone' },
          { id: 'email', kind: 'email', label: 'Thư điện tử', optional: true, prefill: 'email' },
        ],
      },
      { id: 'groomPage', title: 'Bên nam', fields: party('groom', 'Bên nam', 20, 'Nam phải từ đủ 20 tuổi') },
      { id: 'bridePage', title: 'Bên nữ', fields: party('bride', 'Bên nữ', 18, 'Nữ phải từ đủ 18 tuổi') },
      {
        id: 'papers',
        title: 'Giấy tờ kèm theo',
        fields: [
          {
            id: 'sameCommune', kind: 'yesNo', label: 'Cả hai có nơi thường trú tại xã, phường nơi nộp hồ sơ không?',
            hint: 'Người thường trú nơi khác cần giấy xác nhận tình trạng hôn nhân khi cán bộ không tra cứu được',
          },
          { id: 'statusPaper', kind: 'file', label: 'Giấy xác nhận tình trạng hôn nhân', optional: true, paperId: 'p2', maxFiles: 5, visibleIf: 'sameCommune = false' },
          {
            id: 'endedPaper', kind: 'file', label: 'Bản án, quyết định ly hôn hoặc trích lục khai tử', optional: true, maxFiles: 5,
            visibleIf: 'groomTimes > 1 or brideTimes > 1',
          },
          { id: 'identityScan', kind: 'file', label: 'Giấy tờ tùy thân của hai bên', hint: 'Không cần khi đã ghi số định danh', optional: true, paperId: 'p3', maxFiles: 8 },
        ],
      },
      {
        id: 'finish',
        title: 'Bản sao và cam đoan',
        fields: [
          { id: 'wantsCopies', kind: 'yesNo', label: 'Có cần bản sao trích lục kết hôn không?', hint: 'Mỗi bên được một bản chính' },
          { id: 'copyCount', kind: 'integer', label: 'Số bản sao', min: 1, max: 50, visibleIf: 'wantsCopies' },
          {
            id: 'promise', kind: 'declaration',
            label: 'Chúng tôi cam đoan những lời khai trên là đúng sự thật, việc kết hôn là tự nguyện và không vi phạm quy định của Luật Hôn nhân và gia đình; chúng tôi chịu trách nhiệm trước pháp luật về cam đoan của mình.',
          },
        ],
      },
    ],
  },
  source: civilStatusSource,
  checked: 'toVerify',
  openPoints: [layoutPoint, 'Hai bên ký trực tiếp: phần trực tuyến chỉ thay việc khai trước'],
}
