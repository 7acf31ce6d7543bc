alter table complaint_answer add constraint complaint_answer_matter_id_fkey foreign key (county_code, matter_id) references complaint_matter (county_code, id);
alter table complaint_claimant add constraint complaint_claimant_matter_id_fkey foreign key (county_code, matter_id) references complaint_matter (county_code, id);
alter table complaint_matter add constraint complaint_matter_party_id_fkey foreign key (county_code, party_id) references party (county_code, id);
alter table complaint_matter add constraint complaint_matter_odr_enterprise_id_fkey foreign key (county_code, odr_enterprise_id) references odr_enterprise (county_code, id);
alter table complaint_supervision add constraint complaint_supervision_matter_id_fkey foreign key (county_code, matter_id) references complaint_matter (county_code, id);
alter table complaint_transfer add constraint complaint_transfer_matter_id_fkey foreign key (county_code, matter_id) references complaint_matter (county_code, id);
alter table mediation_session add constraint mediation_session_matter_id_fkey foreign key (county_code, matter_id) references complaint_matter (county_code, id);
alter table odr_enterprise add constraint odr_enterprise_party_id_fkey foreign key (county_code, party_id) references party (county_code, id);
