-- Danh mục đơn vị hành chính: cũ và mới, đơn vị nào thành đơn vị nào. Dùng chung cho mọi cơ quan của bản cài đặt.

create table admin_unit (
  code text not null check (code ~ '^[0-9]{2,5}$'),
  effective_from date not null,
  effective_to date check (effective_to >= effective_from),
  level text not null check (level in ('province', 'district', 'commune')),
  kind text not null,
  name text not null check (name <> ''),
  parent_code text,
  primary key (code, effective_from),
  check ((level = 'province') = (parent_code is null))
);
comment on table admin_unit is 'Đơn vị hành chính theo danh mục của nhà nước; cùng một mã có thể là đơn vị khác sau khi sắp xếp';
comment on column admin_unit.effective_from is 'Ngày đầu mà danh mục đã nhập ghi nhận; đơn vị có thể có từ trước';
comment on column admin_unit.effective_to is 'Ngày cuối cùng còn là đơn vị hành chính';
comment on column admin_unit.parent_code is 'Mã đơn vị trực tiếp bên trên, cùng thời kỳ; tỉnh không có';

create table admin_unit_succession (
  effective_on date not null,
  old_code text not null,
  new_code text not null,
  kind text not null check (kind in ('whole', 'part')),
  basis text,
  primary key (effective_on, old_code, new_code)
);
comment on table admin_unit_succession is 'Đơn vị hành chính cũ thành đơn vị mới từ một ngày';
comment on column admin_unit_succession.kind is 'whole: cả đơn vị cũ vào đơn vị mới; part: một phần';
comment on column admin_unit_succession.basis is 'Văn bản sắp xếp, nếu biết';
create index admin_unit_succession_new on admin_unit_succession (new_code, effective_on);

create table admin_unit_source (
  id uuid primary key,
  source text not null,
  as_of text not null,
  checked text not null check (checked in ('verified', 'toVerify')),
  brought_at timestamptz not null
);
comment on table admin_unit_source is 'Mỗi lần nhập danh mục đơn vị hành chính: lấy từ đâu, ở thời điểm nào; chỉ thêm';

grant select, insert, update on admin_unit, admin_unit_succession to motcua_app;
grant select, insert on admin_unit_source to motcua_app;
grant select on admin_unit, admin_unit_succession, admin_unit_source to motcua_worker;
