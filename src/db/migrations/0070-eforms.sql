-- Biểu mẫu điện tử của thủ tục: phiên bản theo ngày hiệu lực, nội dung là dữ liệu.

create table form (
  tenant_id uuid not null,
  procedure_code text not null,
  created_at timestamptz not null,
  primary key (tenant_id, procedure_code),
  foreign key (tenant_id, procedure_code) references procedure (tenant_id, code)
);
comment on table form is 'Biểu mẫu điện tử, mỗi thủ tục một biểu mẫu; nội dung nằm ở các phiên bản';

create table form_version (
  tenant_id uuid not null,
  id uuid not null,
  procedure_code text not null,
  version_no integer not null check (version_no > 0),
  state text not null check (state in ('draft', 'published', 'ended')),
  effective_from date not null,
  effective_to date check (effective_to >= effective_from),
  written_for uuid not null,
  source json not null,
  body json,
  title text not null generated always as (source ->> 'title') stored,
  origin text not null check (origin in ('law', 'import', 'office')),
  provenance json,
  edit_no integer not null check (edit_no > 0),
  created_at timestamptz not null,
  created_by text not null,
  published_at timestamptz,
  published_by text,
  primary key (tenant_id, id),
  unique (tenant_id, procedure_code, version_no),
  foreign key (tenant_id, procedure_code) references form (tenant_id, procedure_code),
  foreign key (tenant_id, written_for) references procedure_version (tenant_id, id),
  check ((state = 'draft') = (published_at is null)),
  check ((state = 'draft') = (body is null)),
  check ((state = 'ended') = (effective_to is not null)),
  exclude using gist (tenant_id with =, procedure_code with =, daterange(effective_from, effective_to, '[]') with &&)
    where (state <> 'draft')
);
comment on table form_version is 'Phiên bản biểu mẫu điện tử; đã ban hành thì không đổi, hồ sơ giữ phiên bản mà người nộp đã điền';
comment on column form_version.state is 'draft: bản nháp; published: đã ban hành, chưa có ngày cuối; ended: đã ban hành và có ngày cuối';
comment on column form_version.effective_to is 'Ngày cuối cùng còn hiệu lực';
comment on column form_version.written_for is 'Phiên bản thủ tục mà biểu mẫu được soạn theo (thành phần hồ sơ của các ô tải tệp)';
comment on column form_version.source is 'Nội dung như người soạn viết: trang, ô, điều kiện bằng lời FEEL';
comment on column form_version.body is 'Nội dung đã kiểm tra khi ban hành: đủ từng phần, điều kiện thành cây biểu thức đóng';
comment on column form_version.title is 'Rút từ source, để liệt kê mà không đọc cả nội dung';
comment on column form_version.origin is 'law: kèm sản phẩm; import: nhập từ tệp; office: cơ quan soạn';
comment on column form_version.provenance is 'Nguồn: văn bản, mức đã kiểm tra, điểm còn mở; tệp đã nhập và phần không chuyển được';
comment on column form_version.edit_no is 'Số lần ghi bản nháp: hai người cùng sửa thì người sau được báo';
comment on column form_version.created_by is 'Người tạo: mã cán bộ hoặc tên của hệ thống';
-- Mỗi biểu mẫu chỉ có một bản nháp.
create unique index form_version_draft on form_version (tenant_id, procedure_code) where state = 'draft';

create function refuse_change_of_published_form() returns trigger language plpgsql as $$
declare
  movable constant text[] := array['state', 'effective_to', 'title'];
begin
  if old.state = 'draft' then
    return case when tg_op = 'DELETE' then old else new end;
  end if;
  -- Only the last day of a published version may still be set or moved.
  if tg_op = 'UPDATE' and new.state <> 'draft' and to_jsonb(old) - movable = to_jsonb(new) - movable then
    return new;
  end if;
  raise exception 'a published form never changes' using errcode = 'restrict_violation';
end
$$;
comment on function refuse_change_of_published_form() is 'Biểu mẫu đã ban hành không sửa, không xóa; chỉ đặt được ngày cuối';
create trigger form_version_fixed before update or delete on form_version
  for each row execute function refuse_change_of_published_form();

do $$
declare name text;
begin
  foreach name in array array['form', 'form_version'] loop
    execute format('alter table %I enable row level security', name);
    execute format('create policy tenant on %I using (tenant_id = (select current_tenant()))', name);
  end loop;
end $$;

grant select, insert on form to motcua_app;
grant select, insert, update, delete on form_version to motcua_app;
grant select on form, form_version to motcua_worker;
