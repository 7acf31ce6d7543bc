-- Random inspections opened this year: tasks, objects drawn, results published; all, and joint ones led by the bureau.
select count(distinct t.id) as "doublerandom.tasks.count", count(distinct t.id) filter (where t.joint and t.own_lead) as "doublerandom.joint.tasks.count",
  count(o.id) as "doublerandom.objects.drawn.count", count(o.id) filter (where t.joint and t.own_lead) as "doublerandom.joint.objects.drawn.count",
  count(u.id) as "doublerandom.objects.published.count", count(u.id) filter (where t.joint and t.own_lead) as "doublerandom.joint.publication.rate numerator"
from inspection_task t
left join inspection_object o on o.county_code = t.county_code and o.task_id = t.id and o.void_reason is null and o.drawn_on <= $1::date and (o.dropped_on is null or o.dropped_on > $1::date)
left join inspection_publication u on u.county_code = o.county_code and u.object_id = o.id and u.void_reason is null and u.published_on <= $1::date and (u.withdrawn_on is null or u.withdrawn_on > $1::date)
where t.county_code = '459923' and t.void_reason is null and t.kind = 'DOUBLE_RANDOM' and t.opened_on between date_trunc('year', $1::date)::date and $1::date
