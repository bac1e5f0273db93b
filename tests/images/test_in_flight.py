"""How many pixels are held at once."""

from concurrent.futures import ThreadPoolExecutor
from threading import Event, Lock

import pytest
from PIL import Image

from omnicat.images import RenditionSpec, examine, examining, render, rendering
from omnicat.images.in_flight import MOST, InFlight
from tests.images.pictures import saved


def test_four_threads_never_hold_more_than_is_allowed() -> None:
    in_flight, lock, held, most = InFlight(60), Lock(), [0], [0]

    def work(pixels: int) -> None:
        with in_flight.room(pixels):
            with lock:
                held[0] += pixels
                most[0] = max(most[0], held[0])
            Event().wait(0.001)
            with lock:
                held[0] -= pixels

    with ThreadPoolExecutor(4) as pool:
        list(pool.map(work, [50, 12, 12, 12, 50, 24, 6, 6, 50, 12] * 10))
    assert most[0] <= 60
    assert in_flight.held == 0


def test_what_fits_comes_in_at_once() -> None:
    in_flight, entered = InFlight(60), Event()

    def work() -> None:
        with in_flight.room(30):
            entered.set()

    with ThreadPoolExecutor(1) as pool, in_flight.room(30):
        pool.submit(work)
        assert entered.wait(30)


def test_one_that_is_larger_than_everything_allowed_comes_in_alone() -> None:
    in_flight = InFlight(10)
    with in_flight.room(25):
        assert in_flight.held == 25
    assert in_flight.held == 0


def test_a_large_one_is_not_passed_for_ever_by_small_ones() -> None:
    in_flight, order, holding = InFlight(10), list[str](), Event()

    def work(name: str, pixels: int) -> None:
        with in_flight.room(pixels):
            order.append(name)
            if name == "first":
                holding.wait(5)

    with ThreadPoolExecutor(4) as pool:
        pool.submit(work, "first", 6)
        while in_flight.held != 6:
            Event().wait(0.001)
        pool.submit(work, "large", 9)
        while len(in_flight._waiting) != 1:
            Event().wait(0.001)
        pool.submit(work, "small", 2)
        while len(in_flight._waiting) != 2:
            Event().wait(0.001)
        assert order == ["first"]
        holding.set()
    assert order == ["first", "large", "small"]


def test_what_fails_gives_its_room_back() -> None:
    in_flight = InFlight(10)
    with pytest.raises(ValueError, match="broken"), in_flight.room(7):
        raise ValueError("broken")
    assert in_flight.held == 0


def test_rendering_asks_for_what_it_decodes_and_draws(monkeypatch: pytest.MonkeyPatch) -> None:
    asked: list[int] = []

    class Counting(InFlight):
        def room(self, pixels: int):  # type: ignore[no-untyped-def] # as InFlight has it
            asked.append(pixels)
            return super().room(pixels)

    monkeypatch.setattr(rendering, "IN_FLIGHT", Counting())
    large = Image.new("RGB", (2600, 1200))
    render(saved(large), [RenditionSpec(width=260)], path="a.png")
    render(saved(large, "JPEG"), [RenditionSpec(width=260)], path="a.jpg")
    render(saved(large, "JPEG"), [RenditionSpec(width=260), RenditionSpec(width=2600)], path="a.jpg")
    whole, half, small = 2600 * 1200, 1300 * 600, 260 * 120
    assert asked == [whole + small, half + small, half + small, whole + whole]


def test_looking_at_originals_shares_the_room(monkeypatch: pytest.MonkeyPatch) -> None:
    asked: list[int] = []

    class Counting(InFlight):
        def room(self, pixels: int):  # type: ignore[no-untyped-def] # as InFlight has it
            asked.append(pixels)
            return super().room(pixels)

    monkeypatch.setattr(examining, "IN_FLIGHT", Counting())
    large = Image.new("RGB", (4000, 3000))
    assert examine(saved(large, "JPEG"), "a.jpg")[0]
    assert examine(saved(large.resize((800, 600))), "a.png")[0]
    assert asked == [1000 * 750, 800 * 600]


def test_four_of_fifty_megapixels_wait_for_each_other(monkeypatch: pytest.MonkeyPatch) -> None:
    most, held, lock = [0], [0], Lock()

    class Counting(InFlight):
        def room(self, pixels: int):  # type: ignore[no-untyped-def] # as InFlight has it
            return super().room(pixels * 4_000)

    def counting(*arguments: object) -> object:
        with lock:
            held[0] += 1
            most[0] = max(most[0], held[0])
        try:
            return made(*arguments)  # type: ignore[arg-type]
        finally:
            with lock:
                held[0] -= 1

    made = rendering._made
    monkeypatch.setattr(rendering, "IN_FLIGHT", Counting(MOST))
    monkeypatch.setattr(rendering, "_made", counting)
    content = saved(Image.new("RGB", (125, 100)))
    with ThreadPoolExecutor(4) as pool:
        outcomes = list(pool.map(lambda _: render(content, [RenditionSpec(width=9)], path="a"), range(8)))
    assert most[0] == 1
    assert all(each == outcomes[0] and each[0][0] for each in outcomes)
