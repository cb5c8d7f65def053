-- Theo dõi, đôn đốc: ngưỡng nhắc của đơn vị, mốc đã nhắc, phiếu đôn đốc và trả lời, bản tin đầu ngày.

create table monitoring_rule (
  tenant_id uuid not null references tenant (id),
  unit_id uuid not null,
  version integer not null check (version > 0),
  rules json not null,
  edited_by uuid not null,
  edited_at timestamptz not null,
  primary key (tenant_id, unit_id, version),
  foreign key (tenant_id, unit_id) references unit (tenant_id, id)
);
comment on table monitoring_rule is 'Ngưỡng nhắc việc do đơn vị đặt, áp dụng cả cấp dưới chưa đặt riêng; bản mới nhất có hiệu lực; chỉ thêm';
comment on column monitoring_rule.rules is 'Các mốc nhắc theo ngày làm việc, ai được báo, khi nào có phiếu đôn đốc, hạn trả lời';

create table monitoring_alert (
  tenant_id uuid not null,
  dossier_id uuid not null,
  clock text not null check (clock in ('dossier', 'reception')),
  due_at timestamptz not null,
  working_days integer not null,
  unit_id uuid not null,
  level text not null check (level in ('holder', 'unitHead', 'agencyLeader', 'upperLevel')),
  told uuid[] not null,
  reached_at timestamptz not null,
  primary key (tenant_id, dossier_id, clock, due_at, working_days),
  foreign key (tenant_id, dossier_id) references dossier (tenant_id, id)
);
comment on table monitoring_alert is 'Mốc đã nhắc của một hồ sơ theo đúng hạn lúc ấy: mỗi mốc một lần; chỉ thêm';
comment on column monitoring_alert.clock is 'dossier: hạn trả kết quả; reception: hạn 08 giờ trả lời hồ sơ trực tuyến';
comment on column monitoring_alert.working_days is 'Mốc tính bằng ngày làm việc so với hạn: -1 là trước một ngày';
comment on column monitoring_alert.unit_id is 'Nơi việc đang nằm khi tới mốc';
comment on column monitoring_alert.told is 'Cán bộ được báo';
-- Ai được báo gì từ sáng nay.
create index monitoring_alert_reached on monitoring_alert (tenant_id, reached_at);

create table urging_slip (
  tenant_id uuid not null,
  id uuid not null,
  unit_id uuid not null,
  year integer not null,
  no integer not null check (no > 0),
  dossier_id uuid not null,
  cause text not null check (cause in ('threshold', 'manual')),
  working_days integer check ((working_days is not null) = (cause = 'threshold')),
  clock text check ((clock is not null) = (cause = 'threshold')),
  due_at timestamptz,
  to_unit_id uuid not null,
  to_staff_id uuid,
  sent_by uuid check ((sent_by is null) = (cause = 'threshold')),
  directive text not null check (length(directive) between 1 and 2000),
  sent_at timestamptz not null,
  answer_due_at timestamptz not null check (answer_due_at > sent_at),
  primary key (tenant_id, id),
  unique (tenant_id, unit_id, year, no),
  foreign key (tenant_id, dossier_id) references dossier (tenant_id, id),
  foreign key (tenant_id, unit_id) references unit (tenant_id, id),
  foreign key (tenant_id, to_unit_id) references unit (tenant_id, id)
);
comment on table urging_slip is 'Phiếu đôn đốc: số theo đơn vị ban hành và năm; chỉ thêm, không sửa, không xóa';
comment on column urging_slip.unit_id is 'Đơn vị ban hành phiếu';
comment on column urging_slip.cause is 'threshold: tự động khi hồ sơ tới mốc; manual: do người có thẩm quyền gửi';
comment on column urging_slip.due_at is 'Hạn của hồ sơ lúc đôn đốc';
comment on column urging_slip.to_staff_id is 'Người giữ được đôn đốc; trống là gửi cho đơn vị';
comment on column urging_slip.directive is 'Lý do và yêu cầu; không có dữ liệu cá nhân của người dân';
-- Phiếu gửi cho tôi, cho đơn vị tôi; phiếu của một hồ sơ; phiếu tôi gửi.
create index urging_slip_to_staff on urging_slip (tenant_id, to_staff_id, sent_at desc) where to_staff_id is not null;
create index urging_slip_to_unit on urging_slip (tenant_id, to_unit_id, sent_at desc);
create index urging_slip_dossier on urging_slip (tenant_id, dossier_id, sent_at desc);
create index urging_slip_sent_by on urging_slip (tenant_id, sent_by, sent_at desc) where sent_by is not null;

create table urging_answer (
  tenant_id uuid not null,
  slip_id uuid not null,
  answered_by uuid not null,
  answered_at timestamptz not null,
  reason text not null check (length(reason) between 1 and 2000),
  plan text not null check (length(plan) between 1 and 2000),
  done_by date not null,
  primary key (tenant_id, slip_id),
  foreign key (tenant_id, slip_id) references urging_slip (tenant_id, id)
);
comment on table urging_answer is 'Trả lời phiếu đôn đốc: vì sao chậm, sẽ làm gì, xong vào ngày nào; một lần, chỉ thêm';
comment on column urging_answer.done_by is 'Ngày hứa xong';

create table urging_escalation (
  tenant_id uuid not null,
  slip_id uuid not null,
  level text not null check (level in ('unitHead', 'agencyLeader', 'upperLevel')),
  told uuid[] not null,
  escalated_at timestamptz not null,
  primary key (tenant_id, slip_id, level),
  foreign key (tenant_id, slip_id) references urging_slip (tenant_id, id)
);
comment on table urging_escalation is 'Phiếu quá hạn chưa trả lời được báo lên cấp trên: mỗi cấp một lần; chỉ thêm';

create table daily_digest (
  tenant_id uuid not null,
  staff_id uuid not null,
  day date not null,
  counts json not null,
  made_at timestamptz not null,
  primary key (tenant_id, staff_id, day),
  foreign key (tenant_id, staff_id) references staff (tenant_id, id)
);
comment on table daily_digest is 'Bản tin đầu ngày của một người: mỗi ngày làm việc một bản; chỉ có con số; chỉ thêm';

create table digest_wish (
  tenant_id uuid not null,
  staff_id uuid not null,
  by_mail boolean not null,
  changed_at timestamptz not null,
  primary key (tenant_id, staff_id),
  foreign key (tenant_id, staff_id) references staff (tenant_id, id)
);
comment on table digest_wish is 'Người này có muốn nhận bản tin đầu ngày qua thư không; chưa có dòng nào là có, nếu có địa chỉ thư';

do $$
declare name text;
begin
  foreach name in array array['monitoring_rule', 'daily_digest', 'digest_wish'] loop
    execute format('alter table %I enable row level security', name);
    execute format('create policy tenant on %I using (tenant_id = (select current_tenant()))'
      ' with check (tenant_id = (select current_tenant()))', name);
  end loop;
  -- Thấy được khi thấy hồ sơ.
  foreach name in array array['monitoring_alert', 'urging_slip'] loop
    execute format('alter table %I enable row level security', name);
    execute format('create policy participant on %I using (tenant_id = (select current_tenant()) and ('
      ' (select current_scope()) = ''all'' or exists (select 1 from dossier d where d.tenant_id = %I.tenant_id and d.id = %I.dossier_id)))'
      ' with check (tenant_id = (select current_tenant()))', name, name, name);
  end loop;
  foreach name in array array['urging_answer', 'urging_escalation'] loop
    execute format('alter table %I enable row level security', name);
    execute format('create policy participant on %I using (tenant_id = (select current_tenant()) and ('
      ' (select current_scope()) = ''all'' or exists (select 1 from urging_slip u where u.tenant_id = %I.tenant_id and u.id = %I.slip_id)))'
      ' with check (tenant_id = (select current_tenant()))', name, name, name);
  end loop;
end $$;

grant select, insert on monitoring_rule, monitoring_alert, urging_slip, urging_answer, urging_escalation, daily_digest
  to motcua_app, motcua_worker;
grant select, insert, update on digest_wish to motcua_app;
grant select on digest_wish to motcua_worker;
-- Việc nền chỉ cần biết ai còn đăng nhập được.
grant select (tenant_id, staff_id, disabled_at) on account to motcua_worker;

-- Hồ sơ trả lại để hoàn thiện: ít, và không chỉ mục nào khác tìm tới.
create index dossier_incomplete on dossier (tenant_id, receiving_unit_id, id) where phase = 'incomplete';
