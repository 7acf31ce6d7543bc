-- A fifth of the rows of the ledgers that the figures read are corrected on 1 June 2022: the version before goes into the history.
do $$
declare
  t text;
  columns text;
begin
  foreach t in array array['party_state', 'party_class', 'entity', 'entity_capital', 'annual_filing', 'message_contact', 'licence_issue', 'permit_application',
    'seal_delivery', 'equity_pledge', 'inspection_object', 'inspection_publication', 'publication_notice', 'abnormal_listing'] loop
    select string_agg(quote_ident(column_name), ', ') into columns from information_schema.columns where table_schema = 'public' and table_name = t;
    execute format('insert into %I (%s, superseded_at) select %s, %L from %I where get_byte(uuid_send(id), 15) %% 5 = 0', t || '_history', columns, columns, '2022-06-01', t);
    execute format('update %I set version = 2, recorded_at = %L where get_byte(uuid_send(id), 15) %% 5 = 0', t, '2022-06-01');
  end loop;
  -- What the corrections say, so that the figures differ from what was known before.
  update entity_capital set rmb_fen = rmb_fen * 2 where version = 2;
  update annual_filing set first_filed_on = first_filed_on + 400 where version = 2 and report_year = 2020 and get_byte(uuid_send(id), 14) % 4 = 0;
  update publication_notice set withdrawn_on = published_on + 10 where version = 2;
  update message_contact set result = 'FAILED' where version = 2;
end $$;
