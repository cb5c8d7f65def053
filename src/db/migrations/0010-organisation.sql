-- Đơn vị, cán bộ, phân công, ủy quyền, lịch làm việc.
-- Mọi khoảng ngày tính cả ngày đầu và ngày cuối; ngày cuối để trống là chưa kết thúc.
CREATE EXTENSION IF NOT EXISTS btree_gist;

CREATE TABLE organisation_revision (
  tenant_id uuid PRIMARY KEY REFERENCES tenant (id),
  units uuid NOT NULL,
  calendar uuid NOT NULL
);
COMMENT ON TABLE organisation_revision IS 'Dấu phiên bản của tổ chức và lịch: đổi trong cùng giao dịch với dữ liệu, để bản nhớ tạm không bao giờ cũ; cũng là khóa tuần tự cho thay đổi tổ chức';
COMMENT ON COLUMN organisation_revision.units IS 'Giá trị mới (ngẫu nhiên, không lặp lại) sau mỗi thay đổi đơn vị';
COMMENT ON COLUMN organisation_revision.calendar IS 'Giá trị mới sau mỗi thay đổi lịch làm việc hoặc ngày nghỉ';

CREATE TABLE unit (
  tenant_id uuid NOT NULL REFERENCES tenant (id),
  id uuid NOT NULL,
  code text NOT NULL CHECK (code ~ '^[A-Z][0-9]{2}(\.[0-9]{1,4})*$' AND length(code) <= 35),
  opened_on date NOT NULL,
  closed_on date CHECK (closed_on >= opened_on),
  PRIMARY KEY (tenant_id, id),
  UNIQUE (tenant_id, code)
);
COMMENT ON TABLE unit IS 'Đơn vị: giữ nguyên danh tính qua mọi lần đổi tên, đổi cấp, đổi cơ quan cấp trên';
COMMENT ON COLUMN unit.code IS 'Mã định danh cơ quan theo Quyết định 20/2020/QĐ-TTg, ví dụ H50.27; không bao giờ dùng lại';
COMMENT ON COLUMN unit.closed_on IS 'Ngày hoạt động cuối cùng';

CREATE TABLE unit_version (
  tenant_id uuid NOT NULL,
  unit_id uuid NOT NULL,
  valid_from date NOT NULL,
  valid_to date CHECK (valid_to >= valid_from),
  name text NOT NULL CHECK (name <> ''),
  short_name text NOT NULL CHECK (short_name <> ''),
  tier text NOT NULL,
  kind text NOT NULL,
  parent_id uuid CHECK (parent_id <> unit_id),
  area_code text CHECK (area_code ~ '^([0-9]{2}|[0-9]{3}|[0-9]{5})$'),
  address text,
  phone text,
  PRIMARY KEY (tenant_id, unit_id, valid_from),
  FOREIGN KEY (tenant_id, unit_id) REFERENCES unit (tenant_id, id),
  FOREIGN KEY (tenant_id, parent_id) REFERENCES unit (tenant_id, id),
  EXCLUDE USING gist (tenant_id WITH =, unit_id WITH =, daterange(valid_from, valid_to, '[]') WITH &&)
);
COMMENT ON TABLE unit_version IS 'Tên, cấp, loại, cơ quan cấp trên của đơn vị trong từng khoảng ngày; hai khoảng không chồng nhau';
COMMENT ON COLUMN unit_version.valid_to IS 'Ngày cuối cùng còn đúng';
COMMENT ON COLUMN unit_version.tier IS 'Mã cấp hành chính trong law/units; "huyện" chỉ là một dòng dữ liệu';
COMMENT ON COLUMN unit_version.kind IS 'Mã loại cơ quan trong law/units';
COMMENT ON COLUMN unit_version.area_code IS 'Mã đơn vị hành chính: 2 số cấp tỉnh, 3 số cấp huyện (lịch sử), 5 số cấp xã (Quyết định 19/2025/QĐ-TTg)';
-- Ai trực thuộc một đơn vị: dùng khi đóng đơn vị.
CREATE INDEX unit_version_parent ON unit_version (tenant_id, parent_id);

CREATE TABLE staff (
  tenant_id uuid NOT NULL REFERENCES tenant (id),
  id uuid NOT NULL,
  code text NOT NULL CHECK (code <> ''),
  full_name text NOT NULL CHECK (full_name <> ''),
  title text,
  phone text,
  email text,
  active_from date NOT NULL,
  active_to date CHECK (active_to >= active_from),
  PRIMARY KEY (tenant_id, id),
  UNIQUE (tenant_id, code)
);
COMMENT ON TABLE staff IS 'Cán bộ, công chức, viên chức';
COMMENT ON COLUMN staff.code IS 'Mã cán bộ do cơ quan đặt';
COMMENT ON COLUMN staff.title IS 'Chức danh như in trên giấy tờ, ví dụ Phó Chủ tịch';
COMMENT ON COLUMN staff.active_to IS 'Ngày làm việc cuối cùng';

CREATE TABLE staff_assignment (
  tenant_id uuid NOT NULL,
  id uuid NOT NULL,
  staff_id uuid NOT NULL,
  unit_id uuid NOT NULL,
  role text NOT NULL CHECK (role IN (
    'receptionOfficer', 'centerDirector', 'caseOfficer', 'unitHead', 'agencyLeader', 'recordsClerk', 'cashier',
    'postalAgent', 'procedureController', 'reformCoordinator', 'inspector', 'businessAdmin', 'systemAdmin')),
  with_subtree boolean NOT NULL,
  sectors text[] CHECK (cardinality(sectors) > 0),
  valid_from date NOT NULL,
  valid_to date CHECK (valid_to >= valid_from),
  ended_at timestamptz,
  PRIMARY KEY (tenant_id, id),
  FOREIGN KEY (tenant_id, staff_id) REFERENCES staff (tenant_id, id),
  FOREIGN KEY (tenant_id, unit_id) REFERENCES unit (tenant_id, id),
  EXCLUDE USING gist (tenant_id WITH =, staff_id WITH =, unit_id WITH =, role WITH =,
    daterange(valid_from, valid_to, '[]') WITH &&) WHERE (ended_at IS NULL)
);
COMMENT ON TABLE staff_assignment IS 'Phân công: vai trò × đơn vị (có hoặc không gồm cấp dưới) × lĩnh vực × khoảng ngày; nguồn của mọi quyền';
COMMENT ON COLUMN staff_assignment.sectors IS 'Mã lĩnh vực; để trống là mọi lĩnh vực';
COMMENT ON COLUMN staff_assignment.ended_at IS 'Chấm dứt ngay từ lúc này, trước hạn ghi ở valid_to';
-- Đọc lại quyền ở mỗi yêu cầu: tìm theo người.
CREATE INDEX staff_assignment_staff ON staff_assignment (tenant_id, staff_id) WHERE ended_at IS NULL;
-- Ai giữ vai trò nào ở đơn vị này.
CREATE INDEX staff_assignment_unit ON staff_assignment (tenant_id, unit_id, role) WHERE ended_at IS NULL;

CREATE TABLE delegation (
  tenant_id uuid NOT NULL,
  id uuid NOT NULL,
  from_staff_id uuid NOT NULL,
  to_staff_id uuid NOT NULL CHECK (to_staff_id <> from_staff_id),
  form text NOT NULL CHECK (form IN ('KT', 'TL', 'TUQ')),
  unit_id uuid NOT NULL,
  roles text[] CHECK (cardinality(roles) > 0),
  valid_from date NOT NULL,
  valid_to date NOT NULL CHECK (valid_to >= valid_from),
  basis text NOT NULL CHECK (basis <> ''),
  ended_at timestamptz,
  PRIMARY KEY (tenant_id, id),
  FOREIGN KEY (tenant_id, from_staff_id) REFERENCES staff (tenant_id, id),
  FOREIGN KEY (tenant_id, to_staff_id) REFERENCES staff (tenant_id, id),
  FOREIGN KEY (tenant_id, unit_id) REFERENCES unit (tenant_id, id)
);
COMMENT ON TABLE delegation IS 'Ký thay (KT.), thừa lệnh (TL.), thừa ủy quyền (TUQ.) có thời hạn';
COMMENT ON COLUMN delegation.roles IS 'Vai trò được giao; để trống là mọi vai trò của người giao tại đơn vị';
COMMENT ON COLUMN delegation.basis IS 'Văn bản giao quyền: số, ngày';
-- Đọc lại quyền ở mỗi yêu cầu: tìm theo người nhận.
CREATE INDEX delegation_to ON delegation (tenant_id, to_staff_id) WHERE ended_at IS NULL;

CREATE TABLE staff_absence (
  tenant_id uuid NOT NULL,
  id uuid NOT NULL,
  staff_id uuid NOT NULL,
  absent_from date NOT NULL,
  absent_to date NOT NULL CHECK (absent_to >= absent_from),
  reason text NOT NULL CHECK (reason IN ('leave', 'businessTrip', 'training', 'other')),
  PRIMARY KEY (tenant_id, id),
  FOREIGN KEY (tenant_id, staff_id) REFERENCES staff (tenant_id, id),
  EXCLUDE USING gist (tenant_id WITH =, staff_id WITH =, daterange(absent_from, absent_to, '[]') WITH &&)
);
COMMENT ON TABLE staff_absence IS 'Ngày vắng mặt của cán bộ';
COMMENT ON COLUMN staff_absence.reason IS 'Loại vắng mặt; không ghi chi tiết riêng tư';

CREATE TABLE work_calendar (
  tenant_id uuid NOT NULL,
  id uuid NOT NULL,
  unit_id uuid NOT NULL,
  valid_from date NOT NULL,
  valid_to date CHECK (valid_to >= valid_from),
  sessions json NOT NULL,
  reception_sessions json,
  day_minutes integer CHECK (day_minutes BETWEEN 1 AND 1440),
  counts_as_day text[] NOT NULL,
  source text NOT NULL CHECK (source <> ''),
  PRIMARY KEY (tenant_id, id),
  FOREIGN KEY (tenant_id, unit_id) REFERENCES unit (tenant_id, id),
  EXCLUDE USING gist (tenant_id WITH =, unit_id WITH =, daterange(valid_from, valid_to, '[]') WITH &&)
);
COMMENT ON TABLE work_calendar IS 'Giờ làm việc của đơn vị theo khoảng ngày; đơn vị không có thì theo cấp trên gần nhất, rồi theo lịch chung cả nước';
COMMENT ON COLUMN work_calendar.sessions IS 'Buổi làm việc theo thứ: {"mon": ["07:30-11:30", "13:30-17:30"], …}; chỉ giờ này được tính thời hạn';
COMMENT ON COLUMN work_calendar.reception_sessions IS 'Giờ mở quầy tiếp nhận, có thể rộng hơn; không tính vào thời hạn';
COMMENT ON COLUMN work_calendar.day_minutes IS 'Số phút của một ngày làm việc khi đếm theo giờ; để trống là ngày dài nhất trong tuần';
COMMENT ON COLUMN work_calendar.counts_as_day IS 'Thứ (ngoài Thứ Hai đến Thứ Sáu) vẫn đếm là một ngày làm việc';
COMMENT ON COLUMN work_calendar.source IS 'Văn bản quy định giờ làm việc';

CREATE TABLE calendar_day (
  tenant_id uuid NOT NULL REFERENCES tenant (id),
  id uuid NOT NULL,
  unit_id uuid,
  day date NOT NULL,
  kind text NOT NULL CHECK (kind IN ('HOLIDAY', 'COMPENSATORY', 'MAKE_UP')),
  name text NOT NULL CHECK (name <> ''),
  replaces date CHECK (replaces IS NULL OR kind = 'MAKE_UP'),
  source text NOT NULL CHECK (source <> ''),
  certainty text NOT NULL CHECK (certainty IN ('verified', 'toVerify', 'pending')),
  confirmed_by uuid,
  confirmed_at timestamptz,
  withdrawn_by uuid,
  withdrawn_at timestamptz,
  PRIMARY KEY (tenant_id, id),
  FOREIGN KEY (tenant_id, unit_id) REFERENCES unit (tenant_id, id)
);
COMMENT ON TABLE calendar_day IS 'Ngày nghỉ lễ, ngày nghỉ bù, ngày làm bù; của cả tỉnh (unit_id trống) hoặc riêng một đơn vị và cấp dưới';
COMMENT ON COLUMN calendar_day.replaces IS 'Ngày làm việc mà ngày làm bù thay cho';
COMMENT ON COLUMN calendar_day.source IS 'Số, ngày của thông báo hoặc quyết định';
COMMENT ON COLUMN calendar_day.certainty IS 'verified: đã đối chiếu; toVerify: áp dụng, cần đối chiếu; pending: chưa có hiệu lực cho tới khi có người xác nhận';
COMMENT ON COLUMN calendar_day.withdrawn_at IS 'Đã thu hồi: không còn tác dụng, vẫn giữ lại dấu vết';
CREATE UNIQUE INDEX calendar_day_once ON calendar_day (tenant_id, day, unit_id) NULLS NOT DISTINCT
  WHERE withdrawn_at IS NULL;

CREATE TABLE admin_event (
  tenant_id uuid NOT NULL REFERENCES tenant (id),
  id uuid NOT NULL,
  occurred_at timestamptz NOT NULL,
  actor_kind text NOT NULL,
  actor_staff_id uuid,
  actor_account_id uuid,
  actor_name text NOT NULL,
  action text NOT NULL,
  subject_kind text NOT NULL,
  subject_id uuid,
  before json,
  after json,
  PRIMARY KEY (tenant_id, id)
);
COMMENT ON TABLE admin_event IS 'Lịch sử quản trị: ai, lúc nào, đổi gì, trước và sau; chỉ thêm, không sửa, không xóa';
-- Lịch sử của một đối tượng, mới nhất trước (id là UUIDv7).
CREATE INDEX admin_event_subject ON admin_event (tenant_id, subject_kind, subject_id, id DESC);

DO $$
DECLARE name text;
BEGIN
  FOREACH name IN ARRAY ARRAY['organisation_revision', 'unit', 'unit_version', 'staff', 'staff_assignment',
    'delegation', 'staff_absence', 'work_calendar', 'calendar_day', 'admin_event'] LOOP
    EXECUTE format('ALTER TABLE %I ENABLE ROW LEVEL SECURITY', name);
    EXECUTE format('CREATE POLICY tenant ON %I USING (tenant_id = current_tenant())'
      ' WITH CHECK (tenant_id = current_tenant())', name);
  END LOOP;
END $$;

GRANT SELECT, INSERT, UPDATE ON organisation_revision, unit, unit_version, staff, staff_assignment, delegation,
  staff_absence, work_calendar, calendar_day TO motcua_app;
GRANT SELECT, INSERT ON admin_event TO motcua_app;
GRANT SELECT ON organisation_revision, unit, unit_version, staff, staff_assignment, delegation, staff_absence,
  work_calendar, calendar_day TO motcua_worker;
