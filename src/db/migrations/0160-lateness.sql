-- Văn bản xin lỗi và nguyên nhân quá hạn ở dòng hiện tại của hồ sơ; lịch sử nằm ở dossier_event.
ALTER TABLE dossier
  ADD COLUMN apologised_at timestamptz,
  ADD COLUMN lateness_cause text;
COMMENT ON COLUMN dossier.apologised_at IS 'Lúc ký văn bản xin lỗi và hẹn lại; trống khi chưa xin lỗi';
COMMENT ON COLUMN dossier.lateness_cause IS 'Mã nguyên nhân quá hạn ghi khi kết thúc; trống khi không quá hạn hoặc chưa hỏi';
