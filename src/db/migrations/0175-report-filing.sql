-- Báo cáo định kỳ: mỗi đơn vị nợ biểu nào của kỳ nào, số liệu đã chốt, ai ký, ai nhận.

create table report_filing (
  tenant_id uuid not null references tenant (id),
  id uuid not null,
  form text not null check (form <> ''),
  unit_id uuid not null,
  recipient_unit_id uuid,
  period_system text not null check (period_system in ('statutory', 'calendar')),
  period_kind text not null check (period_kind in ('week', 'month', 'quarter', 'halfYear', 'nineMonths', 'year')),
  period_from date not null,
  period_to date not null check (period_to >= period_from),
  due_on date not null,
  state text not null check (state in ('open', 'signed', 'accepted', 'returned')),
  seq integer not null check (seq > 0),
  snapshot_id uuid not null,
  comment text,
  explanation text,
  state_hash text,
  opened_at timestamptz not null,
  moved_at timestamptz not null,
  urged_at timestamptz,
  primary key (tenant_id, id),
  unique (tenant_id, form, unit_id, period_system, period_kind, period_from),
  foreign key (tenant_id, unit_id) references unit (tenant_id, id),
  foreign key (tenant_id, recipient_unit_id) references unit (tenant_id, id),
  foreign key (tenant_id, snapshot_id) references figure_snapshot (tenant_id, id),
  check (state not in ('signed', 'accepted') or state_hash is not null)
);
comment on table report_filing is 'Một biểu mà một đơn vị phải nộp cho một kỳ; trạng thái là dòng cuối của report_filing_event';
comment on column report_filing.form is 'Biểu, theo law/reports';
comment on column report_filing.recipient_unit_id is 'Cơ quan nhận; trống khi nộp ra ngoài tỉnh, bộ';
comment on column report_filing.snapshot_id is 'Số liệu đã chốt; không ai sửa được';
comment on column report_filing.comment is 'Nhận xét của đơn vị, lần cuối';
comment on column report_filing.explanation is 'Giải thích điều chỉnh sau chốt, lần cuối';
comment on column report_filing.state_hash is 'SHA-256 của đúng những gì đã ký: số liệu, nhận xét, giải thích';
comment on column report_filing.urged_at is 'Lần đôn đốc gần nhất';
-- Việc của đơn vị và của nơi nhận, kỳ mới trước.
create index report_filing_unit on report_filing (tenant_id, unit_id, period_to desc);
create index report_filing_recipient on report_filing (tenant_id, recipient_unit_id, period_to desc);
-- Báo cáo chưa xong, để đôn đốc.
create index report_filing_waiting on report_filing (tenant_id, due_on) where state in ('open', 'returned');

create table report_filing_event (
  tenant_id uuid not null,
  filing_id uuid not null,
  seq integer not null check (seq > 0),
  type text not null check (type in ('opened', 'described', 'signed', 'returned', 'accepted', 'urged')),
  recorded_at timestamptz not null,
  actor_staff_id uuid,
  actor_name text not null check (actor_name <> ''),
  on_behalf_of_staff_id uuid,
  delegation_form text check (delegation_form in ('KT', 'TL', 'TUQ')),
  body json not null,
  primary key (tenant_id, filing_id, seq),
  foreign key (tenant_id, filing_id) references report_filing (tenant_id, id),
  foreign key (tenant_id, actor_staff_id) references staff (tenant_id, id),
  foreign key (tenant_id, on_behalf_of_staff_id) references staff (tenant_id, id)
);
comment on table report_filing_event is 'Lịch sử của báo cáo định kỳ; chỉ thêm, không sửa, không xóa';
comment on column report_filing_event.actor_staff_id is 'Trống khi hệ thống tự làm: mở báo cáo khi chốt kỳ, đôn đốc khi trễ hạn';
comment on column report_filing_event.body is 'Nội dung theo loại: nhận xét, giải thích, lý do trả lại, băm của những gì đã ký';

do $$
declare name text;
begin
  -- Quyền đọc đi theo cơ quan, xét ở src/reports/domain/may.ts; tường chỉ giữ dữ liệu trong một tỉnh.
  foreach name in array array['report_filing', 'report_filing_event'] loop
    execute format('alter table %I enable row level security', name);
    execute format('create policy tenant on %I using (tenant_id = (select current_tenant()) and (select current_scope()) = ''all'')'
      ' with check (tenant_id = (select current_tenant()))', name);
  end loop;
end $$;
grant select, insert on report_filing, report_filing_event to motcua_app, motcua_worker;
grant update (state, seq, comment, explanation, state_hash, moved_at, urged_at) on report_filing to motcua_app, motcua_worker;
