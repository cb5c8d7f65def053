-- Bước của đơn vị mình thì thấy được mà không phải hỏi hồ sơ: đơn vị giữ một bước luôn là đơn vị tham gia hồ sơ, nên bức
-- tường vẫn đứng đúng chỗ cũ. Đếm việc của một đơn vị vì thế không tra từng hồ sơ một.

DROP POLICY participant ON dossier_step;
CREATE POLICY participant ON dossier_step
  USING (tenant_id = (SELECT current_tenant()) AND ((SELECT current_scope()) = 'all'
    OR unit_id = ANY ((SELECT current_units())::uuid[])
    OR EXISTS (SELECT 1 FROM dossier d WHERE d.tenant_id = dossier_step.tenant_id AND d.id = dossier_step.dossier_id)))
  WITH CHECK (tenant_id = (SELECT current_tenant()));
