export type NavigationItem = {
  readonly to: string
  readonly label: string
  /** A key that opens it from any page of the workplace. */
  readonly shortcut?: string
}

/** The rail, in groups. A page joins it when it exists; nothing here leads nowhere. */
export const WORKPLACE_NAVIGATION: readonly (readonly NavigationItem[])[] = [
  [
    { to: '/mot-cua', label: 'Hôm nay' },
    { to: '/mot-cua/viec-cua-toi', label: 'Việc của tôi', shortcut: 'v' },
    { to: '/mot-cua/don-vi', label: 'Việc của đơn vị' },
    { to: '/mot-cua/ho-so', label: 'Hồ sơ', shortcut: 'h' },
    { to: '/mot-cua/tiep-nhan', label: 'Tiếp nhận', shortcut: 't' },
    { to: '/mot-cua/chung-thuc', label: 'Chứng thực', shortcut: 'c' },
    { to: '/mot-cua/cho-tiep-nhan', label: 'Chờ tiếp nhận' },
    { to: '/mot-cua/tra-ket-qua', label: 'Trả kết quả', shortcut: 'r' },
    { to: '/buu-chinh', label: 'Bưu chính' },
    { to: '/thu-phi', label: 'Thu phí' },
    { to: '/mot-cua/so-chung-thuc', label: 'Sổ chứng thực' },
    { to: '/mot-cua/danh-gia', label: 'Đánh giá phục vụ' },
    { to: '/mot-cua/xac-nhan-giay-to', label: 'Xác nhận ủy quyền' },
  ],
  [
    { to: '/quan-tri/don-vi', label: 'Đơn vị' },
    { to: '/quan-tri/can-bo', label: 'Cán bộ' },
    { to: '/quan-tri/uy-quyen', label: 'Ủy quyền' },
    { to: '/quan-tri/lich-lam-viec', label: 'Lịch làm việc' },
    { to: '/quan-tri/ngay-nghi', label: 'Ngày nghỉ, làm bù' },
    { to: '/quan-tri/bao-mat', label: 'Bảo mật đăng nhập' },
    { to: '/quan-tri/tin-nhan', label: 'Tin báo cho dân' },
    { to: '/quan-tri/hop-thu-di', label: 'Hộp thư đi' },
  ],
  [
    { to: '/danh-muc/thu-tuc', label: 'Thủ tục' },
    { to: '/danh-muc/bieu-mau', label: 'Biểu mẫu điện tử' },
    { to: '/danh-muc/quy-trinh', label: 'Quy trình nội bộ' },
    { to: '/danh-muc/can-quyet-dinh', label: 'Cần quyết định' },
    { to: '/danh-muc/phan-cong-thu-tuc', label: 'Phân công thủ tục' },
    { to: '/danh-muc/niem-yet', label: 'Niêm yết' },
  ],
  [{ to: '/tai-khoan', label: 'Tài khoản của tôi' }],
]
