import threading
import warnings

import pytest

from omnicat.images.quiet import quiet


def test_warnings_are_silent_inside_and_as_before_behind_it() -> None:
    before = list(warnings.filters)
    with quiet(), quiet():
        warnings.warn("not heard", stacklevel=1)
    assert list(warnings.filters) == before
    with pytest.warns(UserWarning, match="heard"):
        warnings.warn("heard", stacklevel=1)


def test_the_last_thread_out_restores_the_filters() -> None:
    before, first_left, second_in = list(warnings.filters), threading.Event(), threading.Event()

    def second() -> None:
        with quiet():
            second_in.set()
            first_left.wait()
            warnings.warn("not heard", stacklevel=1)

    thread = threading.Thread(target=second)
    with quiet():
        thread.start()
        second_in.wait()
    first_left.set()
    thread.join()
    assert list(warnings.filters) == before
