-- Campaigns and routine checks stand on themes; objects on a kind of place; findings may be clues; orders differ by their paper.
alter table inspection_task add column theme text, add column document_no text;
alter table inspection_task_history add column theme text, add column document_no text;
comment on column inspection_task.theme is '监管主题代码（双随机抽查没有）';
comment on column inspection_task_history.theme is '监管主题代码（双随机抽查没有）';
comment on column inspection_task.document_no is '方案或通知文号';
comment on column inspection_task_history.document_no is '方案或通知文号';
create index inspection_task_theme_opened_on_idx on inspection_task (county_code, theme, opened_on);

alter table inspection_object add column venue text, add column detail text;
alter table inspection_object_history add column venue text, add column detail text;
comment on column inspection_object.venue is '对象类别代码（主题之内：农贸市场、药店、学校食堂等）';
comment on column inspection_object_history.venue is '对象类别代码（主题之内：农贸市场、药店、学校食堂等）';
comment on column inspection_object.detail is '对象说明（平台、行业、部位等）';
comment on column inspection_object_history.detail is '对象说明（平台、行业、部位等）';
comment on column inspection_object.drawn_on is '抽取日期（专项和日常检查为列入日期）';
comment on column inspection_object_history.drawn_on is '抽取日期（专项和日常检查为列入日期）';

alter table inspection_visit add column record_no text, add column inspectors text, add column violation boolean;
alter table inspection_visit_history add column record_no text, add column inspectors text, add column violation boolean;
comment on column inspection_visit.record_no is '检查记录编号';
comment on column inspection_visit_history.record_no is '检查记录编号';
comment on column inspection_visit.inspectors is '检查人员';
comment on column inspection_visit_history.inspectors is '检查人员';
comment on column inspection_visit.violation is '发现涉嫌违法行为';
comment on column inspection_visit_history.violation is '发现涉嫌违法行为';

alter table inspection_finding add column clue_no text, add column clue_on date;
alter table inspection_finding_history add column clue_no text, add column clue_on date;
comment on column inspection_finding.clue_no is '违法线索编号';
comment on column inspection_finding_history.clue_no is '违法线索编号';
comment on column inspection_finding.clue_on is '作为违法线索登记的日期';
comment on column inspection_finding_history.clue_on is '作为违法线索登记的日期';
create index inspection_finding_clue_on_idx on inspection_finding (county_code, clue_on) where clue_on is not null;

alter table inspection_order add column kind text not null default 'RECTIFY';
alter table inspection_order alter column kind drop default;
alter table inspection_order_history add column kind text not null default 'RECTIFY';
alter table inspection_order_history alter column kind drop default;
comment on column inspection_order.kind is '文书种类';
comment on column inspection_order_history.kind is '文书种类';
