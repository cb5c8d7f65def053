export type NavigationItem = {
  readonly to: string
  readonly label: string
  /** A key that opens it from any page of the workplace. */
  readonly shortcut?: string
  /** Pages of it that stand side by side as tabs, of whichever capability; a page joins the list when it exists. */
  readonly pages?: readonly { readonly to: string; readonly label: string }[]
}

export type NavigationGroup = {
  /** What the group is about; `null` where its items speak for themselves. */
  readonly heading: string | null
  readonly items: readonly NavigationItem[]
}

const MONITORING_PAGES: NavigationItem['pages'] = [
  { to: '/don-doc', label: 'Tổng quan' },
  { to: '/don-doc/hom-nay', label: 'Hôm nay' },
  { to: '/don-doc/ho-so', label: 'Hồ sơ' },
  { to: '/don-doc/phieu', label: 'Phiếu đôn đốc' },
  { to: '/don-doc/du-bao', label: 'Dự báo trễ hạn' },
  { to: '/don-doc/xin-loi', label: 'Xin lỗi, hẹn lại' },
  { to: '/don-doc/qua-han-ao', label: 'Quá hạn thật hay ảo' },
  { to: '/don-doc/nhap-bu', label: 'Nhập bù' },
]

/** The rail, in groups. A page joins it when it exists; nothing here leads nowhere. */
export const WORKPLACE_NAVIGATION: readonly NavigationGroup[] = [
  {
    heading: null,
    items: [
      { to: '/mot-cua', label: 'Hôm nay' },
      { to: '/mot-cua/viec-cua-toi', label: 'Việc của tôi', shortcut: 'v' },
      { to: '/mot-cua/ho-so', label: 'Hồ sơ', shortcut: 'h' },
    ],
  },
  {
    heading: 'Điều hành',
    items: [
      { to: '/bang-dieu-hanh', label: 'Bảng điều hành' },
      { to: '/don-doc', label: 'Đôn đốc', shortcut: 'd', pages: MONITORING_PAGES },
      { to: '/bao-cao', label: 'Báo cáo' },
      { to: '/so-lieu', label: 'Số liệu' },
      { to: '/chi-so-766', label: 'Chỉ số 766' },
      { to: '/ban-do-quy-trinh', label: 'Bản đồ quy trình' },
    ],
  },
  {
    heading: 'Cải cách',
    items: [
      { to: '/cai-cach/nhiem-vu', label: 'Nhiệm vụ' },
      { to: '/cai-cach/ke-hoach', label: 'Kế hoạch' },
      { to: '/cai-cach/bao-cao', label: 'Báo cáo CCHC' },
      { to: '/chi-so-cchc', label: 'Chỉ số CCHC' },
      { to: '/khao-sat', label: 'Khảo sát' },
      { to: '/phan-anh-kien-nghi', label: 'Phản ánh, kiến nghị' },
      { to: '/doi-thoai/quan-ly', label: 'Đối thoại' },
    ],
  },
  {
    heading: 'Quầy',
    items: [
      { to: '/mot-cua/tiep-nhan', label: 'Tiếp nhận', shortcut: 't' },
      { to: '/mot-cua/cho-tiep-nhan', label: 'Chờ tiếp nhận' },
      { to: '/mot-cua/tra-ket-qua', label: 'Trả kết quả', shortcut: 'r' },
      { to: '/mot-cua/chung-thuc', label: 'Chứng thực', shortcut: 'c' },
      { to: '/mot-cua/so-chung-thuc', label: 'Sổ chứng thực' },
      { to: '/mot-cua/xac-nhan-giay-to', label: 'Xác nhận ủy quyền' },
      { to: '/thu-phi', label: 'Thu phí' },
      { to: '/buu-chinh', label: 'Bưu chính' },
    ],
  },
  {
    heading: 'Đơn vị',
    items: [
      { to: '/mot-cua/don-vi', label: 'Việc của đơn vị' },
      { to: '/mot-cua/danh-gia', label: 'Đánh giá phục vụ' },
    ],
  },
  {
    heading: 'Danh mục',
    items: [
      { to: '/danh-muc/thu-tuc', label: 'Thủ tục' },
      { to: '/danh-muc/quy-trinh', label: 'Quy trình nội bộ' },
      { to: '/danh-muc/bieu-mau', label: 'Biểu mẫu điện tử' },
      { to: '/danh-muc/niem-yet', label: 'Niêm yết' },
      { to: '/danh-muc/phan-cong-thu-tuc', label: 'Phân công thủ tục' },
      { to: '/danh-muc/can-quyet-dinh', label: 'Cần quyết định' },
    ],
  },
  {
    heading: 'Quản trị',
    items: [
      { to: '/quan-tri/don-vi', label: 'Cơ quan, đơn vị' },
      { to: '/quan-tri/can-bo', label: 'Cán bộ' },
      { to: '/quan-tri/uy-quyen', label: 'Ủy quyền' },
      { to: '/quan-tri/lich-lam-viec', label: 'Lịch làm việc' },
      { to: '/quan-tri/ngay-nghi', label: 'Ngày nghỉ, làm bù' },
      { to: '/quan-tri/tin-nhan', label: 'Tin báo cho dân' },
      { to: '/quan-tri/nguong-don-doc', label: 'Ngưỡng đôn đốc' },
      { to: '/quan-tri/hop-thu-di', label: 'Hộp thư đi' },
      { to: '/quan-tri/bao-mat', label: 'Bảo mật đăng nhập' },
    ],
  },
  { heading: null, items: [{ to: '/tai-khoan', label: 'Tài khoản của tôi' }] },
]
