-- Công dân theo dõi hồ sơ của mình: trao đổi với một cửa, hồ sơ chỉ theo dõi tiến độ.

CREATE TABLE dossier_message (
  tenant_id uuid NOT NULL,
  id uuid NOT NULL,
  dossier_id uuid NOT NULL,
  author text NOT NULL CHECK (author IN ('citizen', 'staff')),
  account_id uuid NOT NULL,
  staff_id uuid,
  body text CHECK (body <> ''),
  erased_at timestamptz,
  sent_at timestamptz NOT NULL,
  PRIMARY KEY (tenant_id, id),
  FOREIGN KEY (tenant_id, dossier_id) REFERENCES dossier (tenant_id, id),
  CHECK ((author = 'staff') = (staff_id IS NOT NULL)),
  CHECK ((body IS NULL) = (erased_at IS NOT NULL))
);
COMMENT ON TABLE dossier_message IS 'Trao đổi trên hồ sơ giữa người nộp và cán bộ; không bao giờ làm thời hạn dừng hay chạy; chỉ thêm, không sửa, không xóa';
COMMENT ON COLUMN dossier_message.body IS 'Lời nhắn; bị xóa theo quyết định hết thời hạn bảo quản';
CREATE INDEX dossier_message_dossier ON dossier_message (tenant_id, dossier_id, id);
ALTER TABLE dossier_message ENABLE ROW LEVEL SECURITY;
CREATE POLICY participant ON dossier_message
  USING (tenant_id = (SELECT current_tenant()) AND ((SELECT current_scope()) = 'all' OR EXISTS (
    SELECT 1 FROM dossier d WHERE d.tenant_id = dossier_message.tenant_id AND d.id = dossier_message.dossier_id)))
  WITH CHECK (tenant_id = (SELECT current_tenant()));
GRANT SELECT, INSERT ON dossier_message TO motcua_app;
GRANT SELECT ON dossier_message TO motcua_worker;

CREATE FUNCTION followed_dossiers() RETURNS TABLE (id uuid, state json)
  LANGUAGE sql STABLE SECURITY DEFINER SET search_path = pg_catalog, public
  AS $$
    SELECT d.id, d.state FROM dossier_citizen c JOIN dossier d ON d.tenant_id = c.tenant_id AND d.id = c.dossier_id
    WHERE c.tenant_id = current_tenant() AND c.account_id = current_citizen() AND c.part = 'follower' AND d.phase <> 'voided'
      AND current_principal() IS NULL
  $$;
COMMENT ON FUNCTION followed_dossiers() IS 'Hồ sơ mà công dân của giao dịch đã chứng minh bằng giấy hẹn: chỉ để hiện tiến độ, không có dữ liệu cá nhân';
REVOKE ALL ON FUNCTION followed_dossiers() FROM PUBLIC;
GRANT EXECUTE ON FUNCTION followed_dossiers() TO motcua_app;
