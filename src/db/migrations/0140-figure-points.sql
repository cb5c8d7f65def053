-- Số liệu không nói dối: mỗi lệnh trên hồ sơ ghi thêm những điểm có dấu mà nó làm số liệu thay đổi, trong cùng một câu ghi
-- với sự kiện. Xem docs/decisions/0021-figures.md.

create table figure_point (
  tenant_id uuid not null,
  competent_unit_id uuid not null,
  kind smallint not null check (kind > 0),
  intake smallint not null check (intake between 1 and 4),
  late boolean not null,
  amount smallint not null check (amount <> 0),
  at timestamptz not null,
  recorded_at timestamptz not null,
  dossier_id uuid not null,
  seq integer not null check (seq > 0),
  receiving_unit_id uuid not null,
  staff_id uuid,
  sector_code text not null,
  procedure_code text not null,
  primary key (tenant_id, competent_unit_id, kind, at, dossier_id, seq)
);
comment on table figure_point is
  'Điểm số liệu: từ lúc at, loại kind của đơn vị thêm (bớt) amount hồ sơ; tổng các điểm trước một mốc là số tại mốc ấy; chỉ thêm, không sửa, không xóa';
comment on column figure_point.kind is 'Loại điểm, theo POINT_KINDS của chương trình';
comment on column figure_point.intake is 'Cách nộp: 1 trực tiếp, 2 bưu chính, 3 toàn trình, 4 một phần';
comment on column figure_point.late is 'Ghi vào một ngày sau ngày xảy ra: số liệu của một thời điểm hỏi trong quá khứ phải trừ những điểm này';
comment on column figure_point.at is 'Lúc tính vào số liệu; có thể ở tương lai (lúc sẽ quá hạn nếu chưa xong)';
comment on column figure_point.recorded_at is 'Lúc được ghi: số liệu "như đã biết lúc X" chỉ cộng các điểm ghi tới lúc ấy';
comment on column figure_point.seq is 'Sự kiện cuối của lệnh đã ghi điểm này';
comment on column figure_point.staff_id is 'Người thụ lý, ở các điểm kết thúc hồ sơ';
-- Ghi sau bản cộng dồn gần nhất: điểm nằm trên đĩa theo thứ tự được ghi.
create index figure_point_recorded on figure_point using brin (recorded_at);
-- Ghi muộn: ít, phải trừ ra khi hỏi như đã biết ở một thời điểm trong quá khứ.
create index figure_point_late on figure_point (tenant_id, recorded_at, at) where late;

alter table figure_point enable row level security;
create policy tenant on figure_point using (tenant_id = (select current_tenant()))
  with check (tenant_id = (select current_tenant()));
grant select, insert on figure_point to motcua_app, motcua_worker;
