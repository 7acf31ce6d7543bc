-- Parties in the register and their capital, on the day and on the same day of the year before.
select count(*) filter (where now_alive and latest) as "entities.active.count", count(*) filter (where then_alive and latest) as "entities.active.count before",
  sum(rmb_fen) filter (where now_alive and capital_from <= $1::date and (capital_to is null or capital_to > $1::date)) as "entities.capital.total",
  sum(rmb_fen) filter (where then_alive and capital_from <= ($1::date - interval '1 year')::date and (capital_to is null or capital_to > ($1::date - interval '1 year')::date)) as "entities.capital.total before"
from (
  select k.rmb_fen, k.from_day as capital_from, k.to_day as capital_to, k.party_id is null or k.to_day is null as latest,
    greatest(s.from_day, c.from_day) <= $1::date and coalesce(least(s.to_day, c.to_day), 'infinity') > $1::date as now_alive,
    greatest(s.from_day, c.from_day) <= ($1::date - interval '1 year')::date and coalesce(least(s.to_day, c.to_day), 'infinity') > ($1::date - interval '1 year')::date as then_alive
  from party_state s
  join party_class c on c.county_code = s.county_code and c.party_id = s.party_id and c.void_reason is null and c.category <> 'REP_OFFICE'
  left join entity_capital k on k.county_code = s.county_code and k.party_id = s.party_id and k.void_reason is null
  where s.county_code = '459923' and s.void_reason is null and s.state in ('ACTIVE', 'SUSPENDED', 'LIQUIDATING')
    and s.from_day <= $1::date and (s.to_day is null or s.to_day > ($1::date - interval '1 year')::date)) alive
