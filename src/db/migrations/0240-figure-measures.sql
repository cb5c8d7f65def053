-- Số liệu còn thiếu: phí và thanh toán trực tuyến, số hóa, kết quả điện tử, dùng lại dữ liệu, trả qua bưu chính; thời gian đã
-- dùng so với hẹn và so với thời gian giao từng bước. Cùng một câu ghi với sự kiện, như figure_point. Xem ADR 0033.

create table figure_time (
  tenant_id uuid not null,
  unit_id uuid not null,
  kind smallint not null check (kind > 0),
  no smallint not null check (no >= 0),
  intake smallint not null check (intake between 1 and 4),
  late boolean not null,
  amount smallint not null check (amount in (1, -1)),
  worked_minutes integer not null check (worked_minutes >= 0),
  promised_minutes integer,
  at timestamptz not null,
  recorded_at timestamptz not null,
  dossier_id uuid not null,
  seq integer not null check (seq > 0),
  staff_id uuid,
  sector_code text not null,
  procedure_code text not null,
  primary key (tenant_id, unit_id, kind, at, dossier_id, no, seq)
);
comment on table figure_time is
  'Thời gian đã dùng, phút làm việc: của cả hồ sơ tới lúc có kết quả, và của từng lượt làm một bước; chỉ thêm, không sửa, không xóa';
comment on column figure_time.unit_id is 'Đơn vị có thẩm quyền của hồ sơ, hoặc đơn vị giữ bước';
comment on column figure_time.kind is 'Thời gian của gì, theo TIME_KINDS của chương trình: 1 cả hồ sơ, còn lại là loại bước';
comment on column figure_time.no is 'Số của bước trong hồ sơ; 0 là cả hồ sơ';
comment on column figure_time.amount is '1 là kể vào, -1 là lấy lại (hồ sơ bị hủy)';
comment on column figure_time.promised_minutes is 'Thời gian đã hẹn, hoặc đã giao cho bước; trống khi không quy định';
comment on column figure_time.at is 'Lúc có kết quả, lúc bước xong';
comment on column figure_time.recorded_at is 'Lúc được ghi, như ở figure_point';
create index figure_time_dossier on figure_time (dossier_id);

alter table figure_time enable row level security;
create policy tenant on figure_time using (tenant_id = (select current_tenant()))
  with check (tenant_id = (select current_tenant()));
grant select, insert on figure_time to motcua_app, motcua_worker;

-- Mọi điểm của một hồ sơ: mở một con số ra danh sách, đối chiếu với lịch sử. Mã hồ sơ tăng theo thời gian nên mục mới nằm cuối.
create index figure_point_dossier on figure_point (dossier_id);

-- Bản nhớ cộng dồn có thêm cột; dựng lại từ các điểm.
delete from figure_sum;
alter table figure_sum
  add column received_with_fee integer not null default 0,
  add column received_paid_online integer not null default 0,
  add column received_reusing integer not null default 0,
  add column resolved_with_document integer not null default 0,
  add column resolved_electronically integer not null default 0,
  add column resolved_scanned integer not null default 0,
  add column resolved_digitised integer not null default 0,
  add column handed_over integer not null default 0,
  add column handed_over_by_post integer not null default 0;

-- Hồ sơ đã trả theo cách khác với cách đã chọn: lịch sử vẫn ghi, dòng hiện tại nay cũng nói.
update dossier d set state = ((d.state::jsonb || jsonb_build_object('handedOverBy', e.body ->> 'delivery')))::json
from dossier_event e
where e.tenant_id = d.tenant_id and e.dossier_id = d.id and e.type = 'handedOver' and d.phase = 'handedOver'
  and e.body ->> 'delivery' <> d.state ->> 'delivery';

-- Hồ sơ đã có: điểm và thời gian còn thiếu được ghi bù từ lịch sử.
update figure_keeping set is_backfilled = false, summed_until = null, summed_through = null
where exists (select from dossier d where d.tenant_id = figure_keeping.tenant_id);
select enqueue_job('keep-figures', json_build_object('tenantId', tenant_id), 'keep-figures/' || tenant_id, null)
from figure_keeping where not is_backfilled;

-- Tiền đã nộp trực tuyến từ trước: hồ sơ được ghi nhận một lần.
select enqueue_job('note-older-payments', json_build_object('tenantId', tenant_id), 'note-older-payments/' || tenant_id, null)
from (select distinct tenant_id from fee_payment where method <> 'cash') as paying;
