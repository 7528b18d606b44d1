"""Students who were known by another key before, and units of work that batches share."""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

revision = "003"
down_revision = "002"

_NAME = sa.String(400)


def upgrade() -> None:
    """Make the tables."""
    op.create_table(
        "identities",
        sa.Column("id", sa.Integer(), primary_key=True),
        sa.Column("earlier", _NAME, sa.ForeignKey("students.key"), nullable=False),
        sa.Column("student", _NAME, sa.ForeignKey("students.key"), nullable=False),
        sa.Column("when", sa.DateTime(), nullable=False),
    )
    op.create_table(
        "leases",
        sa.Column("unit", sa.String(64), primary_key=True),
        sa.Column("holder", sa.Text(), nullable=False),
        sa.Column("until", sa.DateTime(), nullable=False),
    )
    if op.get_bind().dialect.name == "sqlite":
        for event in ("UPDATE", "DELETE"):
            op.execute(
                f"CREATE TRIGGER identities_{event.lower()} BEFORE {event} ON identities "
                "BEGIN SELECT RAISE(ABORT, 'rows of identities are only added'); END"
            )
        return
    op.execute(
        "CREATE TRIGGER identities_only_added BEFORE UPDATE OR DELETE ON identities "
        "FOR EACH ROW EXECUTE FUNCTION rows_are_only_added()"
    )
