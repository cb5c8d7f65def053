-- Bộ chỉ số 766 của từng tháng, giữ lại như đã biết khi tháng vừa hết, để vẽ được qua các tháng.

CREATE TABLE quality_index_month (
  tenant_id uuid NOT NULL REFERENCES tenant (id),
  unit_id uuid NOT NULL,
  month date NOT NULL CHECK (extract(day from month) = 1),
  version_code text NOT NULL CHECK (version_code <> ''),
  level text NOT NULL CHECK (level IN ('province', 'department', 'district', 'commune')),
  inputs json NOT NULL,
  points numeric(7, 4) NOT NULL CHECK (points >= 0),
  out_of numeric(7, 4) NOT NULL CHECK (out_of >= points),
  as_of timestamptz NOT NULL,
  PRIMARY KEY (tenant_id, unit_id, month),
  FOREIGN KEY (tenant_id, unit_id) REFERENCES unit (tenant_id, id)
);
COMMENT ON TABLE quality_index_month IS 'Điểm dự báo theo Bộ chỉ số 766 của một đơn vị trong một tháng, như đã biết lúc giữ; chỉ thêm, không sửa, không xóa';
COMMENT ON COLUMN quality_index_month.month IS 'Ngày đầu của tháng';
COMMENT ON COLUMN quality_index_month.version_code IS 'Bộ chỉ số đã áp dụng, theo law/service-quality';
COMMENT ON COLUMN quality_index_month.level IS 'Đơn vị được tính như cấp nào';
COMMENT ON COLUMN quality_index_month.inputs IS 'Tử số, mẫu số của từng chỉ tiêu; chỉ có số đếm, không có hồ sơ nào';
COMMENT ON COLUMN quality_index_month.out_of IS 'Tổng điểm tối đa của các chỉ tiêu có dữ liệu: điểm đạt là trên số này, không phải trên 100';
COMMENT ON COLUMN quality_index_month.as_of IS 'Số liệu như đã biết vào lúc này; việc ghi sau đó không làm đổi dòng này';

ALTER TABLE quality_index_month ENABLE ROW LEVEL SECURITY;
CREATE POLICY tenant ON quality_index_month USING (tenant_id = (SELECT current_tenant()))
  WITH CHECK (tenant_id = (SELECT current_tenant()));

GRANT SELECT, INSERT ON quality_index_month TO motcua_app, motcua_worker;
-- Chỉ số hài lòng cần số phiếu đã khóa; tác vụ giữ điểm tháng chạy bằng vai này.
GRANT EXECUTE ON FUNCTION rating_counts(uuid[], date), ratings_up_to(uuid, date, integer) TO motcua_worker;
