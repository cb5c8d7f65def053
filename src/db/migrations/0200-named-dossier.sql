-- Tiền chuyển khoản có ghi mã hồ sơ: nhớ hồ sơ mà nội dung chuyển khoản nhắc tới, để người khớp tay thấy ngay.

ALTER TABLE fee_payment
  ADD COLUMN named_dossier_id uuid,
  ADD CONSTRAINT fee_payment_named_dossier FOREIGN KEY (tenant_id, named_dossier_id) REFERENCES dossier (tenant_id, id);
COMMENT ON COLUMN fee_payment.named_dossier_id IS 'Hồ sơ mà nội dung chuyển khoản ghi mã; trống khi chỉ có mã khoản nộp hoặc không rõ';
