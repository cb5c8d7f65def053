-- Thủ tục hành chính và phiên bản, quy trình nội bộ, đơn vị thực hiện, việc chờ quyết định sau khi nhập.
-- Mọi khoảng ngày tính cả ngày đầu và ngày cuối; ngày cuối để trống là chưa kết thúc.

create table procedure_catalogue (
  tenant_id uuid primary key references tenant (id),
  revision uuid not null
);
comment on table procedure_catalogue is 'Dấu phiên bản của danh mục thủ tục: đổi trong cùng giao dịch với dữ liệu, để bản nhớ tạm (chỉ mục tìm kiếm) không bao giờ cũ; cũng là khóa tuần tự cho thay đổi danh mục';
comment on column procedure_catalogue.revision is 'Giá trị mới, không lặp lại, sau mỗi thay đổi';

create table process (
  tenant_id uuid not null references tenant (id),
  code text not null check (code ~ '^[a-z0-9][a-z0-9-]*$' and length(code) <= 80),
  created_at timestamptz not null,
  primary key (tenant_id, code)
);
comment on table process is 'Quy trình nội bộ giải quyết thủ tục';
comment on column process.code is 'Mã do cơ quan đặt: chữ thường không dấu, số, gạch nối';

create table process_version (
  tenant_id uuid not null,
  id uuid not null,
  process_code text not null,
  version_no integer not null check (version_no > 0),
  state text not null check (state in ('draft', 'published')),
  name text not null check (name <> ''),
  steps json not null,
  edit_no integer not null check (edit_no > 0),
  created_at timestamptz not null,
  created_by text not null,
  published_at timestamptz,
  published_by text,
  primary key (tenant_id, id),
  unique (tenant_id, process_code, version_no),
  foreign key (tenant_id, process_code) references process (tenant_id, code),
  check ((state = 'published') = (published_at is not null))
);
comment on table process_version is 'Phiên bản quy trình nội bộ; đã ban hành thì không đổi, hồ sơ giữ phiên bản lúc tiếp nhận';
comment on column process_version.steps is 'Các bước: việc, vai trò, đơn vị, định mức (phút làm việc), sau bước nào, sản phẩm';
comment on column process_version.edit_no is 'Số lần ghi bản nháp: hai người cùng sửa thì người sau được báo';
comment on column process_version.created_by is 'Người tạo: mã cán bộ hoặc tên của hệ thống';
-- Mỗi quy trình chỉ có một bản nháp.
create unique index process_version_draft on process_version (tenant_id, process_code) where state = 'draft';

create table procedure (
  tenant_id uuid not null references tenant (id),
  code text not null check (code ~ '^[0-9]\.[0-9]{6}$'),
  created_at timestamptz not null,
  primary key (tenant_id, code)
);
comment on table procedure is 'Thủ tục hành chính';
comment on column procedure.code is 'Mã trong Cơ sở dữ liệu quốc gia về thủ tục hành chính, ví dụ 1.001193';

create table procedure_version (
  tenant_id uuid not null,
  id uuid not null,
  procedure_code text not null,
  version_no integer not null check (version_no > 0),
  state text not null check (state in ('draft', 'published', 'ended')),
  effective_from date not null,
  effective_to date check (effective_to >= effective_from),
  process_id uuid,
  body json not null,
  name text not null generated always as (body ->> 'name') stored,
  sector_code text not null generated always as (body ->> 'sectorCode') stored,
  sector_name text not null generated always as (body ->> 'sectorName') stored,
  tiers json not null generated always as (body -> 'tiers') stored,
  keywords json generated always as (body -> 'keywords') stored,
  origin text not null check (origin in ('law', 'import', 'office')),
  provenance json,
  content_hash text,
  statutory_texts json,
  edit_no integer not null check (edit_no > 0),
  created_at timestamptz not null,
  created_by text not null,
  published_at timestamptz,
  published_by text,
  primary key (tenant_id, id),
  unique (tenant_id, procedure_code, version_no),
  foreign key (tenant_id, procedure_code) references procedure (tenant_id, code),
  foreign key (tenant_id, process_id) references process_version (tenant_id, id),
  check ((state = 'draft') = (published_at is null)),
  check ((state = 'ended') = (effective_to is not null)),
  exclude using gist (tenant_id with =, procedure_code with =, daterange(effective_from, effective_to, '[]') with &&)
    where (state <> 'draft')
);
comment on table procedure_version is 'Phiên bản thủ tục theo ngày hiệu lực; đã ban hành thì nội dung không đổi, hai khoảng hiệu lực không chồng nhau';
comment on column procedure_version.state is 'draft: bản nháp; published: đã ban hành, chưa có ngày cuối; ended: đã ban hành và có ngày cuối (ngày cuối có thể còn ở phía trước)';
comment on column procedure_version.effective_to is 'Ngày cuối cùng còn hiệu lực';
comment on column procedure_version.body is 'Nội dung: tên, lĩnh vực, cấp, trường hợp và thời hạn, thành phần hồ sơ, phí, kết quả, căn cứ';
comment on column procedure_version.name is 'Rút từ body, để liệt kê và tìm mà không đọc cả nội dung; cũng vậy với sector_code, sector_name, tiers, keywords';
comment on column procedure_version.origin is 'law: danh mục khởi đầu của sản phẩm; import: nhập từ tệp; office: cơ quan biên tập';
comment on column procedure_version.provenance is 'Nguồn của bản nhập: mã bản ghi, kho, tệp, ngày thu thập';
comment on column procedure_version.content_hash is 'SHA-256 của bản ghi nguồn sau chuẩn hóa: nhập lại cùng nội dung thì không làm gì';
comment on column procedure_version.statutory_texts is 'Nguyên văn thời hạn trong nguồn và kết luận khi đọc từng câu';
comment on column procedure_version.edit_no is 'Số lần ghi bản nháp: hai người cùng sửa thì người sau được báo';
-- Mỗi thủ tục chỉ có một bản nháp.
create unique index procedure_version_draft on procedure_version (tenant_id, procedure_code) where state = 'draft';

create function refuse_change_of_published() returns trigger language plpgsql as $$
declare
  movable constant text[] := array['state', 'effective_to', 'name', 'sector_code', 'sector_name', 'tiers', 'keywords'];
begin
  if tg_op = 'DELETE' then
    if old.state = 'draft' then return old; end if;
  elsif old.state = 'draft' then
    return new;
  elsif tg_table_name = 'procedure_version' then
    -- Only the last day of a published version may still be set or moved. Columns drawn from the body are not
    -- computed yet when this runs.
    if new.state <> 'draft' and to_jsonb(old) - movable = to_jsonb(new) - movable then
      return new;
    end if;
  end if;
  raise exception 'a published version never changes' using errcode = 'restrict_violation';
end
$$;
comment on function refuse_change_of_published() is 'Phiên bản đã ban hành không sửa, không xóa; chỉ đặt được ngày cuối';
create trigger procedure_version_fixed before update or delete on procedure_version
  for each row execute function refuse_change_of_published();
create trigger process_version_fixed before update or delete on process_version
  for each row execute function refuse_change_of_published();

create table procedure_unit (
  tenant_id uuid not null,
  procedure_code text not null,
  unit_id uuid not null,
  part text not null check (part in ('receives', 'resolves')),
  valid_from date not null,
  valid_to date check (valid_to >= valid_from),
  committed json,
  primary key (tenant_id, procedure_code, unit_id, part, valid_from),
  foreign key (tenant_id, procedure_code) references procedure (tenant_id, code),
  foreign key (tenant_id, unit_id) references unit (tenant_id, id),
  exclude using gist (tenant_id with =, procedure_code with =, unit_id with =, part with =,
    daterange(valid_from, valid_to, '[]') with &&)
);
comment on table procedure_unit is 'Đơn vị tiếp nhận, đơn vị có thẩm quyền giải quyết từng thủ tục, theo khoảng ngày';
comment on column procedure_unit.part is 'receives: nơi tiếp nhận; resolves: cơ quan có thẩm quyền giải quyết';
comment on column procedure_unit.committed is 'Thời hạn cam kết riêng của đơn vị theo mã trường hợp; để trống thì theo phiên bản thủ tục';
-- Danh sách thủ tục của một đơn vị.
create index procedure_unit_unit on procedure_unit (tenant_id, unit_id, part);

create table procedure_review (
  tenant_id uuid not null,
  id uuid not null,
  kind text not null check (kind <> ''),
  procedure_code text not null,
  version_id uuid,
  source_id text,
  content_hash text,
  proposal json not null,
  state text not null check (state in ('open', 'decided', 'withdrawn')),
  decision json,
  decided_by text,
  decided_at timestamptz,
  created_at timestamptz not null,
  primary key (tenant_id, id),
  foreign key (tenant_id, procedure_code) references procedure (tenant_id, code),
  foreign key (tenant_id, version_id) references procedure_version (tenant_id, id),
  check ((state = 'open') = (decided_at is null)),
  check ((decided_at is null) = (decided_by is null))
);
comment on table procedure_review is 'Việc cần người quyết định sau khi nhập thủ tục: thiếu thời hạn, bảng và lời văn khác nhau, phí đáng ngờ …';
comment on column procedure_review.kind is 'Loại câu hỏi';
comment on column procedure_review.source_id is 'Mã bản ghi trong tệp nguồn';
comment on column procedure_review.proposal is 'Điều máy đọc được và đề nghị';
comment on column procedure_review.state is 'open: đang chờ; decided: đã quyết định; withdrawn: bản nhập mới đã thay câu hỏi này';
comment on column procedure_review.decision is 'Quyết định đã chọn và lý do';
-- Hàng chờ: việc cũ nhất trước.
create index procedure_review_open on procedure_review (tenant_id, created_at, id) where state = 'open';
-- Các câu hỏi của một phiên bản.
create index procedure_review_version on procedure_review (tenant_id, version_id);

do $$
declare name text;
begin
  foreach name in array array['procedure_catalogue', 'process', 'process_version', 'procedure', 'procedure_version',
    'procedure_unit', 'procedure_review'] loop
    execute format('alter table %I enable row level security', name);
    execute format('create policy tenant on %I using (tenant_id = (select current_tenant()))', name);
  end loop;
end $$;

grant select, insert, update on procedure_catalogue, procedure_unit, procedure_review to motcua_app;
grant select, insert on process, procedure to motcua_app;
grant select, insert, update, delete on process_version, procedure_version to motcua_app;
grant select on procedure_catalogue, process, process_version, procedure, procedure_version, procedure_unit,
  procedure_review to motcua_worker;
