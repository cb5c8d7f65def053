-- Một cửa xem hồ sơ trực tuyến: các hồ sơ khác của cùng người nộp, trong các đơn vị mình với tới.
CREATE FUNCTION dossiers_of_same_submitter(wanted uuid)
  RETURNS TABLE (id uuid, code text, procedure_code text, procedure_version_id uuid, phase text, submitted_at timestamptz, state json)
  LANGUAGE sql STABLE SECURITY DEFINER SET search_path = pg_catalog, public
  AS $$
    SELECT d.id, d.code, d.procedure_code, d.procedure_version_id, d.phase, coalesce(d.submitted_at, d.accepted_at), d.state
    FROM dossier_citizen mine
    JOIN dossier_citizen other ON other.tenant_id = mine.tenant_id AND other.account_id = mine.account_id AND other.part IN ('submitter', 'party')
      AND other.principal_id IS NOT DISTINCT FROM mine.principal_id
    JOIN dossier d ON d.tenant_id = other.tenant_id AND d.id = other.dossier_id
    WHERE mine.tenant_id = current_tenant() AND mine.dossier_id = wanted AND mine.part = 'submitter' AND d.id <> wanted
      AND (current_scope() = 'all' OR d.participant_unit_ids && current_units())
    ORDER BY coalesce(d.submitted_at, d.accepted_at) DESC LIMIT 20
  $$;
COMMENT ON FUNCTION dossiers_of_same_submitter(uuid) IS
  'Hồ sơ khác của cùng tài khoản nộp, để thấy nộp trùng và khác biệt; chỉ trong các đơn vị người hỏi với tới, quyền chi tiết do truy vấn gọi hàm lọc';
REVOKE ALL ON FUNCTION dossiers_of_same_submitter(uuid) FROM PUBLIC;
GRANT EXECUTE ON FUNCTION dossiers_of_same_submitter(uuid) TO motcua_app;
