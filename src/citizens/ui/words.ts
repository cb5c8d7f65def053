import type { CitizenEvent } from '../citizen-log.ts'
import type { MemberRight } from '../domain/member.ts'
import type { PowerState } from '../domain/power-of-attorney.ts'
import type { OrganisationKind } from '../organisation-queries.ts'
import type { Proof } from '../store.ts'

export const PROOF_WORDS: Readonly<Record<Proof, string>> = {
  declared: 'bạn tự khai',
  code: 'đã xác nhận bằng mã',
  eid: 'theo định danh điện tử',
}

export const SEX_WORDS: Readonly<Record<'male' | 'female', string>> = { male: 'Nam', female: 'Nữ' }

export const RIGHT_WORDS: Readonly<Record<MemberRight, string>> = {
  submit: 'nộp hồ sơ',
  follow: 'theo dõi hồ sơ',
  pay: 'thanh toán',
  manage: 'quản lý thành viên',
}

export const KIND_WORDS: Readonly<Record<OrganisationKind, string>> = {
  business: 'Doanh nghiệp, hợp tác xã',
  household: 'Hộ kinh doanh',
  organisation: 'Tổ chức khác',
}

export const STATE_WORDS: Readonly<Record<PowerState, string>> = {
  proposed: 'Chờ người ủy quyền chấp nhận',
  upcoming: 'Chưa đến ngày hiệu lực',
  inForce: 'Đang hiệu lực',
  expired: 'Đã hết hạn',
  ended: 'Đã chấm dứt',
}

export const EVENT_WORDS: Readonly<Record<CitizenEvent, string>> = {
  accountCreated: 'Tạo tài khoản',
  signedIn: 'Đăng nhập',
  signInFailed: 'Đăng nhập sai mật khẩu',
  signInLocked: 'Tạm khóa đăng nhập vì sai nhiều lần',
  signedOut: 'Đăng xuất',
  passwordReset: 'Đặt lại mật khẩu',
  passwordChanged: 'Đổi mật khẩu',
  contactChanged: 'Đổi số điện thoại hoặc thư điện tử',
  factsDeclared: 'Sửa thông tin tự khai',
  sessionRevoked: 'Kết thúc phiên đăng nhập',
  accountClosed: 'Đóng tài khoản',
  eidLinked: 'Gắn định danh điện tử',
  passkeyAdded: 'Thêm khóa truy cập',
  passkeyRemoved: 'Bỏ khóa truy cập',
  memberJoined: 'Trở thành thành viên của một tổ chức',
  memberChanged: 'Quyền trong tổ chức thay đổi',
  memberLeft: 'Thôi là thành viên của một tổ chức',
  organisationConfirmed: 'Tổ chức được cán bộ xác nhận',
  powerProposed: 'Khai giấy ủy quyền',
  powerAccepted: 'Chấp nhận giấy ủy quyền',
  powerConfirmed: 'Cán bộ xác nhận giấy ủy quyền',
  powerEnded: 'Chấm dứt giấy ủy quyền',
}
