import type { ShippedFormInput } from '#law/eform-schema.ts'
import { layoutPoint } from './civil-pieces.ts'

const source = 'Phiếu yêu cầu cung cấp thông tin, dữ liệu đất đai (mẫu số 13/ĐK), Nghị định 101/2024/NĐ-CP'

export const landInformation: ShippedFormInput = {
  procedureCode: '1.012789',
  effectiveFrom: '2025-07-01',
  form: {
    title: 'Phiếu yêu cầu cung cấp thông tin, dữ liệu đất đai',
    source,
    paper: { title: 'Phiếu yêu cầu cung cấp thông tin, dữ liệu đất đai', addressee: 'Cơ quan cung cấp thông tin, dữ liệu đất đai', signers: ['Người yêu cầu'], paperId: 'p1' },
    pages: [
      {
        id: 'who',
        title: 'Người yêu cầu',
        fields: [
          {
            id: 'asker', kind: 'choice', label: 'Bạn yêu cầu với tư cách nào?',
            options: [{ value: 'person', label: 'Cá nhân' }, { value: 'organisation', label: 'Tổ chức, doanh nghiệp' }],
          },
          { id: 'requester', kind: 'person', label: 'Người yêu cầu', prefill: 'self', parts: ['name', 'identityNumber', 'nationality', 'residence', 'phone', 'email'], visibleIf: 'asker = "person"' },
          { id: 'organisation', kind: 'line', label: 'Tên tổ chức', visibleIf: 'asker = "organisation"' },
          { id: 'taxCode', kind: 'taxCode', label: 'Mã số thuế', visibleIf: 'asker = "organisation"' },
          { id: 'representative', kind: 'person', label: 'Người đại diện', prefill: 'self', parts: ['name', 'identityNumber', 'phone', 'email'], visibleIf: 'asker = "organisation"' },
          { id: 'office', kind: 'address', label: 'Địa chỉ trụ sở', visibleIf: 'asker = "organisation"' },
        ],
      },
      {
        id: 'parcelsPage',
        title: 'Thửa đất',
        fields: [
          {
            id: 'parcels', kind: 'table', label: 'Các thửa đất cần hỏi', rowLabel: 'Thửa', minRows: 1, maxRows: 20,
            fields: [{ id: 'land', kind: 'landParcel', label: 'Thửa đất', hint: 'Xem trên Giấy chứng nhận (sổ đỏ, sổ hồng)' }],
          },
          { id: 'area', kind: 'computed', label: 'Tổng diện tích đã ghi (m²)', shownAs: 'number', value: 'sum(parcels.land.area)' },
          {
            id: 'owns', kind: 'choice', label: 'Bạn là ai đối với thửa đất?',
            options: [
              { value: 'user', label: 'Người sử dụng đất, chủ sở hữu tài sản' },
              { value: 'agreed', label: 'Người khác, được người sử dụng đất đồng ý' },
              { value: 'public', label: 'Người khác, chỉ hỏi thông tin được công khai' },
            ],
          },
          { id: 'consent', kind: 'file', label: 'Văn bản đồng ý của người sử dụng đất', maxFiles: 5, visibleIf: 'owns = "agreed"' },
        ],
      },
      {
        id: 'contentsPage',
        title: 'Thông tin cần cung cấp',
        fields: [
          {
            id: 'contents', kind: 'choices', label: 'Bạn cần thông tin nào?', hint: 'Chọn một hoặc nhiều',
            options: [
              { value: 'parcel', label: 'Thửa đất: số hiệu, diện tích, địa chỉ, loại đất' },
              { value: 'user', label: 'Người sử dụng đất', hint: 'Cần người đó đồng ý, trừ khi là chính bạn' },
              { value: 'rights', label: 'Quyền sử dụng đất' },
              { value: 'assets', label: 'Tài sản gắn liền với đất' },
              { value: 'legal', label: 'Tình trạng pháp lý' },
              { value: 'history', label: 'Lịch sử biến động' },
              { value: 'planning', label: 'Quy hoạch, kế hoạch sử dụng đất' },
              { value: 'map', label: 'Trích lục bản đồ' },
              { value: 'mortgage', label: 'Giao dịch bảo đảm' },
              { value: 'restriction', label: 'Hạn chế về quyền' },
              { value: 'price', label: 'Giá đất theo bảng giá' },
            ],
          },
          {
            id: 'consentMissing', kind: 'info', visibleIf: 'owns = "public" and list contains(contents, "user")',
            label: 'Thông tin về người sử dụng đất chỉ được cung cấp khi người đó đồng ý. Phần này có thể bị từ chối.',
          },
          { id: 'purpose', kind: 'paragraph', label: 'Mục đích sử dụng thông tin', longest: 1000 },
        ],
      },
      {
        id: 'delivery',
        title: 'Nhận kết quả',
        fields: [
          {
            id: 'medium', kind: 'choice', label: 'Nhận bằng cách nào?',
            options: [{ value: 'electronic', label: 'Bản điện tử' }, { value: 'paper', label: 'Bản giấy' }],
          },
          { id: 'copyCount', kind: 'integer', label: 'Số bản giấy', min: 1, max: 20, visibleIf: 'medium = "paper"' },
          { id: 'promise', kind: 'declaration', label: 'Tôi cam đoan không sử dụng thông tin, dữ liệu được cung cấp trái với quy định của pháp luật và không sử dụng ngoài mục đích đã ghi trên phiếu này.' },
        ],
      },
    ],
  },
  source,
  checked: 'toVerify',
  openPoints: [layoutPoint, 'Cấp xã cung cấp phần dữ liệu nào sau ngày 01/7/2025'],
}
