"""Barcodes drawn for the tests: EAN-13, as the GS1 General Specifications (2024, section 5.2) lay it out."""

from PIL import Image

LEFT = ("0001101", "0011001", "0010011", "0111101", "0100011", "0110001", "0101111", "0111011", "0110111", "0001011")
PARITY = ("LLLLLL", "LLGLGG", "LLGGLG", "LLGGGL", "LGLLGG", "LGGLLG", "LGGGLL", "LGLGLG", "LGLGGL", "LGGLGL")
TURNED = str.maketrans("01", "10")


def ean13(digits: str, module: int = 3, height: int = 120) -> Image.Image:
    """The bars of 13 digits, with the white that has to be beside them."""
    bars = "0" * 11 + _modules(digits) + "0" * 11
    line = Image.frombytes("L", (len(bars), 1), bytes(0 if each == "1" else 255 for each in bars))
    return line.resize((len(bars) * module, height), Image.Resampling.NEAREST).convert("RGB")


def _modules(digits: str) -> str:
    left = (_left(digit, parity) for digit, parity in zip(digits[1:7], PARITY[int(digits[0])], strict=True))
    right = (LEFT[int(digit)].translate(TURNED) for digit in digits[7:])
    return "101" + "".join(left) + "01010" + "".join(right) + "101"


def _left(digit: str, parity: str) -> str:
    odd = LEFT[int(digit)]
    return odd if parity == "L" else odd.translate(TURNED)[::-1]
