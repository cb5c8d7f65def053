-- Đơn vị, cán bộ, phân công, ủy quyền, lịch làm việc.
-- Mọi khoảng ngày tính cả ngày đầu và ngày cuối; ngày cuối để trống là chưa kết thúc.

create table organisation_revision (
  tenant_id uuid primary key references tenant (id),
  units uuid not null,
  calendar uuid not null
);
comment on table organisation_revision is 'Dấu phiên bản của tổ chức và lịch: đổi trong cùng giao dịch với dữ liệu, để bản nhớ tạm không bao giờ cũ; cũng là khóa tuần tự cho thay đổi tổ chức';
comment on column organisation_revision.units is 'Giá trị mới (ngẫu nhiên, không lặp lại) sau mỗi thay đổi đơn vị';
comment on column organisation_revision.calendar is 'Giá trị mới sau mỗi thay đổi lịch làm việc hoặc ngày nghỉ';

create table unit (
  tenant_id uuid not null references tenant (id),
  id uuid not null,
  code text not null check (code ~ '^[A-Z][0-9]{2}(\.[0-9]{1,5})*$' and length(code) <= 35),
  opened_on date not null,
  closed_on date check (closed_on >= opened_on),
  primary key (tenant_id, id),
  unique (tenant_id, code)
);
comment on table unit is 'Đơn vị: giữ nguyên danh tính qua mọi lần đổi tên, đổi cấp, đổi cơ quan cấp trên';
comment on column unit.code is 'Mã định danh cơ quan theo Quyết định 20/2020/QĐ-TTg, ví dụ H50.27; không bao giờ dùng lại';
comment on column unit.closed_on is 'Ngày hoạt động cuối cùng';

create table unit_version (
  tenant_id uuid not null,
  unit_id uuid not null,
  valid_from date not null,
  valid_to date check (valid_to >= valid_from),
  name text not null check (name <> ''),
  short_name text not null check (short_name <> ''),
  tier text not null,
  kind text not null,
  parent_id uuid check (parent_id <> unit_id),
  area_code text check (area_code ~ '^([0-9]{2}|[0-9]{3}|[0-9]{5})$'),
  address text,
  phone text,
  primary key (tenant_id, unit_id, valid_from),
  foreign key (tenant_id, unit_id) references unit (tenant_id, id),
  foreign key (tenant_id, parent_id) references unit (tenant_id, id),
  exclude using gist (tenant_id with =, unit_id with =, daterange(valid_from, valid_to, '[]') with &&)
);
comment on table unit_version is 'Tên, cấp, loại, cơ quan cấp trên của đơn vị trong từng khoảng ngày; hai khoảng không chồng nhau';
comment on column unit_version.valid_to is 'Ngày cuối cùng còn đúng';
comment on column unit_version.tier is 'Mã cấp hành chính trong law/units; "huyện" chỉ là một dòng dữ liệu';
comment on column unit_version.kind is 'Mã loại cơ quan trong law/units';
comment on column unit_version.area_code is 'Mã đơn vị hành chính: 2 số cấp tỉnh, 3 số cấp huyện (lịch sử), 5 số cấp xã (Quyết định 19/2025/QĐ-TTg)';
-- Ai trực thuộc một đơn vị: dùng khi đóng đơn vị.
create index unit_version_parent on unit_version (tenant_id, parent_id);

create table staff (
  tenant_id uuid not null references tenant (id),
  id uuid not null,
  code text not null check (code <> ''),
  full_name text not null check (full_name <> ''),
  title text,
  phone text,
  email text,
  active_from date not null,
  active_to date check (active_to >= active_from),
  primary key (tenant_id, id),
  unique (tenant_id, code)
);
comment on table staff is 'Cán bộ, công chức, viên chức';
comment on column staff.code is 'Mã cán bộ do cơ quan đặt';
comment on column staff.title is 'Chức danh như in trên giấy tờ, ví dụ Phó Chủ tịch';
comment on column staff.active_to is 'Ngày làm việc cuối cùng';

create table staff_assignment (
  tenant_id uuid not null,
  id uuid not null,
  staff_id uuid not null,
  unit_id uuid not null,
  role text not null check (role in (
    'receptionOfficer', 'centerDirector', 'caseOfficer', 'unitHead', 'agencyLeader', 'recordsClerk', 'cashier',
    'postalAgent', 'procedureController', 'reformCoordinator', 'inspector', 'businessAdmin', 'systemAdmin')),
  with_subtree boolean not null,
  sectors text[] check (cardinality(sectors) > 0),
  valid_from date not null,
  valid_to date check (valid_to >= valid_from),
  ended_at timestamptz,
  primary key (tenant_id, id),
  foreign key (tenant_id, staff_id) references staff (tenant_id, id),
  foreign key (tenant_id, unit_id) references unit (tenant_id, id),
  exclude using gist (tenant_id with =, staff_id with =, unit_id with =, role with =,
    daterange(valid_from, valid_to, '[]') with &&) where (ended_at is null)
);
comment on table staff_assignment is 'Phân công: vai trò × đơn vị (có hoặc không gồm cấp dưới) × lĩnh vực × khoảng ngày; nguồn của mọi quyền';
comment on column staff_assignment.sectors is 'Mã lĩnh vực; để trống là mọi lĩnh vực';
comment on column staff_assignment.ended_at is 'Chấm dứt ngay từ lúc này, trước hạn ghi ở valid_to';
-- Đọc lại quyền ở mỗi yêu cầu: tìm theo người.
create index staff_assignment_staff on staff_assignment (tenant_id, staff_id) where ended_at is null;
-- Ai giữ vai trò nào ở đơn vị này.
create index staff_assignment_unit on staff_assignment (tenant_id, unit_id, role) where ended_at is null;

create table delegation (
  tenant_id uuid not null,
  id uuid not null,
  from_staff_id uuid not null,
  to_staff_id uuid not null check (to_staff_id <> from_staff_id),
  form text not null check (form in ('KT', 'TL', 'TUQ')),
  unit_id uuid not null,
  roles text[] check (cardinality(roles) > 0),
  valid_from date not null,
  valid_to date not null check (valid_to >= valid_from),
  basis text not null check (basis <> ''),
  ended_at timestamptz,
  primary key (tenant_id, id),
  foreign key (tenant_id, from_staff_id) references staff (tenant_id, id),
  foreign key (tenant_id, to_staff_id) references staff (tenant_id, id),
  foreign key (tenant_id, unit_id) references unit (tenant_id, id)
);
comment on table delegation is 'Ký thay (KT.), thừa lệnh (TL.), thừa ủy quyền (TUQ.) có thời hạn';
comment on column delegation.roles is 'Vai trò được giao; để trống là mọi vai trò của người giao tại đơn vị';
comment on column delegation.basis is 'Văn bản giao quyền: số, ngày';
-- Đọc lại quyền ở mỗi yêu cầu: tìm theo người nhận.
create index delegation_to on delegation (tenant_id, to_staff_id) where ended_at is null;

create table staff_absence (
  tenant_id uuid not null,
  id uuid not null,
  staff_id uuid not null,
  absent_from date not null,
  absent_to date not null check (absent_to >= absent_from),
  reason text not null check (reason in ('leave', 'businessTrip', 'training', 'other')),
  primary key (tenant_id, id),
  foreign key (tenant_id, staff_id) references staff (tenant_id, id),
  exclude using gist (tenant_id with =, staff_id with =, daterange(absent_from, absent_to, '[]') with &&)
);
comment on table staff_absence is 'Ngày vắng mặt của cán bộ';
comment on column staff_absence.reason is 'Loại vắng mặt; không ghi chi tiết riêng tư';

create table work_calendar (
  tenant_id uuid not null,
  id uuid not null,
  unit_id uuid not null,
  valid_from date not null,
  valid_to date check (valid_to >= valid_from),
  sessions json not null,
  reception_sessions json,
  day_minutes integer check (day_minutes between 1 and 1440),
  counts_as_day text[] not null,
  source text not null check (source <> ''),
  primary key (tenant_id, id),
  foreign key (tenant_id, unit_id) references unit (tenant_id, id),
  exclude using gist (tenant_id with =, unit_id with =, daterange(valid_from, valid_to, '[]') with &&)
);
comment on table work_calendar is 'Giờ làm việc của đơn vị theo khoảng ngày; đơn vị không có thì theo cấp trên gần nhất, rồi theo lịch chung cả nước';
comment on column work_calendar.sessions is 'Buổi làm việc theo thứ: {"mon": ["07:30-11:30", "13:30-17:30"], …}; chỉ giờ này được tính thời hạn';
comment on column work_calendar.reception_sessions is 'Giờ mở quầy tiếp nhận, có thể rộng hơn; không tính vào thời hạn';
comment on column work_calendar.day_minutes is 'Số phút của một ngày làm việc khi đếm theo giờ; để trống là ngày dài nhất trong tuần';
comment on column work_calendar.counts_as_day is 'Thứ (ngoài Thứ Hai đến Thứ Sáu) vẫn đếm là một ngày làm việc';
comment on column work_calendar.source is 'Văn bản quy định giờ làm việc';

create table calendar_day (
  tenant_id uuid not null references tenant (id),
  id uuid not null,
  unit_id uuid,
  day date not null,
  kind text not null check (kind in ('holiday', 'compensatory', 'swapped', 'makeUp')),
  name text not null check (name <> ''),
  replaces date check (replaces is null or kind = 'makeUp'),
  source text not null check (source <> ''),
  certainty text not null check (certainty in ('verified', 'toVerify', 'pending')),
  confirmed_by uuid,
  confirmed_at timestamptz,
  withdrawn_by uuid,
  withdrawn_at timestamptz,
  primary key (tenant_id, id),
  foreign key (tenant_id, unit_id) references unit (tenant_id, id)
);
comment on table calendar_day is 'Ngày nghỉ lễ, nghỉ bù, nghỉ hoán đổi, làm bù; của cả tỉnh (unit_id trống) hoặc riêng một đơn vị và cấp dưới';
comment on column calendar_day.replaces is 'Ngày làm việc mà ngày làm bù thay cho';
comment on column calendar_day.source is 'Số, ngày của thông báo hoặc quyết định';
comment on column calendar_day.certainty is 'verified: đã đối chiếu; toVerify: áp dụng, cần đối chiếu; pending: chưa có hiệu lực cho tới khi có người xác nhận';
comment on column calendar_day.withdrawn_at is 'Đã thu hồi: không còn tác dụng, vẫn giữ lại dấu vết';
create unique index calendar_day_once on calendar_day (tenant_id, day, unit_id) nulls not distinct
  where withdrawn_at is null;

create table calendar_year (
  tenant_id uuid not null references tenant (id),
  year integer not null check (year between 2000 and 2200),
  basis text not null check (basis <> ''),
  entered_at timestamptz not null,
  primary key (tenant_id, year)
);
comment on table calendar_year is 'Năm đã nhập đủ ngày nghỉ và ngày làm bù; ngoài các năm này chỉ có ngày hẹn tạm tính';

create table admin_event (
  tenant_id uuid not null references tenant (id),
  id uuid not null,
  occurred_at timestamptz not null,
  actor_kind text not null,
  actor_staff_id uuid,
  actor_account_id uuid,
  actor_name text not null,
  action text not null,
  subject_kind text not null,
  subject_id uuid,
  before json,
  after json,
  primary key (tenant_id, id)
);
comment on table admin_event is 'Lịch sử quản trị: ai, lúc nào, đổi gì, trước và sau; chỉ thêm, không sửa, không xóa';
-- Lịch sử của một đối tượng, mới nhất trước (id là UUIDv7).
create index admin_event_subject on admin_event (tenant_id, subject_kind, subject_id, id desc);

do $$
declare name text;
begin
  foreach name in array array['organisation_revision', 'unit', 'unit_version', 'staff', 'staff_assignment',
    'delegation', 'staff_absence', 'work_calendar', 'calendar_day',
    'calendar_year', 'admin_event'] loop
    execute format('alter table %I enable row level security', name);
    execute format('create policy tenant on %I using (tenant_id = (select current_tenant()))', name);
  end loop;
end $$;

grant select, insert, update on organisation_revision, unit, unit_version, staff, staff_assignment, delegation,
  staff_absence, work_calendar, calendar_day, calendar_year to motcua_app;
grant select, insert on admin_event to motcua_app;
grant select on organisation_revision, unit, unit_version, staff, staff_assignment, delegation, staff_absence,
  work_calendar, calendar_day, calendar_year to motcua_worker;

-- What a person holds and is lent on one day. A function, so that its plan is kept: it runs on every request.
create function assignments_json(staff uuid, on_day date) returns json
  language plpgsql stable as $$
begin
  return (
    select coalesce(json_agg(json_build_object('role', a.role, 'unitId', a.unit_id, 'withSubtree', a.with_subtree,
      'sectors', a.sectors, 'from', a.valid_from, 'to', a.valid_to) order by a.valid_from, a.id), '[]')
    from staff_assignment a
    where a.tenant_id = current_tenant() and a.staff_id = staff and a.ended_at is null
      and a.valid_from <= on_day and (a.valid_to is null or a.valid_to >= on_day));
end $$;
comment on function assignments_json(uuid, date) is 'Phân công còn hiệu lực của một cán bộ vào một ngày';

create function rights_json(staff uuid, on_day date) returns json
  language plpgsql stable as $$
begin
  return json_build_object('assignments', assignments_json(staff, on_day), 'delegations', (
    select coalesce(json_agg(json_build_object('fromStaffId', d.from_staff_id, 'form', d.form, 'unitId', d.unit_id,
      'roles', d.roles, 'from', d.valid_from, 'to', d.valid_to,
      'giverAssignments', assignments_json(d.from_staff_id, on_day)) order by d.valid_from, d.id), '[]')
    from delegation d
    join staff g on g.tenant_id = d.tenant_id and g.id = d.from_staff_id
    where d.tenant_id = current_tenant() and d.to_staff_id = staff and d.ended_at is null
      and d.valid_from <= on_day and d.valid_to >= on_day
      and g.active_from <= on_day and (g.active_to is null or g.active_to >= on_day)));
end $$;
comment on function rights_json(uuid, date) is 'Phân công và quyền được giao của một cán bộ vào một ngày; quyền thật do chương trình mở rộng theo cây đơn vị';
grant execute on function assignments_json(uuid, date), rights_json(uuid, date) to motcua_app, motcua_worker;
