-- Ringback's tables in PostgreSQL 13 or later: psql -v ON_ERROR_STOP=1 -d ringback -f tables.sql
-- Kafka Connect writes each record as it is into a table of its topic; the views say what holds now.
BEGIN;
CREATE SCHEMA ringback;
SET LOCAL search_path = ringback;

-- A row with a lower fence than one that was seen for its key never counts; a tombstone takes the event away, not the fence.
-- What cannot be read is left out: it must not keep Connect from the rows behind it.
CREATE FUNCTION fenced() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  NEW.written := now();
  BEGIN
    NEW.id := convert_from(NEW.key, 'UTF8');
    NEW.event := convert_from(NEW.record, 'UTF8')::jsonb;
    IF NEW.record IS NOT NULL THEN
      NEW.fence := (NEW.event ->> 'fence')::bigint;
      NEW.expires := (NEW.event ->> 'expiresAt')::timestamptz;
    ELSIF TG_OP = 'INSERT' THEN
      NEW.expires := now();
    END IF;
  EXCEPTION WHEN data_exception OR program_limit_exceeded THEN
    RETURN NULL;
  END;
  IF jsonb_typeof(NEW.event) <> 'object' THEN
    RETURN NULL;
  END IF;
  IF TG_OP = 'UPDATE' AND coalesce(NEW.fence, -1) < coalesce(OLD.fence, -1) THEN
    RETURN NULL;
  END IF;
  RETURN NEW;
END $$;

-- Connect writes key and record, as bytes since not all that may come is text; the trigger reads the rest out of them.
DO $$
DECLARE
  topic text;
BEGIN
  FOREACH topic IN ARRAY ARRAY['callback_numbers', 'direct_routes', 'inbound_blocks', 'agent_status',
                               'dashboard_suppressions', 'numbers'] LOOP
    EXECUTE format('CREATE TABLE %I (key bytea PRIMARY KEY, record bytea, id text, event jsonb, fence bigint, '
                   'expires timestamptz, written timestamptz)', topic);
    EXECUTE format('CREATE TRIGGER fenced BEFORE INSERT OR UPDATE ON %I FOR EACH ROW EXECUTE FUNCTION fenced()', topic);
  END LOOP;
END $$;

CREATE VIEW active_routes AS
  SELECT id AS number, event ->> 'agentId' AS agent_id, event ->> 'fallback' AS fallback, event ->> 'endpointRef' AS endpoint_ref,
         (event ->> 'signedOut')::boolean AS signed_out, (event ->> 'requiresDecision')::boolean AS requires_decision,
         (event ->> 'noAnswerSeconds')::int AS no_answer_seconds, expires, fence
  FROM direct_routes WHERE event ->> 'state' = 'ACTIVE' AND expires > now();

CREATE VIEW active_blocks AS
  SELECT id AS agent_id, event -> 'exceptNumbers' AS except_numbers, event -> 'exceptCallers' AS except_callers,
         (event ->> 'exceptPsapCallback')::boolean AS except_psap_callback, expires, fence
  FROM inbound_blocks WHERE event ->> 'state' = 'ACTIVE' AND expires > now();

CREATE VIEW leases AS
  SELECT id AS number, event ->> 'agentId' AS agent_id, (event ->> 'issuedAt')::timestamptz AS issued, expires, fence
  FROM callback_numbers WHERE event ->> 'state' IN ('ISSUED', 'EXTENDED') AND expires > now();

-- A status of null is the presence service's own; an emergency that expired shows the base status.
CREATE VIEW presence AS
  SELECT id AS agent_id, emergency, CASE WHEN said AND NOT emergency THEN event ->> 'baseStatus' ELSE event ->> 'status' END AS status
  FROM agent_status,
       LATERAL (SELECT (event ->> 'emergency')::boolean AS said) AS row_says,
       LATERAL (SELECT said AND coalesce(expires > now(), true) AS emergency) AS holds
  WHERE event IS NOT NULL;

-- Every call in it is hidden; one that is forgotten must be deleted wherever it is held, also one whose tombstone is all that
-- is left of it.
CREATE VIEW hidden_calls AS
  SELECT id AS call_id, coalesce(event ->> 'state' = 'DROP' OR expires <= now(), true) AS forgotten,
         event -> 'visibleControls' AS visible_controls
  FROM dashboard_suppressions;

CREATE VIEW pool_numbers AS
  SELECT id AS number, event ->> 'pool' AS pool, event ->> 'state' AS state
  FROM numbers WHERE event IS NOT NULL;

-- Call it every few minutes. What expired two hours ago is no longer held, as in the tables of Java and Node, nor is a status
-- that has no deadline and is as old: it says when its agent's emergency was. Of numbers and agents their fence stays.
CREATE FUNCTION forget() RETURNS void LANGUAGE sql AS $$
  DELETE FROM ringback.dashboard_suppressions WHERE expires < now() - interval '2 hours';
  UPDATE ringback.direct_routes SET record = NULL WHERE record IS NOT NULL AND expires < now() - interval '2 hours';
  UPDATE ringback.inbound_blocks SET record = NULL WHERE record IS NOT NULL AND expires < now() - interval '2 hours';
  UPDATE ringback.callback_numbers SET record = NULL WHERE record IS NOT NULL AND expires < now() - interval '2 hours';
  UPDATE ringback.agent_status SET record = NULL
    WHERE record IS NOT NULL AND coalesce(expires, written) < now() - interval '2 hours';
$$;
COMMIT;
