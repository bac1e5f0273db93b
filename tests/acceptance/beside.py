"""Real exports and official schemas that may stand beside a clone; what needs them is skipped where they don't."""

from pathlib import Path

import pytest

SHARED = Path(__file__).parents[2] / "../shared"
SAMPLES = SHARED / "samples"
CHANNELS = SHARED / "channels/data"
needs_shared = pytest.mark.skipif(not SHARED.is_dir(), reason="the samples and official schemas are not here")
