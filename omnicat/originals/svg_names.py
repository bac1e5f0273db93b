"""The elements and attributes of SVG that only draw."""

# Counts up when the same drawing gives another copy: it is a part of the copy's name.
SVG_RECIPE = 1

# SVG 2 (W3C Candidate Recommendation, 2018-10-04), appendix F, without what runs, fetches or shows another document:
# script, foreignObject, handler, listener, iframe, audio, video, canvas, embed.
_ELEMENTS = """
    svg g defs symbol use switch title desc metadata a view style
    path rect circle ellipse line polyline polygon text tspan tref textPath image marker
    linearGradient radialGradient meshgradient meshrow meshpatch stop pattern hatch hatchpath clipPath mask solidcolor
    filter feBlend feColorMatrix feComponentTransfer feComposite feConvolveMatrix feDiffuseLighting feDisplacementMap
    feDistantLight feDropShadow feFlood feFuncA feFuncB feFuncG feFuncR feGaussianBlur feImage feMerge feMergeNode
    feMorphology feOffset fePointLight feSpecularLighting feSpotLight feTile feTurbulence
    animate animateMotion animateTransform animateColor set mpath
    font font-face font-face-src font-face-name glyph missing-glyph hkern vkern color-profile cursor
"""
ELEMENTS = frozenset(_ELEMENTS.split())

SVG = "http://www.w3.org/2000/svg"
XLINK = "http://www.w3.org/1999/xlink"
XML = "http://www.w3.org/XML/1998/namespace"

ANIMATIONS = frozenset(("animate", "animateColor", "animateMotion", "animateTransform", "set"))

# Fetch what they name, whatever stands in them.
FETCHING = frozenset(("color-profile", "cursor", "tref", "font-face-uri"))
