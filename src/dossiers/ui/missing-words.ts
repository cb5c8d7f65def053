/** What stands where a name or a text is no longer there. */
export const ERASED_TEXT = '(đã xóa theo thời hạn bảo quản)'
export const UNKNOWN_UNIT = 'đơn vị không còn hoạt động'
export const UNKNOWN_STAFF = 'cán bộ'
export const UNNAMED_FILE = 'tệp không tên'
export const OTHER_PAPER = 'giấy tờ khác'
