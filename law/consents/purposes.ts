/**
 * For what the portal uses a citizen's data. `task`: done by law, no consent is asked (Law 91/2025/QH15 names the cases);
 * `optional`: only with a consent of its own, never ticked beforehand, withdrawn as easily as given. A changed text is a
 * new version, and an old consent does not cover it.
 */
export const consentPurposes = [
  {
    key: 'dossiers',
    kind: 'task',
    version: 1,
    title: 'Tiếp nhận và giải quyết hồ sơ của bạn',
    text: 'Họ tên, số định danh, địa chỉ, liên hệ và giấy tờ bạn nộp được dùng để giải quyết thủ tục bạn yêu cầu, báo cho bạn tiến độ và lưu trữ theo thời hạn luật định. Việc này theo nhiệm vụ của cơ quan nhà nước nên không cần đồng ý riêng.',
    source: 'Luật Bảo vệ dữ liệu cá nhân 91/2025/QH15: xử lý dữ liệu không cần đồng ý khi phục vụ hoạt động của cơ quan nhà nước',
    effectiveFrom: '2026-01-01',
    checked: 'toVerify',
  },
  {
    key: 'zaloMessages',
    kind: 'optional',
    version: 1,
    title: 'Nhận tin về hồ sơ qua Zalo',
    text: 'Cổng gửi số điện thoại của bạn cho Zalo để chuyển tin báo về hồ sơ. Không đồng ý thì tin vẫn tới bằng hộp thư trên cổng, thư điện tử hoặc tin nhắn.',
    source: 'Luật Bảo vệ dữ liệu cá nhân 91/2025/QH15: đồng ý theo từng mục đích, rút lại được',
    effectiveFrom: '2026-01-01',
    checked: 'toVerify',
  },
  {
    key: 'surveys',
    kind: 'optional',
    version: 1,
    title: 'Được mời trả lời khảo sát về cải cách hành chính',
    text: 'Cơ quan có thể mời bạn trả lời khảo sát, ngoài việc đánh giá từng hồ sơ. Không đồng ý thì bạn không nhận lời mời nào.',
    source: 'Luật Bảo vệ dữ liệu cá nhân 91/2025/QH15: đồng ý theo từng mục đích, rút lại được',
    effectiveFrom: '2026-01-01',
    checked: 'toVerify',
  },
] as const
