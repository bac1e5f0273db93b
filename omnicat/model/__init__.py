"""The words of a catalog as frozen values: product, family, category, asset, channel, listing."""
