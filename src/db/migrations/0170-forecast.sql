-- Dự báo trễ hạn: thời gian thực của từng bước đã xong, thời gian của hồ sơ đã xong, dự báo đang giữ và dự báo đã nói.

create table step_time_sample (
  tenant_id uuid not null,
  dossier_id uuid not null,
  step_no integer not null,
  procedure_code text not null,
  process_version_id uuid not null,
  definition_id text not null,
  kind text not null,
  unit_id uuid not null,
  sector_code text not null,
  allotted_minutes integer not null,
  wait_minutes integer not null check (wait_minutes >= 0),
  minutes integer not null check (minutes >= wait_minutes),
  ending text not null check (ending in ('done', 'returned')),
  opened_at timestamptz not null,
  ended_at timestamptz not null,
  primary key (tenant_id, dossier_id, step_no),
  foreign key (tenant_id, dossier_id) references dossier (tenant_id, id)
);
comment on table step_time_sample is 'Mỗi lần một bước được làm xong hoặc bị trả lại mất bao lâu, do miền nghiệp vụ tính; chỉ thêm, không sửa, không xóa';
comment on column step_time_sample.definition_id is 'Bước trong quy trình; mọi lần lấy ý kiến phối hợp ghi chung là consult';
comment on column step_time_sample.wait_minutes is 'Phút làm việc từ lúc bước được mở tới lúc có người nhận, theo lịch của đơn vị làm bước';
comment on column step_time_sample.minutes is 'Phút làm việc từ lúc bước được mở tới lúc kết thúc, không tính lúc hồ sơ tạm dừng';
-- Những lần gần nhất của một bước trong một đơn vị, trong cả thủ tục, và của một loại bước.
create index step_time_sample_unit on step_time_sample
  (tenant_id, procedure_code, definition_id, unit_id, ended_at desc) include (minutes, ending);
create index step_time_sample_procedure on step_time_sample
  (tenant_id, procedure_code, definition_id, ended_at desc) include (minutes, ending);
create index step_time_sample_kind on step_time_sample (tenant_id, kind, ended_at desc) include (minutes, allotted_minutes, ending);

create table dossier_time_sample (
  tenant_id uuid not null,
  dossier_id uuid not null,
  procedure_code text not null,
  process_version_id uuid not null,
  case_id text not null,
  unit_id uuid not null,
  sector_code text not null,
  path text not null,
  minutes integer not null check (minutes >= 0),
  promised_minutes integer,
  paused_minutes integer not null check (paused_minutes >= 0),
  supplement_requests integer not null,
  returns integer not null,
  consultations integer not null,
  was_late boolean not null,
  accepted_at timestamptz not null,
  finished_at timestamptz not null,
  primary key (tenant_id, dossier_id),
  foreign key (tenant_id, dossier_id) references dossier (tenant_id, id)
);
comment on table dossier_time_sample is 'Một hồ sơ đã có kết quả đi đường nào và mất bao lâu, do miền nghiệp vụ tính; chỉ thêm, không sửa, không xóa';
comment on column dossier_time_sample.unit_id is 'Đơn vị có thẩm quyền';
comment on column dossier_time_sample.path is 'Các bước theo thứ tự mở, dấu < là bị trả về bước đứng sau dấu';
comment on column dossier_time_sample.minutes is 'Phút làm việc từ lúc tiếp nhận tới lúc kết quả về một cửa, không tính lúc tạm dừng';
comment on column dossier_time_sample.promised_minutes is 'Phút làm việc từ lúc tiếp nhận tới hạn hẹn trả đầu tiên; trống khi không quy định thời hạn';
-- Bản đồ quy trình của một thủ tục trong một kỳ.
create index dossier_time_sample_procedure on dossier_time_sample (tenant_id, procedure_code, finished_at desc);

create table dossier_forecast (
  tenant_id uuid not null,
  dossier_id uuid not null,
  dossier_seq integer not null,
  made_at timestamptz not null,
  late_chance double precision check (late_chance between 0 and 1),
  left_minutes integer not null,
  day_minutes integer not null check (day_minutes > 0),
  due_at timestamptz not null,
  is_paused boolean not null,
  competent_unit_id uuid not null,
  sector_code text not null,
  procedure_code text not null,
  forecast json not null,
  primary key (tenant_id, dossier_id),
  foreign key (tenant_id, dossier_id) references dossier (tenant_id, id)
);
comment on table dossier_forecast is 'Dự báo mới nhất của mỗi hồ sơ đang giải quyết; xóa và tính lại được bất cứ lúc nào';
comment on column dossier_forecast.dossier_seq is 'Sự kiện cuối của hồ sơ khi tính; hồ sơ đi tiếp thì dự báo được tính lại';
comment on column dossier_forecast.late_chance is 'Khả năng trễ hạn từ 0 tới 1; trống khi chưa đủ lịch sử để nói';
comment on column dossier_forecast.left_minutes is 'Phút làm việc còn lại tới hạn lúc tính';
comment on column dossier_forecast.day_minutes is 'Số phút của một ngày làm việc theo lịch của đơn vị có thẩm quyền';
comment on column dossier_forecast.forecast is 'Lý do: bước nào, bao nhiêu hồ sơ gần đây lâu hơn mức nào';
-- Danh sách của một đơn vị, khả năng trễ cao trước.
create index dossier_forecast_unit on dossier_forecast (tenant_id, competent_unit_id, late_chance desc nulls last, due_at, dossier_id);

create table forecast_made (
  tenant_id uuid not null,
  dossier_id uuid not null,
  moment text not null check (moment in ('start', 'halfway', 'lastDay')),
  made_at timestamptz not null,
  late_chance double precision not null check (late_chance between 0 and 1),
  source text not null check (source in ('kept', 'backtest')),
  primary key (tenant_id, dossier_id, moment),
  foreign key (tenant_id, dossier_id) references dossier (tenant_id, id)
);
comment on table forecast_made is 'Dự báo đã nói ở các mốc cố định của một hồ sơ, để sau này so với kết quả thật; chỉ thêm, không sửa, không xóa';
comment on column forecast_made.moment is 'start: sáng đầu tiên; halfway: sáng đầu tiên đã hết nửa thời hạn; lastDay: sáng của ngày làm việc cuối';
comment on column forecast_made.source is 'kept: nói trước thật; backtest: tính lại cho quá khứ, chỉ bằng những gì đã biết lúc đó';

create table forecast_progress (
  tenant_id uuid not null references tenant (id),
  digested_until timestamptz not null,
  primary key (tenant_id)
);
comment on table forecast_progress is 'Sự kiện hồ sơ ghi tới lúc nào đã được đưa vào các mẫu thời gian';

do $$
declare name text;
begin
  -- Chỉ có số phút, không có dữ liệu cá nhân: cán bộ nào cũng so được với đơn vị khác; công dân không thấy gì.
  foreach name in array array['step_time_sample', 'dossier_time_sample', 'forecast_made'] loop
    execute format('alter table %I enable row level security', name);
    execute format('create policy officers on %I using (tenant_id = (select current_tenant())'
      ' and ((select current_scope()) = ''all'' or cardinality((select current_units())) > 0))'
      ' with check (tenant_id = (select current_tenant()) and (select current_scope()) = ''all'')', name);
  end loop;
end $$;
alter table dossier_forecast enable row level security;
create policy units on dossier_forecast
  using (tenant_id = (select current_tenant())
    and ((select current_scope()) = 'all' or competent_unit_id = any ((select current_units())::uuid[])))
  with check (tenant_id = (select current_tenant()) and (select current_scope()) = 'all');
alter table forecast_progress enable row level security;
create policy program on forecast_progress
  using (tenant_id = (select current_tenant()) and (select current_scope()) = 'all')
  with check (tenant_id = (select current_tenant()) and (select current_scope()) = 'all');

grant select on step_time_sample, dossier_time_sample, dossier_forecast, forecast_made to motcua_app;
grant select, insert on step_time_sample, dossier_time_sample, forecast_made to motcua_worker;
grant select, insert, update, delete on dossier_forecast to motcua_worker;
grant select, insert, update on forecast_progress to motcua_worker;
