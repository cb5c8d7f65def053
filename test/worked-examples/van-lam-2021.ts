/** What the annual report of Văn Lâm for 2021 says, typed as its staff would: the system was not there to count it. */
export const VAN_LAM_2021 = {
  answers: {
    '1.4': 4, '1.6': 11, '1.7': 12, '1.17': 67,
    '2.2': 8, '2.3': 355,
    '4.1': 11, '4.4': 69, '4.5': 4, '4.7': 17, '4.8': 356, '4.9': 425, '4.10': 416, '4.11': 30, '4.12': 215, '4.13': 2,
    '5.2': 5, '5.3': 33, '5.6': 117,
    '6.8': 25, '6.9': 14,
    '7.6': 186, '7.7': 64, '7.8': 192, '7.12': 138, '7.14': 88, '7.15': 70,
  },
  texts: {
    '3.3': '- Công chức làm nhiệm vụ CCHC cấp huyện, cấp xã là kiêm nhiệm.\n- Hệ thống đường truyền internet còn chưa đồng bộ.',
    '4': '- Xem xét bỏ báo cáo quý về CCHC, giảm thiểu các phụ lục và có một phần mềm theo dõi kết quả thực hiện nhiệm vụ CCHC các cấp.',
    '5': '- Tiếp tục thực hiện tốt cơ chế một cửa, một cửa liên thông.',
  },
} as const
