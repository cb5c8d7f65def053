-- Báo cáo cải cách hành chính định kỳ: số liệu tự lấy, phần viết của đơn vị, ai trình, ai ký, ai nhận.

create table reform_report (
  tenant_id uuid not null references tenant (id),
  id uuid not null,
  unit_id uuid not null,
  recipient_unit_id uuid,
  period_kind text not null check (period_kind in ('quarter', 'halfYear', 'nineMonths', 'year')),
  period_year integer not null,
  period_from date not null,
  period_to date not null check (period_to > period_from),
  due_on date not null,
  state text not null check (state in ('open', 'submitted', 'signed', 'sent', 'returned', 'accepted')),
  seq integer not null check (seq > 0),
  snapshot_id uuid not null,
  content json not null,
  state_hash text,
  document_number text,
  document_on date,
  opened_at timestamptz not null,
  moved_at timestamptz not null,
  urged_at timestamptz,
  primary key (tenant_id, id),
  unique (tenant_id, unit_id, period_kind, period_from),
  foreign key (tenant_id, unit_id) references unit (tenant_id, id),
  foreign key (tenant_id, recipient_unit_id) references unit (tenant_id, id),
  foreign key (tenant_id, snapshot_id) references figure_snapshot (tenant_id, id),
  check (state not in ('signed', 'sent', 'accepted') or state_hash is not null),
  check (state not in ('sent', 'accepted') or document_number is not null and document_on is not null)
);
comment on table reform_report is 'Báo cáo cải cách hành chính của một đơn vị cho một kỳ; là kết quả của các dòng reform_report_event';
comment on column reform_report.recipient_unit_id is 'Cơ quan nhận; trống khi gửi ra ngoài tỉnh, bộ';
comment on column reform_report.snapshot_id is 'Số liệu đang dùng; lấy lại thì thành bản khác, bản cũ vẫn còn';
comment on column reform_report.content is 'Phần viết theo đề mục, số liệu nhập tay kèm minh chứng, giải thích';
comment on column reform_report.state_hash is 'SHA-256 của đúng văn bản đã ký, lần cuối';
comment on column reform_report.document_number is 'Số, ký hiệu văn bản khi gửi';
comment on column reform_report.urged_at is 'Lần đôn đốc gần nhất';
-- Báo cáo của đơn vị, và báo cáo gửi về một cơ quan theo kỳ.
create index reform_report_unit on reform_report (tenant_id, unit_id, period_to desc);
create index reform_report_recipient on reform_report (tenant_id, recipient_unit_id, period_to desc);
-- Báo cáo chưa gửi, để đôn đốc.
create index reform_report_waiting on reform_report (tenant_id, due_on) where state in ('open', 'returned', 'submitted', 'signed');

create table reform_report_event (
  tenant_id uuid not null,
  report_id uuid not null,
  seq integer not null check (seq > 0),
  type text not null check (type in ('opened', 'refilled', 'written', 'answered', 'taken', 'submitted', 'givenBack', 'signed', 'sent', 'returned', 'accepted', 'urged')),
  recorded_at timestamptz not null,
  actor_staff_id uuid,
  actor_name text not null check (actor_name <> ''),
  on_behalf_of_staff_id uuid,
  delegation_form text check (delegation_form in ('KT', 'TL', 'TUQ')),
  body json not null,
  primary key (tenant_id, report_id, seq),
  foreign key (tenant_id, report_id) references reform_report (tenant_id, id),
  foreign key (tenant_id, actor_staff_id) references staff (tenant_id, id),
  foreign key (tenant_id, on_behalf_of_staff_id) references staff (tenant_id, id)
);
comment on table reform_report_event is 'Lịch sử của báo cáo cải cách hành chính; chỉ thêm, không sửa, không xóa';
comment on column reform_report_event.actor_staff_id is 'Trống khi hệ thống tự làm: mở báo cáo khi hết kỳ, đôn đốc khi trễ hạn';
comment on column reform_report_event.body is 'Nội dung theo loại; dòng ký giữ nguyên văn bản đã ký';

do $$
declare name text;
begin
  -- Quyền đọc đi theo cơ quan, xét ở src/reports/domain/may.ts; tường chỉ giữ dữ liệu trong một tỉnh.
  foreach name in array array['reform_report', 'reform_report_event'] loop
    execute format('alter table %I enable row level security', name);
    execute format('create policy tenant on %I using (tenant_id = (select current_tenant()) and (select current_scope()) = ''all'')'
      ' with check (tenant_id = (select current_tenant()))', name);
  end loop;
end $$;
grant select, insert on reform_report, reform_report_event to motcua_app, motcua_worker;
grant update (state, seq, snapshot_id, content, state_hash, document_number, document_on, moved_at, urged_at) on reform_report to motcua_app, motcua_worker;
