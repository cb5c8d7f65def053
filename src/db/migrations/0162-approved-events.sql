-- Việc làm trên giấy nhập bù: ai duyệt cho ghi với thời điểm đã qua.
ALTER TABLE dossier_event ADD COLUMN approved_by_staff_id uuid;
COMMENT ON COLUMN dossier_event.approved_by_staff_id IS 'Lãnh đạo duyệt cho ghi việc đã làm từ trước; trống khi ghi bình thường';
