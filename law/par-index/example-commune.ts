import type { IndexVersionInput } from '../../src/law/par-index.ts'

const NOI_VU = 'Sở Nội vụ'
const TU_PHAP = 'Sở Tư pháp'
const VAN_PHONG = 'Văn phòng UBND tỉnh'
const KHCN = 'Sở Khoa học và Công nghệ'
const TAI_CHINH = 'Sở Tài chính'

/**
 * Bộ chỉ số mẫu cho cấp xã, 100 điểm: 75 điểm thẩm định, 25 điểm điều tra xã hội học. Do dự án soạn để bắt đầu, không phải
 * bộ chỉ số của địa phương nào; mỗi tỉnh lập dự thảo từ bộ này rồi thay bằng quyết định của mình. Ở hai lĩnh vực mà phần
 * mềm biết rõ nhất (thủ tục hành chính, chính quyền số) 24 trong 38 điểm lấy thẳng từ hồ sơ.
 */
export const exampleCommune: IndexVersionInput = {
  code: 'mau-cap-xa',
  name: 'Chỉ số cải cách hành chính cấp xã (bộ mẫu)',
  source: 'Dự án soạn theo cấu trúc chung của các bộ chỉ số đã công bố (Quyết định 876/QĐ-BNV và các bộ cấp tỉnh); không có hiệu lực pháp lý',
  effectiveFrom: '2025-07-01',
  checked: 'toVerify',
  level: 'commune',
  years: { from: 2025, to: null },
  maxPoints: 100,
  isExample: true,
  areas: [
    {
      code: '1', name: 'Chỉ đạo, điều hành cải cách hành chính', maxPoints: 11,
      criteria: [
        {
          code: '1.1', name: 'Kế hoạch cải cách hành chính năm', maxPoints: 3,
          subCriteria: [
            { code: '1.1.1', name: 'Ban hành kế hoạch cải cách hành chính năm đúng thời hạn', maxPoints: 1, method: { kind: 'yesNo', question: 'Kế hoạch được ban hành trước ngày quy định?' }, evidence: 'Kế hoạch', verifier: NOI_VU },
            { code: '1.1.2', name: 'Mức độ hoàn thành nhiệm vụ trong kế hoạch', maxPoints: 2, method: { kind: 'ratio', part: 'nhiệm vụ hoàn thành', base: 'nhiệm vụ trong kế hoạch', noneBelow: 0.8 }, evidence: 'Báo cáo kết quả kèm sản phẩm của từng nhiệm vụ', verifier: NOI_VU },
          ],
        },
        {
          code: '1.2', name: 'Chế độ báo cáo', maxPoints: 2.5,
          subCriteria: [
            { code: '1.2.1', name: 'Báo cáo cải cách hành chính đủ số, đúng hạn, đúng nội dung', maxPoints: 1.5, method: { kind: 'deduction', cases: 'báo cáo thiếu hoặc chậm', each: 0.5 }, evidence: 'Báo cáo kèm ngày gửi trên trục liên thông', verifier: NOI_VU },
            { code: '1.2.2', name: 'Báo cáo thống kê định kỳ gửi đúng hạn', maxPoints: 1, method: { kind: 'fromSystem', fact: 'reportsOnTime', noneBelow: 0.8 }, verifier: VAN_PHONG },
          ],
        },
        {
          code: '1.3', name: 'Kiểm tra và khắc phục', maxPoints: 2,
          subCriteria: [
            { code: '1.3.1', name: 'Tự kiểm tra công tác cải cách hành chính trong năm', maxPoints: 0.5, method: { kind: 'yesNo', question: 'Có tự kiểm tra và có biên bản?' }, evidence: 'Biên bản, thông báo kết quả', verifier: NOI_VU },
            { code: '1.3.2', name: 'Khắc phục vấn đề được chỉ ra qua kiểm tra', maxPoints: 1.5, method: { kind: 'ratio', part: 'vấn đề đã khắc phục', base: 'vấn đề được chỉ ra', noneBelow: 0.7 }, evidence: 'Văn bản báo cáo khắc phục', verifier: NOI_VU },
          ],
        },
        {
          code: '1.4', name: 'Tuyên truyền và sáng kiến', maxPoints: 1.5,
          subCriteria: [
            { code: '1.4.1', name: 'Hoàn thành kế hoạch tuyên truyền', maxPoints: 0.5, method: { kind: 'ratio', part: 'nội dung đã tuyên truyền', base: 'nội dung trong kế hoạch', noneBelow: 0.8 }, evidence: 'Kế hoạch, báo cáo kết quả tuyên truyền', verifier: NOI_VU },
            { code: '1.4.2', name: 'Sáng kiến, cách làm mới được công nhận', maxPoints: 1, method: { kind: 'steps', value: 'số sáng kiến được công nhận', steps: [{ from: 0, points: 0 }, { from: 1, points: 0.5 }, { from: 2, points: 1 }] }, evidence: 'Quyết định công nhận', verifier: NOI_VU },
          ],
        },
        {
          code: '1.5', name: 'Nhiệm vụ cấp trên giao', maxPoints: 2,
          subCriteria: [
            { code: '1.5.1', name: 'Hoàn thành nhiệm vụ được giao đúng thời hạn', maxPoints: 2, method: { kind: 'steps', value: 'tỷ lệ nhiệm vụ hoàn thành đúng hạn', steps: [{ from: 0, points: 0 }, { from: 0.8, points: 1 }, { from: 0.95, points: 1.5 }, { from: 1, points: 2 }] }, evidence: 'Bảng theo dõi nhiệm vụ được giao', verifier: VAN_PHONG },
          ],
        },
      ],
    },
    {
      code: '2', name: 'Cải cách thể chế', maxPoints: 6,
      criteria: [
        {
          code: '2.1', name: 'Rà soát, kiểm tra văn bản', maxPoints: 3.5,
          subCriteria: [
            { code: '2.1.1', name: 'Rà soát văn bản quy phạm pháp luật', maxPoints: 1.5, method: { kind: 'ratio', part: 'văn bản đã rà soát', base: 'văn bản phải rà soát', noneBelow: 0.7 }, evidence: 'Báo cáo kết quả rà soát văn bản', verifier: TU_PHAP },
            { code: '2.1.2', name: 'Văn bản trái pháp luật được xử lý', maxPoints: 2, method: { kind: 'deduction', cases: 'văn bản trái pháp luật chưa xử lý', each: 1 }, evidence: 'Kết luận kiểm tra văn bản và văn bản xử lý', verifier: TU_PHAP },
          ],
        },
        {
          code: '2.2', name: 'Theo dõi thi hành pháp luật', maxPoints: 2.5,
          subCriteria: [
            { code: '2.2.1', name: 'Thực hiện kế hoạch theo dõi thi hành pháp luật', maxPoints: 1, method: { kind: 'yesNo', question: 'Có kế hoạch và báo cáo kết quả?' }, evidence: 'Kế hoạch, báo cáo', verifier: TU_PHAP },
            { code: '2.2.2', name: 'Xử lý kiến nghị qua theo dõi', maxPoints: 1.5, method: { kind: 'ratio', part: 'kiến nghị đã xử lý', base: 'kiến nghị được nêu', noneBelow: 0.5 }, evidence: 'Văn bản trả lời, xử lý kiến nghị', verifier: TU_PHAP },
          ],
        },
      ],
    },
    {
      code: '3', name: 'Cải cách thủ tục hành chính', maxPoints: 24,
      criteria: [
        {
          code: '3.1', name: 'Công khai và đơn giản hóa thủ tục', maxPoints: 3,
          subCriteria: [
            { code: '3.1.1', name: 'Niêm yết đầy đủ, đúng hạn tại nơi tiếp nhận', maxPoints: 1.5, method: { kind: 'ratio', part: 'thủ tục niêm yết đúng hạn', base: 'thủ tục phải niêm yết', noneBelow: 0.8 }, evidence: 'Ảnh chụp bảng niêm yết, bản in từ phần mềm', verifier: VAN_PHONG },
            { code: '3.1.2', name: 'Công khai tiến độ, kết quả giải quyết hồ sơ', maxPoints: 0.5, method: { kind: 'yesNo', question: 'Tiến độ và kết quả được công khai để người dân tra cứu?' }, evidence: 'Đường dẫn trang công khai', verifier: VAN_PHONG },
            { code: '3.1.3', name: 'Đề xuất đơn giản hóa, rút ngắn thời gian giải quyết', maxPoints: 1, method: { kind: 'formula', inputs: [{ name: 'đề_xuất', label: 'số thủ tục có đề xuất được chấp nhận', from: 0, to: null }], expression: 'min(tối_đa; 0,5 × đề_xuất)' }, evidence: 'Văn bản đề xuất và văn bản chấp nhận', verifier: VAN_PHONG },
          ],
        },
        {
          code: '3.2', name: 'Giải quyết hồ sơ', maxPoints: 11,
          subCriteria: [
            { code: '3.2.1', name: 'Hồ sơ giải quyết trước hạn, đúng hạn', maxPoints: 5, method: { kind: 'fromSystem', fact: 'finishedInTime', noneBelow: 0.8 }, verifier: VAN_PHONG },
            { code: '3.2.2', name: 'Hồ sơ đang giải quyết còn trong hạn', maxPoints: 2, method: { kind: 'fromSystem', fact: 'pendingInTime', noneBelow: 0.8 }, verifier: VAN_PHONG },
            { code: '3.2.3', name: 'Xin lỗi bằng văn bản khi giải quyết quá hạn', maxPoints: 1.5, method: { kind: 'fromSystem', fact: 'finishedOverdueApologised' }, verifier: VAN_PHONG },
            { code: '3.2.4', name: 'Xin lỗi, hẹn lại hồ sơ đang quá hạn', maxPoints: 0.5, method: { kind: 'fromSystem', fact: 'pendingOverdueApologised' }, verifier: VAN_PHONG },
            { code: '3.2.5', name: 'Tiếp nhận hồ sơ trực tuyến trong 08 giờ làm việc', maxPoints: 2, method: { kind: 'ratio', part: 'hồ sơ trực tuyến được tiếp nhận đúng giờ', base: 'hồ sơ trực tuyến', noneBelow: 0.8 }, evidence: 'Danh sách hồ sơ trực tuyến theo giờ tiếp nhận', verifier: VAN_PHONG },
          ],
        },
        {
          code: '3.3', name: 'Phản ánh, kiến nghị', maxPoints: 3,
          subCriteria: [
            { code: '3.3.1', name: 'Trả lời phản ánh, kiến nghị đúng hạn', maxPoints: 3, method: { kind: 'ratio', part: 'phản ánh, kiến nghị trả lời đúng hạn', base: 'phản ánh, kiến nghị phải trả lời', noneBelow: 0.8 }, evidence: 'Sổ theo dõi phản ánh, kiến nghị', verifier: VAN_PHONG },
          ],
        },
        {
          code: '3.4', name: 'Số hóa hồ sơ, kết quả', maxPoints: 5,
          subCriteria: [
            { code: '3.4.1', name: 'Số hóa thành phần hồ sơ và kết quả', maxPoints: 2, method: { kind: 'fromSystem', fact: 'digitised', fullAt: 0.8 }, verifier: VAN_PHONG },
            { code: '3.4.2', name: 'Cấp kết quả bản điện tử', maxPoints: 2, method: { kind: 'fromSystem', fact: 'electronicResult' }, verifier: VAN_PHONG },
            { code: '3.4.3', name: 'Dùng lại giấy tờ, dữ liệu đã có, không yêu cầu nộp lại', maxPoints: 1, method: { kind: 'fromSystem', fact: 'reused', fullAt: 0.8 }, verifier: VAN_PHONG },
          ],
        },
        {
          code: '3.5', name: 'Chất lượng phục vụ', maxPoints: 2,
          subCriteria: [
            {
              code: '3.5.1', name: 'Chỉ số phục vụ người dân, doanh nghiệp theo thời gian thực (Quyết định 766)', maxPoints: 1.5,
              method: { kind: 'steps', value: 'điểm năm công bố trên Cổng Dịch vụ công quốc gia, thang 100', steps: [{ from: 0, points: 0 }, { from: 50, points: 0.5 }, { from: 70, points: 1 }, { from: 90, points: 1.5 }] },
              evidence: 'Bản chụp trang công bố của Cổng Dịch vụ công quốc gia', verifier: VAN_PHONG,
            },
            { code: '3.5.2', name: 'Hài lòng khi tiếp nhận, giải quyết hồ sơ', maxPoints: 0.5, method: { kind: 'ratio', part: 'lượt đánh giá hài lòng', base: 'lượt đánh giá tại nơi tiếp nhận', fullAt: 0.9 }, evidence: 'Bảng tổng hợp đánh giá sau mỗi hồ sơ', verifier: VAN_PHONG },
          ],
        },
      ],
    },
    {
      code: '4', name: 'Cải cách tổ chức bộ máy', maxPoints: 6,
      criteria: [
        {
          code: '4.1', name: 'Tổ chức và quy chế làm việc', maxPoints: 3.5,
          subCriteria: [
            { code: '4.1.1', name: 'Ban hành và thực hiện quy chế làm việc', maxPoints: 1.5, method: { kind: 'yesNo', question: 'Quy chế phù hợp với tổ chức hiện tại và được thực hiện?' }, evidence: 'Quy chế làm việc', verifier: NOI_VU },
            { code: '4.1.2', name: 'Số lượng cấp phó, biên chế không vượt quy định', maxPoints: 2, method: { kind: 'deduction', cases: 'vị trí vượt quy định', each: 1 }, evidence: 'Quyết định giao biên chế, danh sách công chức', verifier: NOI_VU },
          ],
        },
        {
          code: '4.2', name: 'Phân cấp, ủy quyền', maxPoints: 2.5,
          subCriteria: [
            { code: '4.2.1', name: 'Thực hiện nhiệm vụ được phân cấp, ủy quyền', maxPoints: 2.5, method: { kind: 'deduction', cases: 'vấn đề phát hiện qua kiểm tra chưa xử lý', each: 0.5 }, evidence: 'Kết luận kiểm tra, văn bản khắc phục', verifier: NOI_VU },
          ],
        },
      ],
    },
    {
      code: '5', name: 'Cải cách chế độ công vụ', maxPoints: 8,
      criteria: [
        {
          code: '5.1', name: 'Vị trí việc làm và đánh giá', maxPoints: 3,
          subCriteria: [
            { code: '5.1.1', name: 'Bố trí đúng vị trí việc làm', maxPoints: 1.5, method: { kind: 'ratio', part: 'công chức bố trí đúng vị trí việc làm', base: 'công chức hiện có', noneBelow: 0.8 }, evidence: 'Đề án vị trí việc làm, danh sách bố trí', verifier: NOI_VU },
            { code: '5.1.2', name: 'Đánh giá, xếp loại đúng trình tự, thời hạn', maxPoints: 1.5, method: { kind: 'yesNo', question: 'Đánh giá, xếp loại đúng trình tự, thời hạn?' }, evidence: 'Thông báo kết quả xếp loại', verifier: NOI_VU },
          ],
        },
        {
          code: '5.2', name: 'Kỷ luật, kỷ cương', maxPoints: 3,
          subCriteria: [
            { code: '5.2.1', name: 'Không có người bị kỷ luật từ khiển trách trở lên', maxPoints: 2, method: { kind: 'deduction', cases: 'người bị kỷ luật', each: 1 }, evidence: 'Báo cáo xử lý kỷ luật, quyết định (nếu có)', verifier: NOI_VU },
            { code: '5.2.2', name: 'Chấp hành giờ giấc, văn hóa công vụ', maxPoints: 1, method: { kind: 'deduction', cases: 'vi phạm nêu trong kết luận kiểm tra công vụ', each: 0.25 }, evidence: 'Kết luận kiểm tra công vụ', verifier: NOI_VU },
          ],
        },
        {
          code: '5.3', name: 'Đào tạo, bồi dưỡng', maxPoints: 2,
          subCriteria: [
            { code: '5.3.1', name: 'Hoàn thành kế hoạch đào tạo, bồi dưỡng', maxPoints: 2, method: { kind: 'ratio', part: 'lượt người được bồi dưỡng', base: 'lượt người trong kế hoạch', noneBelow: 0.8 }, evidence: 'Kế hoạch, danh sách người được bồi dưỡng', verifier: NOI_VU },
          ],
        },
      ],
    },
    {
      code: '6', name: 'Cải cách tài chính công', maxPoints: 6,
      criteria: [
        {
          code: '6.1', name: 'Quản lý ngân sách', maxPoints: 4.5,
          subCriteria: [
            { code: '6.1.1', name: 'Giải ngân vốn đầu tư công', maxPoints: 3, method: { kind: 'steps', value: 'tỷ lệ giải ngân', steps: [{ from: 0, points: 0 }, { from: 0.7, points: 1 }, { from: 0.85, points: 2 }, { from: 0.95, points: 3 }] }, evidence: 'Xác nhận của Kho bạc Nhà nước', verifier: TAI_CHINH },
            { code: '6.1.2', name: 'Công khai ngân sách đúng hạn', maxPoints: 1.5, method: { kind: 'yesNo', question: 'Công khai đúng hạn, đúng mẫu?' }, evidence: 'Văn bản công khai ngân sách', verifier: TAI_CHINH },
          ],
        },
        {
          code: '6.2', name: 'Thực hiện kết luận thanh tra, kiểm toán', maxPoints: 1.5,
          subCriteria: [
            { code: '6.2.1', name: 'Thực hiện kiến nghị về tài chính, ngân sách', maxPoints: 1.5, method: { kind: 'ratio', part: 'kiến nghị đã thực hiện', base: 'kiến nghị phải thực hiện', noneBelow: 0.5 }, evidence: 'Kết luận và báo cáo thực hiện', verifier: 'Thanh tra tỉnh' },
          ],
        },
      ],
    },
    {
      code: '7', name: 'Xây dựng, phát triển chính quyền số', maxPoints: 14,
      criteria: [
        {
          code: '7.1', name: 'Dịch vụ công trực tuyến và bưu chính công ích', maxPoints: 10,
          subCriteria: [
            { code: '7.1.1', name: 'Hồ sơ nộp trực tuyến', maxPoints: 4, method: { kind: 'fromSystem', fact: 'onlineReceived', fullAt: 0.5 }, verifier: KHCN },
            { code: '7.1.2', name: 'Hồ sơ nộp trực tuyến toàn trình', maxPoints: 2, method: { kind: 'fromSystem', fact: 'fullOnlineReceived', fullAt: 0.4 }, verifier: KHCN },
            { code: '7.1.3', name: 'Thanh toán trực tuyến', maxPoints: 2.5, method: { kind: 'fromSystem', fact: 'paidOnline', fullAt: 0.5 }, verifier: KHCN },
            { code: '7.1.4', name: 'Nộp hồ sơ qua bưu chính công ích', maxPoints: 0.5, method: { kind: 'fromSystem', fact: 'receivedByPost', fullAt: 0.05 }, verifier: KHCN },
            { code: '7.1.5', name: 'Trả kết quả qua bưu chính công ích', maxPoints: 1, method: { kind: 'fromSystem', fact: 'returnedByPost', fullAt: 0.1 }, verifier: KHCN },
          ],
        },
        {
          code: '7.2', name: 'Văn bản điện tử', maxPoints: 2.5,
          subCriteria: [
            { code: '7.2.1', name: 'Văn bản ký số gửi qua trục liên thông', maxPoints: 2.5, method: { kind: 'ratio', part: 'văn bản ký số gửi điện tử', base: 'văn bản đi', fullAt: 0.95, noneBelow: 0.7 }, evidence: 'Số liệu của phần mềm quản lý văn bản', verifier: KHCN },
          ],
        },
        {
          code: '7.3', name: 'Năng lực số và quản lý chất lượng', maxPoints: 1.5,
          subCriteria: [
            { code: '7.3.1', name: 'Công chức được cấp và sử dụng chữ ký số', maxPoints: 1, method: { kind: 'ratio', part: 'công chức dùng chữ ký số', base: 'công chức phải dùng chữ ký số', noneBelow: 0.5 }, evidence: 'Danh sách chứng thư số đang dùng', verifier: KHCN },
            { code: '7.3.2', name: 'Duy trì hệ thống quản lý chất lượng ISO 9001', maxPoints: 0.5, method: { kind: 'yesNo', question: 'Hệ thống được duy trì, cải tiến và công bố?' }, evidence: 'Bản công bố', verifier: KHCN },
          ],
        },
      ],
    },
    {
      code: '8', name: 'Tác động của cải cách hành chính (điều tra xã hội học)', maxPoints: 25,
      criteria: [
        {
          code: '8.1', name: 'Đánh giá của người dân, tổ chức', maxPoints: 15,
          subCriteria: [
            { code: '8.1.1', name: 'Hài lòng về sự phục vụ hành chính', maxPoints: 15, method: { kind: 'survey', asked: 'người dân, tổ chức đã giao dịch' }, verifier: NOI_VU },
          ],
        },
        {
          code: '8.2', name: 'Đánh giá của đại biểu và cơ quan cấp tỉnh', maxPoints: 10,
          subCriteria: [
            { code: '8.2.1', name: 'Đại biểu Hội đồng nhân dân, Mặt trận Tổ quốc đánh giá', maxPoints: 5, method: { kind: 'survey', asked: 'đại biểu Hội đồng nhân dân, Ủy ban Mặt trận Tổ quốc' }, verifier: NOI_VU },
            { code: '8.2.2', name: 'Lãnh đạo sở, ngành đánh giá', maxPoints: 5, method: { kind: 'survey', asked: 'lãnh đạo sở, ngành' }, verifier: NOI_VU },
          ],
        },
      ],
    },
  ],
}
