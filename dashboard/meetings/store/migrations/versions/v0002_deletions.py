"""Meetings that were deleted, and can still be restored."""

import sqlalchemy as sa
from alembic import op

revision = "0002"
down_revision = "0001"
branch_labels = None
depends_on = None


def upgrade() -> None:
    """Make the table."""
    op.create_table(
        "deletions",
        sa.Column(
            "meeting_id",
            sa.String(32),
            sa.ForeignKey(
                "meetings.meeting_id", name="fk_deletions_meeting_id", ondelete="CASCADE"
            ),
            nullable=False,
        ),
        sa.Column("author", sa.String(300), nullable=False),
        sa.Column("at", sa.Double(), nullable=False),
        sa.PrimaryKeyConstraint("meeting_id", name="pk_deletions"),
    )


def downgrade() -> None:
    """Drop it; what was deleted is there again."""
    op.drop_table("deletions")
