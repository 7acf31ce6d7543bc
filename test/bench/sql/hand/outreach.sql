-- Texts, calls and visits about the annual report that reached somebody.
select sum(quantity) filter (where purpose = 'ANNUAL_REPORT' and channel = 'SMS') as "annualreports.outreach.sms.count",
  count(*) filter (where purpose = 'ANNUAL_REPORT' and channel = 'CALL') as "annualreports.outreach.calls.count",
  count(*) filter (where purpose = 'ANNUAL_REPORT' and channel = 'ONSITE') as "annualreports.outreach.onsite.count",
  sum(quantity) filter (where purpose = 'ANTI_FRAUD' and channel = 'SMS') as "annualreports.outreach.antifraud_sms.count"
from message_contact
where county_code = '459923' and void_reason is null and happened_on between date_trunc('year', $1::date)::date and $1::date and result in ('SUCCESS', 'REACHED', 'DONE')
