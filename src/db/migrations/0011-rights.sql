-- Quyền của một người trong một ngày, đọc bằng một câu: dùng cho mọi yêu cầu, nên kế hoạch được nhớ theo kết nối.

create function assignments_on(wanted uuid, on_day date) returns json
  language plpgsql stable as $$
begin
  return (
    select coalesce(json_agg(json_build_object('role', a.role, 'unitId', a.unit_id, 'withSubtree', a.with_subtree,
      'sectors', a.sectors, 'from', a.valid_from, 'to', a.valid_to)), '[]')
    from staff_assignment a
    where a.tenant_id = current_tenant() and a.staff_id = wanted and a.ended_at is null
      and a.valid_from <= on_day and (a.valid_to is null or a.valid_to >= on_day));
end
$$;
comment on function assignments_on(uuid, date) is 'Các phân công còn hiệu lực của một người trong ngày';

create function rights_on(wanted uuid, on_day date) returns json
  language plpgsql stable as $$
begin
  return json_build_object('assignments', assignments_on(wanted, on_day), 'delegations', (
    select coalesce(json_agg(json_build_object('fromStaffId', d.from_staff_id, 'form', d.form, 'unitId', d.unit_id,
      'roles', d.roles, 'from', d.valid_from, 'to', d.valid_to,
      'giverAssignments', assignments_on(d.from_staff_id, on_day))), '[]')
    from delegation d
    join staff g on g.tenant_id = d.tenant_id and g.id = d.from_staff_id
    where d.tenant_id = current_tenant() and d.to_staff_id = wanted and d.ended_at is null
      and d.valid_from <= on_day and d.valid_to >= on_day
      and g.active_from <= on_day and (g.active_to is null or g.active_to >= on_day)));
end
$$;
comment on function rights_on(uuid, date) is 'Phân công và ủy quyền còn hiệu lực của một người trong ngày, dạng JSON; chương trình tính ra quyền';

revoke all on function assignments_on(uuid, date), rights_on(uuid, date) from public;
grant execute on function assignments_on(uuid, date), rights_on(uuid, date) to motcua_app, motcua_worker;
