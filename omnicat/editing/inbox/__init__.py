"""New originals brought in from a folder: matched to products by their names, and a plan of what that writes."""

from omnicat.editing.inbox.planning import plan_inbox
from omnicat.editing.inbox.plans import Inbox

__all__ = ["Inbox", "plan_inbox"]
