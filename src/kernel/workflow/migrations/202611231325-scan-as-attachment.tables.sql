-- Scans lie with all other files from now on. No release has kept any in this table.
do $$ begin
  if exists (select 1 from approval_scan) then
    raise exception '审批单扫描件还在旧表 approval_scan 里，请先用旧版本导出，再升级';
  end if;
end $$;
drop table approval_scan;
comment on column approval.scan_digest is '扫描件（附件）的内容摘要';
comment on column approval_history.scan_digest is '扫描件（附件）的内容摘要';
