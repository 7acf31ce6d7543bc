-- Food permits accepted this year: applicants with a concluded one, concluded ones, and those concluded or due.
select count(distinct party_id) filter (where concluded_on <= $1::date) as "permits.food.completed.count",
  count(*) filter (where concluded_on <= $1::date) as "permits.food.completion.rate numerator",
  count(*) filter (where concluded_on <= $1::date or coalesce(extended_to, due_on) <= $1::date) as "permits.food.completion.rate denominator"
from permit_application
where county_code = '459923' and void_reason is null and kind in ('FOOD_OP', 'SMALL_CATERING', 'SMALL_WORKSHOP') and accepted_on between date_trunc('year', $1::date)::date and $1::date
