"""Products through time: what changed, when and by whom, value by value, through whatever files they stood in."""

from omnicat.looking.history.blame import Blame, BlamedValue, blame
from omnicat.looking.history.files import file_log, product_in
from omnicat.looking.history.log import ChangeView, Log, LogEntry, LogQuery, log
from omnicat.looking.history.subject import Subject, subject_of

__all__ = [
    "Blame",
    "BlamedValue",
    "ChangeView",
    "Log",
    "LogEntry",
    "LogQuery",
    "Subject",
    "blame",
    "file_log",
    "log",
    "product_in",
    "subject_of",
]
