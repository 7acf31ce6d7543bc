-- Pledges registered this year; a debt that several pledges secure counts once.
select count(*) as "equity.pledges.count", sum(pledged_fen) as "equity.pledges.amount", sum(case when place = 1 then secured_fen else 0 end) as "equity.pledges.secured_claims.amount"
from (select registered_on, pledged_fen, secured_fen, revoked_on,
    row_number() over (partition by pledgees, coalesce(contract_no, id::text) order by revoked_on is not null, registered_on, id) as place
  from equity_pledge where county_code = '459923' and void_reason is null) ranked
where registered_on between date_trunc('year', $1::date)::date and $1::date and (revoked_on is null or revoked_on > $1::date)
