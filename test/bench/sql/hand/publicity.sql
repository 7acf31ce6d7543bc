-- Notices published this year that still stand.
select count(*) filter (where kind = 'PENALTY' and simple_procedure is not true) as "publicity.penalties.count",
  count(*) filter (where kind = 'LICENCE') as "publicity.licences.count", count(*) filter (where kind in ('CHECK', 'SAMPLING')) as "publicity.checks.count"
from publication_notice
where county_code = '459923' and void_reason is null and published_on between date_trunc('year', $1::date)::date and $1::date and (withdrawn_on is null or withdrawn_on > $1::date)
