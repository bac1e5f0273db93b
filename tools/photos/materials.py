"""What things are made of, as POV-Ray textures."""


def srgb(color: str) -> str:
    """A '#rrggbb' colour as POV-Ray writes it."""
    red, green, blue = (int(color[i : i + 2], 16) / 255 for i in (1, 3, 5))
    return f"srgb <{red:.4f},{green:.4f},{blue:.4f}>"


def enamel(color: str) -> str:
    return f"pigment {{ {srgb(color)} }} finish {{ specular 0.35 roughness 0.01 reflection {{ 0.01, 0.16 }} conserve_energy }}"


def matte(color: str, *, grain: float = 0.0) -> str:
    bumps = f"normal {{ bumps {grain} scale 0.12 }}" if grain else ""
    return f"pigment {{ {srgb(color)} }} {bumps} finish {{ specular 0.12 roughness 0.06 }}"


def glaze(color: str) -> str:
    return f"pigment {{ {srgb(color)} }} normal {{ bumps 0.02 scale 1.2 }} finish {{ specular 0.3 roughness 0.02 reflection {{ 0.01, 0.12 }} conserve_energy }}"


def powder(color: str) -> str:
    return f"pigment {{ {srgb(color)} }} normal {{ bumps 0.08 scale 0.05 }} finish {{ specular 0.28 roughness 0.035 reflection {{ 0.005, 0.09 }} conserve_energy }}"


def steel() -> str:
    return "pigment { srgb <0.78,0.78,0.77> } finish { diffuse 0.45 specular 0.6 roughness 0.03 reflection { 0.35 metallic } metallic }"


def metal(color: str, *, shine: float = 0.35) -> str:
    return f"pigment {{ {srgb(color)} }} finish {{ diffuse 0.5 specular 0.6 roughness 0.02 reflection {{ {shine} metallic }} metallic }}"


def wood(light: str = "#d9b07c", dark: str = "#b98a55") -> str:
    return (
        f"pigment {{ wood turbulence 0.06 scale <0.5,0.5,4> rotate x*87 color_map {{ [0 {srgb(light)}] [0.7 {srgb(dark)}] [1 {srgb(light)}] }} }}"
        " finish { specular 0.15 roughness 0.05 }"
    )


def cloth(color: str, *, weave: float = 0.12, thread: float = 0.16) -> str:
    return f"pigment {{ {srgb(color)} }} normal {{ bumps {weave} scale {thread} }} finish {{ diffuse 0.82 specular 0.03 roughness 0.2 }}"


def wax(color: str) -> str:
    return f"pigment {{ {srgb(color)} }} finish {{ diffuse 0.75 emission 0.08 specular 0.25 roughness 0.04 }}"


def tinted_glass(color: str, *, clear: float = 0.75) -> str:
    red, green, blue = (int(color[i : i + 2], 16) / 255 for i in (1, 3, 5))
    return (
        f"pigment {{ srgbf <{red:.3f},{green:.3f},{blue:.3f},{clear}> }}"
        " finish { diffuse 0.25 specular 0.7 roughness 0.004 reflection { 0.02, 0.25 } conserve_energy }"
    )


def glow(color: str, *, power: float = 0.9) -> str:
    return f"pigment {{ {srgb(color)} }} finish {{ emission {power} diffuse 0.3 }}"


def printed(picture: str, *, back: str = "#f4efe4") -> str:
    """A paper label; the picture is laid over the mesh's own coordinates."""
    return f'uv_mapping pigment {{ image_map {{ png "{picture}" interpolate 2 }} }} finish {{ specular 0.08 roughness 0.08 }}'
