"""The first tables."""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

revision = "001"
down_revision = None

_HASH = sa.String(64)
_NAME = sa.String(400)


def upgrade() -> None:
    """Make the tables."""
    op.create_table(
        "contents",
        sa.Column("hash", _HASH, primary_key=True),
        sa.Column("data", sa.LargeBinary(), nullable=False),
    )
    op.create_table(
        "students",
        sa.Column("key", _NAME, primary_key=True),
        *(sa.Column(name, sa.Text(), nullable=False) for name in ("name", "login", "email", "section", "group")),
        sa.Column("gone", sa.Boolean(), nullable=False),
    )
    op.create_table(
        "assignments",
        sa.Column("id", sa.Integer(), primary_key=True),
        sa.Column("assignment", _NAME, nullable=False, index=True),
        sa.Column("max_score", sa.Double(), nullable=False),
        sa.Column("weight", sa.Double(), nullable=False),
        sa.Column("due", sa.DateTime()),
        sa.Column("grace", sa.Double(), nullable=False),
        sa.Column("per_day", sa.Double(), nullable=False),
        sa.Column("cap", sa.Double(), nullable=False),
        sa.Column("counts", sa.String(16), nullable=False),
        sa.Column("when", sa.DateTime(), nullable=False),
    )
    op.create_table(
        "attempts",
        sa.Column("id", sa.Integer(), primary_key=True),
        sa.Column("key", _HASH, nullable=False, unique=True),
        sa.Column("student", _NAME, sa.ForeignKey("students.key"), nullable=False),
        sa.Column("assignment", _NAME, nullable=False),
        sa.Column("content", _HASH, nullable=False),
        sa.Column("time", sa.DateTime()),
        sa.Column("source", sa.String(16), nullable=False),
        sa.Column("late", sa.Boolean(), nullable=False),
        sa.Column("claimed", sa.DateTime()),
        sa.Column("seen", sa.DateTime(), nullable=False),
        sa.Index("attempts_of", "assignment", "student"),
    )
    op.create_table(
        "attempt_files",
        sa.Column("attempt", sa.Integer(), sa.ForeignKey("attempts.id"), primary_key=True),
        sa.Column("path", sa.Text(), primary_key=True),
        sa.Column("content", _HASH, sa.ForeignKey("contents.hash"), nullable=False),
    )
    op.create_table(
        "gradings",
        sa.Column("id", sa.Integer(), primary_key=True),
        sa.Column("attempt", sa.Integer(), sa.ForeignKey("attempts.id"), nullable=False, index=True),
        sa.Column("status", sa.String(16), nullable=False),
        sa.Column("score", sa.Double()),
        sa.Column("max_score", sa.Double(), nullable=False),
        sa.Column("when", sa.DateTime(), nullable=False),
        sa.Column("hashes", _HASH, sa.ForeignKey("contents.hash"), nullable=False),
        sa.Column("result", _HASH, sa.ForeignKey("contents.hash"), nullable=False),
        sa.Column("sheet", _HASH, sa.ForeignKey("contents.hash"), nullable=False),
    )
    op.create_table(
        "adjustments",
        sa.Column("id", sa.Integer(), primary_key=True),
        sa.Column("kind", sa.String(16), nullable=False),
        sa.Column("assignment", _NAME, nullable=False, index=True),
        sa.Column("student", _NAME, nullable=False),
        sa.Column("points", sa.Double()),
        sa.Column("until", sa.DateTime()),
        sa.Column("test", sa.Text(), nullable=False),
        sa.Column("drop", sa.Boolean(), nullable=False),
        sa.Column("text", sa.Text(), nullable=False),
        sa.Column("undone", sa.Boolean(), nullable=False),
        sa.Column("who", sa.Text(), nullable=False),
        sa.Column("when", sa.DateTime(), nullable=False),
        sa.Column("why", sa.Text(), nullable=False),
    )
    op.create_table(
        "publications",
        sa.Column("id", sa.Integer(), primary_key=True),
        sa.Column("student", _NAME, sa.ForeignKey("students.key"), nullable=False),
        sa.Column("assignment", _NAME, nullable=False),
        sa.Column("channel", sa.Text(), nullable=False),
        sa.Column("recipient", sa.Text(), nullable=False),
        sa.Column("told", sa.Text(), nullable=False),
        sa.Column("when", sa.DateTime(), nullable=False),
    )
