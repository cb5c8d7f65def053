import type { PetitionRuleInput } from '#law/petition-rules.ts'

const RECEIVING_PETITIONS = 'Nghị định 20/2008/NĐ-CP, sửa đổi bởi Nghị định 92/2017/NĐ-CP'

/** Tiếp nhận, xử lý phản ánh, kiến nghị của cá nhân, tổ chức (PAKN). */
export const petitionRules: readonly PetitionRuleInput[] = [
  {
    source: 'Quy chế tiếp nhận, xử lý PAKN trên Cổng Dịch vụ công quốc gia, theo cách tính chỉ tiêu 5.2 của Quyết định 766/QĐ-TTg',
    effectiveFrom: '2022-06-23',
    checked: 'toVerify',
    limits: { refuse: 2, ask: 5, answer: 15, publish: 2 },
    transferRestarts: true,
    // Cổng quốc gia xếp "chờ bổ sung" ngoài nhóm đang xử lý, nên lúc chờ người gửi không tính vào thời hạn.
    askingPauses: true,
    supplementDays: 10,
    // Số lần và số ngày là lựa chọn của phần mềm, chưa thấy quy định.
    reopening: { times: 1, withinDays: 30 },
    classes: [
      {
        code: 'regulation',
        label: 'Quy định, thủ tục hành chính',
        hint: 'Quy định, thủ tục còn rườm rà, mâu thuẫn, không hợp lý; sáng kiến sửa quy định',
        allowsAnonymous: false,
        isHandled: true,
        publication: 'always',
        source: `${RECEIVING_PETITIONS}: người phản ánh nêu rõ tên, địa chỉ`,
        checked: 'toVerify',
      },
      {
        code: 'conduct',
        label: 'Thái độ, hành vi của cán bộ, công chức',
        hint: 'Chậm trễ, gây phiền hà, không làm hoặc làm sai quy định khi giải quyết công việc',
        allowsAnonymous: false,
        isHandled: true,
        publication: 'mayStay',
        source: `${RECEIVING_PETITIONS}: người phản ánh nêu rõ tên, địa chỉ`,
        checked: 'toVerify',
      },
      {
        code: 'service',
        label: 'Việc phục vụ, hồ sơ cụ thể',
        hint: 'Nơi tiếp nhận, cách hướng dẫn, hệ thống, tiến độ một hồ sơ; góp ý để phục vụ tốt hơn',
        allowsAnonymous: true,
        isHandled: true,
        publication: 'always',
        source: 'Nghị định 118/2025/NĐ-CP (tiếp nhận ý kiến tại một cửa); nhận góp ý không ghi tên là lựa chọn của phần mềm',
        checked: 'toVerify',
      },
      {
        code: 'outOfScope',
        label: 'Ngoài phạm vi',
        hint: 'Khiếu nại, tố cáo, tranh chấp, việc đang ở tòa án',
        allowsAnonymous: false,
        isHandled: false,
        publication: 'never',
        source: `${RECEIVING_PETITIONS}: không áp dụng với khiếu nại, tố cáo`,
        checked: 'toVerify',
      },
    ],
    refusalReasons: [
      { code: 'UNCLEAR', label: 'Nội dung không rõ, không đủ để xem xét' },
      { code: 'NOT_NAMED', label: 'Không ghi tên, địa chỉ liên hệ theo quy định' },
      { code: 'ANSWERED_BEFORE', label: 'Việc đã được trả lời, không có tình tiết mới' },
      { code: 'NOT_SUPPLEMENTED', label: 'Đã yêu cầu bổ sung mà không nhận được' },
      { code: 'UNLAWFUL_WORDS', label: 'Lời lẽ xúc phạm, nội dung trái pháp luật' },
      { code: 'NOT_COMPETENT', label: 'Không thuộc thẩm quyền của cơ quan hành chính nhà nước' },
    ],
    routes: [
      {
        code: 'complaint',
        label: 'Khiếu nại',
        notice: 'Nội dung bạn gửi là khiếu nại quyết định hoặc hành vi hành chính, được giải quyết theo Luật Khiếu nại chứ không theo quy trình phản ánh, kiến nghị.',
        source: 'Luật Khiếu nại 02/2011/QH13',
        checked: 'toVerify',
      },
      {
        code: 'denunciation',
        label: 'Tố cáo',
        notice: 'Nội dung bạn gửi là tố cáo hành vi vi phạm pháp luật, được giải quyết theo Luật Tố cáo chứ không theo quy trình phản ánh, kiến nghị. Danh tính của bạn được giữ kín.',
        source: 'Luật Tố cáo 25/2018/QH14',
        checked: 'toVerify',
      },
      {
        code: 'otherLaw',
        label: 'Quy trình khác',
        notice: 'Nội dung bạn gửi thuộc một quy trình riêng theo pháp luật khác.',
        source: RECEIVING_PETITIONS,
        checked: 'toVerify',
      },
    ],
  },
]
