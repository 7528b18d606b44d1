CREATE FUNCTION rows_are_only_added() RETURNS trigger LANGUAGE plpgsql AS $$ BEGIN RAISE EXCEPTION 'rows of % are only added', TG_TABLE_NAME; END $$;

CREATE TABLE contents (
    hash VARCHAR(64) NOT NULL,
    data BYTEA NOT NULL,
    PRIMARY KEY (hash)
);

CREATE TABLE students (
    key VARCHAR(400) NOT NULL,
    name TEXT NOT NULL,
    login TEXT NOT NULL,
    email TEXT NOT NULL,
    section TEXT NOT NULL,
    "group" TEXT NOT NULL,
    gone BOOLEAN NOT NULL,
    PRIMARY KEY (key)
);

CREATE TABLE assignments (
    id SERIAL NOT NULL,
    assignment VARCHAR(400) NOT NULL,
    max_score DOUBLE PRECISION NOT NULL,
    weight DOUBLE PRECISION NOT NULL,
    due TIMESTAMP WITHOUT TIME ZONE,
    grace DOUBLE PRECISION NOT NULL,
    per_day DOUBLE PRECISION NOT NULL,
    cap DOUBLE PRECISION NOT NULL,
    counts VARCHAR(16) NOT NULL,
    "when" TIMESTAMP WITHOUT TIME ZONE NOT NULL,
    PRIMARY KEY (id)
);

CREATE INDEX ix_assignments_assignment ON assignments (assignment);

CREATE TABLE adjustments (
    id SERIAL NOT NULL,
    kind VARCHAR(16) NOT NULL,
    assignment VARCHAR(400) NOT NULL,
    student VARCHAR(400) NOT NULL,
    points DOUBLE PRECISION,
    until TIMESTAMP WITHOUT TIME ZONE,
    test TEXT NOT NULL,
    drop BOOLEAN NOT NULL,
    text TEXT NOT NULL,
    undone BOOLEAN NOT NULL,
    who TEXT NOT NULL,
    "when" TIMESTAMP WITHOUT TIME ZONE NOT NULL,
    why TEXT NOT NULL,
    PRIMARY KEY (id)
);

CREATE INDEX ix_adjustments_assignment ON adjustments (assignment);

CREATE TABLE leases (
    unit VARCHAR(64) NOT NULL,
    holder TEXT NOT NULL,
    until TIMESTAMP WITHOUT TIME ZONE NOT NULL,
    PRIMARY KEY (unit)
);

CREATE TABLE attempts (
    id SERIAL NOT NULL,
    key VARCHAR(64) NOT NULL,
    student VARCHAR(400) NOT NULL,
    assignment VARCHAR(400) NOT NULL,
    content VARCHAR(64) NOT NULL,
    time TIMESTAMP WITHOUT TIME ZONE,
    source VARCHAR(16) NOT NULL,
    late BOOLEAN NOT NULL,
    claimed TIMESTAMP WITHOUT TIME ZONE,
    seen TIMESTAMP WITHOUT TIME ZONE NOT NULL,
    PRIMARY KEY (id),
    UNIQUE (key),
    FOREIGN KEY(student) REFERENCES students (key)
);

CREATE INDEX attempts_of ON attempts (assignment, student);

CREATE TABLE publications (
    id SERIAL NOT NULL,
    student VARCHAR(400) NOT NULL,
    assignment VARCHAR(400) NOT NULL,
    channel TEXT NOT NULL,
    recipient TEXT NOT NULL,
    told TEXT NOT NULL,
    "when" TIMESTAMP WITHOUT TIME ZONE NOT NULL,
    PRIMARY KEY (id),
    FOREIGN KEY(student) REFERENCES students (key)
);

CREATE TABLE identities (
    id SERIAL NOT NULL,
    earlier VARCHAR(400) NOT NULL,
    student VARCHAR(400) NOT NULL,
    "when" TIMESTAMP WITHOUT TIME ZONE NOT NULL,
    PRIMARY KEY (id),
    FOREIGN KEY(earlier) REFERENCES students (key),
    FOREIGN KEY(student) REFERENCES students (key)
);

CREATE TABLE attempt_files (
    attempt INTEGER NOT NULL,
    path TEXT NOT NULL,
    content VARCHAR(64) NOT NULL,
    PRIMARY KEY (attempt, path),
    FOREIGN KEY(attempt) REFERENCES attempts (id),
    FOREIGN KEY(content) REFERENCES contents (hash)
);

CREATE TABLE gradings (
    id SERIAL NOT NULL,
    attempt INTEGER NOT NULL,
    status VARCHAR(16) NOT NULL,
    score DOUBLE PRECISION,
    max_score DOUBLE PRECISION NOT NULL,
    "when" TIMESTAMP WITHOUT TIME ZONE NOT NULL,
    hashes VARCHAR(64) NOT NULL,
    result VARCHAR(64) NOT NULL,
    sheet VARCHAR(64) NOT NULL,
    PRIMARY KEY (id),
    FOREIGN KEY(attempt) REFERENCES attempts (id),
    FOREIGN KEY(hashes) REFERENCES contents (hash),
    FOREIGN KEY(result) REFERENCES contents (hash),
    FOREIGN KEY(sheet) REFERENCES contents (hash)
);

CREATE INDEX ix_gradings_attempt ON gradings (attempt);

CREATE TRIGGER contents_only_added BEFORE UPDATE OR DELETE ON contents FOR EACH ROW EXECUTE FUNCTION rows_are_only_added();

CREATE TRIGGER assignments_only_added BEFORE UPDATE OR DELETE ON assignments FOR EACH ROW EXECUTE FUNCTION rows_are_only_added();

CREATE TRIGGER attempts_only_added BEFORE UPDATE OR DELETE ON attempts FOR EACH ROW EXECUTE FUNCTION rows_are_only_added();

CREATE TRIGGER attempt_files_only_added BEFORE UPDATE OR DELETE ON attempt_files FOR EACH ROW EXECUTE FUNCTION rows_are_only_added();

CREATE TRIGGER gradings_only_added BEFORE UPDATE OR DELETE ON gradings FOR EACH ROW EXECUTE FUNCTION rows_are_only_added();

CREATE TRIGGER adjustments_only_added BEFORE UPDATE OR DELETE ON adjustments FOR EACH ROW EXECUTE FUNCTION rows_are_only_added();

CREATE TRIGGER publications_only_added BEFORE UPDATE OR DELETE ON publications FOR EACH ROW EXECUTE FUNCTION rows_are_only_added();

CREATE TRIGGER identities_only_added BEFORE UPDATE OR DELETE ON identities FOR EACH ROW EXECUTE FUNCTION rows_are_only_added();

CREATE TABLE alembic_version (version_num VARCHAR(32) NOT NULL PRIMARY KEY);
