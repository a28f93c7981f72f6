-- Ringback's tables in PostgreSQL 13 or later: psql -v ON_ERROR_STOP=1 -d ringback -f tables.sql
-- Kafka Connect writes each record as it is into a table of its topic; the views say what holds now.
BEGIN;
CREATE SCHEMA ringback;
SET LOCAL search_path = ringback;

-- A row with a lower fence than one that was seen for its key never counts; a tombstone takes the record away, not the fence.
-- What cannot be read is left out: it must not keep Connect from the rows behind it.
CREATE FUNCTION fenced() RETURNS trigger LANGUAGE plpgsql AS $$
DECLARE
  arrived jsonb;
BEGIN
  IF NEW.record IS NULL THEN
    IF TG_OP = 'INSERT' THEN
      NEW.expires := now();
    END IF;
    RETURN NEW;
  END IF;
  BEGIN
    arrived := NEW.record::jsonb;
    NEW.fence := (arrived ->> 'fence')::bigint;
    NEW.expires := (arrived ->> 'expiresAt')::timestamptz;
  EXCEPTION WHEN data_exception OR program_limit_exceeded THEN
    RETURN NULL;
  END;
  IF jsonb_typeof(arrived) <> 'object' THEN
    RETURN NULL;
  END IF;
  IF TG_OP = 'UPDATE' AND coalesce(NEW.fence, -1) < coalesce(OLD.fence, -1) THEN
    RETURN NULL;
  END IF;
  RETURN NEW;
END $$;

DO $$
DECLARE
  topic text;
BEGIN
  FOREACH topic IN ARRAY ARRAY['callback_numbers', 'direct_routes', 'inbound_blocks', 'agent_status',
                               'dashboard_suppressions', 'numbers'] LOOP
    EXECUTE format('CREATE TABLE %I (key text PRIMARY KEY, record text, fence bigint, expires timestamptz)', topic);
    EXECUTE format('CREATE TRIGGER fenced BEFORE INSERT OR UPDATE ON %I FOR EACH ROW EXECUTE FUNCTION fenced()', topic);
  END LOOP;
END $$;

CREATE VIEW active_routes AS
  SELECT key AS number, r ->> 'agentId' AS agent_id, r ->> 'fallback' AS fallback, r ->> 'endpointRef' AS endpoint_ref,
         (r ->> 'signedOut')::boolean AS signed_out, (r ->> 'requiresDecision')::boolean AS requires_decision,
         (r ->> 'noAnswerSeconds')::int AS no_answer_seconds, expires, fence
  FROM direct_routes, LATERAL (SELECT record::jsonb AS r) AS read
  WHERE r ->> 'state' = 'ACTIVE' AND expires > now();

CREATE VIEW active_blocks AS
  SELECT key AS agent_id, r -> 'exceptNumbers' AS except_numbers, r -> 'exceptCallers' AS except_callers,
         (r ->> 'exceptPsapCallback')::boolean AS except_psap_callback, expires, fence
  FROM inbound_blocks, LATERAL (SELECT record::jsonb AS r) AS read
  WHERE r ->> 'state' = 'ACTIVE' AND expires > now();

CREATE VIEW leases AS
  SELECT key AS number, r ->> 'agentId' AS agent_id, (r ->> 'issuedAt')::timestamptz AS issued, expires, fence
  FROM callback_numbers, LATERAL (SELECT record::jsonb AS r) AS read
  WHERE r ->> 'state' IN ('ISSUED', 'EXTENDED') AND expires > now();

-- A status of null is the presence service's own; an emergency that expired shows the base status.
CREATE VIEW presence AS
  SELECT key AS agent_id, emergency, CASE WHEN said AND NOT emergency THEN r ->> 'baseStatus' ELSE r ->> 'status' END AS status
  FROM agent_status,
       LATERAL (SELECT record::jsonb AS r) AS read,
       LATERAL (SELECT (r ->> 'emergency')::boolean AS said) AS row_says,
       LATERAL (SELECT said AND coalesce(expires > now(), true) AS emergency) AS holds
  WHERE record IS NOT NULL;

-- Every call in it is hidden; one that is forgotten must be deleted wherever it is held, also one whose tombstone is all that
-- is left of it.
CREATE VIEW hidden_calls AS
  SELECT key AS call_id, coalesce(r ->> 'state' = 'DROP' OR expires <= now(), true) AS forgotten,
         r -> 'visibleControls' AS visible_controls
  FROM dashboard_suppressions, LATERAL (SELECT record::jsonb AS r) AS read;

CREATE VIEW pool_numbers AS
  SELECT key AS number, record::jsonb ->> 'pool' AS pool, record::jsonb ->> 'state' AS state
  FROM numbers WHERE record IS NOT NULL;

-- Call it every few minutes. What expired two hours ago is no longer held, as in the tables of Java and Node; of numbers and
-- agents their fence stays.
CREATE FUNCTION forget() RETURNS void LANGUAGE sql AS $$
  DELETE FROM ringback.dashboard_suppressions WHERE expires < now() - interval '2 hours';
  UPDATE ringback.direct_routes SET record = NULL WHERE expires < now() - interval '2 hours';
  UPDATE ringback.inbound_blocks SET record = NULL WHERE expires < now() - interval '2 hours';
  UPDATE ringback.callback_numbers SET record = NULL WHERE expires < now() - interval '2 hours';
$$;
COMMIT;
