import type { QuestionnaireInput } from '#law/surveys.ts'

type Statement = readonly [key: string, text: string]
type Option = readonly [key: string, label: string]

const statements = (factor: string, lines: readonly Statement[]) => lines.map(([key, text]) => ({ kind: 'scale' as const, key, text, factor }))
const options = (lines: readonly Option[]) => lines.map(([key, label]) => ({ key, label }))
const YES_NO = options([['co', 'Có'], ['khong', 'Không']])

/** Phiếu đo lường sự hài lòng về sự phục vụ hành chính: năm yếu tố, 22 nhận định, câu hỏi thêm. Lời văn cần đối chiếu với phiếu của năm. */
export const sipasQuestionnaires: readonly QuestionnaireInput[] = [
  {
    code: 'sipas',
    version: 1,
    kind: 'sipas',
    title: 'Phiếu khảo sát sự hài lòng về sự phục vụ hành chính',
    respondents: 'Người dân, tổ chức đã nhận kết quả giải quyết thủ tục',
    rated: 'agency',
    criteria: ['8.1.1'],
    factors: [
      { key: 'tiep-can', name: 'Tiếp cận dịch vụ' },
      { key: 'thu-tuc', name: 'Thủ tục hành chính' },
      { key: 'cong-chuc', name: 'Công chức giải quyết công việc' },
      { key: 'ket-qua', name: 'Kết quả dịch vụ' },
      { key: 'gop-y', name: 'Tiếp nhận, xử lý góp ý, phản ánh, kiến nghị' },
    ],
    sections: [
      {
        key: 'noi-phuc-vu',
        title: 'Nơi bạn đến làm thủ tục',
        questions: statements('tiep-can', [
          ['bien-hieu', 'Có biển hiệu, dễ tìm thấy nơi ngồi chờ'],
          ['cho-ngoi', 'Nơi ngồi chờ có đủ chỗ'],
          ['trang-thiet-bi', 'Trang thiết bị phục vụ người dân hiện đại'],
          ['de-su-dung', 'Trang thiết bị phục vụ người dân dễ sử dụng'],
        ]),
      },
      {
        key: 'thu-tuc',
        title: 'Thủ tục bạn phải làm',
        questions: statements('thu-tuc', [
          ['niem-yet-du', 'Thủ tục được niêm yết đầy đủ'],
          ['niem-yet-de-thay', 'Thủ tục được niêm yết ở chỗ dễ thấy, dễ đọc'],
          ['giay-to-dung', 'Giấy tờ phải nộp đúng như quy định'],
          ['phi-dung', 'Tiền phải nộp đúng như quy định'],
          ['thoi-han-dung', 'Thời hạn giải quyết (từ khi nộp đến khi nhận kết quả) đúng như quy định'],
        ]),
      },
      {
        key: 'cong-chuc',
        title: 'Người tiếp bạn',
        questions: statements('cong-chuc', [
          ['lich-su', 'Công chức giao tiếp lịch sự, đúng mực'],
          ['lang-nghe', 'Công chức chú ý lắng nghe'],
          ['tra-loi', 'Công chức trả lời, giải thích đầy đủ câu hỏi của bạn'],
          ['huong-dan', 'Công chức hướng dẫn làm hồ sơ dễ hiểu'],
          ['tuan-thu', 'Công chức làm đúng quy định khi giải quyết công việc'],
        ]),
      },
      {
        key: 'ket-qua',
        title: 'Kết quả bạn nhận được',
        questions: statements('ket-qua', [
          ['dung-quy-dinh', 'Kết quả đúng quy định'],
          ['chinh-xac', 'Kết quả ghi thông tin đầy đủ, chính xác'],
          ['cong-bang', 'Mọi người được giải quyết công bằng'],
          ['dung-hen', 'Kết quả được trả đúng hẹn'],
        ]),
      },
      {
        key: 'gop-y',
        title: 'Khi bạn muốn góp ý, phản ánh',
        questions: statements('gop-y', [
          ['co-hinh-thuc', 'Nơi phục vụ có hình thức nhận góp ý, phản ánh, kiến nghị'],
          ['de-gop-y', 'Góp ý, phản ánh, kiến nghị được dễ dàng'],
          ['xu-ly', 'Góp ý, phản ánh, kiến nghị được xử lý tích cực'],
          ['thong-bao', 'Kết quả xử lý được báo lại kịp thời'],
        ]),
      },
      {
        key: 'qua-trinh',
        title: 'Quá trình làm thủ tục',
        questions: [
          { kind: 'choice', key: 'so-lan', text: 'Bạn phải đi lại bao nhiêu lần để làm xong thủ tục?', options: options([['1', '1 lần'], ['2', '2 lần'], ['3', '3 lần'], ['4', '4 lần trở lên'], ['0', 'Không phải đến, làm trực tuyến']]) },
          { kind: 'choice', key: 'tien-ngoai', text: 'Có ai gợi ý bạn nộp thêm tiền ngoài phí, lệ phí không?', options: YES_NO },
          { kind: 'choice', key: 'phien-ha', text: 'Có ai gây phiền hà, sách nhiễu bạn không?', options: YES_NO },
          { kind: 'choice', key: 'tre-hen', text: 'Kết quả có bị trả trễ hẹn không?', options: YES_NO },
          { kind: 'choice', key: 'bao-tre', text: 'Nếu trễ hẹn: cơ quan có báo trước cho bạn không?', options: YES_NO },
          { kind: 'choice', key: 'xin-loi', text: 'Nếu trễ hẹn: cơ quan có gửi thư xin lỗi không?', options: YES_NO },
          {
            kind: 'choice', key: 'nguon-tin', text: 'Bạn biết về nơi làm thủ tục qua đâu?', most: 5,
            options: options([['nguoi-than', 'Người thân, bạn bè'], ['chinh-quyen', 'Chính quyền xã, phường, thôn, tổ dân phố'], ['bao-dai', 'Báo, đài'], ['mang', 'Mạng Internet'], ['khac', 'Nguồn khác']]),
          },
        ],
      },
      {
        key: 'mong-doi',
        title: 'Điều bạn mong đợi',
        questions: [
          {
            kind: 'choice', key: 'uu-tien', text: 'Cơ quan nên làm tốt hơn điều gì trước? Chọn nhiều nhất 3.', most: 3,
            options: options([
              ['thong-tin', 'Mở rộng hình thức thông tin để dễ biết, dễ tìm'], ['co-so', 'Cải thiện nơi chờ, trang thiết bị'], ['niem-yet', 'Niêm yết công khai đầy đủ'],
              ['rut-ngan', 'Rút ngắn thời gian giải quyết'], ['don-gian', 'Đơn giản hóa thủ tục'], ['phi', 'Giảm phí, lệ phí'], ['thai-do', 'Cải thiện thái độ của công chức'],
              ['nang-luc', 'Nâng cao năng lực của công chức'], ['gop-y', 'Tiếp nhận, xử lý tốt góp ý, phản ánh'], ['truc-tuyen', 'Làm trực tuyến dễ hơn'],
            ]),
          },
          { kind: 'text', key: 'y-kien', text: 'Bạn muốn nói thêm điều gì?', longest: 1_000 },
        ],
      },
      {
        key: 'nguoi-tra-loi',
        title: 'Đôi điều về bạn',
        questions: [
          { kind: 'choice', key: 'gioi', text: 'Giới tính', options: options([['nam', 'Nam'], ['nu', 'Nữ'], ['khac', 'Khác']]) },
          { kind: 'choice', key: 'tuoi', text: 'Tuổi', options: options([['duoi-25', 'Dưới 25'], ['25-34', '25 đến 34'], ['35-49', '35 đến 49'], ['50-60', '50 đến 60'], ['tren-60', 'Trên 60']]) },
          { kind: 'choice', key: 'noi-o', text: 'Nơi ở', options: options([['thanh-thi', 'Thành thị'], ['nong-thon', 'Nông thôn'], ['vung-sau', 'Miền núi, hải đảo, vùng sâu, vùng xa']]) },
          { kind: 'choice', key: 'hoc-van', text: 'Học vấn', options: options([['tieu-hoc', 'Tiểu học trở xuống'], ['trung-hoc', 'Trung học'], ['trung-cap', 'Trung cấp, cao đẳng'], ['dai-hoc', 'Đại học trở lên']]) },
          {
            kind: 'choice', key: 'nghe', text: 'Công việc',
            options: options([['nong', 'Nông, lâm, ngư nghiệp'], ['cong-nhan', 'Công nhân, lao động tự do'], ['kinh-doanh', 'Kinh doanh'], ['cong-chuc', 'Cán bộ, công chức, viên chức'], ['khac', 'Việc khác, nội trợ, nghỉ hưu, đi học']]),
          },
        ],
      },
    ],
    source: 'Quyết định 1383/QĐ-BNV ngày 28/12/2012 và các phiếu SIPAS về sau của Bộ Nội vụ; lời văn từng nhận định viết lại cho dễ hiểu, cần đối chiếu với phiếu của năm',
    effectiveFrom: '2012-12-28',
    checked: 'toVerify',
  },
]
