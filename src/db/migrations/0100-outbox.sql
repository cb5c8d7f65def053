-- Hộp thư đi duy nhất: mọi thứ gửi ra ngoài (thư, tin nhắn, bưu chính, thanh toán, hệ thống quốc gia).
-- Bảng cũ của 0001 chỉ là chỗ giữ sẵn, chưa bản nào ghi vào, nên dựng lại cho vừa mọi kênh.

drop table outbox;

create table outbox (
  tenant_id uuid not null references tenant (id),
  id uuid not null,
  channel text not null check (channel <> ''),
  stream_id uuid not null,
  position integer not null check (position > 0),
  dossier_id uuid,
  kind text not null check (kind <> ''),
  reference json not null,
  key text not null check (key <> ''),
  state text not null check (state in ('pending', 'delivered', 'refused', 'cancelled')),
  attempts integer not null check (attempts >= 0),
  next_attempt_at timestamptz not null,
  expires_at timestamptz,
  lease_id uuid,
  leased_until timestamptz,
  last_error text,
  receipt text,
  created_at timestamptz not null,
  settled_at timestamptz,
  primary key (tenant_id, id),
  unique (tenant_id, channel, stream_id, position),
  unique (tenant_id, channel, key),
  check ((state = 'pending') = (settled_at is null)),
  check ((lease_id is null) = (leased_until is null))
);
comment on table outbox is 'Những gì phải gửi ra ngoài: ghi cùng giao dịch với việc gây ra nó, gửi ít nhất một lần, đúng thứ tự trong từng dòng gửi';
comment on column outbox.id is 'Cũng là khóa chống trùng đưa cho bên nhận: gửi lại thì vẫn khóa này';
comment on column outbox.channel is 'Kênh nhận: mail, sms, zalo, post, payment …';
comment on column outbox.stream_id is 'Dòng gửi: hồ sơ (hoặc chính nó khi không thuộc hồ sơ nào); trong một kênh, cùng dòng thì gửi lần lượt';
comment on column outbox.position is 'Thứ tự trong dòng gửi, lấy dưới khóa giữ tới hết giao dịch: thứ tự này là thứ tự ghi xong';
comment on column outbox.kind is 'Loại việc, để nơi soạn biết đọc reference';
comment on column outbox.reference is 'Chỉ mã số; tên, số điện thoại, địa chỉ được đọc lúc gửi, không nằm ở đây';
comment on column outbox.key is 'Xếp hai lần cùng khóa thì chỉ có một';
comment on column outbox.state is 'pending: còn phải gửi; delivered: bên nhận đã nhận; refused: không gửi được, chờ người xem; cancelled: thôi không gửi';
comment on column outbox.next_attempt_at is 'Chưa tới lúc này thì chưa gửi: giờ yên lặng, hoặc giãn dần sau mỗi lần hỏng';
comment on column outbox.expires_at is 'Sau lúc này gửi cũng vô ích (mã xác nhận); null: không hết hạn';
comment on column outbox.lease_id is 'Lượt gửi đang giữ dòng này; hết leased_until mà chưa xong thì lượt khác gửi lại';
comment on column outbox.last_error is 'Loại lỗi của lần gửi cuối; không chép lời của bên nhận';
comment on column outbox.receipt is 'Mã mà bên nhận trả về';
-- Việc tới lượt của một kênh, không đọc những gì đã gửi.
create index outbox_due on outbox (tenant_id, channel, next_attempt_at) where state = 'pending';
-- Việc chưa gửi lâu nhất, để báo động.
create index outbox_oldest on outbox (tenant_id, created_at) where state = 'pending';
-- Không gửi được, chờ người xem.
create index outbox_refused on outbox (tenant_id, settled_at) where state = 'refused';
-- Đã gửi gì về một hồ sơ.
create index outbox_dossier on outbox (tenant_id, dossier_id) where dossier_id is not null;

alter table outbox enable row level security;
-- Người thấy hồ sơ thì thấy đã gửi gì về hồ sơ; công dân và phần không thuộc hồ sơ nào: không ai, trừ hệ thống.
create policy participant on outbox
  using (tenant_id = (select current_tenant()) and ((select current_scope()) = 'all' or exists (
    select 1 from dossier d where d.tenant_id = outbox.tenant_id and d.id = outbox.dossier_id)))
  with check (tenant_id = (select current_tenant()));
grant select on outbox to motcua_app, motcua_worker;
grant update (state, attempts, next_attempt_at, lease_id, leased_until, last_error, receipt, settled_at)
  on outbox to motcua_app, motcua_worker;

create function queue_outgoing(id uuid, channel text, stream uuid, dossier uuid, kind text, reference json, key text,
    created timestamptz, not_before timestamptz, expires timestamptz)
  returns boolean
  language plpgsql volatile security definer set search_path = pg_catalog, public as $$
declare
  tenant uuid := current_tenant();
begin
  perform pg_advisory_xact_lock(hashtextextended(tenant::text || '/' || $2 || '/' || $3::text, 100));
  insert into outbox (tenant_id, id, channel, stream_id, position, dossier_id, kind, reference, key, state, attempts,
      next_attempt_at, expires_at, created_at)
    select tenant, $1, $2, $3,
      coalesce((select max(o.position) from outbox o where o.tenant_id = tenant and o.channel = $2 and o.stream_id = $3), 0) + 1,
      $4, $5, $6, $7, 'pending', 0, greatest($8, $9), $10, $8
    on conflict on constraint outbox_tenant_id_channel_key_key do nothing;
  return found;
end
$$;
comment on function queue_outgoing(uuid, text, uuid, uuid, text, json, text, timestamptz, timestamptz, timestamptz) is
  'Xếp một việc gửi ra ngoài trong giao dịch của người gọi; ai cũng xếp được, không ai đọc được của người khác; false khi khóa đã có';
revoke all on function queue_outgoing(uuid, text, uuid, uuid, text, json, text, timestamptz, timestamptz, timestamptz) from public;
grant execute on function queue_outgoing(uuid, text, uuid, uuid, text, json, text, timestamptz, timestamptz, timestamptz)
  to motcua_app, motcua_worker;
