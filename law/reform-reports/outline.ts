import type { OutlineInput } from '#law/reform-reports.ts'

/**
 * Đề cương báo cáo CCHC: năm phần. `{{3.8}}` là số của chỉ tiêu 3.8 trong phụ lục, `{{3.8:truoc}}` là số cùng kỳ năm trước,
 * `{{3.8:chenh}}` là cụm từ so sánh. Câu nào thiếu số thì không được đề xuất.
 */
export const outlines: readonly OutlineInput[] = [
  {
    title: 'Kết quả thực hiện công tác cải cách hành chính {period}',
    source: 'Đề cương theo Công văn 581/BNV-CCHC; trình tự đề mục đối chiếu với báo cáo năm 2021 của UBND huyện Văn Lâm',
    effectiveFrom: '2019-03-12',
    checked: 'toVerify',
    nodes: [
      { code: '1', number: 'I', title: 'Công tác chỉ đạo, điều hành' },
      {
        code: '1.1', number: '1', title: 'Kế hoạch cải cách hành chính', annex: 1,
        proposals: [
          { when: { positive: '1.1' }, text: 'Kế hoạch cải cách hành chính đề ra {{1.1}} nhiệm vụ; đã hoàn thành {{1.2}}/{{1.1}} nhiệm vụ, đạt {{1.3}}.' },
          { when: { positive: '1.11' }, text: 'Cấp trên giao {{1.11}} nhiệm vụ có thời hạn trong kỳ; hoàn thành đúng hạn {{1.12}} nhiệm vụ, đạt {{1.15}}; quá hạn chưa hoàn thành {{1.14}} nhiệm vụ.' },
        ],
      },
      {
        code: '1.2', number: '2', title: 'Tổ chức chỉ đạo, điều hành', annex: 1,
        proposals: [
          { when: { positive: '1.16' }, text: 'Trong kỳ đã ban hành {{1.16}} văn bản chỉ đạo, điều hành công tác cải cách hành chính[, {{1.16:chenh}}].' },
          { when: { positive: '1.23' }, text: 'Đã gửi đúng hạn {{1.24}}/{{1.23}} báo cáo định kỳ, đạt {{1.25}}.' },
          { when: { positive: '1.20' }, text: 'Tổ chức {{1.20}} cuộc đối thoại với người dân, doanh nghiệp; trả lời {{1.22}}/{{1.21}} ý kiến.' },
        ],
      },
      {
        code: '1.3', number: '3', title: 'Kiểm tra công tác cải cách hành chính', annex: 1,
        proposals: [
          { when: { positive: '1.4' }, text: 'Đã kiểm tra qua {{1.4}} đợt.' },
          { when: { positive: '1.5' }, text: 'Đã kiểm tra {{1.5}} cơ quan, đơn vị, trong đó kiểm tra theo kế hoạch {{1.6}} cơ quan, đơn vị và kiểm tra đột xuất {{1.7}} cơ quan, đơn vị.' },
          { when: { positive: '1.8' }, text: 'Qua kiểm tra phát hiện {{1.8}} vấn đề, đã xử lý {{1.9}}/{{1.8}} vấn đề, đạt {{1.10}}.' },
        ],
      },
      {
        code: '1.4', number: '4', title: 'Tuyên truyền cải cách hành chính', annex: 1,
        proposals: [{ when: { positive: '1.17' }, text: 'Đã thực hiện {{1.17}} tin, bài, phóng sự tuyên truyền về cải cách hành chính[, {{1.17:chenh}}].' }],
      },
      { code: '2', number: 'II', title: 'Kết quả thực hiện các nội dung cải cách hành chính' },
      {
        code: '2.1', number: '1', title: 'Cải cách thể chế', annex: 2,
        proposals: [
          { when: { positive: '2.1' }, text: 'Trong kỳ đã ban hành {{2.1}} văn bản quy phạm pháp luật[, {{2.1:chenh}}].' },
          { when: { positive: '2.2' }, text: 'Đã thẩm định {{2.2}} văn bản quy phạm pháp luật.' },
          { when: { positive: '2.7' }, text: 'Đã rà soát {{2.8}}/{{2.7}} văn bản phải rà soát, đạt {{2.9}}.' },
          { when: { positive: '2.4' }, text: 'Phát hiện {{2.4}} văn bản trái pháp luật, đã xử lý {{2.5}}/{{2.4}} văn bản, đạt {{2.6}}.' },
        ],
      },
      {
        code: '2.2', number: '2', title: 'Cải cách thủ tục hành chính', annex: 3,
        proposals: [
          { when: { positive: '3.4' }, text: 'Hiện có {{3.4}} thủ tục hành chính đang thực hiện; trong kỳ công bố mới {{3.1}} thủ tục, sửa đổi, bổ sung {{3.2}} thủ tục, bãi bỏ {{3.3}} thủ tục.' },
          { when: { positive: '3.6' }, text: 'Số hồ sơ phải giải quyết là {{3.6}} hồ sơ, gồm {{3.7}} hồ sơ từ kỳ trước chuyển sang và {{3.8}} hồ sơ tiếp nhận trong kỳ.' },
          { when: { positive: '3.8' }, text: 'Số hồ sơ tiếp nhận trong kỳ {{3.8:chenh}}.' },
          { when: { zero: '3.6' }, text: 'Trong kỳ không có hồ sơ thủ tục hành chính phải giải quyết.' },
          { when: { positive: '3.9' }, text: 'Đã giải quyết {{3.9}} hồ sơ, trong đó trước hạn và đúng hạn {{3.10}} hồ sơ, đạt {{3.12}}[, {{3.12:chenh}}]; quá hạn {{3.11}} hồ sơ.' },
          { when: { positive: '3.13' }, text: 'Đang giải quyết {{3.13}} hồ sơ, trong đó đã quá hạn {{3.14}} hồ sơ.' },
          { when: { positive: '3.16' }, text: 'Đã có văn bản xin lỗi đối với {{3.16}} hồ sơ quá hạn.' },
          { when: { positive: '3.26' }, text: 'Tiếp nhận {{3.26}} phản ánh, kiến nghị; đã trả lời {{3.27}} phản ánh, kiến nghị, trong đó đúng hạn {{3.28}}, đạt {{3.29}}.' },
          { when: { zero: '3.26' }, text: 'Trong kỳ không tiếp nhận phản ánh, kiến nghị nào.' },
        ],
      },
      {
        code: '2.3', number: '3', title: 'Cải cách tổ chức bộ máy hành chính', annex: 4,
        proposals: [
          { when: { positive: '4.1' }, text: 'Hiện có {{4.1}} cơ quan chuyên môn.' },
          { when: { positive: '4.3' }, text: 'Được giao {{4.3}} biên chế công chức; cán bộ, công chức có mặt {{4.4}} người.' },
          {
            when: { positive: '4.6' },
            text: 'Số viên chức làm việc tại các đơn vị sự nghiệp là {{4.6}} người, gồm: giáo dục nghề nghiệp - giáo dục thường xuyên {{4.7}} người, trung học cơ sở {{4.8}} người, tiểu học {{4.9}} người, mầm non {{4.10}} người, sự nghiệp khác {{4.11}} người.',
          },
          { when: { positive: '4.13' }, text: 'Đã giải quyết tinh giản biên chế cho {{4.13}} người[, {{4.13:chenh}}].' },
        ],
      },
      {
        code: '2.4', number: '4', title: 'Cải cách chế độ công vụ', annex: 5,
        proposals: [
          { when: { positive: '5.2' }, text: 'Tuyển dụng mới {{5.2}} công chức.' },
          { when: { positive: '5.3' }, text: 'Tuyển dụng mới {{5.3}} viên chức.' },
          { when: { positive: '5.4' }, text: 'Bổ nhiệm, bổ nhiệm lại {{5.4}} lãnh đạo, quản lý.' },
          { when: { positive: '5.6' }, text: 'Cử {{5.6}} lượt cán bộ, công chức, viên chức đi đào tạo, bồi dưỡng[, {{5.6:chenh}}].' },
          { when: { zero: '5.5' }, text: 'Trong kỳ không có cán bộ, công chức, viên chức bị kỷ luật.' },
          { when: { positive: '5.5' }, text: 'Trong kỳ có {{5.5}} cán bộ, công chức, viên chức bị kỷ luật.' },
        ],
      },
      {
        code: '2.5', number: '5', title: 'Cải cách tài chính công', annex: 6,
        proposals: [
          { when: { positive: '6.1' }, text: 'Giải ngân {{6.2}}/{{6.1}} triệu đồng vốn đầu tư công, đạt {{6.3}}[, {{6.3:chenh}}].' },
          { when: { positive: '6.4' }, text: 'Có {{6.4}} cơ quan hành chính thực hiện chế độ tự chủ.' },
          { when: { positive: '6.5' }, text: 'Có {{6.5}} đơn vị sự nghiệp thực hiện tự chủ.' },
        ],
      },
      { code: '2.6', number: '6', title: 'Xây dựng và phát triển chính quyền điện tử, chính quyền số', annex: 7 },
      {
        code: '2.6.1', number: '6.1', title: 'Ứng dụng công nghệ thông tin, dịch vụ công trực tuyến', annex: 7,
        proposals: [
          { when: { positive: '7.1' }, text: 'Trao đổi dưới dạng điện tử {{7.2}}/{{7.1}} văn bản, đạt {{7.3}}.' },
          { when: { positive: '7.6' }, text: 'Có {{7.6}} thủ tục chỉ cung cấp thông tin.' },
          { when: { positive: '7.9' }, text: 'Cung cấp {{7.7}} dịch vụ công trực tuyến một phần và {{7.8}} dịch vụ công trực tuyến toàn trình.' },
          { when: { positive: '7.10' }, text: 'Có {{7.10}}/{{7.9}} dịch vụ công trực tuyến phát sinh hồ sơ, đạt {{7.11}}.' },
          { when: { positive: '7.12' }, text: 'Tiếp nhận {{7.12}} hồ sơ nộp trực tuyến[, {{7.12:chenh}}].' },
          { when: { positive: '7.12' }, text: 'Tỷ lệ hồ sơ nộp trực tuyến là {{7.13}} ({{7.12}}/{{3.8}} hồ sơ)[, {{7.13:chenh}}].' },
          { when: { positive: '7.14' }, text: 'Tiếp nhận {{7.14}} hồ sơ qua dịch vụ bưu chính công ích.' },
          { when: { positive: '7.15' }, text: 'Trả kết quả {{7.15}} hồ sơ qua dịch vụ bưu chính công ích.' },
          { when: { positive: '7.16' }, text: 'Thanh toán trực tuyến {{7.17}}/{{7.16}} khoản phí, lệ phí, đạt {{7.18}}[, {{7.18:chenh}}].' },
        ],
      },
      {
        code: '2.6.2', number: '6.2', title: 'Áp dụng tiêu chuẩn ISO 9001; văn thư, lưu trữ', annex: 7,
        proposals: [{ when: { positive: '7.19' }, text: 'Có {{7.19}} cơ quan, đơn vị áp dụng hệ thống quản lý chất lượng theo tiêu chuẩn TCVN ISO 9001.' }],
      },
      { code: '3', number: 'III', title: 'Đánh giá chung' },
      {
        code: '3.1', number: '1', title: 'Ưu điểm',
        proposals: [{ when: { atLeast: { code: '3.12', value: 95 } }, text: 'Tỷ lệ hồ sơ giải quyết trước hạn và đúng hạn đạt {{3.12}}.' }],
      },
      {
        code: '3.2', number: '2', title: 'Hạn chế',
        proposals: [
          { when: { positive: '3.11' }, text: 'Còn {{3.11}} hồ sơ giải quyết quá hạn.' },
          { when: { positive: '3.14' }, text: 'Còn {{3.14}} hồ sơ đang giải quyết đã quá hạn.' },
          { when: { positive: '1.14' }, text: 'Còn {{1.14}} nhiệm vụ cấp trên giao quá hạn chưa hoàn thành.' },
        ],
      },
      { code: '3.3', number: '3', title: 'Nguyên nhân' },
      { code: '4', number: 'IV', title: 'Kiến nghị, đề xuất', isLeaf: true },
      { code: '5', number: 'V', title: 'Phương hướng, nhiệm vụ kỳ tới', isLeaf: true },
    ],
  },
]
