import type { ShippedFormInput } from '#law/eform-schema.ts'

const source = 'Nghị định 23/2015/NĐ-CP, Nghị định 280/2025/NĐ-CP; phí theo Thông tư 226/2016/TT-BTC'

export const certificationRequest: ShippedFormInput = {
  procedureCode: '2.000815',
  effectiveFrom: '2025-07-01',
  form: {
    title: 'Phiếu yêu cầu chứng thực bản sao từ bản chính',
    source,
    paper: { title: 'Phiếu yêu cầu chứng thực bản sao từ bản chính', addressee: 'Cơ quan chứng thực nơi tiếp nhận', signers: ['Người yêu cầu'] },
    pages: [
      {
        id: 'who',
        title: 'Người yêu cầu',
        intro: 'Pháp luật không bắt buộc tờ khai cho việc này. Khai trước để nơi tiếp nhận chuẩn bị; bản chính vẫn phải xuất trình khi đến.',
        fields: [{ id: 'requester', kind: 'person', label: 'Người yêu cầu', prefill: 'self', parts: ['name', 'identityNumber', 'phone', 'email'] }],
      },
      {
        id: 'documentsPage',
        title: 'Giấy tờ cần chứng thực',
        fields: [
          {
            id: 'documents', kind: 'table', label: 'Danh sách giấy tờ', rowLabel: 'Giấy tờ', minRows: 1, maxRows: 20,
            fields: [
              { id: 'name', kind: 'line', label: 'Tên giấy tờ', hint: 'Ví dụ: Bằng tốt nghiệp trung học phổ thông' },
              { id: 'pages', kind: 'integer', label: 'Số trang của một bản', min: 1, max: 500 },
              { id: 'copies', kind: 'integer', label: 'Số bản sao', min: 1, max: 200 },
              {
                id: 'fee', kind: 'computed', label: 'Phí dự tính', shownAs: 'money',
                value: 'copies * (if (if pages <= 2 then pages * 2000 else 4000 + (pages - 2) * 1000) > 200000 then 200000 else (if pages <= 2 then pages * 2000 else 4000 + (pages - 2) * 1000))',
              },
              { id: 'isForeign', kind: 'yesNo', label: 'Giấy tờ do cơ quan nước ngoài cấp?', hint: 'Giấy tờ nước ngoài phải được hợp pháp hóa lãnh sự, trừ khi được miễn' },
            ],
          },
          { id: 'totalCopies', kind: 'computed', label: 'Tổng số bản sao', shownAs: 'number', value: 'sum(documents.copies)' },
          { id: 'totalFee', kind: 'computed', label: 'Tổng phí dự tính', hint: 'Phí chính thức do nơi chứng thực tính', shownAs: 'money', value: 'sum(documents.fee)' },
        ],
      },
      {
        id: 'papers',
        title: 'Ảnh chụp và hẹn ngày',
        fields: [
          { id: 'scan', kind: 'file', label: 'Ảnh chụp bản chính', hint: 'Để nơi tiếp nhận in bản sao trước; có thể bỏ qua', optional: true, paperId: 'p1', maxFiles: 20 },
          { id: 'visitOn', kind: 'date', label: 'Ngày bạn dự định đến', min: 'today', optional: true },
          { id: 'electronic', kind: 'yesNo', label: 'Bạn cần bản sao chứng thực điện tử?' },
        ],
      },
      {
        id: 'finish',
        title: 'Cam đoan',
        fields: [{ id: 'promise', kind: 'declaration', label: 'Tôi cam đoan giấy tờ xuất trình là bản chính thật, không bị tẩy xóa, và chịu trách nhiệm về nội dung, tính hợp pháp của giấy tờ.' }],
      },
    ],
  },
  source,
  checked: 'toVerify',
  openPoints: ['Mức phí: 2.000 đồng mỗi trang, từ trang thứ ba 1.000 đồng, nhiều nhất 200.000 đồng mỗi bản (Thông tư 226/2016/TT-BTC)'],
}
