alter table equity_pledge add constraint equity_pledge_company_id_fkey foreign key (county_code, company_id) references party (county_code, id);
alter table equity_pledge_change add constraint equity_pledge_change_pledge_id_fkey foreign key (county_code, pledge_id) references equity_pledge (county_code, id);
alter table equity_pledge_holder add constraint equity_pledge_holder_pledge_id_fkey foreign key (county_code, pledge_id) references equity_pledge (county_code, id);
