-- Hồ sơ nộp từ tài khoản của công dân: ai thấy được hồ sơ nào, và hai giai đoạn trước khi tiếp nhận.

ALTER TABLE dossier DROP CONSTRAINT dossier_phase_check;
-- Dòng cũ thỏa điều kiện cũ, hẹp hơn: không phải dò lại cả bảng khi đang khóa.
ALTER TABLE dossier ADD CONSTRAINT dossier_phase_check CHECK (phase IN
  ('submitted', 'incomplete', 'retracted', 'rejected', 'open', 'resolved', 'handedOver', 'withdrawn', 'terminated', 'voided')) NOT VALID;
ALTER TABLE dossier DROP CONSTRAINT dossier_check;
ALTER TABLE dossier ADD CONSTRAINT dossier_code_check
  CHECK ((phase IN ('submitted', 'incomplete', 'retracted', 'rejected')) = (code IS NULL)) NOT VALID;

ALTER TABLE dossier_file DROP CONSTRAINT dossier_file_purpose_check;
ALTER TABLE dossier_file ADD CONSTRAINT dossier_file_purpose_check
  CHECK (purpose IN ('paper', 'form', 'result', 'opinion')) NOT VALID;
COMMENT ON COLUMN dossier_file.purpose IS 'paper: giấy tờ; form: tệp trong biểu mẫu điện tử; result: kết quả; opinion: ý kiến phối hợp';

CREATE TABLE dossier_citizen (
  tenant_id uuid NOT NULL,
  dossier_id uuid NOT NULL,
  account_id uuid NOT NULL,
  principal_id uuid,
  part text NOT NULL CHECK (part IN ('submitter', 'party', 'follower')),
  proof text NOT NULL CHECK (proof IN ('submitted', 'identity', 'slip')),
  linked_at timestamptz NOT NULL,
  PRIMARY KEY (tenant_id, dossier_id, account_id, part),
  FOREIGN KEY (tenant_id, dossier_id) REFERENCES dossier (tenant_id, id)
);
COMMENT ON TABLE dossier_citizen IS 'Hồ sơ của một tài khoản công dân: bức tường của quyền xem và của “Hồ sơ của tôi”; chỉ thêm, không sửa, không xóa';
COMMENT ON COLUMN dossier_citizen.principal_id IS 'Tổ chức hoặc người được thay mặt khi nộp; null khi làm cho chính mình';
COMMENT ON COLUMN dossier_citizen.part IS 'submitter: người nộp; party: người trong hồ sơ, đã chứng minh bằng số định danh; follower: chỉ theo dõi tiến độ';
COMMENT ON COLUMN dossier_citizen.proof IS 'submitted: tự nộp; identity: số định danh đã xác thực trùng với hồ sơ; slip: mã hồ sơ và mã tra cứu trên giấy hẹn';
-- Hồ sơ của tôi; hồ sơ của tổ chức mà tôi đang thay mặt.
CREATE INDEX dossier_citizen_account ON dossier_citizen (tenant_id, account_id) WHERE principal_id IS NULL;
CREATE INDEX dossier_citizen_principal ON dossier_citizen (tenant_id, principal_id) WHERE principal_id IS NOT NULL;

ALTER TABLE dossier_citizen ENABLE ROW LEVEL SECURITY;
-- Thay mặt ai thì thấy hồ sơ của người ấy; không thay mặt ai thì thấy hồ sơ của mình, kể cả do người khác nộp thay mình.
CREATE POLICY own ON dossier_citizen
  USING (tenant_id = (SELECT current_tenant()) AND ((SELECT current_scope()) = 'all'
    OR principal_id = (SELECT coalesce(current_principal(), current_citizen()))
    OR (principal_id IS NULL AND (SELECT current_principal()) IS NULL AND account_id = (SELECT current_citizen()))))
  WITH CHECK (tenant_id = (SELECT current_tenant()) AND ((SELECT current_scope()) = 'all' OR account_id = (SELECT current_citizen())));
GRANT SELECT, INSERT ON dossier_citizen TO motcua_app, motcua_worker;

CREATE FUNCTION own_dossiers() RETURNS uuid[]
  LANGUAGE sql STABLE
  RETURN (SELECT array_agg(c.dossier_id) FROM dossier_citizen c WHERE current_citizen() IS NOT NULL AND c.part <> 'follower');
COMMENT ON FUNCTION own_dossiers() IS 'Hồ sơ mà công dân của giao dịch được xem toàn bộ; null khi không phải công dân';
REVOKE ALL ON FUNCTION own_dossiers() FROM PUBLIC;
GRANT EXECUTE ON FUNCTION own_dossiers() TO motcua_app, motcua_worker;

-- Với cán bộ, hai điều kiện đầu đã đủ và hàm không được gọi.
DROP POLICY participant ON dossier;
CREATE POLICY participant ON dossier
  USING (tenant_id = (SELECT current_tenant())
    AND ((SELECT current_scope()) = 'all' OR participant_unit_ids && (SELECT current_units())
      OR id = ANY ((SELECT own_dossiers())::uuid[])))
  WITH CHECK (tenant_id = (SELECT current_tenant()));

-- Lúc nộp nay nằm trong trạng thái của hồ sơ đã tiếp nhận, như lịch sử dựng lại.
UPDATE dossier SET state = (state::jsonb
    || jsonb_build_object('submittedAt', to_char(submitted_at AT TIME ZONE 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"')))::json
  WHERE submitted_at IS NOT NULL AND accepted_at IS NOT NULL;
