"""How a picture came to be: the words of IPTC's Digital Source Type."""

SCHEME = "http://cv.iptc.org/newscodes/digitalsourcetype/"

AI_GENERATED = "trainedAlgorithmicMedia"

# IPTC NewsCodes, scheme digitalsourcetype, as of 2024-09; the last three are retired and still found in files.
SOURCE_TYPES = (
    AI_GENERATED,
    "compositeWithTrainedAlgorithmicMedia",
    "compositeSynthetic",
    "algorithmicMedia",
    "algorithmicallyEnhanced",
    "dataDrivenMedia",
    "virtualRecording",
    "digitalCapture",
    "computationalCapture",
    "negativeFilm",
    "positiveFilm",
    "print",
    "humanEdits",
    "digitalCreation",
    "composite",
    "compositeCapture",
    "screenCapture",
    "minorHumanEdits",
    "softwareImage",
    "digitalArt",
)

MADE_BY_MACHINES = (
    AI_GENERATED,
    "compositeWithTrainedAlgorithmicMedia",
    "compositeSynthetic",
    "algorithmicMedia",
)
"""Those that channels want to be told of."""


def source_uri(word: str) -> str:
    """The address that IPTC gives a word of its list; '' for any other."""
    return SCHEME + word if word in SOURCE_TYPES else ""


def is_made_by_machine(uri: str) -> bool:
    """Whether the address of a source type says that a machine made the picture, or a part of it."""
    return uri.replace("https://", "http://").removeprefix(SCHEME) in MADE_BY_MACHINES
