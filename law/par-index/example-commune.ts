import type { IndexVersionInput } from '../../src/law/par-index.ts'

/**
 * Bộ chỉ số mẫu cho cấp xã, 100 điểm (75 điểm tự chấm và thẩm định, 25 điểm điều tra). Do dự án soạn để bắt đầu, không
 * phải bộ chỉ số của địa phương nào; mỗi tỉnh thay bằng bộ của mình.
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
      code: '1', name: 'Chỉ đạo, điều hành', maxPoints: 11,
      criteria: [
        {
          code: '1.1', name: 'Kế hoạch cải cách hành chính năm', maxPoints: 3,
          subCriteria: [
            { code: '1.1.1', name: 'Ban hành kế hoạch đúng thời hạn', maxPoints: 1, method: { kind: 'yesNo', question: 'Kế hoạch được ban hành trước ngày quy định?' }, evidence: 'Kế hoạch', verifier: 'Sở Nội vụ' },
            { code: '1.1.2', name: 'Mức độ hoàn thành nhiệm vụ trong kế hoạch', maxPoints: 2, method: { kind: 'ratio', part: 'nhiệm vụ hoàn thành', base: 'nhiệm vụ trong kế hoạch', noneBelow: 0.8 }, evidence: 'Báo cáo kết quả', verifier: 'Sở Nội vụ' },
          ],
        },
        {
          code: '1.2', name: 'Báo cáo định kỳ', maxPoints: 1.5,
          subCriteria: [
            { code: '1.2.1', name: 'Đủ số báo cáo, đúng thời hạn', maxPoints: 1.5, method: { kind: 'deduction', cases: 'báo cáo thiếu hoặc chậm', each: 0.5 }, evidence: 'Báo cáo định kỳ kèm ngày gửi', verifier: 'Sở Nội vụ' },
          ],
        },
        {
          code: '1.3', name: 'Tự kiểm tra và khắc phục', maxPoints: 2.5,
          subCriteria: [
            { code: '1.3.1', name: 'Tự kiểm tra công tác cải cách hành chính trong năm', maxPoints: 1, method: { kind: 'yesNo', question: 'Có tự kiểm tra và có biên bản?' }, evidence: 'Biên bản, thông báo kết quả', verifier: 'Sở Nội vụ' },
            { code: '1.3.2', name: 'Khắc phục vấn đề phát hiện qua kiểm tra', maxPoints: 1.5, method: { kind: 'ratio', part: 'vấn đề đã khắc phục', base: 'vấn đề được phát hiện', noneBelow: 0.7 }, evidence: 'Văn bản báo cáo khắc phục', verifier: 'Sở Nội vụ' },
          ],
        },
        {
          code: '1.4', name: 'Tuyên truyền và sáng kiến', maxPoints: 2,
          subCriteria: [
            { code: '1.4.1', name: 'Hoàn thành kế hoạch tuyên truyền', maxPoints: 1, method: { kind: 'ratio', part: 'nội dung tuyên truyền đã làm', base: 'nội dung trong kế hoạch', noneBelow: 0.8 }, evidence: 'Kế hoạch và báo cáo kết quả tuyên truyền', verifier: 'Sở Nội vụ' },
            { code: '1.4.2', name: 'Có sáng kiến được công nhận', maxPoints: 1, method: { kind: 'yesNo', question: 'Có ít nhất một sáng kiến hoặc cách làm mới được công nhận?' }, evidence: 'Quyết định công nhận', verifier: 'Sở Nội vụ' },
          ],
        },
        {
          code: '1.5', name: 'Nhiệm vụ cấp trên giao', maxPoints: 2,
          subCriteria: [
            { code: '1.5.1', name: 'Hoàn thành nhiệm vụ đúng thời hạn', maxPoints: 2, method: { kind: 'steps', value: 'tỷ lệ nhiệm vụ hoàn thành đúng hạn', steps: [{ from: 0, points: 0 }, { from: 0.8, points: 1 }, { from: 0.95, points: 1.5 }, { from: 1, points: 2 }] }, evidence: 'Bảng theo dõi nhiệm vụ được giao', verifier: 'Văn phòng UBND tỉnh' },
          ],
        },
      ],
    },
    {
      code: '2', name: 'Cải cách thể chế', maxPoints: 7,
      criteria: [
        {
          code: '2.1', name: 'Rà soát, kiểm tra văn bản', maxPoints: 4,
          subCriteria: [
            { code: '2.1.1', name: 'Rà soát văn bản quy phạm pháp luật', maxPoints: 2, method: { kind: 'ratio', part: 'văn bản đã rà soát', base: 'văn bản phải rà soát', noneBelow: 0.7 }, evidence: 'Báo cáo kết quả rà soát văn bản', verifier: 'Sở Tư pháp' },
            { code: '2.1.2', name: 'Văn bản trái pháp luật được xử lý', maxPoints: 2, method: { kind: 'deduction', cases: 'văn bản trái pháp luật chưa xử lý', each: 1 }, evidence: 'Kết luận kiểm tra văn bản và văn bản xử lý', verifier: 'Sở Tư pháp' },
          ],
        },
        {
          code: '2.2', name: 'Theo dõi thi hành pháp luật', maxPoints: 3,
          subCriteria: [
            { code: '2.2.1', name: 'Thực hiện kế hoạch theo dõi thi hành pháp luật', maxPoints: 1.5, method: { kind: 'yesNo', question: 'Có kế hoạch và báo cáo kết quả?' }, evidence: 'Kế hoạch, báo cáo', verifier: 'Sở Tư pháp' },
            { code: '2.2.2', name: 'Xử lý kiến nghị qua theo dõi', maxPoints: 1.5, method: { kind: 'ratio', part: 'kiến nghị đã xử lý', base: 'kiến nghị nêu ra', noneBelow: 0.5 }, evidence: 'Văn bản trả lời, xử lý kiến nghị', verifier: 'Sở Tư pháp' },
          ],
        },
      ],
    },
    {
      code: '3', name: 'Cải cách thủ tục hành chính', maxPoints: 20,
      criteria: [
        {
          code: '3.1', name: 'Công khai thủ tục hành chính', maxPoints: 3,
          subCriteria: [
            { code: '3.1.1', name: 'Niêm yết đầy đủ, đúng hạn tại nơi tiếp nhận', maxPoints: 1.5, method: { kind: 'ratio', part: 'thủ tục niêm yết đúng hạn', base: 'thủ tục phải niêm yết', noneBelow: 0.8 }, evidence: 'Ảnh chụp bảng niêm yết, bản in từ phần mềm', verifier: 'Văn phòng UBND tỉnh' },
            { code: '3.1.2', name: 'Công khai kết quả giải quyết hồ sơ', maxPoints: 1.5, method: { kind: 'yesNo', question: 'Tiến độ và kết quả hồ sơ được công khai?' }, evidence: 'Đường dẫn trang công khai', verifier: 'Văn phòng UBND tỉnh' },
          ],
        },
        {
          code: '3.2', name: 'Giải quyết hồ sơ', maxPoints: 11,
          subCriteria: [
            { code: '3.2.1', name: 'Hồ sơ giải quyết trước hạn, đúng hạn', maxPoints: 5, method: { kind: 'fromSystem', fact: 'finishedInTime', noneBelow: 0.8 }, verifier: 'Văn phòng UBND tỉnh' },
            { code: '3.2.2', name: 'Hồ sơ đang giải quyết còn trong hạn', maxPoints: 2, method: { kind: 'fromSystem', fact: 'pendingInTime', noneBelow: 0.8 }, verifier: 'Văn phòng UBND tỉnh' },
            { code: '3.2.3', name: 'Xin lỗi bằng văn bản khi trễ hạn', maxPoints: 2, method: { kind: 'fromSystem', fact: 'finishedOverdueApologised' }, verifier: 'Văn phòng UBND tỉnh' },
            { code: '3.2.4', name: 'Tiếp nhận hồ sơ trực tuyến đúng hạn', maxPoints: 2, method: { kind: 'ratio', part: 'hồ sơ trực tuyến được tiếp nhận đúng hạn', base: 'hồ sơ trực tuyến', noneBelow: 0.8 }, evidence: 'Danh sách hồ sơ trực tuyến theo giờ tiếp nhận', verifier: 'Văn phòng UBND tỉnh' },
          ],
        },
        {
          code: '3.3', name: 'Phản ánh, kiến nghị', maxPoints: 3,
          subCriteria: [
            { code: '3.3.1', name: 'Trả lời phản ánh, kiến nghị đúng hạn', maxPoints: 3, method: { kind: 'ratio', part: 'phản ánh, kiến nghị trả lời đúng hạn', base: 'phản ánh, kiến nghị phải trả lời', noneBelow: 0.8 }, evidence: 'Sổ theo dõi phản ánh, kiến nghị', verifier: 'Văn phòng UBND tỉnh' },
          ],
        },
        {
          code: '3.4', name: 'Số hóa', maxPoints: 3,
          subCriteria: [
            { code: '3.4.1', name: 'Số hóa hồ sơ khi tiếp nhận và khi trả kết quả', maxPoints: 3, method: { kind: 'ratio', part: 'hồ sơ được số hóa đủ', base: 'hồ sơ phải số hóa', fullAt: 0.8 }, evidence: 'Danh sách hồ sơ số hóa', verifier: 'Văn phòng UBND tỉnh' },
          ],
        },
      ],
    },
    {
      code: '4', name: 'Cải cách tổ chức bộ máy', maxPoints: 7,
      criteria: [
        {
          code: '4.1', name: 'Sắp xếp và quy chế làm việc', maxPoints: 4,
          subCriteria: [
            { code: '4.1.1', name: 'Ban hành và thực hiện quy chế làm việc', maxPoints: 2, method: { kind: 'yesNo', question: 'Quy chế còn phù hợp với tổ chức hiện tại?' }, evidence: 'Quy chế làm việc', verifier: 'Sở Nội vụ' },
            { code: '4.1.2', name: 'Số lượng cấp phó, biên chế không vượt quy định', maxPoints: 2, method: { kind: 'deduction', cases: 'vị trí vượt quy định', each: 1 }, evidence: 'Quyết định giao biên chế, danh sách công chức', verifier: 'Sở Nội vụ' },
          ],
        },
        {
          code: '4.2', name: 'Phân cấp, ủy quyền', maxPoints: 3,
          subCriteria: [
            { code: '4.2.1', name: 'Thực hiện nhiệm vụ được phân cấp', maxPoints: 3, method: { kind: 'deduction', cases: 'vấn đề phát hiện qua kiểm tra chưa xử lý', each: 1 }, evidence: 'Kết luận kiểm tra, văn bản khắc phục', verifier: 'Sở Nội vụ' },
          ],
        },
      ],
    },
    {
      code: '5', name: 'Cải cách chế độ công vụ', maxPoints: 9,
      criteria: [
        {
          code: '5.1', name: 'Vị trí việc làm và đánh giá', maxPoints: 4,
          subCriteria: [
            { code: '5.1.1', name: 'Bố trí đúng vị trí việc làm', maxPoints: 2, method: { kind: 'ratio', part: 'công chức đúng vị trí việc làm', base: 'công chức', noneBelow: 0.8 }, evidence: 'Đề án vị trí việc làm, danh sách bố trí', verifier: 'Sở Nội vụ' },
            { code: '5.1.2', name: 'Đánh giá, xếp loại đúng trình tự', maxPoints: 2, method: { kind: 'yesNo', question: 'Đánh giá đúng trình tự, thời hạn?' }, evidence: 'Thông báo kết quả xếp loại', verifier: 'Sở Nội vụ' },
          ],
        },
        {
          code: '5.2', name: 'Kỷ luật, kỷ cương', maxPoints: 3,
          subCriteria: [
            { code: '5.2.1', name: 'Không có người bị kỷ luật từ khiển trách trở lên', maxPoints: 3, method: { kind: 'deduction', cases: 'người bị kỷ luật', each: 1 }, evidence: 'Quyết định kỷ luật (nếu có)', verifier: 'Sở Nội vụ' },
          ],
        },
        {
          code: '5.3', name: 'Đào tạo, bồi dưỡng', maxPoints: 2,
          subCriteria: [
            { code: '5.3.1', name: 'Hoàn thành kế hoạch đào tạo, bồi dưỡng', maxPoints: 2, method: { kind: 'ratio', part: 'lượt người được bồi dưỡng', base: 'lượt người trong kế hoạch', noneBelow: 0.8 }, evidence: 'Kế hoạch, danh sách được bồi dưỡng', verifier: 'Sở Nội vụ' },
          ],
        },
      ],
    },
    {
      code: '6', name: 'Cải cách tài chính công', maxPoints: 7,
      criteria: [
        {
          code: '6.1', name: 'Quản lý ngân sách và tài sản', maxPoints: 7,
          subCriteria: [
            { code: '6.1.1', name: 'Giải ngân vốn đầu tư công', maxPoints: 3, method: { kind: 'steps', value: 'tỷ lệ giải ngân', steps: [{ from: 0, points: 0 }, { from: 0.7, points: 1 }, { from: 0.85, points: 2 }, { from: 0.95, points: 3 }] }, evidence: 'Xác nhận của Kho bạc Nhà nước', verifier: 'Sở Tài chính' },
            { code: '6.1.2', name: 'Công khai ngân sách đúng hạn', maxPoints: 2, method: { kind: 'yesNo', question: 'Công khai đúng hạn, đúng mẫu?' }, evidence: 'Văn bản công khai ngân sách', verifier: 'Sở Tài chính' },
            { code: '6.1.3', name: 'Thực hiện kết luận thanh tra, kiểm toán', maxPoints: 2, method: { kind: 'ratio', part: 'kiến nghị đã thực hiện', base: 'kiến nghị phải thực hiện', noneBelow: 0.5 }, evidence: 'Kết luận và báo cáo thực hiện', verifier: 'Thanh tra tỉnh' },
          ],
        },
      ],
    },
    {
      code: '7', name: 'Xây dựng chính quyền số', maxPoints: 14,
      criteria: [
        {
          code: '7.1', name: 'Dịch vụ công trực tuyến', maxPoints: 9,
          subCriteria: [
            { code: '7.1.1', name: 'Hồ sơ nộp trực tuyến', maxPoints: 4, method: { kind: 'fromSystem', fact: 'onlineReceived', fullAt: 0.5 }, verifier: 'Sở Khoa học và Công nghệ' },
            { code: '7.1.2', name: 'Hồ sơ nộp trực tuyến toàn trình', maxPoints: 2, method: { kind: 'fromSystem', fact: 'fullOnlineReceived', fullAt: 0.4 }, verifier: 'Sở Khoa học và Công nghệ' },
            { code: '7.1.3', name: 'Thanh toán trực tuyến', maxPoints: 2, method: { kind: 'ratio', part: 'hồ sơ thanh toán trực tuyến', base: 'hồ sơ phải thu phí, lệ phí', fullAt: 0.5 }, evidence: 'Bảng kê thanh toán trực tuyến', verifier: 'Sở Khoa học và Công nghệ' },
            { code: '7.1.4', name: 'Nộp hồ sơ qua bưu chính công ích', maxPoints: 1, method: { kind: 'fromSystem', fact: 'receivedByPost', fullAt: 0.05 }, verifier: 'Sở Khoa học và Công nghệ' },
          ],
        },
        {
          code: '7.2', name: 'Văn bản điện tử', maxPoints: 3,
          subCriteria: [
            { code: '7.2.1', name: 'Văn bản ký số gửi qua trục liên thông', maxPoints: 3, method: { kind: 'ratio', part: 'văn bản ký số gửi điện tử', base: 'văn bản đi', noneBelow: 0.8 }, evidence: 'Số liệu của phần mềm quản lý văn bản', verifier: 'Sở Khoa học và Công nghệ' },
          ],
        },
        {
          code: '7.3', name: 'Hệ thống quản lý chất lượng', maxPoints: 2,
          subCriteria: [
            { code: '7.3.1', name: 'Duy trì hệ thống quản lý chất lượng ISO 9001', maxPoints: 2, method: { kind: 'yesNo', question: 'Hệ thống được duy trì, cải tiến và công bố?' }, evidence: 'Công bố hợp chuẩn', verifier: 'Sở Khoa học và Công nghệ' },
          ],
        },
      ],
    },
    {
      code: '8', name: 'Điều tra xã hội học', maxPoints: 25,
      criteria: [
        {
          code: '8.1', name: 'Đánh giá của người dân, tổ chức', maxPoints: 15,
          subCriteria: [
            { code: '8.1.1', name: 'Hài lòng về sự phục vụ hành chính', maxPoints: 15, method: { kind: 'survey', asked: 'Người dân, tổ chức đã giao dịch' } },
          ],
        },
        {
          code: '8.2', name: 'Đánh giá của đại biểu và cán bộ', maxPoints: 10,
          subCriteria: [
            { code: '8.2.1', name: 'Đại biểu HĐND, Mặt trận đánh giá', maxPoints: 5, method: { kind: 'survey', asked: 'Đại biểu HĐND, Ủy ban Mặt trận' } },
            { code: '8.2.2', name: 'Lãnh đạo sở, ngành đánh giá', maxPoints: 5, method: { kind: 'survey', asked: 'Lãnh đạo sở, ngành' } },
          ],
        },
      ],
    },
  ],
}
