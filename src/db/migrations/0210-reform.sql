-- Kế hoạch và nhiệm vụ cải cách hành chính: ai giao, ai chủ trì, hạn, báo cáo kết quả, xác nhận; lịch sử chỉ thêm.

create table reform_plan (
  tenant_id uuid not null references tenant (id),
  id uuid not null,
  owner_unit_id uuid not null,
  level text not null check (level in ('province', 'department', 'district', 'commune')),
  year integer not null check (year between 2000 and 2200),
  title text not null check (title <> ''),
  legal_basis text,
  number text,
  issued_on date,
  state text not null check (state in ('draft', 'issued', 'closed')),
  seq integer not null check (seq > 0),
  created_at timestamptz not null,
  moved_at timestamptz not null,
  primary key (tenant_id, id),
  foreign key (tenant_id, owner_unit_id) references unit (tenant_id, id),
  check ((state = 'draft') = (number is null)),
  check ((number is null) = (issued_on is null))
);
comment on table reform_plan is 'Kế hoạch cải cách hành chính của một đơn vị; là dòng cuối của reform_plan_event';
comment on column reform_plan.level is 'Cấp của kế hoạch, theo đơn vị ban hành';
comment on column reform_plan.number is 'Số, ký hiệu; có khi ban hành';
create index reform_plan_owner on reform_plan (tenant_id, owner_unit_id, year desc);

create table reform_plan_event (
  tenant_id uuid not null,
  plan_id uuid not null,
  seq integer not null check (seq > 0),
  type text not null check (type in ('drafted', 'described', 'issued', 'closed')),
  recorded_at timestamptz not null,
  actor_staff_id uuid,
  actor_name text not null check (actor_name <> ''),
  body json not null,
  primary key (tenant_id, plan_id, seq),
  foreign key (tenant_id, plan_id) references reform_plan (tenant_id, id),
  foreign key (tenant_id, actor_staff_id) references staff (tenant_id, id)
);
comment on table reform_plan_event is 'Lịch sử của kế hoạch; chỉ thêm, không sửa, không xóa';
comment on column reform_plan_event.body is 'Nội dung theo loại: tên, năm, căn cứ; số và ngày ban hành; ghi chú kết thúc';

create table reform_task (
  tenant_id uuid not null references tenant (id),
  id uuid not null,
  plan_id uuid,
  parent_id uuid,
  root_id uuid not null,
  ordinal integer not null check (ordinal > 0),
  assigner_unit_id uuid not null,
  area text not null check (area in ('steering', 'institutions', 'procedures', 'apparatus', 'civilService', 'publicFinance', 'digital')),
  title text not null check (title <> ''),
  lead_unit_id uuid not null,
  supporting_unit_ids uuid[] not null,
  deliverable text,
  target json,
  starts_on date not null,
  due_on date not null check (due_on >= starts_on),
  budget_dong bigint check (budget_dong >= 0),
  criteria text[] not null,
  source_kind text not null check (source_kind in ('assigned', 'conclusion', 'promise', 'remediation', 'own')),
  source_ref text,
  source_title text,
  due_at timestamptz not null,
  phase text not null check (phase in ('planned', 'open', 'completed', 'notCarriedOut', 'cancelled')),
  progress integer not null check (progress between 0 and 100),
  claim text check (claim in ('completed', 'notCarriedOut')),
  claim_seq integer,
  claimed_at timestamptz,
  claimed_by uuid,
  returned boolean not null,
  ended_at timestamptz,
  seq integer not null check (seq > 0),
  created_at timestamptz not null,
  moved_at timestamptz not null,
  primary key (tenant_id, id),
  foreign key (tenant_id, plan_id) references reform_plan (tenant_id, id),
  foreign key (tenant_id, parent_id) references reform_task (tenant_id, id),
  foreign key (tenant_id, root_id) references reform_task (tenant_id, id) deferrable initially deferred,
  foreign key (tenant_id, assigner_unit_id) references unit (tenant_id, id),
  foreign key (tenant_id, lead_unit_id) references unit (tenant_id, id),
  foreign key (tenant_id, claimed_by) references staff (tenant_id, id),
  check ((progress = 100) = (phase = 'completed') or phase = 'cancelled'),
  check ((ended_at is not null) = (phase in ('completed', 'notCarriedOut', 'cancelled'))),
  check ((claim is null) = (claimed_at is null) and (claim is null) = (claim_seq is null)),
  check (claim is null or phase = 'open')
);
comment on table reform_task is 'Nhiệm vụ cải cách hành chính đang ở đâu; là kết quả của reform_task_event';
comment on column reform_task.parent_id is 'Nhiệm vụ mà việc này là một phần';
comment on column reform_task.root_id is 'Nhiệm vụ trên cùng của cây; ai thay đổi cây thì khóa dòng này';
comment on column reform_task.assigner_unit_id is 'Đơn vị giao và xác nhận kết quả';
comment on column reform_task.supporting_unit_ids is 'Đơn vị phối hợp';
comment on column reform_task.target is 'Chỉ tiêu: tỷ lệ hệ thống tự đọc, hoặc số lượng đơn vị báo cáo';
comment on column reform_task.criteria is 'Mã tiêu chí của bộ chỉ số mà nhiệm vụ phục vụ';
comment on column reform_task.source_ref is 'Số văn bản hoặc mã của nơi phát sinh: kết luận, lời hứa, việc khắc phục';
comment on column reform_task.due_at is 'Cuối ngày cuối cùng, theo lịch làm việc của đơn vị chủ trì; ngày nghỉ thì lùi tới ngày làm việc kế tiếp';
comment on column reform_task.claim is 'Báo cáo đã kết thúc đang chờ đơn vị giao xác nhận';
comment on column reform_task.returned is 'Báo cáo gần nhất bị trả lại, chưa báo cáo lại';
comment on column reform_task.ended_at is 'Lúc kết thúc: lúc gửi báo cáo được xác nhận; việc có phần con thì là lúc phần cuối kết thúc';
-- Việc của đơn vị, hạn gần trước.
create index reform_task_lead on reform_task (tenant_id, lead_unit_id, due_on);
create index reform_task_assigner on reform_task (tenant_id, assigner_unit_id, due_on);
create index reform_task_support on reform_task using gin (supporting_unit_ids);
create index reform_task_plan on reform_task (tenant_id, plan_id, ordinal);
create index reform_task_parent on reform_task (tenant_id, parent_id, ordinal);
-- Một nơi phát sinh (lời hứa, việc khắc phục) tìm lại nhiệm vụ của mình.
create index reform_task_source on reform_task (tenant_id, source_kind, source_ref) where source_ref is not null;
-- Việc chưa xong, để đôn đốc.
create index reform_task_open on reform_task (tenant_id, due_at) where phase = 'open';

create table reform_task_event (
  tenant_id uuid not null,
  task_id uuid not null,
  seq integer not null check (seq > 0),
  type text not null check (type in ('assigned', 'changed', 'opened', 'reported', 'accepted', 'returned', 'followed', 'cancelled', 'reopened', 'urged')),
  recorded_at timestamptz not null,
  actor_staff_id uuid,
  actor_name text not null check (actor_name <> ''),
  on_behalf_of_staff_id uuid,
  delegation_form text check (delegation_form in ('KT', 'TL', 'TUQ')),
  body json not null,
  phase text not null,
  lead_unit_id uuid not null,
  starts_on date not null,
  due_at timestamptz not null,
  claimed_at timestamptz,
  ended_at timestamptz,
  primary key (tenant_id, task_id, seq),
  foreign key (tenant_id, task_id) references reform_task (tenant_id, id),
  foreign key (tenant_id, lead_unit_id) references unit (tenant_id, id),
  foreign key (tenant_id, actor_staff_id) references staff (tenant_id, id),
  foreign key (tenant_id, on_behalf_of_staff_id) references staff (tenant_id, id)
);
comment on table reform_task_event is 'Lịch sử của nhiệm vụ; chỉ thêm, không sửa, không xóa';
comment on column reform_task_event.body is 'Nội dung theo loại: điều được giao, báo cáo với minh chứng, xác nhận, lý do trả lại';
comment on column reform_task_event.phase is 'Trạng thái sau việc này, cùng các cột bên cạnh: để đếm đúng như đã biết ở một thời điểm';
-- Số liệu như đã biết ở một thời điểm: dòng cuối trước thời điểm đó.
create index reform_task_event_as_of on reform_task_event (tenant_id, task_id, recorded_at);

do $$
declare name text;
begin
  -- Quyền đọc đi theo đơn vị chủ trì, giao, phối hợp và cấp trên của họ, xét ở src/reform/domain/may.ts; tường chỉ giữ dữ liệu trong một tỉnh.
  foreach name in array array['reform_plan', 'reform_plan_event', 'reform_task', 'reform_task_event'] loop
    execute format('alter table %I enable row level security', name);
    execute format('create policy tenant on %I using (tenant_id = (select current_tenant()) and (select current_scope()) = ''all'')'
      ' with check (tenant_id = (select current_tenant()))', name);
  end loop;
end $$;
grant select, insert on reform_plan, reform_plan_event, reform_task, reform_task_event to motcua_app, motcua_worker;
grant update (year, title, legal_basis, number, issued_on, state, seq, moved_at) on reform_plan to motcua_app, motcua_worker;
grant update (area, title, lead_unit_id, supporting_unit_ids, deliverable, target, starts_on, due_on, budget_dong, criteria, source_kind, source_ref,
  source_title, due_at, phase, progress, claim, claim_seq, claimed_at, claimed_by, returned, ended_at, seq, moved_at) on reform_task to motcua_app, motcua_worker;
