import type { ShippedFormInput } from '#law/eform-schema.ts'
import { addressee, civilPromise, civilStatusSource, copies, layoutPoint, proxyPaper, requester } from './civil-pieces.ts'

export const death: ShippedFormInput = {
  procedureCode: '1.000656',
  effectiveFrom: '2025-07-01',
  form: {
    title: 'Tờ khai đăng ký khai tử',
    source: civilStatusSource,
    paper: { title: 'Tờ khai đăng ký khai tử', addressee, signers: ['Người yêu cầu'], paperId: 'p1' },
    pages: [
      {
        id: 'who',
        title: 'Người đi khai tử',
        fields: [
          {
            id: 'relation', kind: 'choice', label: 'Bạn là ai của người đã mất?',
            options: [
              { value: 'spouse', label: 'Vợ, chồng' },
              { value: 'child', label: 'Con' },
              { value: 'parent', label: 'Cha, mẹ' },
              { value: 'relative', label: 'Người thân thích khác' },
              { value: 'responsible', label: 'Cá nhân, tổ chức có trách nhiệm khai tử', hint: 'Khi không có người thân thích' },
              { value: 'proxy', label: 'Người được ủy quyền' },
            ],
          },
          requester,
        ],
      },
      {
        id: 'deceasedPage',
        title: 'Người đã mất',
        fields: [
          {
            id: 'deceased', kind: 'person', label: 'Người đã mất',
            parts: [
              'name', 'birthDate', 'sex', 'ethnicGroup', 'nationality',
              { id: 'identityNumber', optional: true, hint: '12 chữ số; để trống khi không có hoặc không nhớ' },
              { id: 'residence', label: 'Nơi cư trú cuối cùng' },
            ],
          },
        ],
      },
      {
        id: 'event',
        title: 'Thời gian, nơi và nguyên nhân mất',
        fields: [
          { id: 'diedOn', kind: 'date', label: 'Ngày mất', hint: 'Ngày dương lịch, ví dụ 5/11/2026', max: 'today' },
          { id: 'diedAt', kind: 'time', label: 'Giờ mất', hint: 'Ví dụ 4:30; không rõ thì để trống', optional: true },
          { id: 'deathPlace', kind: 'address', label: 'Nơi mất' },
          { id: 'cause', kind: 'line', label: 'Nguyên nhân', hint: 'Như trên giấy báo tử; không rõ thì ghi "chưa rõ"' },
        ],
      },
      {
        id: 'papers',
        title: 'Giấy báo tử',
        fields: [
          {
            id: 'noticeKind', kind: 'choice', label: 'Bạn có giấy nào?',
            options: [
              { value: 'notice', label: 'Giấy báo tử của cơ sở y tế hoặc Ủy ban nhân dân cấp xã' },
              { value: 'decision', label: 'Quyết định của Tòa án tuyên bố đã chết' },
              { value: 'forensic', label: 'Văn bản của cơ quan điều tra, giám định pháp y' },
              { value: 'other', label: 'Giấy tờ thay giấy báo tử khác' },
              { value: 'evidence', label: 'Tài liệu, chứng cứ chứng minh việc chết', hint: 'Chết đã lâu, không có giấy báo tử hay giấy tờ thay thế' },
            ],
          },
          { id: 'noticeNumber', kind: 'line', label: 'Số giấy', longest: 60, optional: true },
          { id: 'noticeDate', kind: 'date', label: 'Ngày cấp', max: 'today', visibleIf: 'noticeKind != "evidence"' },
          { id: 'noticeBy', kind: 'line', label: 'Nơi cấp', visibleIf: 'noticeKind != "evidence"' },
          { id: 'noticePaper', kind: 'file', label: 'Ảnh chụp giấy báo tử, giấy tờ thay thế hoặc tài liệu chứng minh', paperId: 'p2', maxFiles: 5 },
          { id: 'residencePaper', kind: 'file', label: 'Giấy tờ chứng minh nơi chết hoặc nơi phát hiện thi thể', hint: 'Chỉ cần khi không xác định được nơi cư trú cuối cùng của người đã mất', optional: true, paperId: 'p3', maxFiles: 5 },
          proxyPaper('p4', 'relation = "proxy"'),
        ],
      },
      { id: 'finish', title: 'Bản sao và cam đoan', fields: [...copies, civilPromise] },
    ],
  },
  source: civilStatusSource,
  checked: 'toVerify',
  openPoints: [layoutPoint],
}
