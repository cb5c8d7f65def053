-- Ai đã mở trang của một hồ sơ: công dân xem được ở “Dữ liệu của tôi”.

CREATE TABLE dossier_page_view (
  tenant_id uuid NOT NULL,
  dossier_id uuid NOT NULL,
  staff_id uuid NOT NULL,
  viewed_on date NOT NULL,
  first_viewed_at timestamptz NOT NULL,
  PRIMARY KEY (tenant_id, dossier_id, staff_id, viewed_on),
  FOREIGN KEY (tenant_id, dossier_id) REFERENCES dossier (tenant_id, id),
  FOREIGN KEY (tenant_id, staff_id) REFERENCES staff (tenant_id, id)
);
COMMENT ON TABLE dossier_page_view IS 'Cán bộ nào đã mở trang của hồ sơ nào, mỗi người mỗi ngày một dòng; chỉ thêm, không sửa, không xóa';
COMMENT ON COLUMN dossier_page_view.first_viewed_at IS 'Lần mở đầu tiên trong ngày';
ALTER TABLE dossier_page_view ENABLE ROW LEVEL SECURITY;
CREATE POLICY participant ON dossier_page_view
  USING (tenant_id = (SELECT current_tenant()) AND ((SELECT current_scope()) = 'all' OR EXISTS (
    SELECT 1 FROM dossier d WHERE d.tenant_id = dossier_page_view.tenant_id AND d.id = dossier_page_view.dossier_id)))
  WITH CHECK (tenant_id = (SELECT current_tenant()));
GRANT SELECT, INSERT ON dossier_page_view TO motcua_app;
