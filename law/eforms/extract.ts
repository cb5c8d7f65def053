import type { ShippedFormInput } from '#law/eform-schema.ts'
import { addressee, civilPromise, civilStatusSource, layoutPoint, proxyPaper, requester } from './civil-pieces.ts'

export const extract: ShippedFormInput = {
  procedureCode: '2.000635',
  effectiveFrom: '2025-07-01',
  form: {
    title: 'Tờ khai cấp bản sao trích lục hộ tịch',
    source: civilStatusSource,
    paper: { title: 'Tờ khai cấp bản sao trích lục hộ tịch', addressee, signers: ['Người yêu cầu'], paperId: 'p1' },
    pages: [
      {
        id: 'who',
        title: 'Người yêu cầu',
        fields: [
          {
            id: 'relation', kind: 'choice', label: 'Bạn xin bản sao của ai?',
            options: [
              { value: 'self', label: 'Của chính tôi' },
              { value: 'child', label: 'Của con tôi' },
              { value: 'relative', label: 'Của người thân khác' },
              { value: 'proxy', label: 'Của người khác, theo ủy quyền' },
            ],
          },
          requester,
        ],
      },
      {
        id: 'what',
        title: 'Bản sao cần cấp',
        fields: [
          {
            id: 'events', kind: 'choices', label: 'Bạn cần bản sao nào?', hint: 'Chọn một hoặc nhiều',
            options: [
              { value: 'birthCertificate', label: 'Giấy khai sinh (bản sao)' },
              { value: 'birth', label: 'Trích lục khai sinh' },
              { value: 'marriage', label: 'Trích lục kết hôn' },
              { value: 'death', label: 'Trích lục khai tử' },
              { value: 'change', label: 'Trích lục thay đổi, cải chính hộ tịch' },
              { value: 'parentage', label: 'Trích lục nhận cha, mẹ, con' },
              { value: 'other', label: 'Việc hộ tịch khác' },
            ],
          },
          { id: 'otherEvent', kind: 'line', label: 'Ghi rõ việc hộ tịch', visibleIf: 'list contains(events, "other")' },
          { id: 'copyCount', kind: 'integer', label: 'Số bản mỗi loại', min: 1, max: 50 },
          { id: 'totalCopies', kind: 'computed', label: 'Tổng số bản', shownAs: 'number', value: 'copyCount * count(events)' },
          { id: 'electronic', kind: 'yesNo', label: 'Bạn có nhận bản điện tử thay bản giấy không?' },
        ],
      },
      {
        id: 'subjectPage',
        title: 'Người có tên trong trích lục',
        fields: [
          { id: 'subjectSelf', kind: 'person', label: 'Thông tin thêm của bạn', prefill: 'self', parts: ['birthDate', 'sex', 'ethnicGroup', 'nationality'], visibleIf: 'relation = "self"' },
          {
            id: 'subject', kind: 'person', label: 'Người có tên trong trích lục', visibleIf: 'relation != "self"',
            parts: ['name', 'birthDate', 'sex', 'ethnicGroup', 'nationality', { id: 'identityNumber', optional: true }, { id: 'residence', optional: true }],
          },
        ],
      },
      {
        id: 'register',
        title: 'Đã đăng ký ở đâu',
        intro: 'Nhớ được gì thì ghi. Cán bộ tra cứu phần còn lại.',
        fields: [
          { id: 'registeredAt', kind: 'line', label: 'Nơi đã đăng ký', hint: 'Tên xã, phường lúc đăng ký; tỉnh, thành phố' },
          { id: 'registeredOn', kind: 'partialDate', label: 'Ngày, tháng, năm đăng ký', hint: 'Chỉ nhớ năm thì ghi năm', max: 'today', optional: true },
          { id: 'entry', kind: 'line', label: 'Số', longest: 40, optional: true },
          { id: 'book', kind: 'line', label: 'Quyển số', longest: 40, optional: true },
        ],
      },
      { id: 'papers', title: 'Giấy tờ kèm theo', visibleIf: 'relation = "proxy"', fields: [proxyPaper('p2', 'relation = "proxy"')] },
      { id: 'finish', title: 'Cam đoan', fields: [civilPromise] },
    ],
  },
  source: civilStatusSource,
  checked: 'toVerify',
  openPoints: [layoutPoint, 'Phí mỗi bản sao: 8.000 đồng theo danh mục khởi đầu'],
}
