-- Hàng rào của số liệu: mọi lệnh trên hồ sơ giữ chung một khóa tư vấn rồi mới xem đồng hồ; người chốt giữ riêng khóa ấy.
-- Lệnh ghi sau hàng rào không bao giờ mang giờ ghi sớm hơn nó, nên số liệu như đã biết tới hàng rào là cuối cùng.

create table figure_fence (
  tenant_id uuid not null references tenant (id),
  at timestamptz not null,
  primary key (tenant_id, at)
);
comment on table figure_fence is 'Các lần chốt thời điểm: không giao dịch nào ghi xong sau đó mà mang giờ ghi sớm hơn; chỉ thêm, không sửa, không xóa';

create table figure_snapshot (
  tenant_id uuid not null references tenant (id),
  id uuid not null,
  subject text not null check (subject <> ''),
  question json not null,
  answer json not null,
  as_of timestamptz not null,
  frozen_at timestamptz not null,
  frozen_by_staff_id uuid,
  frozen_by_name text not null check (frozen_by_name <> ''),
  primary key (tenant_id, id)
);
comment on table figure_snapshot is 'Số liệu đã chốt: hỏi gì, trả lời gì, như đã biết lúc nào, ai chốt; chỉ thêm, không sửa, không xóa';
comment on column figure_snapshot.subject is 'Chốt cho việc gì, ví dụ mã biểu báo cáo';
comment on column figure_snapshot.as_of is 'Số liệu như đã biết lúc này, không sau hàng rào gần nhất khi chốt';
-- Các lần chốt của một việc, mới nhất trước.
create index figure_snapshot_subject on figure_snapshot (tenant_id, subject, frozen_at desc);

do $$
declare name text;
begin
  foreach name in array array['figure_fence', 'figure_snapshot'] loop
    execute format('alter table %I enable row level security', name);
    execute format('create policy tenant on %I using (tenant_id = (select current_tenant()))'
      ' with check (tenant_id = (select current_tenant()))', name);
  end loop;
end $$;
grant select, insert on figure_fence, figure_snapshot to motcua_app, motcua_worker;

create function figure_lock() returns bigint
  language sql stable parallel safe
  return hashtextextended(current_tenant()::text || '/figures', 140);
comment on function figure_lock() is 'Khóa tư vấn của số liệu một cơ quan: lệnh giữ chung, người chốt giữ riêng';
revoke all on function figure_lock() from public;
grant execute on function figure_lock() to motcua_app, motcua_worker;

-- Khóa chung trước, khóa hồ sơ sau: người chốt không bao giờ đứng giữa hai lệnh đang chờ nhau.
drop function open_command(uuid, text, uuid, uuid, text);
create function open_command(wanted uuid, actor text, command uuid, receiving uuid, day text)
  returns table (state json, input_hash bytea, answer json, units uuid, calendar uuid, catalogue uuid, pattern text,
    when_full text, agency text, number integer, fence timestamptz)
  language plpgsql volatile
  as $$
  begin
    perform pg_advisory_xact_lock_shared(figure_lock());
    select d.state into open_command.state from dossier d
      where d.tenant_id = current_tenant() and d.id = wanted for update;
    select c.input_hash, c.answer into open_command.input_hash, open_command.answer from command_log c
      where c.tenant_id = current_tenant() and c.actor_key = actor and c.command_id = command;
    select r.units, r.calendar, p.revision, c.pattern, c.when_full, u.code,
        (select f.at from figure_fence f where f.tenant_id = r.tenant_id order by f.at desc limit 1)
      into open_command.units, open_command.calendar, open_command.catalogue, open_command.pattern, open_command.when_full,
        open_command.agency, open_command.fence
      from organisation_revision r
      left join procedure_catalogue p on p.tenant_id = r.tenant_id
      left join code_pattern c on c.tenant_id = r.tenant_id
      left join unit u on u.tenant_id = r.tenant_id and u.id = receiving
      where r.tenant_id = current_tenant();
    if open_command.state is null and open_command.answer is null and open_command.agency is not null then
      open_command.number := take_number('dossier/' || open_command.agency || '/' || day, 1);
    end if;
    return next;
  end
  $$;
comment on function open_command(uuid, text, uuid, uuid, text) is
  'Khóa chung của số liệu, hồ sơ đã khóa, câu trả lời cũ của lệnh, các dấu phiên bản mà bản nhớ tạm dựa vào, hàng rào số liệu gần nhất, và số tiếp theo của nơi tiếp nhận khi lệnh là hồ sơ mới; tường bảo vệ hàng vẫn áp dụng';
revoke all on function open_command(uuid, text, uuid, uuid, text) from public;
grant execute on function open_command(uuid, text, uuid, uuid, text) to motcua_app, motcua_worker;
